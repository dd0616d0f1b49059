"""The paragraphs of a tree of HTML: headings, items, rows of tables, each with where its words came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sayso.ingest.markup import NUMBER

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody tfoot thead"
    " tr ul".split()
)
CELLS = frozenset(("td", "th"))
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CELL = 200
"""Characters of a cell that is no entry of a table, but a part of the page's layout."""
_WORDS = re.compile(r"\S+(?: \S+)*|\s+")
_LINES = re.compile(r"[^\S\n]*\n\s*|\S+(?: \S+)*|[^\S\n]+")

type Piece = tuple[str, int, int, int]
"""Characters, and the number of the text they are from with their start and end in it; -1 if they are from none."""


@dataclass(slots=True)
class Block:
    """A paragraph: the element it is in, its pieces, and how many of its characters lead elsewhere."""

    element: Any
    pieces: list[Piece] = field(default_factory=list)
    linked: int = 0

    @property
    def text(self) -> str:
        """The words, white space made plain."""
        return "".join(piece[0] for piece in self.pieces)

    @property
    def share(self) -> float:
        """How much of the words leads elsewhere, from 0 to 1."""
        return self.linked / (sum(len(piece[0]) for piece in self.pieces if not piece[0].isspace()) or 1)

    @property
    def tag(self) -> str:
        """The name of the element."""
        return str(self.element.tag)


def blocks_of(tree: Any) -> list[Block]:
    """The paragraphs below an element whose texts are numbered, in order, none empty."""
    walker = _Walker(Block(tree))
    walker.walk(tree)
    walker.end(tree)
    return walker.found


def without_numbers(tree: Any) -> Any:
    """The tree itself, its texts without their numbers."""
    for element in tree.iter():
        for part in ("text", "tail"):
            value = getattr(element, part)
            if value and "\ue000" in value:
                setattr(element, part, NUMBER.sub("", value))
    return tree


@dataclass(slots=True)
class _Walker:
    block: Block
    found: list[Block] = field(default_factory=list)
    links: int = 0
    kept: int = 0
    gap: Piece | None = None

    def walk(self, element: Any) -> None:
        """Takes in what is in the element; trees are no deeper than the markup lets them be."""
        name = element.tag if isinstance(element.tag, str) else ""
        apart = name in BLOCKS or (name in CELLS and _is_layout(element))
        if apart:
            self.end(element)
        elif name in CELLS:
            self.space(("\t", -1, 0, 0))
        elif name == "br":
            self.line()
        self.links += name == "a"
        self.kept += name == "pre"
        self.words(element.text)
        for child in element:
            self.walk(child)
            self.words(child.tail)
        self.links -= name == "a"
        self.kept -= name == "pre"
        if apart:
            self.end(element.getparent())

    def end(self, element: Any) -> None:
        """Ends the paragraph; what follows is another, in this element."""
        self.gap = None
        if self.block.pieces:
            self.found.append(self.block)
        self.block = Block(element)

    def line(self) -> None:
        if self.gap and self.gap[0] == "\n":
            self.end(self.block.element)
        elif self.block.pieces:
            self.gap = ("\n", -1, 0, 0)

    def space(self, gap: Piece) -> None:
        """Notes white space that is due if words follow; a line end is not taken back."""
        if self.block.pieces and not (self.gap and self.gap[0] in "\n\t"):
            self.gap = gap

    def words(self, value: str | None) -> None:
        """Takes in the texts of a node, each behind its number."""
        if not value:
            return
        parts = NUMBER.split(value)
        self.text(-1, parts[0])
        for number, text in zip(parts[1::2], parts[2::2], strict=True):
            self.text(int(number), text)

    def text(self, number: int, text: str) -> None:
        for run in (_LINES if self.kept else _WORDS).finditer(text):
            if run[0][0].isspace():
                if self.kept and "\n" in run[0]:
                    for _ in range(min(2, run[0].count("\n"))):
                        self.line()
                else:
                    self.space((" ", number, run.start(), run.end()))
                continue
            if self.gap:
                self.block.pieces.append(self.gap)
                self.gap = None
            self.block.pieces.append((run[0], number, run.start(), run.end()))
            self.block.linked += len(run[0]) if self.links else 0


def _is_layout(cell: Any) -> bool:
    """Whether a cell holds paragraphs, not an entry of a table."""
    if any(child.tag in BLOCKS or child.tag == "br" for child in cell.iter() if child is not cell):
        return True
    length = 0
    for text in cell.itertext():
        length += len(text)
        if length > _CELL:
            return True
    return False
