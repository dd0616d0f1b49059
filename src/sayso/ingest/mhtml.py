"""Pages as browsers save them in one file (MHTML): the page in it, at the address it was saved from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from itertools import islice

from sayso.errors import InputError
from sayso.ingest import html
from sayso.ingest.find import shown
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.mail_parts import charset_of, content_of, parameter_of
from sayso.ingest.metadata import clean_url
from sayso.ingest.types import Item, Meta, Page

MOST_PARTS = 2_000
_PAGES = ("text/html", "application/xhtml+xml")


def convert(item: Item) -> Page:
    """The report on the saved page; places count in the page, decoded, not in the file around it.

    Raises InputError if there is no page in the file, or no report on it.
    """
    name = shown(item.source)
    if len(item.raw) > MAX_MEMBER_BYTES:
        raise InputError(f"{name} has {len(item.raw):,} bytes, more than any report; save its text as .txt.")
    message = _message(item.raw, name)
    part = _page_part(message)
    if part is None:
        raise InputError(f"{name} holds no page; save it again as a web page.")
    inner = replace(item, raw=content_of(part), charset=charset_of(part))
    page = html.convert(inner)
    return replace(page, meta=page.meta.over(Meta(url=_address(part, message))))


def _message(raw: bytes, name: str) -> Message:
    from email import message_from_bytes

    try:
        return message_from_bytes(raw)
    except (RecursionError, ValueError, LookupError) as error:
        raise InputError(f"{name} is no saved page that could be read; save it again as a web page.") from error


def _page_part(message: Message) -> Message | None:
    """The part that is the page: the one the file says it starts with, else the first that is HTML."""
    pages = [part for part in _parts(message) if part.get_content_type() in _PAGES and content_of(part)]
    start = parameter_of(message, "start").strip("<>")
    address = _header(message, "Snapshot-Content-Location")
    for part in pages:
        if start and _header(part, "Content-ID").strip("<>") == start:
            return part
    same = (part for part in pages if address and _header(part, "Content-Location") == address)
    return next(same, next(iter(pages), None))


def _parts(message: Message) -> Iterator[Message]:
    """The parts, outer before inner; from a stack, as they may be nested without end."""
    return islice(_all_parts(message), MOST_PARTS)


def _all_parts(message: Message) -> Iterator[Message]:
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.is_multipart():
            waiting.extend(one for one in reversed(list(part.get_payload())) if isinstance(one, Message))


def _address(part: Message, message: Message) -> str | None:
    for said in (_header(message, "Snapshot-Content-Location"), _header(part, "Content-Location")):
        if found := clean_url(re.sub(r"\s+", "", said)):
            return found
    return None


def _header(part: Message, name: str) -> str:
    return str(part.get(name) or "").strip()
