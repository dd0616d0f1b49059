"""From tag scores to spans: the best legal tag sequence, and how sure each span in it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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


class _Abreast:
    """Several texts gone through at once, word by word, for which their words are laid side by side.

    First come the first words of all texts, the longest text first, then the second words of all that have one: what
    is done word by word is then done for many texts in one step.
    """

    def __init__(self, texts: Sequence[Floats]) -> None:
        lengths = np.array([len(text) for text in texts])
        longest_first = np.argsort(-lengths, kind="stable")
        self.ends = np.cumsum(lengths)
        self.starts = self.ends - lengths
        abreast = np.count_nonzero(lengths > np.arange(lengths.max())[:, None], 1)
        edges = np.append(0, np.cumsum(abreast))
        self.steps = list(pairwise(edges.tolist()))
        """The run of places of each step."""
        step = np.repeat(np.arange(len(abreast)), abreast)
        text = longest_first[np.arange(len(step)) - edges[step]]
        self.forth = self.starts[text] + step
        """Which word of all texts' is at each place, if they are gone through from their first words on."""
        self.back = self.ends[text] - 1 - step
        """And if from their last words back."""

    def parted(self, words: Floats) -> list[Floats]:
        """What is told of the words of all texts, as that of each."""
        return np.split(words, self.ends[:-1])


class Decoder:
    """Decodes with the learned scores of tags following one another."""

    def __init__(self, transitions: Floats) -> None:
        allowed = np.array(TRANSITIONS)
        self._step = np.where(allowed, transitions, FORBIDDEN)
        self._start = np.where(STARTS, 0.0, FORBIDDEN)
        self._end = np.where(ENDS, 0.0, FORBIDDEN)
        weights = np.where(allowed, np.exp(transitions), 0.0)
        none, ones = np.zeros_like(weights), np.ones_like(weights)
        self._both_ways = np.block([[weights, none, ones, none], [none, weights.T, none, ones]])
        """For a step forward and one back, side by side, and for the sums of what goes into each."""

    def spans(self, scores: Floats) -> list[WordSpan]:
        """The spans of the best tag sequence over words with these scores (words, tags)."""
        return self.spans_of([scores])[0]

    def spans_of(self, texts: Sequence[Floats]) -> list[list[WordSpan]]:
        """The spans of each of several texts."""
        scores = {i: np.maximum(text - text.max(1, keepdims=True), -_GAP) for i, text in enumerate(texts) if len(text)}
        paths = self._best_paths(list(scores.values()))
        found = {i: runs for i, path in zip(scores, paths, strict=True) if (runs := _runs(path))}
        sums = dict(zip(found, self._sums([scores[i] for i in found]), strict=True))
        return [self._sure(scores[i], found[i], sums[i]) if i in found else [] for i in range(len(texts))]

    def _sure(self, scores: Floats, found: list[tuple[str, int, int]], sums: _Sums) -> list[WordSpan]:
        """The spans found in a text, with how sure they are."""
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
        """The tag numbers of the best legal sequence."""
        return self._best_paths([scores])[0]

    def _best_paths(self, texts: Sequence[Floats]) -> list[list[int]]:
        """Viterbi: the tag numbers of the best legal sequence of each text."""
        if not texts:
            return []
        order = _Abreast(texts)
        scores = np.concatenate(texts)[order.forth]
        best, came_from = np.empty_like(scores), np.zeros(scores.shape, np.int64)
        step = np.ascontiguousarray(self._step.T)
        total = np.empty((len(texts), *step.shape))
        first = slice(*order.steps[0])
        best[first] = scores[first] + self._start
        for (before, _), (start, end) in pairwise(order.steps):
            many = end - start
            totals, now = total[:many], best[start:end]
            np.add(best[before : before + many, None], step, out=totals)
            totals.argmax(2, out=came_from[start:end])
            np.maximum.reduce(totals, 2, out=now)
            now += scores[start:end]
        by_word, backward = np.empty_like(best), np.empty_like(came_from)
        by_word[order.forth], backward[order.forth] = best, came_from
        last = (by_word[order.ends - 1] + self._end).argmax(1).tolist()
        return [_traced(steps.tolist(), tag) for steps, tag in zip(order.parted(backward), last, strict=True)]

    def _sums(self, texts: Sequence[Floats]) -> Iterator[_Sums]:
        """Forward and backward sums of scores whose best is 0 at every word.

        They are kept as probabilities rescaled at every word: much faster than adding logarithms.
        """
        if not texts:
            return
        order = _Abreast(texts)
        words = np.exp(np.concatenate(texts))
        weights = np.hstack([words[order.forth], words[order.back]])
        states, weighed = np.empty_like(weights), np.empty_like(weights)
        scales = np.ones_like(weights)
        states[slice(*order.steps[0])] = np.concatenate([STARTS, ENDS])
        for (start, end), (after, last) in pairwise([*order.steps, (len(states), len(states))]):
            now = np.multiply(states[start:end], weights[start:end], out=weighed[start:end])
            stepped = now[: last - after].dot(self._both_ways)
            scales[after:last] = scale = stepped[:, len(states[0]) :]
            np.divide(stepped[:, : len(states[0])], scale, out=states[after:last])
        forward, backward, scale = np.empty_like(words), np.empty_like(words), np.empty((len(words), 2))
        many = len(TAGS)
        with np.errstate(divide="ignore"):
            forward[order.forth], backward[order.back] = np.log(weighed[:, :many]), np.log(states[:, many:])
        scale[order.forth, 0], scale[order.back, 1] = np.log(scales[:, 0]), np.log(scales[:, -1])
        for text in map(slice, order.starts, order.ends):
            up_to = forward[text] + np.cumsum(scale[text, :1], 0)
            on_from = backward[text] + np.cumsum(scale[text, 1:][::-1], 0)[::-1]
            yield _Sums(up_to, on_from, float(np.logaddexp.reduce(up_to[-1] + on_from[-1])))

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


def _traced(came_from: list[list[int]], last: int) -> list[int]:
    """The tags that lead to the last one, with it."""
    path = [last]
    for tags in reversed(came_from[1:]):
        path.append(tags[path[-1]])
    return path[::-1]


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
