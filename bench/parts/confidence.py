"""Whether an attribution's confidence is how often such attributions are right."""

from __future__ import annotations

import numpy as np

from bench.context import Context
from bench.match import Matcher, record
from bench.tables import Table

TITLE = "Confidence, PolNeAR dev"
NOTE = (
    "Top-level attributions in ten bins of confidence of equal width; precision: the share, in percent, that matches a "
    "gold attribution as in score.py. ECE: expected calibration error, the mean gap between confidence and precision "
    "(0 to 1), weighted by bin. Covers: the share of gold attributions that these match, in percent."
)
BINS = 10


def run(context: Context) -> Table:
    """A reliability table; what is sure; the calibration error."""
    confidences, right, gold = _judged(context)
    numbers = np.minimum((confidences * BINS).astype(int), BINS - 1)
    table: Table = {}
    error = 0.0
    for number in range(BINS):
        inside = numbers == number
        if inside.any():
            error += abs(float((confidences[inside] - right[inside]).sum())) / len(right)
            table[f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"] = _row(inside, confidences, right, gold)
    table["0.9 and above"] = _row(confidences >= 0.9, confidences, right, gold)
    table["all"] = {**_row(confidences >= 0, confidences, right, gold), "ECE": round(error, 4)}
    return table


def _judged(context: Context) -> tuple[np.ndarray, np.ndarray, int]:
    """The confidence of each attribution found, whether it matches, and the number of gold ones."""
    confidences: list[float] = []
    right: list[bool] = []
    gold = 0
    for row, extraction in zip(context.dev, context.dev_extractions, strict=True):
        found = [a for a in extraction.attributions if a.within is None]
        matcher = Matcher.of(context.score, row["text"])
        pairs = matcher.pairs(matcher.words(row["attributions"]), matcher.words(map(record, found)))
        matched = {f for _, f in pairs}
        confidences.extend(a.confidence for a in found)
        right.extend(i in matched for i in range(len(found)))
        gold += len(row["attributions"])
    return np.array(confidences), np.array(right, float), gold


def _row(
    inside: np.ndarray, confidences: np.ndarray, right: np.ndarray, gold: int
) -> dict[str, float | int | str | None]:
    if not inside.any():
        return {"found": 0}
    return {
        "found": int(inside.sum()),
        "mean confidence": round(float(confidences[inside].mean()), 3),
        "precision": round(100 * float(right[inside].mean()), 2),
        "covers": round(100 * float(right[inside].sum()) / gold, 2),
    }
