"""Fits the weights of ``ledger/compare.json``: ``python -m bench.fit_compare --data DIR --cosines FILE``.

A logistic regression with a penalty on large weights, on the labelled pairs of DEV and those that are only to learn
from. The encoder learned from the same pairs, so that its own cosines would say too much: FILE holds those of encoders
that did not (``sayso_train.sense --cosines``). The threshold is the lowest that keeps the precision asked for on DEV in
cross-validation, whole neighbourhoods left out together; what that gives is printed.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.context import ROOT, Context
from bench.pairs import Labelled, labelled
from sayso.ledger.compare import APART, FEATURES, closeness, measures
from sayso.ledger.types import Verdict

TABLE = ROOT / "src" / "sayso" / "ledger" / "compare.json"
PENALTY = 2.0
PARTS = ("dev", "more")
FOLDS = 5
"""As when the encoder learned."""
Floats = NDArray[np.float64]


def fitted(scores: Floats, same: Floats) -> Floats:
    """Weights, the intercept last: Newton's method, with a penalty on all but the intercept."""
    inputs = np.hstack([scores, np.ones((len(scores), 1))])
    weights = np.zeros(inputs.shape[1])
    penalty = np.diag([PENALTY] * scores.shape[1] + [1e-6])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - same) + penalty @ weights
        curve = inputs.T @ (inputs * (chance * (1 - chance))[:, None]) + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights


def chances(scores: Floats, weights: Floats) -> Floats:
    """The chance that each pair is the same."""
    return np.asarray(1 / (1 + np.exp(-(scores @ weights[:-1] + weights[-1]))))


def measured(pair: Labelled, meaning: float) -> list[float]:
    """The features of a pair, with this cosine for its meaning."""
    scores = dict(zip(FEATURES, measures(pair.first, pair.second, pair.kinship), strict=True))
    return [*(scores | {"meaning": max(0.0, meaning), "close": closeness(meaning)}).values()]


def main() -> None:
    """Fit, print what cross-validation says, and write the table."""
    parser = ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cosines", type=Path, required=True)
    parser.add_argument("--precision", type=float, default=0.85)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.cosines.read_text("utf-8").splitlines()]
    cosines = {(row["first"], row["second"]): row["cosine"] for row in rows}
    held = [(part, pair) for part in PARTS for pair in labelled(Context(options.data), part)]
    pairs = [pair for _, pair in held]
    judged = np.array([part == "dev" for part, _ in held])
    scores = np.array([measured(pair, cosines[pair.wordings]) for pair in pairs])
    same = np.array([float(pair.verdict is Verdict.SAME) for pair in pairs])
    fold = np.array([crc32(pair.group.encode()) % FOLDS for pair in pairs])
    told = np.zeros(len(pairs))
    for i in range(FOLDS):
        told[fold == i] = chances(scores[fold == i], fitted(scores[fold != i], same[fold != i]))
    threshold = 0.5
    conflict = scores[:, [list(FEATURES).index(name) for name in APART]].any(axis=1)
    for bound in np.linspace(0.95, 0.3, 66):
        called = (told >= bound) & ~conflict & judged
        hits = float((called * same).sum())
        wanted = float(same[judged].sum())
        precision, recall = hits / max(float(called.sum()), 1.0), hits / wanted
        both = 2 * hits / (float(called.sum()) + wanted)
        print(f"{bound:.2f}  precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}")
        if precision >= options.precision:
            threshold = float(bound)
    weights = fitted(scores, same)
    table = json.loads(TABLE.read_text("utf-8")) if TABLE.exists() else {}
    rounded = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights[:-1], strict=True)}
    table |= {"intercept": round(float(weights[-1]), 3), "weights": rounded, "same": round(threshold, 2)}
    TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
