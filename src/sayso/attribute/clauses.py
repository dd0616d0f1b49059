"""Where a nested content ends: its clause may go on behind a comma with where, how or why the thing is done.

"Papers showing the firm paid him, under the pretext that he was a guard": of the labelled nested contents in PolNeAR
train whose clause goes on with a prepositional phrase behind a comma, 31 of 33 go on over it.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from sayso.attribute.features import DEPS, TAGS, Pieces
from sayso.attribute.linking import Run

_VERBS = [TAGS.index(name) + 1 for name in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")]
_COMMA, _PREPOSITION = TAGS.index(",") + 1, TAGS.index("IN") + 1
_PREPOSITIONAL, _PUNCTUATION = DEPS.index("prep") + 1, DEPS.index("punct") + 1
_TAG, _DEP = 1, 2


def whole_clause(content: Run, pieces: Pieces, others: Iterable[Run]) -> Run:
    """The last run of a content, to the end of its clause's prepositional phrase if one follows behind a comma.

    ``others`` are the other runs found in the same text: nothing that one of them holds is taken.
    """
    start, end = content
    at = end + 1
    if at >= len(pieces) or pieces.features[end, _TAG] != _COMMA:
        return content
    if pieces.features[at, _TAG] != _PREPOSITION or pieces.features[at, _DEP] != _PREPOSITIONAL:
        return content
    head = int(pieces.heads[at])
    if not (start <= head < end and pieces.features[head, _TAG] in _VERBS):
        return content
    last = at
    while last < len(pieces) and _hangs_on(pieces, last, at):
        last += 1
    last = _whole(pieces, last)
    return content if any(end <= s < last for s, _ in others) else (start, last)


def _whole(pieces: Pieces, end: int) -> int:
    """The end, behind what is written as one with the last word: parsers part "Hezb-e-Islami" at its hyphens."""
    glued = end
    while glued < len(pieces) and pieces.starts[glued] == pieces.ends[glued - 1]:
        glued += 1
        if pieces.features[glued - 1, _DEP] != _PUNCTUATION:
            end = glued
    return end


def _hangs_on(pieces: Pieces, piece: int, top: int) -> bool:
    """Whether a piece is the word that begins at ``top``, or governed by it, over however many others."""
    word = int(np.flatnonzero(pieces.first[: piece + 1])[-1]) if not pieces.first[piece] else piece
    for _ in range(len(pieces)):
        if word == top:
            return True
        above = int(pieces.heads[word])
        if above == word:
            return False
        word = above
    return False
