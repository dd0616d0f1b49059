"""Attributions inside the content of others, against our own gold on 20 articles of PolNeAR dev."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.context import ROOT, Context, Json, documents, read_rows
from bench.match import Matcher, Record, Words, record
from bench.tables import SkippedError, Table
from sayso.attribute.attributor import MIN_INNER_PIECES, Attributor
from sayso.attribute.features import Pieces, pieces_of, subset
from sayso.model import Reading
from sayso.read.syntax import SyntaxReader

TITLE = "Nested attributions, 20 articles of PolNeAR dev"
NOTE = (
    "Predicted attributions that stand in another, at any depth, against `gold/nested-polnear-dev.jsonl`; matched as "
    "`attribution` of score.py, in percent. *Clauses*: only those, on both sides, whose content hangs on a verb (a "
    "word tagged VB* or MD whose governor is outside the content or itself). *Gold outers*: the gold contents of "
    "PolNeAR are searched instead of those found."
)
ROWS = ("all", "clauses", "all, gold outers", "clauses, gold outers")


@dataclass(frozen=True, slots=True)
class _Article:
    matcher: Matcher
    reading: Reading
    gold: list[Record]
    found: list[Record]
    found_in_gold: list[Record]


def run(context: Context) -> Table:
    """Precision, recall and F1: of all, and of clauses; with the outer attributions found, and with gold ones."""
    counts = {name: np.zeros(3, int) for name in ROWS}
    for article in _articles(context):
        for suffix, found in (("", article.found), (", gold outers", article.found_in_gold)):
            for kind, keep in (("all", _any), ("clauses", _hangs_on_verb)):
                counts[kind + suffix] += _counted(article, found, keep)
    return {name: context.score.rates(*numbers.tolist()) for name, numbers in counts.items()}


def _articles(context: Context) -> list[_Article]:
    gold_rows = read_rows(ROOT / "bench/gold/nested-polnear-dev.jsonl")[: context.limit]
    by_id = {row["id"]: row for row in context.rows("data/polnear/dev.jsonl.gz")}
    if missing := [row["id"] for row in gold_rows if row["id"] not in by_id]:
        raise SkippedError(f"PolNeAR dev lacks {len(missing)} of the articles that have nested gold")
    rows = [by_id[row["id"]] for row in gold_rows]
    extractions = context.reader.pipe(documents(rows))
    inner = _Inner(context)
    found = []
    for row, gold, extraction in zip(rows, gold_rows, extractions, strict=True):
        reading = inner.syntax.read(extraction.document)
        matcher = Matcher.of(context.score, row["text"])
        nested = [record(a) for a in extraction.attributions if a.within is not None]
        found.append(_Article(matcher, reading, gold["nested"], nested, inner.of(reading, row)))
    return found


class _Inner:
    """Reads given contents for the attributions inside them."""

    def __init__(self, context: Context) -> None:
        self.syntax = SyntaxReader()
        self._attributor = Attributor(context.model)

    def of(self, reading: Reading, row: Json) -> list[Record]:
        """What stands in the contents of this row's gold attributions."""
        pieces = pieces_of(reading, self._attributor.tokenizer)
        places = [_places(pieces, attribution["content"]) for attribution in row["attributions"]]
        parts = [subset(pieces, place) for place in places if len(place) >= MIN_INNER_PIECES]
        return [
            _record(part, candidate.linked)
            for part in parts
            for candidate in self._attributor.candidates(part)
            if sum(end - start for start, end in candidate.linked.contents) < len(part)
        ]


def _places(pieces: Pieces, spans: list[list[int]]) -> Any:
    inside = np.zeros(len(pieces), bool)
    for start, end in spans:
        inside |= (pieces.starts < end) & (pieces.ends > start)
    return np.flatnonzero(inside)


def _record(pieces: Pieces, linked: Any) -> Record:
    """A span for every piece: score.py only asks which words are covered."""
    runs = {"source": linked.sources, "cue": [linked.cue] if linked.cue else [], "content": linked.contents}
    return {
        role: [[int(pieces.starts[i]), int(pieces.ends[i])] for start, end in spans for i in range(start, end)]
        for role, spans in runs.items()
    }


def _counted(article: _Article, found: list[Record], keep: Any) -> Any:
    gold: list[Words] = article.matcher.words(one for one in article.gold if keep(article.reading, one))
    predicted: list[Words] = article.matcher.words(one for one in found if keep(article.reading, one))
    return np.array([len(article.matcher.pairs(gold, predicted)), len(predicted), len(gold)])


def _any(_reading: Reading, _record: Record) -> bool:
    return True


def _hangs_on_verb(reading: Reading, one: Record) -> bool:
    """Whether a verb in the content is governed from outside it, or by nothing."""
    inside = {
        i for i, token in enumerate(reading.tokens) if any(s < token.end and token.start < e for s, e in one["content"])
    }
    tops = (reading.tokens[i] for i in inside if reading.tokens[i].head not in inside or reading.tokens[i].head == i)
    return any(token.tag == "MD" or token.tag.startswith("VB") for token in tops)
