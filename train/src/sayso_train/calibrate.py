"""Fit the confidence: how likely is an attribution to match a reader's, given what the tagger was sure of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from sayso.attribute.attributor import Attributor, Candidate
from sayso.attribute.confidence import FEATURES, evidence_of
from sayso.attribute.features import Pieces
from sayso_train.data import ROLES, Article, piece_runs, read_rows

PENALTY = 0.02
"""Weight of the squared coefficients: the held-out articles are few."""


def calibrate(folder: Path, held: list[Article], nested: Path) -> tuple[dict[str, float], float]:
    """Weights and bias from articles held out of training; nested ones from those that have nested labels."""
    attributor = Attributor(folder)
    inner_gold = {row["id"]: row["nested"] for row in read_rows(nested)}
    rows, right = [], []
    for article in held:
        candidates = attributor.candidates(article.pieces)
        top = [c for c in candidates if c.parent is None]
        inside = [c for c in candidates if c.parent is not None] if article.id in inner_gold else []
        gold = [_gold_inside(article.pieces, n) for n in inner_gold.get(article.id, [])]
        for found, wanted in ((top, article.attributions), (inside, gold)):
            rows.extend(evidence_of(c.linked, c.parent is not None) for c in found)
            right.extend(_matched(wanted, found, article.pieces))
    table = np.array([[row.get(name, 0.0) for name in FEATURES] for row in rows])
    weights, bias = _logistic(table, np.array(right, float))
    return dict(zip(FEATURES, weights, strict=True)), bias


def _gold_inside(pieces: Pieces, nested: dict) -> dict[str, list[tuple[int, int]]]:
    return {role: piece_runs(pieces, nested[role]) for role in ROLES}


def _matched(gold: list[dict], found: list[Candidate], pieces: Pieces) -> list[bool]:
    """Which candidates match a gold attribution one to one: contents at Jaccard 0.5, sources touching."""
    words = np.cumsum(pieces.first) - 1
    as_words = lambda runs: {int(w) for s, e in runs for w in words[s:e]}  # noqa: E731
    wanted = [{role: as_words(g[role]) for role in ROLES} for g in gold]
    pairs = []
    for p, candidate in enumerate(found):
        content, source = as_words(candidate.linked.contents), as_words(candidate.linked.sources)
        for g, one in enumerate(wanted):
            share = len(content & one["content"]) / max(len(content | one["content"]), 1)
            if share >= 0.5 and (not one["source"] or one["source"] & source):
                pairs.append((-share, g, p))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    for _, g, p in sorted(pairs):
        if g not in taken_gold and p not in taken:
            taken_gold.add(g)
            taken.add(p)
    return [p in taken for p in range(len(found))]


def _logistic(table: np.ndarray, right: np.ndarray) -> tuple[list[float], float]:
    """Penalised logistic regression."""
    x, y = torch.tensor(table), torch.tensor(right)
    weights = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=500, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights + bias, y)
        loss = loss + PENALTY * (weights**2).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return [round(w, 4) for w in weights.tolist()], round(bias.item(), 4)
