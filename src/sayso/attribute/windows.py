"""Cut a document's pieces into windows the encoder can read, each word with context on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sayso.attribute.features import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

MAX_PIECES = 254
"""Pieces in a window; with the two special tokens the encoder reads 256."""
CONTEXT = 64
"""How many pieces a window repeats, at most, from the one before."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` go in; results count for ``keep_start`` to ``keep_end``."""

    start: int
    end: int
    keep_start: int
    keep_end: int

    def __len__(self) -> int:
        return self.end - self.start


def windows_of(pieces: Pieces, size: int = MAX_PIECES, context: int = CONTEXT) -> list[Window]:
    """Windows that cover all pieces: a block each, or several that overlap where a block is longer.

    Block by block measures better than windows filled to the brim, and costs less.
    """
    edges = np.flatnonzero(np.diff(pieces.blocks, prepend=-1) != 0).tolist()
    windows: list[Window] = []
    for start, end in pairwise([*edges, len(pieces)]):
        if end - start <= size:
            windows.append(Window(start, end, start, end))
        else:
            windows.extend(_windows(pieces, (start, end), size, context))
    return windows


def _windows(pieces: Pieces, stretch: tuple[int, int], size: int, context: int) -> Iterator[Window]:
    """Windows over a stretch too long for one; they begin and end at sentence edges where these allow it."""
    first, total = stretch
    edges = np.flatnonzero(np.diff(pieces.sentences, prepend=-1) != 0)
    words = np.flatnonzero(pieces.first)
    bounds = [(first, _cut(edges, words, first, size, total))]
    while bounds[-1][1] < total:
        start, end = bounds[-1]
        begin = _restart(edges, words, start, end, context)
        bounds.append((begin, max(_cut(edges, words, begin, size, total), end + 1)))
    overlaps = [(b_start, a_end) for (_, a_end), (b_start, _) in pairwise(bounds)]
    keeps = [max(_word_edge(words, (start + end) // 2), start) for start, end in overlaps]
    for (start, end), keep_start, keep_end in zip(bounds, [first, *keeps], [*keeps, total], strict=True):
        yield Window(start, end, keep_start, keep_end)


def _cut(edges: Ints, words: Ints, start: int, size: int, total: int) -> int:
    """The last sentence edge within ``size`` pieces; the last word edge, or none, if that leaves over half empty."""
    limit = start + size
    if limit >= total:
        return total
    edge = int(edges[np.searchsorted(edges, limit, "right") - 1])
    if edge - start >= size // 2:
        return edge
    word = int(words[np.searchsorted(words, limit, "right") - 1])
    return word if word - start >= size // 2 else limit


def _restart(edges: Ints, words: Ints, start: int, end: int, context: int) -> int:
    """Where the next window begins: the first sentence edge in the last ``context`` pieces, else a word edge."""
    earliest = max(end - context, start + 1)
    for marks in (edges, words):
        later = marks[np.searchsorted(marks, earliest, "left") :]
        if len(later) and later[0] < end:
            return int(later[0])
    return earliest


def _word_edge(words: Ints, at: int) -> int:
    return int(words[max(int(np.searchsorted(words, at, "right")) - 1, 0)])
