"""How the values of decisions are written. What can't be read raises ValueError."""

from __future__ import annotations

import re

from sayso.model import Granularity, Interval, Place, Precision, Span, SpeakerKind

NONE = "none"
"""The value that empties a field."""
MOST_SPANS = 100
MOST_LETTERS = 10_000
_SPAN = re.compile(r"\s*([0-9]{1,9})\s*-\s*([0-9]{1,9})\s*")


def spans_in(value: str) -> tuple[Span, ...]:
    """Spans written as ``10-25`` or ``10-25,40-52``, in order of the text."""
    found = [_SPAN.fullmatch(part) for part in value.split(",")]
    if len(found) > MOST_SPANS or not all(found):
        raise ValueError(value)
    return tuple(sorted({Span(int(one[1]), int(one[2])) for one in found if one}))


def spans_or_none(value: str) -> tuple[Span, ...]:
    """As ``spans_in``; ``none`` is no span."""
    return () if value == NONE else spans_in(value)


def span_or_none(value: str) -> Span | None:
    """One span, or ``none``."""
    if value == NONE:
        return None
    (span,) = spans_in(value)
    return span


def speaker_in(value: str) -> tuple[str, SpeakerKind | None]:
    """A speaker written as ``NAME`` or ``NAME; KIND``."""
    name, _, kind = (part.strip() for part in value.partition(";"))
    if not name:
        raise ValueError(value)
    return name, SpeakerKind(kind) if kind else None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")


def interval_in(value: str) -> Interval | None:
    """A time written as ``2018-03-24``, ``2018-03-24/2018-03-26`` (ISO 8601), or ``none``."""
    from datetime import datetime

    if value == NONE:
        return None
    start, _, end = value.partition("/")
    for moment in (start, end or start):
        if not _DAY.fullmatch(moment):
            raise ValueError(value)
        datetime.fromisoformat(moment)
    if (end or start) < start:
        raise ValueError(value)
    return Interval(start, end or start, Granularity.MINUTE if "T" in start else Granularity.DAY)


def place_in(value: str) -> Place | None:
    """A place written as ``NAME; LATITUDE, LONGITUDE`` with an optional ``; COUNTRY``, or ``none``.

    Degrees of WGS 84. It stands nowhere in the text, so its span is the first code point.
    """
    if value == NONE:
        return None
    name, middle, *country = (part.strip() for part in value.split(";"))
    latitude, longitude = (float(part) for part in middle.split(","))
    if not (name and abs(latitude) <= 90 and abs(longitude) <= 180 and len(country) <= 1):
        raise ValueError(value)
    return Place(name, Span(0, 1), Precision.TOWN, country[0] if country else None, None, latitude, longitude)


def text(value: str) -> str:
    """Words."""
    if not value.strip() or len(value) > MOST_LETTERS:
        raise ValueError(value)
    return value.strip()


def letter(value: str) -> str:
    """The Admiralty code's reliability of a source."""
    if value not in tuple("ABCDEF"):
        raise ValueError(value)
    return value


def digit(value: str) -> str:
    """The Admiralty code's credibility of information."""
    if value not in tuple("123456"):
        raise ValueError(value)
    return value
