"""Whether what an entity is lets a pronoun or a description mean it: by sex, number and kind."""

from __future__ import annotations

from collections.abc import Callable

from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

MANY = frozenset((SpeakerKind.GROUP, SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET))
NEUTER = frozenset(
    (SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN)
)


def agrees(entity: Entity, asks: str) -> bool:
    """Whether an entity can be meant by what asks for this gender, number or kind; "+" asks for what can speak."""
    if rule := _AGREEMENT.get(asks):
        return rule(entity)
    return entity.kind.value == asks and entity.named and not entity.plural


def agrees_at(tree: Tree, word: int, entity: Entity, asks: str) -> bool:
    """The same of what is meant at a word: of two named together ("Russia and Iran signed") neither is "it"."""
    if not agrees(entity, asks):
        return False
    first = tree[word].head if tree[word].dep == "conj" else word
    names = [i for i in (first, *tree.children(first, "conj")) if tree[i].tag[:3] == "NNP"]
    return asks[0] != "n" or word not in names or len(names) < 2 or tree[first].dep not in SUBJECTS


def _of_many(entity: Entity) -> bool:
    return entity.kind in MANY and not entity.thing


def _one_person(entity: Entity, gender: str) -> bool:
    return entity.kind is SpeakerKind.PERSON and not entity.plural and entity.gender in (None, gender)


_AGREEMENT: dict[str, Callable[[Entity], bool]] = {
    "m": lambda entity: _one_person(entity, "m"),
    "f": lambda entity: _one_person(entity, "f"),
    "p": lambda entity: entity.plural or _of_many(entity),
    "p+": lambda entity: _of_many(entity) or (entity.plural and entity.kind is SpeakerKind.DOCUMENT),
    "n": lambda entity: not entity.plural and entity.kind in NEUTER,
    "n+": lambda entity: not entity.plural and entity.kind in NEUTER - {SpeakerKind.UNKNOWN} and not entity.thing,
    "body": lambda entity: _of_many(entity) and not entity.plural,
}


def is_one(entity: Entity) -> bool:
    """Whether it is one person."""
    return entity.kind is SpeakerKind.PERSON and not entity.plural
