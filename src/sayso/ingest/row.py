"""One report out of a table or a feed: JSON whose first field is the text, the others what else stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from sayso.errors import InputError
from sayso.ingest import fragment
from sayso.ingest.find import shown
from sayso.ingest.jsontext import Placed, decoded, origin_of, placed, without_surrogates
from sayso.ingest.limits import MAX_REPORT_CHARACTERS
from sayso.ingest.origin import composed
from sayso.ingest.types import Item, Page
from sayso.model import Stretch

_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def packed(text: str, others: Mapping[str, Any], name: str = "text") -> bytes:
    """The bytes that stand for a row: the same row gives the same bytes, wherever in the table it stands."""
    row = {name: text} | {key: _flat(value) for key, value in others.items() if key != name}
    return without_surrogates(json.dumps(row, ensure_ascii=False, default=_said)).encode()


def _flat(value: object) -> object:
    """A value as it is; what is within it as JSON, and nothing where even that would be too deep."""
    if not isinstance(value, list | dict):
        return value
    try:
        return json.dumps(value, ensure_ascii=False, default=_said)
    except (RecursionError, ValueError, TypeError):
        return None


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
        return Page(page.text, composed(page.origin, origin), page.meta)
    if fragment.is_html(text):
        plain, stretches = fragment.text_of(text)
        return Page(without_surrogates(plain), composed(stretches, origin))
    return Page(without_surrogates(text), origin)
