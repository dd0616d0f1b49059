"""PDF files made to do harm, and broken ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from making_pdf import Sheet, assembled, pdf

WORDS = "The harbour board said that the barges had passed at night, and that nobody had opened a hatch."
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
FONTS = "/Resources << /Font << /F0 4 0 R >> >>"
TEXT = f"BT /F0 10 Tf 50 700 Td ({WORDS}) Tj ET".encode()


def _stream(content: bytes, more: str = "", length: int | None = None) -> bytes:
    size = len(content) if length is None else length
    return f"<< /Length {size} {more} >>\nstream\n".encode() + content + b"\nendstream"


def _one(
    content: bytes = b"", page: str = "", catalog: str = "", box: str = "0 0 595 842", more: Sequence[bytes] = ()
) -> bytes:
    """A file with one page: objects 1 catalog, 2 pages, 3 page, 4 font, 5 content, 6 and on ``more``."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 5 0 R {FONTS} {page} >>".encode(),
        FONT,
        content or _stream(TEXT),
        *more,
    ]
    return assembled(objects, "/Root 1 0 R")


def _sheet(words: str = WORDS, size: float = 10) -> Sheet:
    sheet = Sheet()
    sheet.write(50, 700, words, size)
    return sheet


def _drawn(operators: str) -> bytes:
    return _one(_stream(operators.encode("latin-1")))


def _many_pages(count: int) -> bytes:
    kids = " ".join(["3 0 R"] * count)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R {FONTS} >>".encode(),
        FONT,
        _stream(TEXT),
    ]
    return assembled(objects, "/Root 1 0 R")


