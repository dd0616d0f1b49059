"""From tag scores to spans: the best legal tag sequence, and how sure each span in it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.attribute.tags import ENDS, ROLES, STARTS, TAGS, TRANSITIONS, tag_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FORBIDDEN = -np.inf
_GAP = 300.0
"""How far below a word's best score another counts; further down all legal shares could underflow."""
_ROLE = np.array([-1] + [ROLES.index(tag[2:]) for tag in TAGS[1:]])


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A run of words ``[start, end)`` with a role.

    ``exact`` is the probability of just this span, ``overlap`` the mean probability that
    its words have the role at all.
    """

    role: str
    start: int
    end: int
    exact: float
    overlap: float


@dataclass(frozen=True, slots=True)
class _Sums:
    """Logarithms of what all tag sequences up to, and from, each word and tag weigh; and of all together."""

    forward: Floats
    backward: Floats
    total: float


class Decoder:
    """Decodes with the learned scores of tags following one another."""

    def __init__(self, transitions: Floats) -> None:
        allowed = np.array(TRANSITIONS)
        self._step = np.where(allowed, transitions, FORBIDDEN)
        self._start = np.where(STARTS, 0.0, FORBIDDEN)
        self._end = np.where(ENDS, 0.0, FORBIDDEN)
        self._exp_step = np.where(allowed, np.exp(transitions), 0.0)

    def spans(self, scores: Floats) -> list[WordSpan]:
        """The spans of the best tag sequence over words with these scores (words, tags)."""
        if not len(scores):
            return []
        scores = np.maximum(scores - scores.max(1, keepdims=True), -_GAP)
        found = _runs(self.best_path(scores))
        if not found:
            return []
        sums = self._sums(scores)
        shares = np.exp(np.clip(sums.forward + sums.backward - sums.total, -50.0, 0.0))
        by_role = np.stack([shares[:, role == _ROLE].sum(1) for role in range(len(ROLES))], 1)
        return [
            WordSpan(
                role,
                start,
                end,
                exact=self._exact(scores, sums, (role, start, end)),
                overlap=float(by_role[start:end, ROLES.index(role)].mean()),
            )
            for role, start, end in found
        ]

    def best_path(self, scores: Floats) -> list[int]:
        """Viterbi: the tag numbers of the best legal sequence."""
        back = np.zeros(scores.shape, np.int64)
        best = scores[0] + self._start
        step = np.ascontiguousarray(self._step.T)
        total = np.empty_like(step)
        for came_from, score in zip(back[1:], scores[1:], strict=True):
            np.add(best, step, out=total)
            total.argmax(1, out=came_from)
            np.maximum.reduce(total, 1, out=best)
            best += score
        path = [int((best + self._end).argmax())]
        for came_from in reversed(back[1:].tolist()):
            path.append(came_from[path[-1]])
        return path[::-1]

    def _sums(self, scores: Floats) -> _Sums:
        """Forward and backward sums of scores whose best is 0 at every word.

        They are kept as probabilities rescaled at every word: much faster than adding logarithms.
        """
        weights = np.exp(scores)
        forward, backward = np.empty_like(weights), np.empty_like(weights)
        totals = np.empty((2, len(scores)))
        state = np.array(STARTS, np.float64)
        for i, (row, weight) in enumerate(zip(forward, weights, strict=True)):
            np.multiply(state, weight, out=row)
            totals[0, i] = total = np.add.reduce(row)
            np.divide(row, total, out=row)
            state = row.dot(self._exp_step)
        state = np.array(ENDS, np.float64)
        for i in range(len(scores) - 1, -1, -1):
            row = backward[i]
            totals[1, i] = total = np.add.reduce(state)
            np.divide(state, total, out=row)
            state = self._exp_step.dot(row * weights[i])
        forward_log, backward_log = np.log(totals)
        with np.errstate(divide="ignore"):
            forward = np.log(forward) + np.cumsum(forward_log)[:, None]
            backward = np.log(backward) + np.cumsum(backward_log[::-1])[::-1, None]
        return _Sums(forward, backward, float(np.logaddexp.reduce(forward[-1] + backward[-1])))

    def _exact(self, scores: Floats, sums: _Sums, run: tuple[str, int, int]) -> float:
        """The probability that the words of the run are one span of its role, and just these."""
        role, start, end = run
        if end - start == 1:
            tag = tag_index(role, "S")
            return float(np.exp(min(sums.forward[start, tag] + sums.backward[start, tag] - sums.total, 0.0)))
        begin, inside, last = (tag_index(role, place) for place in "BIE")
        inner = scores[start + 1 : end - 1, inside].sum() + self._step[inside, inside] * max(end - start - 3, 0)
        steps = self._step[begin, last] if end - start == 2 else self._step[begin, inside] + self._step[inside, last]
        log = sums.forward[start, begin] + inner + steps + scores[end - 1, last] + sums.backward[end - 1, last]
        return float(np.exp(min(log - sums.total, 0.0)))


def _runs(path: list[int]) -> list[tuple[str, int, int]]:
    """Spans of a legal tag sequence."""
    found, start = [], 0
    for i, tag in enumerate(path):
        place = TAGS[tag][0]
        if place in "BS":
            start = i
        if place in "ES":
            found.append((TAGS[tag][2:], start, i + 1))
    return found


__all__ = ["Decoder", "WordSpan"]
