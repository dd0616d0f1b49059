"""The chart of what happened, was said and was published: three lanes on one axis, counts above and below a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sayso.export.words import days, times
from sayso.ledger.types import Side
from sayso.views.timeline import Dated, Lane

WIDTH = 960
LEFT, RIGHT = 96, 12
"""Room for the names of lanes, and at the other end."""
TALL = 34
"""The tallest bar, in units of the drawing, on either side of the line."""
LANE = 2 * TALL + 34
"""From one lane's line to the next one's."""
TOP = TALL + 30
MOST_STRETCHES = 8
"""Times not known to the day that are drawn in a lane; the longest stay out."""
STEPS = ((1, 130), (7, 910), (30, 3900), (365, 1 << 30))
"""Days that one bar stands for, in a chart of up to so many days."""
BEFORE = 3
"""How many times as long as what is said and published a chart reaches back, unless it is asked for more."""
LEAST_BEFORE = 60

Link = Callable[[date, date], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """The claims of one side in one stretch of days: above the line those that affirm or hedge, below those that deny.

    ``told`` says the same in words; ``href`` leads to them, empty where there is nowhere to go.
    """

    side: Side
    x: float
    y: float
    width: float
    height: float
    told: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time that is not known to the day, as a line from its first to its last day."""

    x: float
    y: float
    width: float
    told: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What a table beside the chart says of one bar or stretch of days."""

    lane: Lane
    when: str
    counts: dict[Side, int]


@dataclass(frozen=True, slots=True)
class LaneChart:
    """One lane: its name and its line at ``y``."""

    lane: Lane
    y: float
    bars: tuple[Bar, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The chart with its axis (``ticks``: where, which day), and its rows for a table.

    ``earlier`` and ``later`` are times of claims that lie outside; ``first_of_all`` and ``last_of_all`` are theirs.
    """

    lanes: tuple[LaneChart, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    rows: tuple[Row, ...]
    first: date
    last: date
    earlier: int
    later: int
    first_of_all: date
    last_of_all: date

    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Window:
    """The days a chart shows; None lets the claims decide."""

    first: date | None = None
    last: date | None = None


class _Axis:
    """Days to places in the drawing."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self.days = (last - first).days + 1
        self.step = next(step for step, most in STEPS if self.days <= most)

    def x(self, day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / self.days, 2)

    def bin(self, day: date) -> tuple[date, date]:
        """The first and last day of the bar that a day is in."""
        start = self.first + timedelta((day - self.first).days // self.step * self.step)
        return start, min(start + timedelta(self.step - 1), self.last)


def lanes_of(found: Sequence[Dated], window: Window | None = None, link: Link | None = None) -> Lanes | None:
    """The chart of these times; None where there are none. Only lanes that have something are drawn."""
    if not found:
        return None
    axis = _axis(found, window or Window())
    inside = [one for one in found if one.first <= axis.last and one.last >= axis.first]
    made: list[LaneChart] = []
    rows: list[Row] = []
    for lane in [lane for lane in Lane if any(one.lane is lane for one in found)]:
        y = TOP + len(made) * LANE
        bars = _binned(one for one in inside if one.lane is lane and one.close)
        stretched = [one for one in inside if one.lane is lane and not one.close]
        binned = _bins(bars, axis)
        made.append(
            LaneChart(lane, y, tuple(_bars(binned, axis, y, link)), tuple(_stretches(stretched, axis, y, link)))
        )
        rows += [Row(lane, _when(*ends), counts) for ends, counts in sorted(binned.items())]
        rows += [Row(lane, _when(one.first, one.last), {one.side: 1}) for one in stretched]
    return Lanes(
        lanes=tuple(made),
        ticks=tuple(_ticks(axis)),
        height=TOP + (len(made) - 1) * LANE + TALL + 12,
        rows=tuple(rows),
        first=axis.first,
        last=axis.last,
        earlier=sum(one.last < axis.first for one in found),
        later=sum(one.first > axis.last for one in found),
        first_of_all=min(one.first for one in found),
        last_of_all=max(one.last for one in found),
    )


def _axis(found: Sequence[Dated], window: Window) -> _Axis:
    """From what was said and published, and as far back as that is long; what people ask for comes first."""
    told = [one for one in found if one.lane is not Lane.HAPPENED] or list(found)
    first, last = min(one.first for one in told), max(one.last for one in told)
    earliest = first - timedelta(max(LEAST_BEFORE, BEFORE * ((last - first).days + 1)))
    happened = [one.first for one in found if one.lane is Lane.HAPPENED and earliest <= one.first <= last]
    later = [one.last for one in found if one.last <= last + (first - earliest)]
    start = window.first or min([first, *happened])
    return _Axis(start, max(start, window.last or max([last, *later])))


def _binned(found: Iterable[Dated]) -> Counter[tuple[date, Side]]:
    return Counter((one.first, one.side) for one in found)


def _bins(counted: Counter[tuple[date, Side]], axis: _Axis) -> dict[tuple[date, date], dict[Side, int]]:
    made: dict[tuple[date, date], dict[Side, int]] = {}
    for (day, side), count in counted.items():
        sides = made.setdefault(axis.bin(day), {})
        sides[side] = sides.get(side, 0) + count
    return made


def _bars(binned: dict[tuple[date, date], dict[Side, int]], axis: _Axis, y: float, link: Link | None) -> Iterable[Bar]:
    most = max([1, *(sum(counts.values()) for counts in binned.values())])
    unit = min(7.0, TALL / most)
    for (first, last), counts in sorted(binned.items()):
        wide = min(max(axis.x(last + timedelta(1)) - axis.x(first) - 1, 3), 14)
        above = 1.0
        for side in (side for side in (Side.AFFIRMED, Side.HEDGED, Side.DENIED) if counts.get(side)):
            height = round(max(counts[side] * unit, 2), 2)
            below = side is Side.DENIED
            told = f"{_when(first, last)}: {times(counts[side], 'claim')} {side.value}"
            place = round(y + 1 if below else y - above - height, 2)
            yield Bar(side, axis.x(first), place, wide, height, told, link(first, last) if link else "")
            above += 0 if below else height + 1


def _stretches(found: Sequence[Dated], axis: _Axis, y: float, link: Link | None) -> Iterable[Stretch]:
    kept = sorted(found, key=lambda one: (one.last - one.first, one.first, one.told.one.id))[:MOST_STRETCHES]
    for number, one in enumerate(sorted(kept, key=lambda one: (one.first, one.last))):
        start = axis.x(max(one.first, axis.first))
        end = axis.x(min(one.last, axis.last) + timedelta(1))
        told = f"some time {_when(one.first, one.last)}: {one.told.one.claim.wording}, {one.side.value}"
        href = link(one.first, one.last) if link else ""
        yield Stretch(start, y + 4 + 4 * number, round(max(end - start, 3), 2), told, href)


def _when(first: date, last: date) -> str:
    return days(first.isoformat(), last.isoformat())


def _ticks(axis: _Axis) -> Iterable[tuple[float, str]]:
    """At most ten days, evenly apart, the first of months and years where these are so long."""
    marks = _marks(axis)
    thinned = marks[:: -(-len(marks) // 10)] if marks else []
    kept = [one for one in thinned if axis.x(one) < WIDTH - 60]
    for before, one in pairwise([None, *kept]):
        yield axis.x(one), _tick(before, one, axis)  # type: ignore[arg-type]


def _marks(axis: _Axis) -> list[date]:
    if axis.days <= 90:
        return [axis.first + timedelta(i) for i in range(axis.days)]
    every = [axis.first + timedelta(i) for i in range(min(axis.days, 40_000))]
    months = [one for one in every if one.day == 1]
    return months if axis.days <= 1200 else [one for one in months if one.month == 1]


def _tick(before: date | None, one: date, axis: _Axis) -> str:
    if axis.days > 1200:
        return str(one.year)
    month = f"{one:%B}" if axis.days > 90 else f"{one.day} {one:%B}"
    return month if before and before.year == one.year else f"{month} {one.year}"
