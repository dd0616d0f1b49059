"""Which predicted attribution is which gold one, by the rules of score.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sayso import Attribution, Span

ROLES = ("source", "cue", "content")
Spans = list[list[int]]
Record = dict[str, Spans]
"""An attribution as score.py reads it: a list of ``[start, end)`` for each role."""
Words = dict[str, frozenset[int]]


def record(attribution: Attribution) -> Record:
    """An Attribution as score.py reads it."""
    cue = (attribution.cue,) if attribution.cue else ()
    return {"source": _pairs(attribution.sources), "cue": _pairs(cue), "content": _pairs(attribution.contents)}


def _pairs(spans: Iterable[Span]) -> Spans:
    return [[span.start, span.end] for span in spans]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the words of spans and pairs attributions, for one text."""

    score: ModuleType
    starts: list[int]
    ends: list[int]

    @staticmethod
    def of(score: ModuleType, text: str) -> Matcher:
        """For the words of this text."""
        spans = [m.span() for m in score.WORD.finditer(text)]
        return Matcher(score, [s for s, _ in spans], [e for _, e in spans])

    def words(self, records: Iterable[dict[str, Any]]) -> list[Words]:
        """The words of each role of each record."""
        covered = self.score.covered_words
        return [{role: covered(one.get(role), self.starts, self.ends) for role in ROLES} for one in records]

    def pairs(self, gold: list[Words], found: list[Words]) -> list[tuple[int, int]]:
        """Indexes (gold, found) that match one to one, sources and contents both.

        score.py counts matches without naming them; this names them, and makes sure that
        it is as many.
        """
        chosen = list(_chosen(sorted(self._candidates(gold, found))))
        counted = self.score.matches(gold, found, True)
        assert len(chosen) == counted, f"{len(chosen)} matches, score.py counts {counted}"
        return chosen

    def _candidates(self, gold: list[Words], found: list[Words]) -> Iterator[tuple[float, float, int, int]]:
        jaccard = self.score.jaccard
        for g, one in enumerate(gold):
            for f, other in enumerate(found):
                overlap = jaccard(one["content"], other["content"])
                sources = not one["source"] or bool(one["source"] & other["source"])
                if overlap >= 0.5 and sources:
                    yield -overlap, -jaccard(one["source"], other["source"]), g, f


def _chosen(candidates: list[tuple[float, float, int, int]]) -> Iterator[tuple[int, int]]:
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for *_, g, f in candidates:
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            yield g, f
