"""Names that a report only tells as where something is: "in Orva", "the village of Orva"."""

from __future__ import annotations

from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_PLACES = frozenset((SpeakerKind.GOVERNMENT, SpeakerKind.UNKNOWN))
"""Kinds of what may be but a place."""
_WHERE = frozenset("in at near from outside around".split())
_GOES = frozenset("leave reach enter visit".split())
_SETTLEMENTS = frozenset("village town city district province region county port island hamlet suburb capital".split())


def only_where(tree: Tree, entity: Entity) -> bool:
    """Whether a name was only ever told as a place, of which no "it" is said."""
    told = [i for words in entity.mentions for i in words if tree[i].tag[:3] == "NNP"]
    place = entity.kind in _PLACES or (bool(told) and all(_of_settlement(tree, tree[i].head) for i in told))
    named = entity.named and not entity.country and bool(told)
    return place and named and all(_is_where(tree, i) for i in told)


def _is_where(tree: Tree, i: int) -> bool:
    """Whether a name is one of a place by what leads to it: "in Orva", "in the village of Orva", "left Orva"."""
    above = tree[i].head
    if tree[i].dep == "dobj":
        return tree[above].lemma in _GOES
    if _of_settlement(tree, above):
        above = tree[tree[above].head].head
    return tree[i].dep == "pobj" and tree.lower(above) in _WHERE


def _of_settlement(tree: Tree, preposition: int) -> bool:
    """Whether a word is the "of" in "the village of Orva"."""
    return tree.lower(preposition) == "of" and tree.lower(tree[preposition].head) in _SETTLEMENTS
