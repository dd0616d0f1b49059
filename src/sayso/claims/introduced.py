"""Somebody whom a claim only calls "the man", of several, by what was first told of him: "the man shot in Orley".

So it is where who is meant was told of by what happened to him, or by a clause or an "of" of his own; of the only man
in a report nothing more need be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.claims.dangling import is_person
from sayso.claims.setting import Setting
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import Tree, kept

_ONE = frozenset("a an one another".split())
_LONG = 11
"""Words of what is told."""
_OPEN = frozenset(("PRP", "PRP$", "EX", "MD"))
"""The tags of words that would need telling themselves, or tell what may be."""
_ASIDE = frozenset("relcl acl appos punct advcl".split())
_OWN = ("relcl", "acl", "prep")
_WHERE = frozenset("in on at near outside inside along behind".split())
_FOR_WHAT = frozenset(("of", "with", "for", "from"))
_TIMES = frozenset(("DATE", "TIME"))
_FINDING = frozenset(("find", "discover"))
_STATES = frozenset("be have seem remain appear become".split())
_AS_FOUND = frozenset(("JJ", "VBN", "VBG"))
_MORE_PEOPLE = frozenset(("occupant", "inmate", "member", "organizer", "organiser"))
_NAMING = frozenset("identify name describe know call say believe expect".split())


def told_as_introduced(tree: Tree, words: Sequence[int], given: Mapping[int, str], setting: Setting) -> dict[int, str]:
    """Such persons among the words with what tells which they are, each once; ``given`` stands for words already."""
    found: dict[int, str] = {}
    told: set[int] = set()
    for i in words:
        name = given.get(i) if tree[i].tag == "PRP" else _bare(tree, i, words, given)
        first = (setting.names.introduced_at(i) or _just_told(tree, i, name)) if name else None
        if name is None or first is None or first >= i or first in told or first in words:
            continue
        plain = name.removeprefix("the ")
        if plain == name or plain.rpartition(" ")[2] != tree.lower(first) or not _is_somebody(tree, first):
            continue
        if _another_between(tree, i, first) or any(tree.lower(j) == plain for j in words if j < i - 1):
            continue
        several = plain == tree.lower(first) and (_one_of_several(tree, first, setting) or _is_identified(tree, i))
        which = _own_words(tree, first, several) or (_deed(tree, first) if several else ())
        if not which or _is_told(tree, which, words, given):
            continue
        told.add(first)
        found[i] = f"{name} {_text(tree, which)}" if tree[i].tag == "PRP" else f"{plain} {_text(tree, which)}"
    return found


def _is_somebody(tree: Tree, noun: int) -> bool:
    return is_person(tree, noun) or tree[noun].lemma.lower() in _MORE_PEOPLE


def _just_told(tree: Tree, i: int, name: str) -> int | None:
    """The one noun of the sentence before by which those were told of whom "they" means: "the occupants of the car"."""
    number, noun = tree.sentence(i), name.rpartition(" ")[2]
    there = [j for j in tree.sentence_words(number - 1) if tree.lower(j) == noun] if number else []
    return there[0] if len(there) == 1 and tree[there[0]].tag == "NNS" and tree[i].tag == "PRP" else None


def _bare(tree: Tree, i: int, words: Sequence[int], given: Mapping[int, str]) -> str | None:
    """ "The man", of whom nothing is told before or behind; None of any other word."""
    if tree[i].tag != "NN" or i in given or i - 1 in given or i - 1 not in words or tree.children(i) != [i - 1]:
        return None
    behind = i + 1 < len(tree) and tree[i + 1].tag in ("WP", "WDT", "VBN", "VBG")
    described = tree[i].dep in ("compound", "amod", "attr", "appos", "poss", "nmod") or behind
    return f"the {tree.lower(i)}" if tree.lower(i - 1) == "the" and not described else None


def _one_of_several(tree: Tree, first: int, setting: Setting) -> bool:
    """Whether another one is told of by the same noun."""
    others = (j for j in _introductions(tree, tree.lower(first)) if j != first)
    return any(setting.names.introduced_at(j) in (j, None) for j in others)


def _another_between(tree: Tree, i: int, first: int) -> bool:
    """Whether one or more are told of by the same noun after who is meant was, and before this."""
    by_their_own = (j for j in tree.where(tree.lower(first)) if first < j < i and _own_words(tree, j, False))
    others = (*_introductions(tree, tree.lower(first)), *_many(tree, tree[first].lemma), *by_their_own)
    return any(first < j < i for j in others)


def _is_identified(tree: Tree, i: int) -> bool:
    """Whether it is told who somebody is, which is news only of one who is known: "the woman was identified as"."""
    return tree[i].dep in ("nsubjpass", "dobj") and tree[tree[i].head].lemma == "identify"


@kept
def _introductions(tree: Tree, noun: str) -> tuple[int, ...]:
    """Where one is told of who was not before: "a man", "one man"."""
    there = (j for j in tree.where(noun) if tree[j].tag == "NN")
    return tuple(j for j in there if any(tree.lower(c) in _ONE for c in tree.children(j, "det", "nummod", "amod")))


@kept
def _many(tree: Tree, lemma: str) -> tuple[int, ...]:
    return tuple(j for j in range(len(tree)) if tree[j].lemma == lemma and tree[j].tag == "NNS")


def _own_words(tree: Tree, first: int, several: bool) -> tuple[int, ...]:
    """What a clause or an "of" of its own tells of a noun that is definite by it, or that is one of several."""
    definite = any(tree.lower(c) == "the" for c in tree.children(first, "det"))
    if not (several or definite):
        return ()
    for c in tree.children(first, *_OWN):
        if c < first or (tree[c].dep == "prep" and tree.lower(c) != "of"):
            continue
        words = tree.subtree(c, frozenset(("punct",)))
        if words[0] != first + 1 or words != list(range(words[0], words[-1] + 1)):
            continue  # "the man, who fled", "the man shot, police say, by"
        if tree[c].dep == "relcl" and tree[words[0]].tag not in ("WP", "WDT"):
            continue  # "the man Lee shot"
        if tree[c].lemma.lower() not in _NAMING and (short := _short(tree, words)):
            return short
    return ()


def _deed(tree: Tree, first: int) -> tuple[int, ...]:
    """What happened to somebody, or what he did, as it may stand behind the noun: "(who) shot in Orley"."""
    verb = tree[first].head
    if tree[first].dep == "dobj" and tree[verb].lemma in _FINDING:
        state = first + 1
        fits = state < len(tree) and tree[state].tag in _AS_FOUND and tree[state].head in (verb, first)
        return _short(tree, [verb, state, *_places(tree, state)]) if fits and tree[verb].tag == "VBD" else ()
    helpers = tree.children(verb, "aux", "auxpass")
    lemma = tree[verb].lemma.lower()
    if tree.children(verb, "neg") or lemma in _NAMING | _STATES or tree[first + 1].tag[0] not in "VR":
        return ()
    if tree[first].dep == "nsubjpass" and tree[verb].tag == "VBN":
        return _suffered(tree, verb)
    does = tree[first].dep == "nsubj" and tree[verb].tag in ("VBD", "VBN") and first + 1 == min(verb, *helpers, verb)
    if lemma in VERBS or not does:
        return ()
    things = tree.children(verb, "dobj")
    beside = {k for o in things for c in tree.children(o, "conj", "cc") for k in tree.subtree(c)}
    what = [k for o in things for k in tree.subtree(o, _ASIDE) if k not in beside]
    where = [] if any(tree[k].tag == "NNP" for k in what) else _places(tree, verb)
    return _short(tree, [*helpers, verb, *what, *where]) if what or where else ()


def _suffered(tree: Tree, verb: int) -> tuple[int, ...]:
    """What was done to somebody, and where; nothing where it is told for what, or to do what: "accused of theft"."""
    led = [p for p in tree.children(verb, "prep") if tree.lower(p) in _FOR_WHAT]
    if led or tree.children(verb, "xcomp", "dobj", "dative"):
        return ()
    how = [c for c in tree.children(verb, "advmod") if c == verb - 1 and tree.lower(c).endswith("ly")]
    found = [c for c in tree.children(verb, "oprd", "acomp", "ccomp") if c == verb + 1]  # "found dead"
    where = [*(k for c in found for k in _places(tree, c)), *_places(tree, verb)]
    return _short(tree, [*how, verb, *found, *where]) if where else ()


def _places(tree: Tree, verb: int) -> list[int]:
    """The phrases behind a verb that tell where and by whom, up to the first that names a place."""
    found: list[int] = []
    behind = (c for c in tree.children(verb, "prep", "agent") if c > verb)
    for p in (c for c in behind if tree[c].dep == "agent" or tree.lower(c) in _WHERE):
        words = tree.subtree(p, _ASIDE)
        if any(tree[k].tag in _OPEN or tree[k].entity in _TIMES for k in words):
            continue
        found += words
        if any(tree[k].tag in ("NNP", "CD") for k in words):
            break
    return found


def _short(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """The words without times at their end, and no more than are read with ease; none where a word is open."""
    left = list(words)
    while left and (cut := next(_cuts(tree, left), None)) is not None:
        left = left[:cut]
    return () if len(left) < 2 or any(tree[k].tag in _OPEN for k in left) else tuple(left)


def _cuts(tree: Tree, words: Sequence[int]) -> Iterator[int]:
    """Where words may end that are too many, or that tell when at their end."""
    ends = [n for n, k in enumerate(words) if n > 1 and tree[k].dep == "prep"]
    if tree[words[-1]].entity in _TIMES:
        yield next((n for n in reversed(ends) if _is_time(tree, words[n:])), len(words) - 1)
    elif len(words) > _LONG:
        yield ends[-1] if ends else 0


def _is_time(tree: Tree, words: Sequence[int]) -> bool:
    return all(tree[k].entity in _TIMES for k in words[1:])


def _is_told(tree: Tree, which: Sequence[int], words: Sequence[int], given: Mapping[int, str]) -> bool:
    """Whether a name or a number of what would be told stands in the claim."""
    telling = {tree.lower(k) for k in which if tree[k].tag in ("NNP", "CD")}
    here = {tree.lower(i) for i in words} | {part.lower() for name in given.values() for part in name.split()}
    return bool(telling & here)


def _text(tree: Tree, words: Sequence[int]) -> str:
    """The words, with "who" before a verb that is no participle."""
    text, last = "", words[0]
    for k in words:
        gap = tree.text[tree[last].end : tree[k].start] if k == last + 1 else " "
        text, last = (f"{text}{' ' if gap.isspace() else gap}" if text else "") + tree.word(k), k
    first = tree[words[0]]
    active = first.tag == "VBD" and first.dep != "acl" and first.lemma not in _FINDING
    return f"who {text}" if active else text
