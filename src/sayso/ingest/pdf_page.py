"""A page of a PDF as PDFium gives it: its characters, and the words they make with their places on the page."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

SECTORS = 16
"""Directions of writing that are told apart; each takes in what leans up to 11 degrees from it."""

HYPHENS = "\x02\ufffe\xad\u2010\u2011"
"""What PDFium, or a typesetter, has for a hyphen; the first two are PDFium's own at the end of a line."""

_FAR = 1e5
_WORD_GAP = 0.35
_RAISED = 0.2


class Glyph(NamedTuple):
    """A character of a page: its number there, where it begins and ends, its baseline and its size, all in points."""

    number: int
    character: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap, and the number of the first; each is that of the page or stands for it."""

    text: str
    first: int
    x0: float
    x1: float
    y: float
    size: float

    @property
    def last(self) -> int:
        """The number of the character after it."""
        return self.first + len(self.text)

    @property
    def bottom(self) -> float:
        """Where descenders end, about."""
        return self.y - 0.2 * self.size

    @property
    def top(self) -> float:
        """Where ascenders end, about."""
        return self.y + 0.75 * self.size


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's characters as PDFium numbers them, its words in that order, and its lower and upper end."""

    text: str
    words: tuple[Word, ...]
    bottom: float
    top: float

    @property
    def readable(self) -> bool:
        """Whether its characters are known, most of them: some files say only how they look."""
        known = sum(not _is_odd(character) for word in self.words for character in word.text)
        return known >= 0.6 * sum(len(word.text) for word in self.words)


def read_page(page: Any) -> PageText:
    """The text of a page that PDFium has opened; what is written in another direction than most is left out."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        text = "".join(_page_character(code) for code in _codes(textpage, count))
        left, bottom, right, top = page.get_bbox()
        found = [
            (sector, glyph)
            for sector, glyph in _glyphs(textpage, text)
            if left - 1 <= glyph.x0 <= right + 1 and bottom - 1 <= glyph.y <= top + 1
        ]
    finally:
        textpage.close()
    sector = Counter(one for one, _ in found).most_common(1)[0][0] if found else 0
    upright = [_turned(glyph, sector) for one, glyph in found if one == sector]
    if sector:
        corners = [_around(x, y, sector)[1] for x in (left, right) for y in (bottom, top)]
        bottom, top = min(corners), max(corners)
    return PageText(text, tuple(_words(upright)), bottom, top)


def _codes(textpage: Any, count: int) -> Iterator[int]:
    import pypdfium2.raw as pdfium

    for index in range(count):
        yield pdfium.FPDFText_GetUnicode(textpage, index)


def _page_character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _glyphs(textpage: Any, text: str) -> Iterator[tuple[int, Glyph]]:
    """Each character that is drawn, with the direction it is written in; spaces have places, too."""
    import pypdfium2.raw as pdfium

    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    style, drawn = (0, 0.0), 0
    for index, character in enumerate(text):
        if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        thing = pdfium.FPDFText_GetTextObject(textpage, index)
        if thing and (address := ctypes.addressof(thing.contents)) != drawn:
            drawn, style = address, _style(textpage, index)
        edges = (box.left, box.right, box.bottom, box.top, y.value)
        if all(-_FAR < edge < _FAR for edge in edges) and 0.5 < style[1] < _FAR:
            if style[0]:
                yield style[0], Glyph(index, character, x.value, x.value + _length(box), y.value, style[1])
            else:
                yield 0, Glyph(index, character, box.left, box.right, y.value, style[1])


def _length(box: Any) -> float:
    """How far a character reaches that is not upright: up to its neighbour, about."""
    return float(min(box.right - box.left, box.top - box.bottom))


def _style(textpage: Any, index: int) -> tuple[int, float]:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    angle = pdfium.FPDFText_GetCharAngle(textpage, index)
    return round(angle * SECTORS / math.tau) % SECTORS if math.isfinite(angle) else 0, abs(size)


def _around(x: float, y: float, sector: int) -> tuple[float, float]:
    """A point on the page turned so that writing in this direction goes from left to right."""
    angle = sector * math.tau / SECTORS
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _turned(glyph: Glyph, sector: int) -> Glyph:
    if not sector:
        return glyph
    x, y = _around(glyph.x0, glyph.y, sector)
    return glyph._replace(x0=x, x1=x + glyph.x1 - glyph.x0, y=y)


def _words(glyphs: Sequence[Glyph]) -> Iterator[Word]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if glyph.character.isspace() or (run and not _follows(run[-1], glyph)):
            yield from _word(run)
            run = []
        if not glyph.character.isspace() and glyph.character != "\0":
            run.append(glyph)
    yield from _word(run)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = min(last.size, glyph.size)
    near = -0.5 * size <= glyph.x0 - last.x1 <= _WORD_GAP * size
    level = abs(glyph.y - last.y) <= _RAISED * size and max(last.size, glyph.size) < 1.25 * size
    return near and level and glyph.number == last.number + 1


def _word(run: Sequence[Glyph]) -> Iterator[Word]:
    if run:
        text = "".join(_shown(glyph.character) for glyph in run)
        yield Word(text, run[0].number, run[0].x0, max(glyph.x1 for glyph in run), run[0].y, run[0].size)


def _shown(character: str) -> str:
    if character in HYPHENS:
        return "-"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _is_odd(character: str) -> bool:
    return character == "\ufffd" or character < " " or "\ue000" <= character <= "\uf8ff"
