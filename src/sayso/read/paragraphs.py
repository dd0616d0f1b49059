"""Where the paragraphs of a plain text are: one a line, or, in hard-wrapped text, between blank lines.

The label of a turn in a conversation is one by itself ("LISK:"); the hour at the head of an entry in a live report is
part of none, nor is the number or mark at the head of an item in a list, nor the marks around all of one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import Span
from sayso.turns import labels_of

MAX_PARAGRAPH = 4000
"""Code points after which a paragraph is read in pieces, cut at white space where there is some."""

_LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_WRAPPED_WIDTH = range(50, 101)
_HALF = r" ?[ap]\.?m\b\.?"
_TIME = rf"(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:{_HALF})?|(?:\.[0-5]\d)?{_HALF}|h[0-5]\d)(?: [A-Z]{{2,4}}\b)?"
_HOUR = re.compile(
    rf"\s*(?:(?:[*_]{{1,3}}|\[|\(){_TIME}:?(?:[*_]{{1,3}}|\]|\))(?: ?[-–—|:](?=\s))?\s+|"
    rf"{_TIME}(?: ?[-–—|:]\s+|\s+(?=[A-Z\"“‘'])))"
)
"""The hour at the head of an entry: "**12:30** ", "[9:05] ", "14:10 - ", "9.15am: "."""
_ITEM = re.compile(r"\s*(?:[-*•–—·]|\d{1,2}[.)])\s")

_STANDING_OUT = re.compile(r"\s*(?P<marks>\*{1,3}|_{1,3})(?P<said>[^*_\s](?:[^*_]*[^*_\s])?)(?P=marks)\s*")
"""A stretch all of which stands out in print: "**Who had the keys?**"."""
_APART = 2
"""How many stretches on two items of a list may begin."""
_MARKS = tuple(
    re.compile(rf"\s*{mark}\s+(?=\S)")
    for mark in (r"\(?\d{1,2}[.)]", r"\(?[a-z]\)", r"\(?[a-z]\.", r"\([ivx]{1,4}\)", r"[•·▪►‣]", r"[-*–—]")
)
"""What items of a list begin with, kind by kind: "1.", "(2)", "a)", "(iii)", a bullet, a dash."""


def paragraphs_of(text: str, body: Span | None = None) -> tuple[Span, ...]:
    """The paragraphs of ``text`` (or of its ``body``), none empty or edged with white space."""
    start, end = (body.start, body.end) if body else (0, len(text))
    edges = sorted({edge for one in labels_of(text, body) if one.speaks for edge in (one.start, one.end)})
    found: list[Span] = []
    stretches = [_inside_marks(text, *stretch) for stretch in _stretches(text, start, end)]
    marks = [mark for mark in _MARKS if _is_list(mark, text, stretches)]
    for first, last in stretches:
        inside = edges[bisect_right(edges, first) : bisect_left(edges, last)]
        opening = next((m for one in (_HOUR, *marks) if (m := one.match(text, first, last))), None)
        for at, stop in pairwise((opening.end() if opening else first, *inside, last)):
            found.extend(_bounded(text, at, stop))
    return tuple(found)


def _inside_marks(text: str, first: int, last: int) -> tuple[int, int]:
    """A stretch without the marks around all of it."""
    whole = _STANDING_OUT.fullmatch(text, first, last)
    return whole.span("said") if whole else (first, last)


def _is_list(mark: re.Pattern[str], text: str, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether two stretches on end begin with such a mark, or two with one paragraph between them."""
    marked = [n for n, (first, last) in enumerate(stretches) if mark.match(text, first, last)]
    return any(after - before <= _APART for before, after in pairwise(marked))


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text, start, end):
        lines = [m.span() for m in _LINE.finditer(text, *block.span())]
        yield from _joined(text, lines) if _hard_wrapped(lines) else lines


def _hard_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Whether a block of lines is one text broken at a fixed width, as in mail and wire copy."""
    widths = [end - start for start, end in lines]
    return len(widths) > 1 and all(w in _WRAPPED_WIDTH for w in widths[:-1]) and widths[-1] <= _WRAPPED_WIDTH[-1]


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """One stretch for the block, broken before each item of a list."""
    start = lines[0][0]
    for (_, before), (line, _) in pairwise(lines):
        if _ITEM.match(text, line):
            yield start, before
            start = line
    yield start, lines[-1][1]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        cut = end
        if end - start > MAX_PARAGRAPH:
            space = text.rfind(" ", start + 1, start + MAX_PARAGRAPH)
            cut = space if space > start else start + MAX_PARAGRAPH
        first, last = start, cut
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield Span(first, last)
        start = cut
