"""Mail: what a message says, and the reports attached to it; mailboxes, message by message.

A mail whose text is a report comes as an item of its own (media type ``MESSAGE``, the whole mail its bytes), beside
those attached to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from sayso.errors import InputError
from sayso.ingest import html
from sayso.ingest.charsets import decoded
from sayso.ingest.find import shown
from sayso.ingest.formats import BY_TYPE, MESSAGE, is_report
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.mail_headers import headers_meta
from sayso.ingest.mail_parts import attached, body_parts, charset_of, content_of, filename_of, parameter_of, parsed
from sayso.ingest.mail_text import own_words
from sayso.ingest.origin import composed
from sayso.ingest.types import Item, Meta, Options, Page
from sayso.model import Span, Stretch

_SEPARATOR = re.compile(rb"(?:\A|(?<=\n))From [^\n]{0,300}\d{4}[^\n]{0,40}\r?\n(?=>?[!-9;-~]{1,80}:)")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MAX_NAME = 200


def convert(item: Item) -> Page:
    """What a mail itself says, or the mail forwarded in it, without quotations and signature.

    Places count in the part that the text is from, decoded, line ends as line feeds; there are none if it is from
    several. Raises InputError if there is no text in it.
    """
    name = shown(item.source)
    message = parsed(item.raw, name)
    pages = [page for part in body_parts(message) if (page := _page(part, item))]
    text = "\n\n".join(page.text for page in pages)
    words = own_words(text, headers_meta(message), flowed=len(pages) == 1 and _is_flowed(message))
    if not words.text.strip():
        raise InputError(f"{name} has no text of its own; there is nothing to read in it.")
    origin = composed(words.origin, pages[0].origin) if len(pages) == 1 else ()
    return Page(words.text, origin, words.meta.over(Meta(language=pages[0].meta.language)))


def expand(item: Item, _options: Options) -> Iterator[Item | InputError]:
    """The messages of a mailbox, or a mail's own text and the reports attached to it."""
    if _SEPARATOR.match(item.raw.lstrip(b"\r\n")[:1000]):
        yield from _messages(item)
        return
    name = shown(item.source)
    if len(item.raw) > MAX_MEMBER_BYTES:
        raise InputError(f"{name} has {len(item.raw):,} bytes, more than any mail; save what is attached to it.")
    message = parsed(item.raw, name)
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise InputError(f"{name} is encrypted; save its text from the program that can read it.")
    attachments = list(_attachments(message, item))
    if not attachments or any(content_of(part).strip() for part in body_parts(message)):
        yield replace(item, media_type=MESSAGE, depth=item.depth + 1)
    yield from attachments


def _page(part: Message, item: Item) -> Page | None:
    """What a part of the body says; None if nothing."""
    content = content_of(part)
    if part.get_content_type() == "text/html":
        try:
            return html.convert(Item(content, item.source, charset=charset_of(part)))
        except InputError:
            return None
    text = decoded(content, charset_of(part)).replace("\r\n", "\n").replace("\r", "\n")
    return Page(text, (Stretch(Span(0, len(text)), 0, len(text)),)) if text.strip() else None


def _is_flowed(message: Message) -> bool:
    part = next(iter(body_parts(message)), message)
    return parameter_of(part, "format").lower() == "flowed"


def _attachments(message: Message, item: Item) -> Iterator[Item | InputError]:
    for number, part in enumerate(attached(message), 1):
        filename, media_type = filename_of(part)[:_MAX_NAME], part.get_content_type()
        source = f"{item.source}!{filename or f'part {number}'}"
        if media_type == "application/ms-tnef":
            yield InputError(f"{shown(source)} is packed by Outlook; forward the mail as MIME, or save what is in it.")
        elif is_report(filename) or (media_type in BY_TYPE and media_type != MESSAGE):
            yield Item(content_of(part), source, media_type, charset_of(part), item.retrieved_at, depth=item.depth + 1)


def _messages(item: Item) -> Iterator[Item | InputError]:
    """The messages of a mailbox, each cut out when it is its turn."""
    places = _SEPARATOR.finditer(item.raw)
    current = next(places, None)
    number = 0
    while current:
        following = next(places, None)
        number += 1
        end = following.start() if following else len(item.raw)
        yield _message(item, number, current.end(), end)
        current = following


def _message(item: Item, number: int, start: int, end: int) -> Item | InputError:
    source = f"{item.source}!message {number}"
    if end - start > MAX_MEMBER_BYTES:
        return InputError(
            f"{shown(source)} has {end - start:,} bytes, more than any mail; save what is attached to it."
        )
    raw = _ESCAPED.sub(rb"\1", item.raw[start:end])
    return Item(raw, source, "message/rfc822", retrieved_at=item.retrieved_at, known=item.known, depth=item.depth + 1)
