"""A text with spans marked in it, cut into pieces that a template can write one after another.

Spans nest and overlap; a piece lies between two edges, and knows all that covers it. So a template needs no markup
made of text, and everything in a piece is escaped as any other text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from markupsafe import Markup, escape

from sayso.model import Span

DEEPEST = 3
"""Contents nested deeper than this look as this deep."""


class Role(StrEnum):
    """What a marked stretch is."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, its role, and the attribution or, in the report's own voice, the claim it belongs to.

    ``depth`` is how many attributions the attribution is nested in.
    """

    span: Span
    role: Role
    owner: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two edges: its words, where it stands (code points), and the marks that cover it.

    ``begins`` are the marks that begin with it.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles it has, each once, in a fixed order; a content with how deep it is nested."""
        named = {mark.role.value for mark in self.marks}
        depths = [mark.depth for mark in self.marks if mark.role is Role.CONTENT]
        deep = (f"depth-{min(max(depths), DEEPEST)}",) if depths else ()
        return (*(role.value for role in Role if role.value in named), *deep)

    @property
    def owners(self) -> tuple[str, ...]:
        """The attributions and claims it belongs to, the innermost first."""
        inward = sorted(self.marks, key=lambda mark: (-mark.depth, mark.span.end - mark.span.start))
        return tuple(dict.fromkeys(mark.owner for mark in inward))

    @property
    def begun(self) -> tuple[str, ...]:
        """What begins here, as ``ROLE:OWNER``."""
        return tuple(f"{mark.role}:{mark.owner}" for mark in self.begins)


def pieces_of(text: str, within: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The text of ``within`` as pieces that, put together, are that text. Marks are cut at its ends."""
    held = [mark for mark in marks if mark.span.overlaps(within)]
    ends = {edge for mark in held for edge in (mark.span.start, mark.span.end)}
    places = sorted({within.start, within.end, *(edge for edge in ends if within.start < edge < within.end)})
    made: list[Piece] = []
    for start, end in pairwise(places):
        covering = tuple(mark for mark in held if mark.span.start <= start and end <= mark.span.end)
        begins = tuple(mark for mark in covering if mark.span.start == start)
        made.append(Piece(text[start:end], start, end, covering, begins))
    return made


_BREAK = re.compile(r"\n(?:[^\S\n]*\n)+")
"""An empty line, or several."""


def paragraphs(text: str, body: Span) -> list[Span]:
    """The paragraphs of the body: what empty lines part, without them; line ends inside one stay."""
    found: list[Span] = []
    last = body.start
    for gap in _BREAK.finditer(text, body.start, body.end):
        _keep(found, text, last, gap.start())
        last = gap.end()
    _keep(found, text, last, body.end)
    return found


def _keep(found: list[Span], text: str, start: int, end: int) -> None:
    """Add a paragraph, unless there is nothing in it to read."""
    held = text[start:end]
    if held.strip():
        tail = len(held) - len(held.rstrip("\n"))
        head = len(held) - len(held.lstrip("\n"))
        found.append(Span(start + head, end - tail))


def exact(text: str) -> Markup:
    """Text escaped so that a browser shows, and counts, every code point of it: a parser would change these two."""
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\N{REPLACEMENT CHARACTER}"))
