"""The invented affair in examples/, which ships with its gold."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.context import ROOT, Context, Json, read_rows
from bench.match import Matcher, record
from bench.tables import Table
from sayso import Document, Extraction, load_report

TITLE = "The examples, twelve invented reports"
NOTE = (
    "Top-level attributions in the measures of score.py, and nested ones (matched as `attribution`), in percent. The "
    "reports were written for this project: they show that nothing is broken rather than how good it is on real news."
)


def run(context: Context) -> Table:
    """score.py's figures for top-level attributions, and one row for nested ones."""
    folder = ROOT / "examples"
    rows = read_rows(folder / "attributions.jsonl")[: context.limit]
    reports = [load_report(str(folder / row["path"])) for row in rows]
    found = list(context.reader.pipe(reports))
    gold = [
        _as_row(d, [a for a in row["attributions"] if a["within"] is None])
        for d, row in zip(reports, rows, strict=True)
    ]
    predicted = [_as_row(e.document, [record(a) for a in e.attributions if a.within is None]) for e in found]
    table: Table = context.score.score_articles(gold, predicted)
    return {**table, "nested": _nested(context, rows, found)}


def _as_row(document: Document, attributions: list[Any]) -> Json:
    # score.py takes what follows the last "_" of an id for the annotator.
    return {"id": f"{document.id}_gold", "text": document.text, "attributions": attributions}


def _nested(context: Context, rows: list[Json], found: list[Extraction]) -> Any:
    counts = np.zeros(3, int)
    for row, extraction in zip(rows, found, strict=True):
        matcher = Matcher.of(context.score, extraction.document.text)
        gold = matcher.words(a for a in row["attributions"] if a["within"] is not None)
        predicted = matcher.words(record(a) for a in extraction.attributions if a.within is not None)
        counts += (len(matcher.pairs(gold, predicted)), len(predicted), len(gold))
    return context.score.rates(*counts.tolist())
