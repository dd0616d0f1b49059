"""When things happened, were said, and were published: three lanes that are kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.ledger.sides import CLOSE
from sayso.ledger.types import Side
from sayso.model import Interval
from sayso.views.gathering import Told


class Lane(StrEnum):
    """Which of a claim's times."""

    HAPPENED = "happened"
    SAID = "said"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Dated:
    """A time of a claim: its first and last day, whether it is known to the day, and how it is told in a unit."""

    lane: Lane
    first: date
    last: date
    close: bool
    granularity: str
    told: Told

    @property
    def side(self) -> Side:
        """The side of the claim in its entry."""
        return self.told.side


def dated(told: Iterable[Told]) -> list[Dated]:
    """The times of claims, as far as they are known, by day; a time that is open at one side is its other end."""
    found = [made for one in told for made in _times(one)]
    return sorted(found, key=lambda one: (one.first, one.last, one.told.one.id, one.lane))


def _times(told: Told) -> Iterator[Dated]:
    claim, document = told.one.claim, told.one.document
    for lane, interval in ((Lane.HAPPENED, claim.happened_at), (Lane.SAID, claim.said_at)):
        if made := _of_interval(lane, interval, told):
            yield made
    if published := _day(document.published_at):
        yield Dated(Lane.PUBLISHED, published, published, True, "day", told)


def _of_interval(lane: Lane, interval: Interval | None, told: Told) -> Dated | None:
    if interval is None:
        return None
    first, last = _day(interval.start or interval.end), _day(interval.end or interval.start)
    if first is None or last is None:
        return None
    last = max(first, last)
    close = first == last and interval.granularity in CLOSE and None not in (interval.start, interval.end)
    return Dated(lane, first, last, close, interval.granularity.value, told)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
