"""Whether those whom "he" or "she" may mean are one person, as the report tells: "a woman said to be his wife"."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import SUBJECTS, Tree, kept
from sayso.model import SpeakerKind

_IDENTIFYING = frozenset("identify name describe know recognize recognise".split())
_SAID_TO_BE = frozenset("believe say think report know suspect presume".split())
_SPOUSES = frozenset(("wife", "husband", "ex-wife", "ex-husband"))
"""Who is one person wherever a report tells of them without a second."""
_OF_SEVERAL = frozenset("second third another other first former".split())


def one_of_all(tree: Tree, word: int, at: Mapping[int, Entity], contenders: Sequence[Entity]) -> Entity | None:
    """The one whom all of these are, by name if there is one, else as first told of; None if they may be several.

    ``at``: whom the words before ``word`` mean.
    """
    if not contenders or not all(map(_is_one, contenders)):
        return None
    groups: dict[Hashable, set[Hashable]] = {}
    for one, other in _told_as_one(tree, word, at):
        joined = groups.get(one, {one}) | groups.get(other, {other})
        groups |= dict.fromkeys(joined, joined)
    first = contenders[0]
    whole = groups.get(first, {first})
    if not whole.issuperset(contenders):
        return None
    known = [one for one in whole if isinstance(one, Entity) and one.named]
    if known:
        return known[0] if len(known) == 1 else None  # whom some call one and others another
    several = len(contenders) > 1 and not any(one.doubtful for one in contenders)
    return min(contenders, key=lambda one: one.introduced) if several else None


def _told_as_one(tree: Tree, word: int, at: Mapping[int, Entity]) -> Iterator[tuple[Hashable, Hashable]]:
    """Those of whom one is told to be the other: "the woman is Saja Duri", "a man identified as Rob Marl".

    Whose wife somebody is stands for her by its noun, as often as it is told.
    """
    for i, who in _telling(tree):
        if i >= word:
            return
        one, other = at.get(i), at.get(who) if who is not None else None
        if tree[i].tag == "NN" and tree.lower(i) in _SPOUSES and not _one_of_several(tree, i):
            yield from ((known, tree.lower(i)) for known in (one, other) if known and _is_one(known))
        if one and other and one is not other and _is_one(one) and _is_one(other):
            yield one, other


@kept
def _telling(tree: Tree) -> tuple[tuple[int, int | None], ...]:
    """Words that tell who or whose wife somebody is, with the words for whom, if that is told there, in order."""
    found: list[tuple[int, int | None]] = []
    for i in range(len(tree)):
        who = _called(tree, i) if tree[i].dep == "attr" else _identified(tree, i) if tree[i].dep == "pobj" else None
        if who is not None or (tree[i].tag == "NN" and tree.lower(i) in _SPOUSES):
            found.append((i, who))
    return tuple(found)


def _is_one(entity: Entity) -> bool:
    return entity.kind is SpeakerKind.PERSON and not entity.plural


def _one_of_several(tree: Tree, noun: int) -> bool:
    return any(tree.lower(c) in _OF_SEVERAL for c in tree.children(noun, "amod", "det"))


def _called(tree: Tree, attribute: int) -> int | None:
    """Who is told to be this, if nobody denies it."""
    verb = tree[attribute].head
    if tree[verb].lemma != "be" or tree.children(verb, "neg"):
        return None
    subjects = tree.children(verb, *SUBJECTS)
    above = tree[verb].head
    if subjects or tree[verb].dep != "xcomp" or tree[above].lemma not in _SAID_TO_BE or tree.children(above, "neg"):
        return subjects[0] if len(subjects) == 1 else None
    told = tree.children(above, "nsubjpass") or ([tree[above].head] if tree[above].dep == "acl" else [])
    return told[0] if told else None


def _identified(tree: Tree, name: int) -> int | None:
    """Who is identified by a name behind "as"."""
    verb = tree[tree[name].head].head
    if tree.lower(tree[name].head) != "as" or tree[verb].lemma not in _IDENTIFYING or tree.children(verb, "neg"):
        return None
    told = tree.children(verb, "nsubjpass", "dobj") or ([tree[verb].head] if tree[verb].dep == "acl" else [])
    return told[0] if told else None
