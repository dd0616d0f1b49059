"""From tag scores to spans: how likely each is over all legal tag sequences, and those worth having."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.attribute.choice import LEAST, Likely, chosen
from sayso.attribute.tags import ENDS, ROLES, STARTS, TAGS, TRANSITIONS, tag_index

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FORBIDDEN = -np.inf
_GAP = 300.0
"""How far below a word's best score another counts; further down all legal shares could underflow."""
UNCLEAR = 0.7
"""A content whose edges are unclear is kept if its words belong to one with this probability, on average."""
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

    def spans(self, scores: Floats, inside: bool = False) -> list[WordSpan]:
        """The spans found in words with these scores (words, tags), in order; none overlap.

        Those most worth having; in a content that is read by itself (``inside``) those of the best tag sequence,
        since what is likely there is known less well.
        """
        if not len(scores):
            return []
        scores = np.maximum(scores - scores.max(1, keepdims=True), -_GAP)
        sums = self._sums(scores)
        shares = np.exp(np.clip(sums.forward + sums.backward - sums.total, -50.0, 0.0))
        by_role = np.stack([shares[:, role == _ROLE].sum(1) for role in range(len(ROLES))], 1)
        path = [
            _word_span(Likely(*run, self._exact(scores, sums, run)), by_role) for run in _runs(self.best_path(scores))
        ]
        if inside:
            return path
        likely = [one for role in ROLES for one in self._likely(scores, sums, shares, role)]
        return _with_unclear([_word_span(one, by_role) for one in chosen(likely)], path)

    def _likely(self, scores: Floats, sums: _Sums, shares: Floats, role: str) -> Iterator[Likely]:
        """The spans of a role that have at least the probability ``LEAST``.

        Word by word, with the spans that are open: of those likely enough there are few at any word, so that
        this takes time in proportion to the text whatever the scores are.
        """
        begin, inside, last, single = (tag_index(role, place) for place in "BIES")
        ending = (scores[:, last] + sums.backward[:, last] - sums.total).tolist()
        onward, after = scores[:, inside].tolist(), (sums.backward[:, inside] - sums.total).tolist()
        least, step = float(np.log(LEAST)), self._step.tolist()
        begins, singles = ((shares[:, tag] >= LEAST).tolist() for tag in (begin, single))
        opened: list[tuple[int, float, int]] = []
        for i in range(len(scores)):
            going = []
            for start, weight, tag in opened:
                if (log := weight + step[tag][last] + ending[i]) >= least:
                    yield Likely(role, start, i + 1, float(np.exp(min(log, 0.0))))
                if (weight := weight + step[tag][inside] + onward[i]) + after[i] >= least:
                    going.append((start, weight, inside))
            opened = going
            if begins[i]:
                opened.append((i, float(sums.forward[i, begin]), begin))
            if singles[i]:
                yield Likely(role, i, i + 1, float(shares[i, single]))

    def best_path(self, scores: Floats) -> list[int]:
        """Viterbi: the tag numbers of the best legal sequence."""
        back = np.zeros(scores.shape, np.int64)
        best = scores[0] + self._start
        for i in range(1, len(scores)):
            total = best[:, None] + self._step
            back[i] = total.argmax(0)
            best = total.max(0) + scores[i]
        path = [int((best + self._end).argmax())]
        for i in range(len(scores) - 1, 0, -1):
            path.append(int(back[i, path[-1]]))
        return path[::-1]

    def _sums(self, scores: Floats) -> _Sums:
        """Forward and backward sums, kept as probabilities rescaled at every word.

        That is much faster than adding logarithms.
        """
        peak = scores.max(1, keepdims=True)
        weights = np.exp(scores - peak)
        n = len(scores)
        forward, backward = np.empty_like(weights), np.empty_like(weights)
        forward_log, backward_log = np.zeros(n), np.zeros(n)
        state = weights[0] * np.array(STARTS)
        for i in range(n):
            if i:
                state = (state @ self._exp_step) * weights[i]
            total = state.sum()
            state = state / total
            forward[i] = state
            forward_log[i] = np.log(total) + (forward_log[i - 1] if i else 0.0) + peak[i, 0]
        state = np.array(ENDS, np.float64)
        for i in range(n - 1, -1, -1):
            if i < n - 1:
                state = self._exp_step @ (state * weights[i + 1])
            total = state.sum()
            state = state / total
            backward[i] = state
            before = backward_log[i + 1] + peak[i + 1, 0] if i < n - 1 else 0.0
            backward_log[i] = np.log(total) + before
        with np.errstate(divide="ignore"):
            logs = np.log(forward) + forward_log[:, None], np.log(backward) + backward_log[:, None]
        return _Sums(*logs, float(np.logaddexp.reduce(logs[0][-1] + logs[1][-1])))

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


def _with_unclear(found: list[WordSpan], path: list[WordSpan]) -> list[WordSpan]:
    """What was found, and the contents of the path where nothing was though their words are likely to be one.

    A long quotation may begin and end in so many places that none of them is likely.
    """
    taken = {word for one in found for word in range(one.start, one.end)}
    unclear = [
        one
        for one in path
        if one.role == "content" and one.overlap >= UNCLEAR and taken.isdisjoint(range(one.start, one.end))
    ]
    return sorted([*found, *unclear], key=lambda one: one.start)


def _word_span(one: Likely, by_role: Floats) -> WordSpan:
    overlap = float(by_role[one.start : one.end, ROLES.index(one.role)].mean())
    return WordSpan(one.role, one.start, one.end, one.exact, overlap)


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