def _nested_forms(depth: int) -> bytes:
    """Forms that each show the next ten times."""
    forms = [
        _stream(
            b"/Fm Do " * 10,
            f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /Fm {7 + number} 0 R >> >>",
        )
        for number in range(depth)
    ]
    page = "/Resources << /XObject << /Fm 6 0 R >> >>"
    return _one(_stream(b"/Fm Do"), page, more=[*forms, _stream(TEXT, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")])


def _deep(opening: str, closing: str, count: int) -> bytes:
    return _one(catalog=f"/X {opening * count}{closing * count}")


def _pages_loop() -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
    ]
    return assembled(objects, "/Root 1 0 R")


def _spread(count: int) -> Iterator[str]:
    for number in range(count):
        yield f"BT /F0 6 Tf {number * 37 % 590} {number * 53 % 840} Td (x{number}) Tj ET"


def _damaged(good: bytes) -> Iterator[tuple[str, bytes]]:
    yield "cut-half.pdf", good[: len(good) // 2]
    yield "cut-head.pdf", good[:20]
    yield "head-only.pdf", b"%PDF-1.7\n"
    yield "no-table.pdf", good[: good.rfind(b"xref")]
    yield "wrong-start.pdf", good.replace(b"startxref\n", b"startxref\n9")
    yield "huge-start.pdf", good.replace(b"startxref\n", b"startxref\n99999999999999999999")
    yield "no-root.pdf", good.replace(b"/Root 1 0 R", b"/Root 99 0 R")
    yield "root-null.pdf", good.replace(b"/Root 1 0 R", b"/Root null")
    yield "zeros.pdf", good[:40] + bytes(5_000) + good[40:]
    yield "junk-first.pdf", b"junk\n" * 100 + good
    yield "twice.pdf", good + good
    yield "flipped.pdf", bytes(byte ^ (0x55 if number % 97 == 50 else 0) for number, byte in enumerate(good))
    yield "endings.pdf", good.replace(b"\n", b"\r\n")
    yield "high-bits.pdf", b"%PDF-1.4\n" + bytes(range(128, 256)) * 200
    yield "count-negative.pdf", good.replace(b"/Count 1", b"/Count -1")
    yield "count-huge.pdf", good.replace(b"/Count 1", b"/Count 2147483647")


def _contents() -> Iterator[tuple[str, bytes]]:
    yield "length-wrong.pdf", _one(_stream(TEXT, length=10**9))
    yield "length-negative.pdf", _one(_stream(TEXT, length=-5))
    yield "bad-flate.pdf", _one(_stream(b"\x78\x9cnot packed at all", "/Filter /FlateDecode"))
    yield "bomb.pdf", _one(_stream(zlib.compress(b" " * (64 << 20)), "/Filter /FlateDecode"))
    twice = zlib.compress(zlib.compress(b"q " * (32 << 20)))
    yield "bomb-twice.pdf", _one(_stream(twice, "/Filter [/FlateDecode /FlateDecode]"))
    yield "filters.pdf", _one(_stream(TEXT, f"/Filter [{' /ASCIIHexDecode' * 5_000}]"))
    yield "unknown-filter.pdf", _one(_stream(TEXT, "/Filter /NoSuchDecode"))
    yield "saves.pdf", _drawn("q " * 500_000)
    yield "nested-forms.pdf", _nested_forms(8)
    yield "self-form.pdf", _nested_forms(0).replace(b"/Form /BBox [0 0 9 9]", b"/Form /BBox [0 0 9 9] /Resources 6 0 R")
    yield "deep-arrays.pdf", _deep("[", "]", 100_000)
    yield "deep-dicts.pdf", _deep("<< /A ", ">>", 50_000)
    yield "pages-loop.pdf", _pages_loop()
    yield "ten-thousand-pages.pdf", _many_pages(10_000)
    yield "two-thousand-pages.pdf", _many_pages(2_000)
    yield "page-far.pdf", _one(box="0 0 1e38 1e38")
    yield "page-empty.pdf", _one(box="0 0 0 0")
    yield "page-turned-over.pdf", _one(box="595 842 0 0", page="/Rotate 45")
    yield "page-unit.pdf", _one(page="/UserUnit 1e30")


def _text() -> Iterator[tuple[str, bytes]]:
    yield "no-text.pdf", _drawn("0 0 m 100 100 l S")
    yield "spaces-only.pdf", _drawn("BT /F0 10 Tf 50 700 Td (          ) Tj ET")
    yield "size-zero.pdf", _drawn(f"BT /F0 0 Tf 50 700 Td ({WORDS}) Tj ET")
    yield "size-huge.pdf", _drawn(f"BT /F0 1e30 Tf 50 700 Td ({WORDS}) Tj ET")
    yield "matrix-zero.pdf", _drawn(f"BT /F0 10 Tf 0 0 0 0 50 700 Tm ({WORDS}) Tj ET")
    yield "matrix-odd.pdf", _drawn(f"BT /F0 10 Tf 1e20 -1e20 1e20 1e20 5 7 Tm ({WORDS}) Tj ET")
    yield "mirrored.pdf", _drawn(f"BT /F0 10 Tf -1 0 0 1 500 700 Tm ({WORDS}) Tj ET")
    yield "all-in-one-place.pdf", _drawn(" ".join("BT /F0 10 Tf 50 700 Td (on top) Tj ET" for _ in range(20_000)))
    yield "scattered.pdf", _drawn(" ".join(_spread(20_000)))
    yield "one-long-line.pdf", _drawn(f"BT /F0 1 Tf 0 700 Td ({'word ' * 200_000}) Tj ET")
    yield "too-many-characters.pdf", _drawn(f"BT /F0 0.6 Tf 0.001 0 0 1 0 700 Tm ({'word ' * 300_000}) Tj ET")
    yield "no-spaces.pdf", pdf([_sheet("x" * 50_000, 1)])
    yield "controls.pdf", _one(_stream(b"BT /F0 10 Tf 50 700 Td (" + bytes(range(1, 32)) * 20 + b") Tj ET"))
    yield "no-font.pdf", _drawn(f"BT /F9 10 Tf 50 700 Td ({WORDS}) Tj ET")
    yield (
        "columns-of-one.pdf",
        _drawn(" ".join(f"BT /F0 5 Tf {x * 20} {y * 6} Td (ab cd) Tj ET" for x in range(30) for y in range(140))),
    )


def _active() -> Iterator[tuple[str, bytes]]:
    script = "/OpenAction << /S /JavaScript /JS (while(1){app.alert('x')}) >>"
    yield "javascript.pdf", _one(catalog=script)
    launch = "/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"
    yield "launch.pdf", _one(catalog=launch)
    yield "uri.pdf", _one(catalog="/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>")
    yield (
        "attachment.pdf",
        _one(catalog="/Names << /EmbeddedFiles << /Names [(../../x.sh) << /Type /Filespec /F (../../x.sh) >>] >> >>"),
    )
    yield "form-submits.pdf", _one(catalog="/AcroForm << /XFA (<xdp/>) /Fields [] >>")
    yield "external-content.pdf", _one(_stream(b"", "/F (file:///etc/passwd)"))
    encrypted = pdf([_sheet()]).replace(
        b"/Info 8 0 R",
        b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (%s) /U (%s) >>"
        % (b"o" * 32, b"u" * 32),
    )
    yield "locked.pdf", encrypted
    yield "locked-oddly.pdf", pdf([_sheet()]).replace(b"/Info 8 0 R", b"/Encrypt << /Filter /Nobody /V 99 >>")
    scan = Sheet()
    scan.show_picture()
    yield "scanned.pdf", pdf([scan])
    yield "long-title.pdf", pdf([_sheet()], Title="Title " * 100_000, Author="By " * 100_000)


def cases() -> Iterator[tuple[str, bytes]]:
    yield from _damaged(_one())
    yield from _contents()
    yield from _text()
    yield from _active()
