"""From what a converter found to a report ready to be read: bounded, judged, with its credits and its ids."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

from sayso.errors import InputError
from sayso.ids import document_id, sha256_hex
from sayso.ingest.credits import find_credits
from sayso.ingest.find import shown
from sayso.ingest.formats import Format
from sayso.ingest.front import read_front
from sayso.ingest.language import detect_language
from sayso.ingest.limits import MAX_CREDIT_NAMES, MAX_META_CHARACTERS, MAX_REPORT_CHARACTERS
from sayso.ingest.types import Item, Meta, Page, Report
from sayso.model import Credit, CreditKind, Document, Span

_ODD = frozenset(("Cc", "Cs", "Co", "Cn"))
_LANGUAGE = re.compile(r"[a-z]{2}\b", re.IGNORECASE)


def report_of(item: Item, page: Page, form: Format, path: str | None = None) -> Report:
    """The report that an item is. Raises InputError if it is empty or too long to be one."""
    body = _body(item, page)
    meta = bounded(item.known.over(page.meta).over(Meta(url=item.address)))
    sha256 = sha256_hex(item.raw)
    document = Document(
        id=document_id(sha256),
        text=page.text,
        body=body,
        path=path or item.source,
        url=meta.url,
        title=meta.title,
        outlet=meta.outlet,
        byline=meta.byline,
        published_at=meta.published_at,
        dateline_day=None if meta.published_at else meta.dateline_day,
        retrieved_at=item.retrieved_at,
        language=detect_language(body.of(page.text)) or _declared(meta.language),
        raw_sha256=sha256,
        credits=_credits(page.text, body, meta),
        format=form.called or form.name,
    )
    notes = tuple(shown(note) for note in page.notes)
    return Report(document, item.raw, path or item.source, item.retrieved_at, item.headers, page.origin, notes)


def _body(item: Item, page: Page) -> Span:
    name = shown(item.source)
    if len(page.text) > MAX_REPORT_CHARACTERS:
        raise InputError(
            f"{name} has {len(page.text):,} characters, more than the {MAX_REPORT_CHARACTERS:,} of the longest "
            "report; split it."
        )
    body = read_front(page.text)[0] if page.plain else Span(0, len(page.text)) if page.text.strip() else None
    if body is None:
        raise InputError(f"{name} is empty; there is nothing to read in it.")
    return body


def bounded(meta: Meta) -> Meta:
    """Metadata as lines of bounded length, without control characters."""
    values: dict[str, Any] = {name: _line(getattr(meta, name)) for name in Meta.__slots__ if name != "credits"}
    names = (_line(name) for name in meta.credits[:MAX_CREDIT_NAMES])
    return replace(meta, **values, credits=tuple(filter(None, names)))


def _line(value: str | None) -> str | None:
    """One line of text, or None if nothing is left of it."""
    if not value:
        return None
    start = value[: 4 * MAX_META_CHARACTERS]
    kept = "".join(c for c in " ".join(start.split()) if unicodedata.category(c) not in _ODD)
    return kept[:MAX_META_CHARACTERS].strip() or None


def _declared(language: str | None) -> str | None:
    """The ISO 639-1 code in a language tag ("en-GB"), for a text too short to be judged."""
    return code[0].lower() if (code := _LANGUAGE.match(language or "")) else None


def _credits(text: str, body: Span, meta: Meta) -> tuple[Credit, ...]:
    found = find_credits(text, body)
    known = {one.name for one in found}
    return (*found, *(Credit(CreditKind.TEXT, name, None) for name in dict.fromkeys(meta.credits) if name not in known))
