"""Plain text and Markdown: decoded, front matter read, nothing else changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sayso.errors import InputError
from sayso.ids import document_id, sha256_hex
from sayso.ingest.credits import find_credits
from sayso.ingest.documents import bounded
from sayso.ingest.find import STDIN, shown
from sayso.ingest.front import FrontMatterError, read_front
from sayso.ingest.language import detect_language
from sayso.ingest.limits import MAX_REPORT_CHARACTERS
from sayso.ingest.opening import opening_meta
from sayso.ingest.types import Item, Meta, Page
from sayso.model import Document, Span

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or word-processor file",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "an RTF file",
}
_BOMS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_ODD = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x0b\x1b\x08")
"""Control characters that stand in no text."""
_SAMPLE = 1 << 16
_SURROGATE = re.compile("[\ud800-\udfff]")


def convert(item: Item) -> Page:
    """The text as it stands, with what its front matter says.

    Raises InputError, naming the item and the remedy, if it is empty, is no text, or is too long to be a report.
    """
    name = shown(item.source)
    text = decoded(item.raw, name, item.charset)
    body, front = _checked(text, name)
    said = opening_meta(text, body)
    # Where it was captured is known better than from a line that might be another's address.
    return Page(text, meta=Meta(**front).over(replace(said, url=None) if item.address else said), plain=True)


def document_from_bytes(raw: bytes, path: str | None = None) -> Document:
    """The Document that the bytes of a text hold; errors as in ``convert``."""
    name = "standard input" if path == STDIN else shown(path or "the text")
    text = decoded(raw, name)
    return _document(text, sha256_hex(raw), path, name)


def document_from_text(text: str) -> Document:
    """The Document for a text at hand; its hash is that of the text as UTF-8.

    Lone surrogates are no characters and can't be read: each is replaced by U+FFFD, one
    for one, so that offsets stay as they are.
    """
    raw = text.encode("utf-8", "surrogatepass")
    return _document(_SURROGATE.sub("\ufffd", text), sha256_hex(raw), None, "the text")


def _document(text: str, sha256: str, path: str | None, name: str) -> Document:
    body, front = _checked(text, name)
    meta = bounded(Meta(**front).over(opening_meta(text, body)))
    return Document(
        id=document_id(sha256),
        text=text,
        body=body,
        path=path,
        language=detect_language(body.of(text)),
        raw_sha256=sha256,
        credits=find_credits(text, body),
        title=meta.title,
        outlet=meta.outlet,
        byline=meta.byline,
        published_at=meta.published_at,
        dateline_day=None if meta.published_at else meta.dateline_day,
        url=meta.url,
    )


def _checked(text: str, name: str) -> tuple[Span, dict[str, Any]]:
    """Where the report's own words stand, and what its front matter says."""
    if len(text) > MAX_REPORT_CHARACTERS:
        raise InputError(
            f"{name} has {len(text):,} characters, more than the {MAX_REPORT_CHARACTERS:,} of the longest report; "
            "split it."
        )
    try:
        body, front = read_front(text)
    except FrontMatterError as error:
        raise InputError(f"{name} has front matter that can't be read ({error}); {error.remedy}.") from error
    if not text.strip() or body is None:
        raise InputError(f"{name} is empty; there is nothing to read in it.")
    return body, front


def decoded(raw: bytes, name: str, charset: str | None = None) -> str:
    """Bytes as text with line feeds alone, ``charset`` being declared for it. Raises InputError if they are none."""
    return _decoded(raw, name, charset).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes, name: str, charset: str | None) -> str:
    for signature, kind in _SIGNATURES.items():
        if raw.startswith(signature):
            raise InputError(f"{name} is {kind}, not plain text; save its text as .txt first.")
    for bom, encoding in _BOMS.items():
        if raw.startswith(bom):
            return _decode_as(raw, encoding, name)
    if is_binary(raw[:_SAMPLE]):
        raise InputError(f"{name} is a binary file, not plain text; save its text as .txt first.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(raw, charset) or _guessed(raw, name)


def _as_declared(raw: bytes, charset: str | None) -> str | None:
    try:
        found = raw.decode(charset) if charset else None
    except (LookupError, ValueError):
        return None
    return found if isinstance(found, str) else None


def _decode_as(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(f"{name} says it is {encoding} but is not ({error.reason}); save it as UTF-8.") from error


def is_binary(sample: bytes) -> bool:
    """Whether these bytes can't be text in an encoding without NUL bytes."""
    if not sample:
        return False
    odd = len(sample) - len(sample.translate(None, _ODD))
    return b"\x00" in sample or odd / len(sample) > 0.1


def _guessed(raw: bytes, name: str) -> str:
    """Text in an older encoding: the likeliest one, if one is likely."""
    from charset_normalizer import from_bytes

    if len(raw) > 4 * MAX_REPORT_CHARACTERS:
        raise InputError(
            f"{name} is not UTF-8 and has {len(raw):,} bytes; save it as UTF-8, in parts of one report each."
        )
    best = from_bytes(raw, cp_exclusion=["utf_7"]).best()
    if best is None:
        raise InputError(f"{name} is in no encoding that could be recognised; save it as UTF-8.")
    return raw.decode(best.encoding)
