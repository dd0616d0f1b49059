"""What ties a sentence to those before it, of no use in a claim that stands alone: "Yet", ", however,", "either"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.forms import AUXILIARIES, Proposition
from sayso.claims.tree import SUBJECTS, Tree

_LINKS = tuple(
    tuple(link.split())
    for link in (
        "then again", "even so", "in contrast", "by contrast", "in comparison", "by comparison", "in fact", "of course",
        "to be sure", "in the meantime", "in addition", "in turn", "as a result", "for example", "for instance",
        "in other words", "in short", "in sum", "after all", "that said", "having said that", "on the other hand",
        "on the one hand", "on the contrary", "to the contrary", "either way", "for one", "for one thing",
        "since then", "at the time", "then", "yet", "still", "instead", "rather", "first", "second", "third", "firstly",
        "secondly", "thirdly", "indeed", "meanwhile", "nevertheless", "nonetheless", "thus", "hence", "therefore",
        "accordingly", "consequently", "similarly", "likewise", "conversely", "however", "besides", "plus", "finally",
        "lastly", "also", "additionally", "furthermore", "moreover",
        # what a speaker says to the hearers
        "number one", "number two", "number three", "first of all", "just to be clear", "to be clear", "to be honest",
        "to be fair", "to be frank", "frankly", "quite frankly", "honestly", "quite honestly", "by the way", "again",
        "sure", "let me tell you", "let me be clear", "make no mistake",
    )
)  # fmt: skip
"""What stands before a comma at the beginning."""
_ORDINALS = frozenset("second third fourth and or".split())
_BARE = frozenset("then yet still thus therefore".split())
"""What ties without a comma, right before the subject."""
_BETWEEN = tuple(
    tuple(link.split())
    for link in (
        "however", "though", "meanwhile", "of course", "for example", "for instance", "in fact", "in turn",
        "on the other hand", "nevertheless", "nonetheless", "therefore", "moreover", "indeed",
    )
)  # fmt: skip
"""What stands between commas."""
_LAST = (*_BETWEEN, ("too",), ("as", "well"), ("okay",), ("ok",), ("folks",), ("by", "the", "way"))
_DEEMED = frozenset("unfortunately sadly regrettably fortunately luckily thankfully ironically".split())
"""How somebody finds it that something is not so: nothing of what is denied."""


def _by_first(links: Sequence[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Links by their first words: every word of a claim is asked whether it begins one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for link in links:
        found.setdefault(link[0], []).append(link)
    return found


_FIRST_OF = _by_first(_LINKS)
_BETWEEN_OF = _by_first(_BETWEEN)
_DESCRIBING = frozenset(("amod", "compound", "nmod", "nummod", "poss", "det", *SUBJECTS))
_LEAST = 3
"""Words of the shortest clause with a tie: "then he left"."""
_EQUALLING = frozenset("do perform fare play work go sell know".split())
"""What may be done "as well" as something is."""


def tied_on(tree: Tree, words: Sequence[int], one: Proposition, denied: bool) -> int:
    """How many of the first words only tie a clause to the one before."""
    for link in _opening(_FIRST_OF, tree.lower(words[0]), denied):
        n = len(link)
        if not _are(tree, words, 0, link) or one.head in words[:n]:
            continue
        comma = n + 1 < len(words) and tree.word(words[n]) == ","
        if comma and not _describes(tree, words[0]) and tree.lower(words[n + 1]) not in _ORDINALS:
            return n + 1
    first = words[0]
    if tree.lower(first) not in _BARE or tree[first].dep not in ("advmod", "cc") or len(words) < _LEAST:
        return 0
    here = tree[first].head in (one.verb, one.head, *tree.ancestors(one.verb)) or tree[first].tag == "CC"
    doer = next((s for s in (*one.subject, *tree.children(one.verb, *SUBJECTS, "expl")) if s > first), None)
    more = tree.lower(words[1]) in ("another", "more")  # "yet another"
    return int(here and doer is not None and not more and words[1] == first + 1 and words[1] in tree.subtree(doer))


def ties(tree: Tree, words: Sequence[int], one: Proposition, denied: bool) -> set[int]:
    """Those behind the first words that only tie a clause to another: ", however,"; "either" behind what is denied."""
    found: set[int] = set()
    last = [i for i in words if tree.is_word(i)]
    if denied and last and tree.lower(last[-1]) == "either" and tree[last[-1]].dep in ("advmod", "cc", "preconj"):
        found |= {last[-1]}
    for link in _LAST:
        if len(last) > len(link) + 1 and _are(tree, last, len(last) - len(link), link) and _adds(tree, last, link):
            found |= set(last[-len(link) :])
    for at in range(1, len(words)):
        for link in _opening(_BETWEEN_OF, tree.lower(words[at]), denied):
            if _are(tree, words, at, link) and _set_off(tree, words, at, len(link)):
                found |= {*words[at : at + len(link)], words[at + len(link)]}
                found |= {words[at - 1]} if _opens_no_pause(tree, words[: at - 1], one) else set()
    return found


def _opening(links: dict[str, list[tuple[str, ...]]], word: str, denied: bool) -> list[tuple[str, ...]]:
    """What ties, of that which begins with a word."""
    deemed = [(word,)] if denied and word in _DEEMED else []
    return links.get(word, []) + deemed


def _are(tree: Tree, words: Sequence[int], at: int, link: tuple[str, ...]) -> bool:
    """Whether these words stand there, one right behind the other."""
    here = words[at : at + len(link)]
    close = len(here) == len(link) and here[-1] - here[0] == len(link) - 1
    return close and all(tree.lower(i) == word for i, word in zip(here, link, strict=True))


def _describes(tree: Tree, i: int) -> bool:
    """Whether a first word tells of what follows, or is one of several: "first, second and third"."""
    return tree[i].dep in _DESCRIBING or bool(tree.children(i, "conj"))


def _adds(tree: Tree, last: Sequence[int], link: tuple[str, ...]) -> bool:
    """Whether the last words say only that something else is so too; not "do as well", "sold too"."""
    before = last[-len(link) - 1]
    if link[-1] not in ("too", "well"):
        return tree.word(last[-len(link)] - 1) == ","
    return tree[before].lemma not in _EQUALLING and tree[last[-1]].dep == "advmod" and not tree.children(before, "neg")


def _set_off(tree: Tree, words: Sequence[int], at: int, length: int) -> bool:
    """Whether commas stand on both sides."""
    behind = at + length
    return behind + 1 < len(words) and tree.word(words[at - 1]) == tree.word(words[behind]) == ","


def _opens_no_pause(tree: Tree, before: Sequence[int], one: Proposition) -> bool:
    """Whether nothing before a comma asks for one: the subject, or the verb right before it."""
    if any(tree.word(i) in (",", "–", "—") for i in before):
        return False
    doers = {i for s in tree.children(one.verb, *SUBJECTS) for i in tree.subtree(s)}
    verbs = {one.verb, *tree.children(one.verb, *AUXILIARIES)}
    return bool(before) and (set(before) <= doers or before[-1] in verbs)
