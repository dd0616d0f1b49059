"""Score a finished model folder on PolNeAR articles with the corpora's own scorer."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.model import Attribution, Document, Span
from sayso.pipeline import Reader
from sayso_train.data import read_rows


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module, from its file."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def evaluate(folder: Path, corpus: Path, scorer: Path) -> dict[str, Any]:
    """All figures of the scorer, from the model folder as it will be shipped."""
    rows = read_rows(corpus)
    documents = [Document(id=row["id"], text=row["text"]) for row in rows]
    predicted = [
        {
            "id": e.document.id,
            "text": e.document.text,
            "attributions": [_plain(a) for a in e.attributions if not a.within],
        }
        for e in Reader(folder).pipe(documents)
    ]
    scores: dict[str, Any] = load_scorer(scorer).score_articles(rows, predicted)
    return scores


def _plain(attribution: Attribution) -> dict[str, list[list[int]]]:
    return {
        "source": _pairs(attribution.sources),
        "cue": _pairs([attribution.cue] if attribution.cue else []),
        "content": _pairs(attribution.contents),
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
