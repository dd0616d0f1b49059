"""PolNeAR dev, whole articles, through the public API; scored by score.py."""

from __future__ import annotations

from bench.context import Context
from bench.match import record
from bench.tables import Table

TITLE = "PolNeAR dev, whole articles"
NOTE = "Top-level attributions against the first annotated version of each article, in percent; measures of score.py."


def run(context: Context) -> Table:
    """score.py's figures."""
    predicted = [
        {
            "id": row["id"],
            "text": row["text"],
            "attributions": [record(a) for a in one.attributions if a.within is None],
        }
        for row, one in zip(context.dev, context.dev_extractions, strict=True)
    ]
    table: Table = context.score.score_articles(context.dev, predicted)
    return table
