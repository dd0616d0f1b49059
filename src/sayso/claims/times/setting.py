"""What a time counts from, and the numbers and units in its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.claims.times.calendar import (
    COARSENESS,
    DAY,
    HOUR,
    MONTH,
    ONE_MINUTE,
    QUARTER,
    WEEK,
    YEAR,
    Stretch,
    day_of,
)
from sayso.claims.times.find import Draft
from sayso.claims.times.words import MANY, NUMBERS, PARTS_OF_DAY, UNITS
from sayso.model import Granularity


class NoDateError(ValueError):
    """The words count from a day that is not known."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time counts from.

    ``now`` is when the report was published, in its own local time; None where it has no date.
    ``clock`` says whether its hour is known too. ``ahead`` and ``perfect`` are of the governing
    verb. ``anchor`` is the time last mentioned, and ``day`` the last day in the same paragraph.
    ``lead`` is the word before the expression, ``of_event`` whether an event follows from which
    it counts ("two days before the vote"). ``passage`` is the month or day of a past year that the passage tells of:
    what has no year follows it. ``revised`` says that it dates what was put right after publication.
    """

    now: datetime | None
    clock: bool = False
    ahead: bool = False
    perfect: bool = False
    anchor: Stretch | None = None
    day: Stretch | None = None
    lead: str = ""
    of_event: bool = False
    passage: Stretch | None = None
    revised: bool = False

    @property
    def today(self) -> datetime:
        """The day of publication. NoDateError if there is none."""
        if self.now is None:
            raise NoDateError
        return day_of(self.now)

    def before(self, unit: Granularity) -> datetime:
        """The day last mentioned. NoDateError if there is none, or one told in a coarser unit than this."""
        if self.anchor is None or self.anchor.start is None or COARSENESS[self.anchor.unit] > COARSENESS[unit]:
            raise NoDateError
        return day_of(self.anchor.start)


def length(draft: Draft) -> tuple[int, Granularity] | None:
    """How long the time is said to be, where that is said: "two weeks"; the higher number of a range."""
    if draft.rule == "adjacent" and draft.caught["rel"] not in ("past", "coming"):
        return None
    if draft.rule not in _LENGTHS or not draft.caught.keys() & {"count", "adverb", "unit"}:
        return None
    if draft.rule == "set":
        unit = _RECURRING.get(draft.caught.get("adverb", "")) or UNITS.get(draft.caught.get("unit", ""))
        return (number_in(draft.caught.get("count", "one")) or 1, unit) if unit else None
    if draft.rule != "adjacent" and "count" not in draft.caught:
        return None
    count = number_in(draft.caught.get("count", "one"))
    unit, times = unit_in(draft)
    return None if count is None else (count * times, unit)


_LENGTHS = frozenset(("rolling", "duration", "set", "adjacent", "ago"))
_RECURRING = {
    "daily": DAY,
    "nightly": DAY,
    "weekly": WEEK,
    "monthly": MONTH,
    "quarterly": QUARTER,
    "hourly": HOUR,
} | dict.fromkeys(("annual", "annually", "yearly"), YEAR)


def number_in(word: str) -> int | None:
    """The number that words or digits tell; None if it is not a whole one."""
    word = " ".join(word.split()).removesuffix(" of")
    if word.replace(".", "", 1).isdigit():
        return int(word) if word.isdigit() else None
    first, *rest = word.replace("-", " ").split()
    if first in ("a", "an") and rest:
        return NUMBERS.get(rest[0])
    return NUMBERS.get(first, 0) + sum(NUMBERS.get(more, 0) for more in rest) or None


def unit_in(draft: Draft) -> tuple[Granularity, int]:
    """The unit an expression names, and how many of it that is: a fortnight is two weeks."""
    word = draft.caught["unit"]
    return UNITS[word], MANY.get(word, 1)


def part_of(day: Stretch, part: str | None) -> Stretch:
    """A part of a day: its hours."""
    if part is None or day.start is None:
        return day
    first, last = PARTS_OF_DAY[part]
    start = day_of(day.start)
    return Stretch(start + first * timedelta(hours=1), start + last * timedelta(hours=1) - ONE_MINUTE, HOUR)


Resolver = Callable[[Draft, Setting], Stretch]
"""From the words, and what they count from, to a stretch; ValueError or OverflowError where there is none."""
