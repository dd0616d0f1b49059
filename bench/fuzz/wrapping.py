"""Bytes put where a parser meets them: a member of a packed file, the head of a page."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "ingest" / "corpus"

_STORY = (
    b"<article><h1>Gates open</h1><p>Two of the nine gates of the Holm Weir dam were opened without warning early on "
    b"Thursday, rescuers said.</p><p>The water board said that its engineer had called twice.</p></article>"
)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How bytes are wrapped, and which of those in a file of the corpus they stand for."""

    around: Callable[[bytes], bytes] = lambda raw: raw
    within: Callable[[bytes], Iterator[bytes]] = lambda raw: iter([raw])


def in_zip(base: str, member: str) -> Wrapping:
    """The bytes as a member of a file of the corpus, stored, so that no checksum stands in the way."""

    def around(raw: bytes) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(CORPUS / base) as old, zipfile.ZipFile(packed, "w") as new:
            for info in old.infolist():
                new.writestr(info.filename, raw if info.filename == member else old.read(info))
        return packed.getvalue()

    return Wrapping(around, lambda raw: _member(raw, member))


def _member(raw: bytes, member: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield packed.read(member)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, zlib.error, OSError):
        return


HEAD = Wrapping(
    lambda raw: b"<!DOCTYPE html><html><head>" + raw + b"</head><body>" + _STORY + b"</body></html>",
    lambda raw: (match[1] for match in re.finditer(rb"(?is)<head[^>]*>(.*?)</head>", raw)),
)
"""The bytes as a page's head."""

JSON_LD = Wrapping(
    lambda raw: HEAD.around(b'<script type="application/ld+json">' + raw + b"</script>"),
    lambda raw: (match[1] for match in re.finditer(rb'(?is)<script[^>]*ld\+json["\']?>(.*?)</script>', raw)),
)
"""The bytes as a page's JSON-LD."""


def _around_page(raw: bytes) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate((*_PDF, b"<< /Length %d >>\nstream\n%b\nendstream" % (len(raw), raw)), 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, b"".join(places))
    return bytes(out) + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def _streams(raw: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"(?s)stream\r?\n(.*?)\r?\nendstream", raw):
        try:
            content = zlib.decompressobj().decompress(match[1], 1 << 16)
        except zlib.error:
            content = match[1]
        if b"BT" in content:
            yield content


_FONTS = b" ".join(
    b"/F%d << /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>" % (number, name)
    for number, name in enumerate((b"Helvetica", b"Helvetica-Bold", b"Times-Roman", b"Courier"))
)
_PDF = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    *[
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << %b >> >> >>"
        % _FONTS
    ]
    * 2,
)

PDF_PAGE = Wrapping(_around_page, _streams)
"""The bytes as what is drawn on two pages of a PDF."""
