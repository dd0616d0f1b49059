"""Somebody told from others who stand outside the claim, told without them: "two other men" as "two men"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.claims.counted import befalls
from sayso.claims.dangling import is_person
from sayso.claims.inflection import article
from sayso.claims.speakers.ones_own import AUTHORITIES
from sayso.claims.stance.negation import is_negative
from sayso.claims.tree import Tree

_OTHERS = frozenset(("another", "other", "others", "same"))
_PLURAL = frozenset(("NNS", "NNPS"))
_BESIDE = frozenset(("conj", "appos"))
_MORE_TOLD = frozenset(("each", "every", "any", "no", "some", "many", "several", "few", "various"))
_BOUNDS = frozenset("least most about than many approximately around nearly almost".split())
"""What may stand before a number and bounds it already."""
_TENDING = frozenset("neighbor neighbour witness resident paramedic medic doctor firefighter trooper relative".split())
"""Who tells of those who were hurt, or tends them, and is seldom one of them."""
_NOBODY = frozenset("side sides hand end pair couple".split())
_ROLES = frozenset("victim suspect defendant shooter gunman hostage patient survivor".split())
"""What several are in a report, all of whom it tells of."""
_SEEN = frozenset("vehicle car truck suv van sedan pickup gun weapon handgun rifle pistol bullet house home".split())


def told_without_others(tree: Tree, words: Sequence[int], known: Mapping[int, str]) -> dict[int, str]:
    """What stands for "another", "other" and "the same" where what they are told from is not among these words.

    ``known`` are the names filled in for others of them; "" stands for what is left out.
    """
    there = [i for i in words if tree.lower(i) in _OTHERS]
    if not there or any(is_negative(tree, i) for i in words):
        return {}
    found: dict[int, str] = {}
    for i in there:
        if tree.lower(i) == "others":
            found |= dict(_others(tree, i, words, known))
        elif tree[i].head > i and tree[tree[i].head].tag[:2] == "NN":
            found |= dict(_other(tree, i, words, known))
    return found


def _other(tree: Tree, i: int, words: Sequence[int], known: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """ "Another man", "three other men", "the other man", "the other three men", "the same car"."""
    noun = tree[i].head
    told = [j for j in tree.children(noun) if j < noun and j in words]
    first = min(j for j in tree.subtree(noun) if tree.is_word(j))
    before = [j for j in words if j < first]
    one_of_kind = is_person(tree, noun) or tree[noun].lemma.lower() in _SEEN
    if not one_of_kind or _is_told_from(tree, noun, before, known) or tree.lower(noun) in _NOBODY:
        return
    if tree.word(first - 1) in ("(", "[") or any(tree.lower(j) == "only" for j in told):
        return
    dets = [j for j in told if tree[j].dep == "det"]
    counts = [j for j in told if tree[j].dep == "nummod" and tree[j].tag == "CD"]
    the = dets[0] if dets and tree.lower(dets[0]) == "the" else None
    many = tree[noun].tag in _PLURAL
    if tree.lower(i) == "another":
        if not counts and not many:
            yield i, article(tree.word(i + 1))
    elif tree.lower(i) == "same":
        if the is not None and i == the + 1 and not many and not before:
            yield i, ""
    elif any(tree.lower(j) in _MORE_TOLD for j in told if j not in counts):
        return
    elif the is not None and many and len(counts) == 1:
        part = (
            f"{tree.word(counts[0])} of the" if tree[noun].lemma.lower() in _ROLES else _number(tree, counts[0], noun)
        )
        yield from ((the, ""), (i, ""), (counts[0], part))
    elif the is not None and not many and not counts:
        yield from ((the, "one"), (i, ""))
    elif not dets and len(counts) == 1:
        yield i, ""
        if many:
            yield counts[0], _number(tree, counts[0], noun)
    elif all(j == i or tree.lower(j) == "family" for j in told):  # "other family members"
        yield i, ""


def _others(tree: Tree, i: int, words: Sequence[int], known: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """ "Four others were shot": at least four people were."""
    told_of = tree[i].dep in ("nsubj", "nsubjpass", "dobj") and befalls(tree, i)
    told = [j for j in tree.children(i) if j < i and j in words]
    first = min(tree.subtree(i))
    if not told_of or _is_told_from(tree, i, [j for j in words if j < first], known):
        return
    if not told:
        yield i, "some people"
    elif len(told) == 1 and tree[told[0]].dep == "nummod" and tree[told[0]].tag == "CD":
        yield from ((told[0], _number(tree, told[0], i)), (i, "people"))


def _number(tree: Tree, number: int, noun: int) -> str:
    """ "At least two" where the same was just told of those from whom they are told; else "two"."""
    verb = tree[noun].head
    start = tree.sentence_words(max(tree.sentence(verb) - 1, 0))[0]
    again = any(tree[j].lemma == tree[verb].lemma for j in range(start, verb) if tree[j].tag[0] == "V")
    bounded = not again or tree[verb].lemma in ("be", "have")
    bounded = bounded or (
        tree.lower(number - 1) in _BOUNDS
        or tree.word(number - 1) == "-"
        or bool(tree.children(number, "advmod", "quantmod"))
    )
    return tree.word(number) if bounded else f"at least {tree.lower(number)}"


def _is_told_from(tree: Tree, noun: int, before: Sequence[int], known: Mapping[int, str]) -> bool:
    """Whether any of the words before may be whom or what it is told from."""
    if tree[noun].dep in _BESIDE or any(tree.lower(p) in ("than", "besides") for p in tree.children(noun, "prep")):
        return True
    if tree.lower(noun) != "others" and any(tree[j].lemma == tree[noun].lemma for j in before):
        return True
    if tree.lower(noun) == "others" or is_person(tree, noun):
        return any(_is_one_of_them(tree, j, known) for j in before)
    return any(tree[j].tag[:2] == "NN" and not is_person(tree, j) for j in before)


def _is_one_of_them(tree: Tree, j: int, known: Mapping[int, str]) -> bool:
    """Whether a word means somebody who is no officer, nor a bystander who tells of others."""
    name = known.get(j)
    if name is not None:
        return bool(name) and not AUTHORITIES.search(name)
    if tree[j].tag == "CD":
        return tree[j].dep in ("nsubj", "nsubjpass", "dobj")
    if tree[j].tag == "PRP" or (tree.lower(j) == "old" and tree[j].dep != "amod"):
        return True
    somebody = is_person(tree, j) and tree[j].tag[0] == "N"
    return somebody and not AUTHORITIES.search(tree.word(j)) and tree[j].lemma.lower() not in _TENDING
