"""Whom "the elder Lee" and "the younger Lee" mean: one of two of a name whom the report tells to be parent or child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.claims.speakers.mention import Mention

if TYPE_CHECKING:
    from sayso.claims.speakers.roster import Entity

_OLDER = frozenset(("elder", "older"))
_YOUNGER = frozenset(("younger",))
_PARENTS = frozenset("father mother dad mom grandfather grandmother aunt uncle parent".split())
_CHILDREN = frozenset("son daughter child grandson granddaughter nephew niece".split())
_TWO = 2


def by_age(mention: Mention) -> str | None:
    """By which word a surname alone is told from another of the same name; it is no role: "the elder Lee"."""
    one = mention.named_person and len(mention.name) == 1 and bool(mention.definite)
    told = mention.modifiers[0] if one and len(mention.modifiers) == 1 else ""
    return told if told in _OLDER | _YOUNGER else None


def of_that_age(told: str, bearers: Sequence[Entity]) -> Entity | None:
    """The one of two bearers of a name who is the elder, or the younger; None where the report does not tell."""
    if len(bearers) != _TWO:
        return None
    parents, children = ([e for e in bearers if e.roles & nouns] for nouns in (_PARENTS, _CHILDREN))
    wanted, other = (parents, children) if told in _OLDER else (children, parents)
    if len(wanted) == 1 and wanted != other:
        return wanted[0]
    left = [e for e in bearers if e not in other]
    return left[0] if len(other) == 1 and not wanted else None
