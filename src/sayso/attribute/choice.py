"""Which of the spans that may be there are worth having, each with the probability that it is just so."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

LEAST = 0.05
"""A span less likely than this is not considered."""
COSTS = {"source": 0.45, "cue": 0.3, "content": 0.7}
"""What a span's worth must exceed.

A source or cue is worth its probability: one word more or less, and it is another. A content is worth that and the
probability that one is there which shares at least half of its words: where one edge is uncertain, what is said is
still found.
"""
NEAR = 0.5
"""Two contents are near each other from this Jaccard index on."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Words ``[start, end)`` and the probability ``exact`` that just they are a span of this role."""

    role: str
    start: int
    end: int
    exact: float


def chosen(likely: list[Likely]) -> list[Likely]:
    """Those that together are worth most, in order of the text; no two overlap.

    The single best tag sequence is another choice: where several spans compete it takes the likeliest however
    unlikely that is, and it cannot weigh the roles.
    """
    gains = [(one, worth - COSTS[one.role]) for one, worth in zip(likely, _worths(likely), strict=True)]
    gains = sorted((pair for pair in gains if pair[1] > 0), key=lambda pair: (pair[0].end, pair[0].start))
    ends = [one.end for one, _ in gains]
    best, before = [0.0], []
    for i, (one, gain) in enumerate(gains):
        before.append(bisect_right(ends, one.start, 0, i))
        best.append(max(best[-1], best[before[-1]] + gain))
    found, i = [], len(gains)
    while i:
        if best[i] == best[i - 1]:
            i -= 1
        else:
            found.append(gains[i - 1][0])
            i = before[i - 1]
    return found[::-1]


def _worths(likely: list[Likely]) -> list[float]:
    """What each is worth, before its cost."""
    worths = [one.exact for one in likely]
    by_start = sorted((i for i, one in enumerate(likely) if one.role == "content"), key=lambda i: likely[i].start)
    near = dict.fromkeys(by_start, 0.0)
    for place, i in enumerate(by_start):
        near[i] += likely[i].exact
        for j in by_start[place + 1 :]:
            if likely[j].start >= likely[i].end:
                break
            if _alike(likely[i], likely[j]):
                near[i] += likely[j].exact
                near[j] += likely[i].exact
    for i, probability in near.items():
        worths[i] += min(probability, 1.0)
    return worths


def _alike(a: Likely, b: Likely) -> bool:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common >= NEAR * (max(a.end, b.end) - min(a.start, b.start))
