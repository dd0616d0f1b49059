"""What stands at the head and foot of every page, and is none of the report: the outlet's name, the day, the number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.ingest.pdf_layout import Row, rows_of
from sayso.ingest.pdf_page import PageText

EDGE = 0.16
"""Of a page's height: how far from its upper and lower end such lines stand."""
EDGE_ROWS = 3
"""Lines at either end that may be such."""
SAME_HEIGHT = 4.0
"""Points that the heights of such a line on two pages differ by, at most."""
SHARE = 0.2
"""Of all pages have such a line, at least, and two; left and right pages may have their own."""

_NUMBER = re.compile(
    r"(?:page |p\. ?)?[-–—(\[| ]*(?:\d{1,4}|[ivxlc]{1,7})[-–—)\]| ]*(?:(?:/|of) ?\d{1,4})?", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+(?: *\d+ ?/ ?\d+)?|\d+ ?/ ?\d+ +https?://\S+")


@dataclass(frozen=True, slots=True)
class _Edge:
    page: int
    row: Row
    outermost: bool
    key: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.row)


def without_running(pages: Sequence[PageText]) -> tuple[list[PageText], list[str]]:
    """The pages without such lines, and those lines, each once, in order."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page)]
    repeated = _repeated(edges, len(pages))
    out = [edge for edge in edges if id(edge) in repeated or (edge.outermost and _stands_alone(edge.text))]
    dropped: defaultdict[int, set[int]] = defaultdict(set)
    for edge in out:
        dropped[edge.page].update(word.first for word in edge.row)
    kept = [
        replace(page, words=tuple(word for word in page.words if word.first not in dropped[number]))
        for number, page in enumerate(pages)
    ]
    return kept, list(dict.fromkeys(edge.text for edge in out))


def _edges(number: int, page: PageText) -> Iterator[_Edge]:
    reach = EDGE * (page.top - page.bottom)
    low = rows_of(word for word in page.words if word.y < page.bottom + reach)[-EDGE_ROWS:]
    high = rows_of(word for word in page.words if word.y > page.top - reach)[:EDGE_ROWS]
    for rows, outermost in ((low, low[-1:]), (high, high[:1])):
        for row in rows:
            yield _Edge(number, row, row in outermost, _key(row))


def _key(row: Row) -> tuple[str, ...]:
    """A line's words without regard to numbers and order: they change sides from page to page."""
    return tuple(sorted(re.sub(r"\d+|\b[ivxlc]+\b", "#", word.text.casefold()) for word in row))


def _repeated(edges: Sequence[_Edge], pages: int) -> set[int]:
    groups: defaultdict[tuple[str, ...], list[_Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.key].append(edge)
    least = max(2, SHARE * pages)
    found: set[int] = set()
    for group in groups.values():
        heights = Counter(round(edge.row[0].y / SAME_HEIGHT) for edge in group)
        for edge in group:
            height = round(edge.row[0].y / SAME_HEIGHT)
            if sum(heights[height + step] for step in (-1, 0, 1)) >= least:
                found.add(id(edge))
    return found


def _stands_alone(text: str) -> bool:
    """Whether a line at the end of a page is its number, or the address that a browser prints there."""
    return bool(_NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text))
