"""Sayso beside public extractors and a plain baseline, on the same articles in one run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.baseline import Rules
from bench.context import ROOT, Context, documents
from bench.match import Record, record
from bench.tables import Row, SkippedError, Table
from sayso.read.syntax import SyntaxReader

TITLE = "Beside public extractors, PolNeAR dev"
NOTE = (
    "Whole articles, measures of score.py in percent: F1, and recall of quoted gold attributions, for extractors of "
    "direct quotations are made for those alone. Words a second from the text to the attributions, models loaded "
    "before; all with the same spaCy pipeline, one process. Refused: articles an extractor raised an error on, counted "
    "as empty. *spaCy rules* is our own baseline (`bench/baseline.py`): speech verbs, their subjects and complement "
    "clauses. What could not be installed is told in [README.md](README.md)."
)
PYTHON = ROOT / ".venv-peers" / "bin" / "python"


def run(context: Context) -> Table:
    """One row for each system."""
    if not PYTHON.exists():
        raise SkippedError("the peers have a virtual environment of their own; make it with `sh bench/peers.sh`")
    texts = [row["text"] for row in context.dev]
    words = context.count_words(texts)
    table: Table = {}
    for name, read in (("sayso", _sayso), ("spaCy rules (our baseline)", _baseline)):
        found, seconds = _timed(read, context)
        table[name] = {**_scores(context, found), "words/s": round(words / seconds, 1), "refused": 0}
    for name, result in _peers(texts).items():
        speed = {"words/s": round(words / result["seconds"], 1), "refused": result["refused"]}
        table[f"{name} ({result['version']})"] = {**_scores(context, result["found"]), **speed}
    return table


def _timed(read: Callable[[Context], list[list[Record]]], context: Context) -> tuple[list[list[Record]], float]:
    context.reader.read("A first text loads what is loaded late, the mayor said.")
    start = perf_counter()
    return read(context), perf_counter() - start


def _sayso(context: Context) -> list[list[Record]]:
    extractions = context.reader.pipe(documents(context.dev))
    return [[record(a) for a in one.attributions if a.within is None] for one in extractions]


def _baseline(context: Context) -> list[list[Record]]:
    return [Rules(reading).found() for reading in SyntaxReader().pipe(documents(context.dev))]


def _peers(texts: list[str]) -> dict[str, Any]:
    """What the peers find, each text's attributions in order; exchanged through files that do not stay."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "texts.json"), Path(folder, "found.json")
        source.write_text(json.dumps(texts), encoding="utf-8")
        subprocess.run([PYTHON, ROOT / "bench" / "peers_run.py", source, target], check=True)
        results: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return results


def _scores(context: Context, found: list[list[Record]]) -> Row:
    predicted = [
        {"id": row["id"], "text": row["text"], "attributions": one} for row, one in zip(context.dev, found, strict=True)
    ]
    scores = context.score.score_articles(context.dev, predicted)
    return {
        "attribution": scores["attribution"].get("F1"),
        "quoted, recall": scores["direct_attribution"].get("R"),
        "content": scores["content_only"].get("F1"),
        "exact content": scores["exact_content"].get("F1"),
        "source words": scores["token_source"].get("F1"),
        "exact source": scores["exact_source"].get("F1"),
    }
