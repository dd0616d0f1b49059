"""Where a stretch of a report's text stands in the original it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Span, Stretch


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the original or, where it has pages, of the text of one of them (from 1), in code points."""

    span: Span
    page: int | None = None


def places_of(origin: Iterable[Stretch], span: Span) -> list[Place]:
    """The places of a span in the original, in order, those that follow one another as one."""
    found: list[Place] = []
    for place in _places(origin, span):
        last = found[-1] if found else None
        if last and last.page == place.page and last.span.end == place.span.start:
            found[-1] = Place(Span(last.span.start, place.span.end), last.page)
        else:
            found.append(place)
    return found


def _places(origin: Iterable[Stretch], span: Span) -> Iterator[Place]:
    for one in origin:
        if one.span.overlaps(span) and one.start < one.end:
            yield Place(_within(one, span), one.page)


def _within(one: Stretch, span: Span) -> Span:
    """The part of a stretch that is meant; all of it where it was replaced as a whole."""
    if one.end - one.start != one.span.end - one.span.start:
        return Span(one.start, one.end)
    shift = one.start - one.span.start
    return Span(max(span.start, one.span.start) + shift, min(span.end, one.span.end) + shift)


def first_page(places: Sequence[Place]) -> int | None:
    """The page the words begin on; None where there are no pages."""
    return next((place.page for place in places if place.page is not None), None)
