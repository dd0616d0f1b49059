"""One report out of a table or a feed: JSON whose first field is the text, the others what else stands there."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.errors import InputError
from sayso.ingest import fragment
from sayso.ingest.find import shown
from sayso.ingest.jsontext import Placed, decoded, origin_of, placed, without_surrogates
from sayso.ingest.limits import MAX_REPORT_CHARACTERS
from sayso.ingest.types import Item, Page
from sayso.model import Span, Stretch

ROW = "application/x-sayso-row"
"""The media type of a table's row."""
ENTRY = "application/x-sayso-entry"
"""The media type of a feed's entry."""

_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def packed(text: str, others: Mapping[str, Any], name: str = "text") -> bytes:
    """The bytes that stand for a row: the same row gives the same bytes, wherever in the table it stands."""
    row = {name: text} | {key: value for key, value in others.items() if key != name}
    return without_surrogates(json.dumps(row, ensure_ascii=False, default=_said)).encode()


def _said(value: object) -> str:
    """A value JSON has no word for: a day, bytes, a length of time."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    said = getattr(value, "isoformat", None)
    return str(said() if said else value)


def convert(item: Item) -> Page:
    """The text of a row, with what is HTML in it made text. Raises InputError if there is none."""
    source = decoded(item.raw)
    try:
        row = placed(source)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{shown(item.source)} is no JSON object; take it from its table again.") from error
    text = next(iter(row.values()), None) if isinstance(row, dict) else None
    if not isinstance(text, Placed) or not text.strip():
        raise InputError(f"{shown(item.source)} is empty; there is nothing to read in it.")
    if len(text) > 4 * MAX_REPORT_CHARACTERS:
        raise InputError(f"{shown(item.source)} has {len(text):,} characters, far more than any report; split it.")
    return _page(item, text, origin_of(text, source))


def _page(item: Item, text: Placed, origin: tuple[Stretch, ...]) -> Page:
    if _PAGE.match(text):
        from sayso.ingest import html

        page = html.convert(
            Item(text.encode("utf-8", "replace"), item.source, "text/html", "utf-8", address=item.address)
        )
        return Page(page.text, tuple(through(page.origin, origin)), page.meta)
    if fragment.is_html(text):
        plain, stretches = fragment.text_of(text)
        return Page(without_surrogates(plain), tuple(through(stretches, origin)))
    return Page(without_surrogates(text), origin)


def through(upper: Iterable[Stretch], lower: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Where a text stands in the original of its original: ``upper`` leads to a text, ``lower`` on from there."""
    starts = [stretch.span.start for stretch in lower]
    for stretch in upper:
        first = max(0, bisect_right(starts, stretch.start) - 1)
        last = max(first, bisect_right(starts, stretch.end - 1) - 1)
        if _one_for_one(stretch):
            for below in lower[first : last + 1]:
                yield from _cut(stretch, below)
        elif lower:
            yield Stretch(stretch.span, _at(lower[first], stretch.start), _at(lower[last], stretch.end, end=True))


def _one_for_one(stretch: Stretch) -> bool:
    return stretch.end - stretch.start == stretch.span.end - stretch.span.start


def _cut(stretch: Stretch, below: Stretch) -> Iterator[Stretch]:
    """The part of a stretch that leads to ``below``, in terms of what that leads to."""
    start, end = max(stretch.start, below.span.start), min(stretch.end, below.span.end)
    if start < end:
        shift = stretch.span.start - stretch.start
        yield Stretch(Span(start + shift, end + shift), _at(below, start), _at(below, end, end=True), below.page)


def _at(below: Stretch, place: int, end: bool = False) -> int:
    if _one_for_one(below):
        return min(below.end, below.start + place - below.span.start)
    return below.end if end else below.start
