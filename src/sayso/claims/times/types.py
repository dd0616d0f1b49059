"""What is known of one expression of time."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Granularity, Interval


@dataclass(frozen=True, slots=True)
class TimePart:
    """One time as named, without "since", "early" and the like; a range has two.

    ``length`` is how long it is said to be, as a number of units: 24 months.
    """

    interval: Interval
    length: tuple[int, Granularity] | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time: the stretch it means, and the words that tell it.

    ``interval.span`` covers the exact words, with those that bound the time ("since November")
    and without the preposition of a plain one ("on"). Its start and end are both None where it
    can't be resolved. ``words`` are its tokens, ``head`` the one that the others depend on;
    ``kind`` is date, time (of day), rolling (up to now or from now on: "the last two weeks"),
    duration (a length: "for two years") or set (what comes again and again, never resolved).
    """

    interval: Interval
    words: range
    head: int
    kind: str = "date"
    length: tuple[int, Granularity] | None = None
    parts: tuple[TimePart, ...] = ()

    @property
    def resolved(self) -> bool:
        """Whether at least one side of it is known."""
        return self.interval.start is not None or self.interval.end is not None
