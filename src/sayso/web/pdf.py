"""A page of a PDF as a picture. PDFium is not made for several threads, so that one page is drawn at a time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from sayso.model import Span

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SCALE = 1.6
"""Pixels a point: readable, and a page of a newspaper stays under some hundred kilobytes."""
MOST_PIXELS = 12_000_000
"""A page that would be larger is drawn smaller: a hostile file may call a page as large as a field."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from its top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a page in points, and where words stand on it."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()


@contextmanager
def _opened(raw: bytes) -> Iterator[PdfDocument]:
    """A PDF, to be used by one thread alone. Raises IndexError, as for any page, where it can't be opened."""
    from pypdfium2 import PdfDocument, PdfiumError

    with _ONE_AT_A_TIME:
        try:
            with PdfDocument(raw) as document:
                yield document
        except PdfiumError as error:
            raise IndexError(str(error)) from error


def page_count(raw: bytes) -> int:
    """How many pages a PDF has; 0 where it can't be opened."""
    try:
        with _opened(raw) as document:
            return len(document)
    except IndexError:
        return 0


def sheet(raw: bytes, page: int, words: Iterable[Span] = ()) -> Sheet:
    """A page (from 1) and the boxes of ``words``, stretches of its text in code points.

    Raises IndexError if there is no such page.
    """
    with _opened(raw) as document:
        held = _page(document, page)
        width, height = held.get_size()
        text = held.get_textpage()
        found = [text.get_rect(i) for span in words for i in range(text.count_rects(span.start, span.end - span.start))]
        return Sheet(width, height, tuple(Box(x, height - top, right - x, top - y) for x, y, right, top in found))


def drawn(raw: bytes, page: int) -> bytes:
    """A page (from 1) as a PNG. Raises IndexError if there is no such page."""
    with _opened(raw) as document:
        held = _page(document, page)
        width, height = held.get_size()
        scale = min(SCALE, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
        bitmap = held.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)


def _page(document: PdfDocument, page: int) -> PdfPage:
    if not 1 <= page <= len(document):
        raise IndexError(page)
    return document[page - 1]


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of red, green, blue and an unused byte as a PNG, in the simplest of its ways."""
    rows = bytearray()
    for start in range(0, stride * height, stride):
        row = pixels[start : start + 4 * width]
        thin = bytearray(3 * width)
        thin[0::3], thin[1::3], thin[2::3] = row[0::4], row[1::4], row[2::4]
        rows += b"\0" + thin
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
