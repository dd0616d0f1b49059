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
    if not entity.named or entity.country or entity.kind not in _PLACES:
        return False
    told = [i for words in entity.mentions for i in words if tree[i].tag[:3] == "NNP"]
    return bool(told) and all(_is_where(tree, i) for i in told)


def _is_where(tree: Tree, i: int) -> bool:
    """Whether a name is one of a place by what leads to it: "in Orva", "in the village of Orva", "left Orva"."""
    above = tree[i].head
    if tree[i].dep == "dobj":
        return tree[above].lemma in _GOES
    if tree.lower(above) == "of" and tree.lower(tree[above].head) in _SETTLEMENTS:
        above = tree[tree[above].head].head
    return tree[i].dep == "pobj" and tree.lower(above) in _WHERE
