"""The windows of CofeNet's validation set, each by itself; scored by score.py as CofeNet's own scorer does."""

from __future__ import annotations

from bench.context import Context, Json, documents
from bench.match import ROLES
from bench.penn import untokenized
from bench.tables import Table
from sayso import Attribution, Extraction

TITLE = "PolNeAR dev, windows of CofeNet"
PUBLISHED = {"exact_source": 83.2, "exact_cue": 75.3, "exact_content": 72.9}
"""F1 of CofeNet on BERT-base (Wang et al., COLING 2022)."""
NOTE = (
    "Each window is read by itself, its text restored from the Penn tokens; exact spans, in percent. Published for "
    "CofeNet on BERT-base (Wang et al., COLING 2022): "
    + ", ".join(f"{role.removeprefix('exact_')} {value}" for role, value in PUBLISHED.items())
    + "."
)


def run(context: Context) -> Table:
    """score.py's figures, the published ones beside them."""
    rows = context.rows("data/polnear/cofenet_valid.jsonl.gz")[: context.limit and 20 * context.limit]
    restored = [untokenized(row["tokens"]) for row in rows]
    texts = [
        {"id": f"{row['id']}/{i}", "text": text} for i, (row, (text, _)) in enumerate(zip(rows, restored, strict=True))
    ]
    extractions = context.reader.pipe(documents(texts))
    predicted = [
        _labelled(row, places, extraction)
        for row, (_, places), extraction in zip(rows, restored, extractions, strict=True)
    ]
    table: Table = context.score.score_windows(rows, predicted)
    return {name: {**row, "CofeNet F1": PUBLISHED[name]} for name, row in table.items()}


def _labelled(row: Json, places: list[tuple[int, int]], extraction: Extraction) -> Json:
    labels = ["O"] * len(places)
    for attribution in extraction.attributions:
        if attribution.within is None:
            _mark(labels, places, attribution)
    return {"id": row["id"], "labels": labels}


def _mark(labels: list[str], places: list[tuple[int, int]], attribution: Attribution) -> None:
    """B- on the first token that a span overlaps, I- on the others; what has a label keeps it."""
    spans = (attribution.sources, (attribution.cue,) if attribution.cue else (), attribution.contents)
    for role, pieces in zip(ROLES, spans, strict=True):
        for span in pieces:
            begun = False
            for i, (start, end) in enumerate(places):
                if start < span.end and span.start < end and labels[i] == "O":
                    labels[i] = f"{'I' if begun else 'B'}-{role}"
                    begun = True
