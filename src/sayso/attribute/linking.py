"""How a span finds its cue: the features of a pair, the same in training and at run time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from sayso.attribute.features import Pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

LINKED_ROLES = ("source", "content")
ORDER_REACH, SENTENCE_REACH, PARAGRAPH_REACH = 6, 4, 2
PAIR_SIZES = {
    "order": 2 * ORDER_REACH + 1,
    "sentence": 2 * SENTENCE_REACH + 1,
    "paragraph": 2 * PARAGRAPH_REACH + 1,
    "touching": 4,
    "governed": 4,
}
"""The features of a (span, cue) pair and how many values each has."""

Run = tuple[int, int]


def pair_features(pieces: Pieces, spans: list[Run], cues: list[Run]) -> Ints:
    """Features of every pair, as an array (spans, cues, len(PAIR_SIZES)).

    order: which cue it is, counted from the span, leftwards negative. sentence,
    paragraph: how many of them lie between. touching: next to each other, one piece
    between them, up to three, or more. governed: whether one's words depend on the other's.
    """
    out = np.zeros((len(spans), len(cues), len(PAIR_SIZES)), np.int64)
    if not spans or not cues:
        return out
    s_start, s_end = np.array(spans, np.int64).T
    c_start, c_end = np.array(cues, np.int64).T
    after = c_start[None, :] >= s_end[:, None]
    number = np.arange(len(cues))[None, :]
    following = np.searchsorted(c_start, s_start, "left")[:, None]
    order = np.where(number >= following, number - following + 1, number - following)
    out[:, :, 0] = np.clip(order, -ORDER_REACH, ORDER_REACH) + ORDER_REACH
    near_span = np.where(after, s_end[:, None] - 1, s_start[:, None])
    near_cue = np.where(after, c_start[None, :], c_end[None, :] - 1)
    sentence = pieces.sentences[near_cue] - pieces.sentences[near_span]
    out[:, :, 1] = np.clip(sentence, -SENTENCE_REACH, SENTENCE_REACH) + SENTENCE_REACH
    paragraph = pieces.paragraphs[near_cue] - pieces.paragraphs[near_span]
    out[:, :, 2] = np.clip(paragraph, -PARAGRAPH_REACH, PARAGRAPH_REACH) + PARAGRAPH_REACH
    gap = np.where(after, c_start[None, :] - s_end[:, None], s_start[:, None] - c_end[None, :])
    out[:, :, 3] = np.digitize(gap, (1, 2, 4))
    out[:, :, 4] = _governed(pieces.heads, spans, cues)
    return out


def _governed(heads: Ints, spans: list[Run], cues: list[Run]) -> Ints:
    """0: neither depends directly on the other; 1: span on cue; 2: cue on span; 3: both have one governor."""
    out = np.zeros((len(spans), len(cues)), np.int64)
    above_spans, above_cues = _outer_heads(heads, spans), _outer_heads(heads, cues)
    # What counts more is written over what counts less: few of the pairs have any of it.
    for value, ups, downs in (
        (3, above_spans, above_cues),
        (2, _inside(spans, above_cues), above_cues),
        (1, above_spans, _inside(cues, above_spans)),
    ):
        for place in ups.keys() & downs.keys():
            for i in ups[place]:
                out[i, downs[place]] = value
    return out


def _outer_heads(heads: Ints, runs: list[Run]) -> dict[int, list[int]]:
    """The governors outside of the runs that they govern, and which runs these are."""
    found: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(runs):
        for head in {h for h in heads[start:end].tolist() if not start <= h < end}:
            found.setdefault(head, []).append(number)
    return found


def _inside(runs: list[Run], wanted: Mapping[int, object]) -> dict[int, list[int]]:
    """Which of the wanted pieces lie in runs, and in which of them."""
    found: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        for place in wanted.keys() & range(*run):
            found.setdefault(place, []).append(number)
    return found
