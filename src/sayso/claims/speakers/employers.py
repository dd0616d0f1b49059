"""Which body "her company" is: the one that she speaks for, or that bears her name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.claims.speakers.body_words import may_be_called_so
from sayso.model import SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.roster import Entity

_FIRMS = frozenset("company firm business corporation".split())
"""What is called after who owns or runs it."""
_EMPLOYING = _FIRMS | frozenset(
    "bank airline union party organisation organization association league federation charity foundation institute "
    "club institution".split()
)
"""What somebody works for or leads, and has one of."""


def employer(owner: Entity, noun: str | None, entities: Iterable[Entity]) -> Entity | None:
    """The body that a person's "company" or "union" is, where only one can be meant; None of any other."""
    if owner.kind is not SpeakerKind.PERSON or not owner.name or noun not in _EMPLOYING:
        return None
    bodies = [e for e in entities if e.named and e.kind is SpeakerKind.ORGANISATION]
    bodies = [e for e in bodies if may_be_called_so(noun, e.name, {*e.roles, *e.words})]
    spoken_for = [e for e in bodies if e.text == owner.speaks_for]
    bearing = [e for e in bodies if noun in _FIRMS and len(e.name) > 1 and owner.name[-1] in e.name]
    found = spoken_for or bearing
    return found[0] if len(found) == 1 else None
