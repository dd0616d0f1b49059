"""Whose capital a place is that no table knows, where the report tells it: "Kessin, the capital of Druvia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sayso.model import SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.roster import Entity

_NAME = r"[A-Z]\w+(?: [A-Z]\w+)?"
_TOLD = re.compile(
    rf"\b(?P<place>{_NAME}), (?:the capital of (?:the )?(?P<of>{_NAME})|(?P<owner>{_NAME})['’]s? capital\b)|"
    rf"\b(?:[Tt]he capital of (?P<of2>{_NAME})|(?P<owner2>{_NAME})['’]s? capital),? (?P<place2>{_NAME})"
)
"""How a report tells of which state a place is the capital."""
_MAY_BE = frozenset((SpeakerKind.GOVERNMENT, SpeakerKind.UNKNOWN, SpeakerKind.ORGANISATION, SpeakerKind.PERSON))
"""What the name of a capital that no table knows is read as."""


def states_of_capitals(text: str, entities: Iterable[Entity]) -> Mapping[int, Entity]:
    """By ``id``, of who is named by a capital, the state, which is named in the report as well and has all mentions."""
    if "capital" not in text:
        return {}
    told = {
        found["place"] or found["place2"]: found["of"] or found["owner"] or found["of2"] or found["owner2"]
        for found in _TOLD.finditer(text)
    }
    named = {entity.text: entity for entity in entities if entity.named and entity.kind in _MAY_BE}
    found = {place: named[state] for place, state in told.items() if place in named and state in named}
    for place, state in found.items():
        state.mentions.extend(named[place].mentions)
    return {id(named[place]): state for place, state in found.items()}
