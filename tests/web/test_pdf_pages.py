from __future__ import annotations

import zlib

import pytest

from sayso.model import Span
from sayso.web.pdf import MOST_PIXELS, drawn, page_count, sheet


def pdf(words: str = "Rain fell.", width: int = 200, height: int = 100) -> bytes:
    """One page with these words, 12 points high, from 20 points right and 50 points up."""
    shown = f"BT /F1 12 Tf 20 50 Td ({words}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
    )
    made = b"%PDF-1.4\n"
    for number, held in enumerate(objects, 1):
        made += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    return made + b"trailer << /Root 1 0 R >>\n%%EOF"


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_words_have_boxes_where_they_stand() -> None:
    found = sheet(pdf(), 1, (Span(5, 9),))
    assert (found.width, found.height) == (200, 100)
    (box,) = found.boxes
    assert 40 < box.x < 60
    assert 35 < box.y < 50
    assert 10 < box.width < 30
    assert 5 < box.height < 15


def test_words_that_are_not_on_the_page_have_none() -> None:
    assert sheet(pdf(), 1, (Span(500, 900),)).boxes == ()
    assert sheet(pdf(), 1).boxes == ()


def test_a_page_is_drawn_in_black_on_white() -> None:
    png = drawn(pdf(), 1)
    width, height = size_of(png)
    assert (width, height) == (320, 160)
    start = png.index(b"IDAT") + 4
    rows = zlib.decompress(png[start : png.index(b"IEND") - 8])
    assert len(rows) == height * (1 + 3 * width)
    assert rows[1:4] == b"\xff\xff\xff"
    assert min(rows[(1 + 3 * width) * 70 : (1 + 3 * width) * 80][1:]) < 80


def test_a_page_as_large_as_a_field_is_drawn_small() -> None:
    width, height = size_of(drawn(pdf(width=14_000, height=14_000), 1))
    assert width * height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.4", b"nothing"])
def test_what_is_no_pdf_has_no_pages(raw: bytes) -> None:
    assert page_count(raw) == 0
    with pytest.raises(IndexError):
        drawn(raw, 1)
    with pytest.raises(IndexError):
        sheet(raw, 1)


@pytest.mark.parametrize("page", [0, 2, -1])
def test_there_is_no_page_before_the_first_or_after_the_last(page: int) -> None:
    with pytest.raises(IndexError):
        drawn(pdf(), page)
