"""Paragraphs of word-processor files while they are gathered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

MAX_CELL = 200
"""Characters of a cell that is an entry of a table; a longer one is a part of the page's layout."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph as one line or more, and what it is set as: "title", "heading" or ""."""

    text: str
    style: str = ""


@dataclass(slots=True)
class Gathered:
    """Paragraphs in order, the last one still open."""

    found: list[Paragraph] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def put(self, text: str | None) -> None:
        """Add characters to the open paragraph."""
        if text:
            self.parts.append(text)

    def end(self, style: str = "") -> None:
        """End the paragraph; an empty one is none."""
        lines = (line.strip() for line in "".join(self.parts).split("\n"))
        self.parts.clear()
        for block in _blocks(lines):
            self.found.append(Paragraph(block, style))


def _blocks(lines: Iterator[str]) -> Iterator[str]:
    """Lines as paragraphs, those between two empty ones together."""
    block: list[str] = []
    for line in lines:
        if line:
            block.append(" ".join(line.split()))
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def row_text(cells: list[list[Paragraph]]) -> list[Paragraph]:
    """A row of a table: one paragraph if its cells are entries, else the paragraphs of one cell after the other."""
    if all(len(cell) <= 1 for cell in cells) and all(len(one.text) <= MAX_CELL for cell in cells for one in cell):
        line = "\t".join(cell[0].text if cell else "" for cell in cells).strip("\t")
        return [Paragraph(line)] if line else []
    return [one for cell in cells for one in cell]
