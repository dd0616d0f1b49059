"""Small timelines: when each side of an entry spoke, as marks on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.export.words import SIDES, day
from sayso.ledger.types import Side

WIDTH = 148
"""Units of the drawing between the first and the last day."""
MOST = 400
"""Marks that are drawn; of an entry with more, the first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more appearances of one side on one day, at ``x`` (0 to WIDTH)."""

    side: Side
    x: float
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """An entry's small timeline, and the same in words."""

    marks: tuple[Mark, ...]
    first: str
    last: str
    told: str


def strip_of(said: Iterable[tuple[Side, str | None]]) -> Strip | None:
    """The strip of appearances, each with its side and the day it was said; None where no day is known."""
    found = Counter((side, on) for side, told in said if (on := _date(told)))
    if not found:
        return None
    days = sorted({on for _, on in found})
    first, last = days[0], days[-1]
    span = max((last - first).days, 1)
    marks = tuple(
        Mark(side, WIDTH * (on - first).days / span if last > first else WIDTH / 2, count)
        for (side, on), count in sorted(found.items())[:MOST]
    )
    return Strip(marks, day(first.isoformat()), day(last.isoformat()), _told(found))


def _date(day_said: str | None) -> date | None:
    try:
        return date.fromisoformat((day_said or "")[:10])
    except ValueError:
        return None


def _told(found: Counter[tuple[Side, date]]) -> str:
    parts = []
    for side in Side:
        held = {on for one, on in found if one is side}
        if held:
            ends = dict.fromkeys((day(min(held).isoformat()), day(max(held).isoformat())))
            parts.append(f"{SIDES[side].lower()} {' to '.join(ends)}")
    return "; ".join(parts)
