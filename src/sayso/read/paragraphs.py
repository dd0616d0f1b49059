"""Where the paragraphs of a plain text are: one a line, or, in hard-wrapped text, between blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.model import Span

MAX_PARAGRAPH = 4000
"""Code points after which a paragraph is read in pieces, cut at white space where there is some."""

_LINE = re.compile(r"[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|$))+")
_WRAPPED_WIDTH = range(50, 101)
_ITEM = re.compile(r"\s*(?:[-*•–—·]|\d{1,2}[.)])\s")


def paragraphs_of(text: str, body: Span | None = None) -> tuple[Span, ...]:
    """The paragraphs of ``text`` (or of its ``body``), none empty or edged with white space."""
    start, end = (body.start, body.end) if body else (0, len(text))
    found: list[Span] = []
    for first, last in _stretches(text, start, end):
        found.extend(_bounded(text, first, last))
    return tuple(found)


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
