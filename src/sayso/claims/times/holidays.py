"""Days with a name, and when each falls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sayso.claims.times.calendar import easter, nth_weekday

HOLIDAYS: dict[str, Callable[[int], datetime]] = {
    "new year's day": lambda y: datetime(y, 1, 1),
    "new year's eve": lambda y: datetime(y, 12, 31),
    "christmas eve": lambda y: datetime(y, 12, 24),
    "christmas day": lambda y: datetime(y, 12, 25),
    "christmas": lambda y: datetime(y, 12, 25),
    "boxing day": lambda y: datetime(y, 12, 26),
    "thanksgiving day": lambda y: nth_weekday(y, 11, 3, 4),
    "thanksgiving": lambda y: nth_weekday(y, 11, 3, 4),
    "election day": lambda y: nth_weekday(y, 11, 0, 1) + timedelta(days=1),
    "independence day": lambda y: datetime(y, 7, 4),
    "july 4th": lambda y: datetime(y, 7, 4),
    "fourth of july": lambda y: datetime(y, 7, 4),
    "memorial day": lambda y: nth_weekday(y, 5, 0, -1),
    "labor day": lambda y: nth_weekday(y, 9, 0, 1),
    "halloween": lambda y: datetime(y, 10, 31),
    "valentine's day": lambda y: datetime(y, 2, 14),
    "veterans day": lambda y: datetime(y, 11, 11),
    "columbus day": lambda y: nth_weekday(y, 10, 0, 2),
    "inauguration day": lambda y: datetime(y, 1, 20),
    "martin luther king day": lambda y: nth_weekday(y, 1, 0, 3),
    "presidents' day": lambda y: nth_weekday(y, 2, 0, 3),
    "good friday": lambda y: easter(y) - timedelta(days=2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda y: easter(y) + timedelta(days=1),
    "bastille day": lambda y: datetime(y, 7, 14),
    "may day": lambda y: datetime(y, 5, 1),
    "st. patrick's day": lambda y: datetime(y, 3, 17),
}
"""Days with a name, as English-language news uses it: of the United States where countries differ."""
