"""Stretches of the calendar, and arithmetic on them; no words here.

Weeks run from Monday to Sunday (ISO 8601). Seasons are the meteorological ones of the northern
hemisphere, winter counting for the year in which it begins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sayso.model import Granularity, Interval, Span

MINUTE, HOUR, DAY, WEEK, MONTH = (
    Granularity.MINUTE,
    Granularity.HOUR,
    Granularity.DAY,
    Granularity.WEEK,
    Granularity.MONTH,
)
QUARTER, SEASON, HALF, YEAR, DECADE, VAGUE = (
    Granularity.QUARTER,
    Granularity.SEASON,
    Granularity.HALF,
    Granularity.YEAR,
    Granularity.DECADE,
    Granularity.VAGUE,
)
COARSENESS = {unit: i for i, unit in enumerate(Granularity)}
"""Units from fine to coarse; VAGUE is the coarsest."""

_MONTHS = {MONTH: 1, QUARTER: 3, SEASON: 3, HALF: 6, YEAR: 12, DECADE: 120}
_DELTAS = {
    MINUTE: timedelta(minutes=1),
    HOUR: timedelta(hours=1),
    DAY: timedelta(days=1),
    WEEK: timedelta(days=7),
}
ONE_MINUTE = timedelta(minutes=1)
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last minute, both included; a side is None where it is open."""

    start: datetime | None
    end: datetime | None
    unit: Granularity

    @property
    def known(self) -> bool:
        """Whether at least one side could be told."""
        return self.start is not None or self.end is not None

    def interval(self, span: Span | None) -> Interval:
        """The same for ``sayso.model``: days, or minutes where the unit is one of the clock's."""
        return Interval(self._told(self.start), self._told(self.end), self.unit, span)

    def _told(self, at: datetime | None) -> str | None:
        if at is None:
            return None
        return at.isoformat(timespec="minutes") if self.unit in (MINUTE, HOUR) else at.date().isoformat()


def unresolved(unit: Granularity) -> Stretch:
    """A time of which only the unit is known."""
    return Stretch(None, None, unit)


def day_of(at: datetime) -> datetime:
    """The first minute of a day."""
    return at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)


def add(at: datetime, count: int, unit: Granularity) -> datetime:
    """So many units later (earlier, if negative); the day is clipped to the month's last. OverflowError, ValueError."""
    if unit in _DELTAS:
        return at + count * _DELTAS[unit]
    month = at.year * 12 + at.month - 1 + count * _MONTHS[unit]
    first = at.replace(year=month // 12, month=month % 12 + 1, day=1)
    last = (first + timedelta(days=_LONGEST_MONTH)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(at.day, last.day))


_FIRSTS: dict[Granularity, Callable[[datetime], datetime]] = {
    MINUTE: lambda day: day,
    HOUR: lambda day: day,
    DAY: lambda day: day,
    WEEK: lambda day: day - timedelta(days=day.weekday()),
    MONTH: lambda day: day.replace(day=1),
    QUARTER: lambda day: day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1),
    SEASON: lambda day: add(day.replace(day=1), -(day.month % 3), MONTH),
    HALF: lambda day: day.replace(day=1, month=(day.month - 1) // 6 * 6 + 1),
    YEAR: lambda day: day.replace(day=1, month=1),
    DECADE: lambda day: day.replace(day=1, month=1, year=day.year // 10 * 10),
}


def unit_around(at: datetime, unit: Granularity) -> Stretch:
    """The calendar's day, week, month ... in which a moment lies."""
    return whole(_FIRSTS[unit](at if unit in (MINUTE, HOUR) else day_of(at)), unit)


def whole(first: datetime, unit: Granularity, count: int = 1) -> Stretch:
    """So many units from a first moment on."""
    return Stretch(first, add(first, count, unit) - ONE_MINUTE, unit)


def days(first: datetime, last: datetime, unit: Granularity = DAY) -> Stretch:
    """From one day to another, both included."""
    return Stretch(day_of(first), day_of(last) + timedelta(days=1) - ONE_MINUTE, unit)


_THIRDS: dict[Granularity, tuple[Granularity, tuple[int, ...]]] = {
    DAY: (HOUR, (0, 9, 17)),
    WEEK: (DAY, (0, 2, 5)),
    MONTH: (DAY, (0, 10, 20)),
    QUARTER: (MONTH, (0, 1, 2)),
    SEASON: (MONTH, (0, 1, 2)),
    HALF: (MONTH, (0, 2, 4)),
    YEAR: (MONTH, (0, 4, 8)),
    DECADE: (YEAR, (0, 3, 7)),
}
"""Where the early, middle and late part of each unit begins, in a smaller one."""


def third(stretch: Stretch, which: int) -> Stretch:
    """Its early (0), middle (1) or late (2) part; itself where it is not one unit of the calendar."""
    if stretch.start is None or stretch.unit not in _THIRDS or stretch != whole(stretch.start, stretch.unit):
        return stretch
    unit, begins = _THIRDS[stretch.unit]
    start = add(stretch.start, begins[which], unit)
    end = stretch.end if which == 2 else add(stretch.start, begins[which + 1], unit) - ONE_MINUTE
    return Stretch(start, end, HOUR if stretch.unit is DAY else stretch.unit)


def weekday_near(now: datetime, weekday: int, ahead: bool) -> Stretch:
    """The latest such day up to ``now``, or the next one from ``now`` on; ``now`` itself counts in both."""
    away = (weekday - now.weekday()) % 7
    return unit_around(now + timedelta(days=away if ahead or not away else away - 7), DAY)


def recurring(now: datetime, ahead: bool, in_year: Callable[[int], Stretch]) -> Stretch:
    """Of what comes once a year, the latest that has begun, or the first that is not over.

    ValueError if no year near has it (30 February).
    """
    years = range(now.year - 1, now.year + 9) if ahead else range(now.year, now.year - 9, -1)
    for year in years:
        one = _of_year(in_year, year)
        if one and one.start and one.end and (one.end >= now if ahead else one.start <= now):
            return one
    raise ValueError("no year has this day")


def _of_year(in_year: Callable[[int], Stretch], year: int) -> Stretch | None:
    try:
        return in_year(year)
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> datetime:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    more = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + more - 7 * ((a + 11 * h + 22 * more) // 451) + 114, 31)
    return datetime(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> datetime:
    """The first (1), second (2) ... or last (-1) such weekday of a month."""
    if count < 0:
        last = add(datetime(year, month, 1), 1, MONTH) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = datetime(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def century(number: int) -> Stretch:
    """The years of which these are the first two digits."""
    return Stretch(datetime(number * 100, 1, 1), whole(datetime(number * 100, 1, 1), DECADE, 10).end, DECADE)
