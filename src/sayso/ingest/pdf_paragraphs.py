"""From lines to paragraphs, over columns and pages, and to their text with its places on the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ingest.hyphens import Hyphens, frequency
from sayso.ingest.origin import joined
from sayso.ingest.pdf_layout import Line
from sayso.ingest.pdf_page import Word
from sayso.model import Span, Stretch

PARAGRAPH_GAP = 1.25
"""Times the usual distance of lines: from there on a new paragraph begins."""
MAX_ASIDES = 12
"""Captions, notes and headings that may stand between two parts of a paragraph."""

_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$|[”\"]$")
_OPENS = re.compile(r"[\"'“‘(\[]*[A-Z0-9]")
_ITEM = re.compile(r"(?:[•‣▪■●◦*–—-]|\d{1,2}[.)]|\([a-z\d]\))$")
_NOTE_MARK = re.compile(r"\d{1,3}|[*†‡§]{1,3}")


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a report is set: its size in points, the distance of its lines in that size."""

    body: float
    leading: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column that belong together; ``right`` is where the column ends, ``column`` its number."""

    page: int
    column: int
    right: float
    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """The size of its text, that of its first line."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return " ".join(line.text for line in self.lines)


type Paragraph = list[Block]


def blocks_of(lines: Sequence[Line], page: int, column: int, setting: Setting) -> Iterator[Block]:
    """The lines of a column, parted where paragraphs begin."""
    left, right = _usual_left(lines), max(line.x1 for line in lines)
    block: list[Line] = []
    for line in lines:
        if block and _begins(block[-1], line, left, right, setting):
            yield Block(page, column, right, tuple(block))
            block = []
        block.append(line)
    yield Block(page, column, right, tuple(block))


def _usual_left(lines: Sequence[Line]) -> float:
    counts = Counter(round(line.x0) for line in lines)
    most = max(counts.values())
    return min(x for x, count in counts.items() if count == most)


def _begins(last: Line, line: Line, left: float, right: float, setting: Setting) -> bool:
    """Whether a line begins a paragraph: by what is between it and the last, its size, its indent, the room left."""
    size = max(last.size, line.size)
    apart = last.y - line.y > PARAGRAPH_GAP * setting.leading * size or last.y < line.y
    other = not 0.89 < line.size / last.size < 1.12
    indented = 0.7 * size < line.x0 - left < 8 * size and last.x0 - left < 0.5 * size and not _hangs(last, line)
    return apart or other or indented or _is_item(line) or _ended_early(last, line, right, setting)


def _is_item(line: Line) -> bool:
    return len(line.words) > 1 and bool(_ITEM.match(line.words[0].text))


def _hangs(last: Line, line: Line) -> bool:
    """Whether a line stands under the words of an item, not under its mark, or beside an initial."""
    beside = _is_initial(last.words[0]) and line.x0 >= last.words[0].x1 - 0.2 * line.size
    return beside or (_is_item(last) and abs(line.x0 - last.words[1].x0) < 0.6 * line.size)


def _is_initial(word: Word) -> bool:
    """Whether a word is a letter far wider than its line's size allows: it stands beside several lines."""
    return len(word.text) == 1 and word.text.isalpha() and word.x1 - word.x0 > 1.1 * word.size


def _ended_early(last: Line, line: Line, right: float, setting: Setting) -> bool:
    """Whether the next line's first word would have had room on the last one."""
    if line.size > 1.12 * setting.body:
        return False
    word = line.words[0]
    room = last.x1 + 0.75 * line.size + word.x1 - word.x0 < right
    return room and bool(_ENDS.search(last.text) or _OPENS.match(word.text)) and not last.text.endswith("-")


