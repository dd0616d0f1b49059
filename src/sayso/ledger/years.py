"""The year of a dateline that leaves it out: that of the reports which say the same within a month of that day.

"PORT ELDER, March 9 (Strand) -" stands above many a report that was saved as plain text. Of which year it is, the
report does not say; that it tells the very claim which another tells on 12 March 2031 does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sayso.ledger.types import Appearance

REACH = 31
"""Days between a dateline and the report that lends it its year, at most."""


def with_years(members: Sequence[Appearance]) -> list[Appearance]:
    """The same claims; reports whose dateline lacks its year published on that day, where the others tell it."""
    known = [day for one in members if (day := _day(one.document.published_at))]
    if not known:
        return list(members)
    return [_dated(one, known) for one in members]


def _dated(one: Appearance, known: Iterable[date]) -> Appearance:
    document = one.document
    if document.published_at or not document.dateline_day:
        return one
    days = {day for other in known if (day := _near(document.dateline_day, other))}
    if len(days) != 1:
        return one
    return replace(one, document=replace(document, published_at=days.pop().isoformat()))


def _near(month_and_day: str, other: date) -> date | None:
    """That day in the year in which it is within reach of another."""
    years = (other.year - 1, other.year, other.year + 1)
    days = (_day(f"{year:04}-{month_and_day}") for year in years)
    return next((day for day in days if day and abs((day - other).days) <= REACH), None)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None