def flowed(blocks: Iterable[Block], body: float) -> list[Paragraph]:
    """The paragraphs; one that goes on after a column's end, a caption or a note is put together, these after it."""
    done: list[Paragraph] = []
    last: Paragraph = []
    asides: list[Paragraph] = []
    for block in blocks:
        is_body = abs(block.size - body) <= 0.08 * body
        if is_body and last and (asides or block.column != last[-1].column) and _goes_on(last[-1], block):
            last.append(block)
        elif not is_body and last and not _ENDS.search(last[-1].text) and len(asides) < MAX_ASIDES:
            asides.append([block])
        else:
            done += [last, *asides] if last else asides
            last, asides = ([block], []) if is_body else ([], [[block]])
    return [*done, *([last] if last else []), *asides]


def _goes_on(last: Block, block: Block) -> bool:
    if _ENDS.search(last.text):
        return False
    line = last.lines[-1]
    begun = min(one.x0 for one in last.lines)
    filled = line.x1 > last.right - 0.15 * (last.right - begun)
    return block.text[0].islower() or line.text.endswith("-") or filled


class Writer:
    """Puts the text together, paragraph by paragraph, and notes where each character stands."""

    def __init__(self, pages: Sequence[str], lines: Iterable[str]) -> None:
        self._pages = pages
        self._hyphens = Hyphens(lines)
        self._parts: list[str] = []
        self._origin: list[Stretch] = []
        self._length = 0

    def write(self, paragraph: Paragraph) -> None:
        """Add a paragraph."""
        if self._parts:
            self._put("\n\n")
        last: tuple[int, Word] | None = None
        for block in paragraph:
            for line in block.lines:
                for number, word in enumerate(_without_marks(line)):
                    if last:
                        self._between(*last, block.page, word, at_line_end=number == 0)
                    self._word(block.page, word)
                    last = block.page, word

    def done(self) -> tuple[str, tuple[Stretch, ...]]:
        """The text and its places."""
        return "".join(self._parts), joined(self._origin)

    def _between(self, last_page: int, last: Word, page: int, word: Word, at_line_end: bool) -> None:
        if at_line_end:
            self._line_end(last, word)
        elif last_page == page and self._is_apart(page, last, word):
            start = last.last
            if word.first == start + 1 and self._pages[page][start] == " ":
                self._origin.append(Stretch(Span(self._length, self._length + 1), start, start + 1, page + 1))
            self._put(" ")

    def _line_end(self, last: Word, word: Word) -> None:
        if last.text.endswith("-") and len(last.text) > 1 and last.text[-2] != "-":
            if self._hyphens.goes(last.text, word.text):
                self._take_back()
        elif not (last.text.endswith("—") and len(last.text) > 1):
            self._put(" ")

    def _is_apart(self, page: int, last: Word, word: Word) -> bool:
        between = self._pages[page][last.last : word.first] if word.first >= last.last else ""
        if _is_initial(last):
            whole = frequency(last.text + word.text) > frequency(word.text)
            return not whole if last.text in "AI" else not word.text[0].islower()
        if " " in between and not between.strip():
            return True
        return word.x0 - last.x1 > 0.15 * min(word.size, last.size)

    def _word(self, page: int, word: Word) -> None:
        """Adds a word; a character that only stands for the page's has no place."""
        start = 0
        for index, character in enumerate(f"{word.text}\n"):
            if index == len(word.text) or character != self._pages[page][word.first + index]:
                if index > start:
                    span = Span(self._length + start, self._length + index)
                    self._origin.append(Stretch(span, word.first + start, word.first + index, page + 1))
                start = index + 1
        self._put(word.text)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _take_back(self) -> None:
        """Takes back the hyphen that was put last."""
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        if self._origin and self._origin[-1].span.end > self._length:
            one = self._origin.pop()
            if one.span.start < self._length:
                self._origin.append(Stretch(Span(one.span.start, self._length), one.start, one.end - 1, one.page))


def _without_marks(line: Line) -> Iterator[Word]:
    """The words of a line, without the raised numbers that lead to notes."""
    for number, word in enumerate(line.words):
        raised = word.size <= 0.8 * line.size and word.y - line.y >= 0.15 * line.size
        if not (number and raised and _NOTE_MARK.fullmatch(word.text)):
            yield word
