"""Gradient boosting of small trees, for fits and peers: numpy alone, the same figures on every machine.

A tree asks the same question of all rows of a level, so that its leaf is a number read off the answers; that keeps
trees small to store, fast to use (``sayso.ledger.trees``) and hard to overfit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.ledger.trees import Forest

Floats = NDArray[np.float64]
BINS = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """``share`` is the part of the features that each tree may ask about; ``calm`` pulls leaves towards 0."""

    trees: int = 200
    depth: int = 4
    rate: float = 0.08
    calm: float = 5.0
    share: float = 0.3
    seed: int = 0


def boosted(x: NDArray[np.float32], y: NDArray[np.intp], weights: Floats, settings: Settings) -> Forest:
    """A forest whose softmax gives the probability of each class; ``y`` holds classes from 0 on."""
    cuts = _cuts(x)
    bins = np.stack([np.searchsorted(c, column, side="left") for c, column in zip(cuts, x.T, strict=True)]).astype("u1")
    classes = int(y.max()) + 1
    gold = np.eye(classes)[y]
    start = np.log(np.average(gold, axis=0, weights=weights))
    scores = np.tile(start, (len(y), 1))
    chance = np.random.default_rng(settings.seed)
    features, thresholds, leaves = [], [], []
    for _ in range(settings.trees):
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        slope = weights[:, None] * (gold - likely)
        curve = weights[:, None] * likely * (1 - likely)
        allowed = np.sort(chance.permutation(len(cuts))[: max(1, round(settings.share * len(cuts)))])
        asked, leaf = _questions(bins, allowed, slope, curve, settings)
        values = _leaves(leaf, slope, curve, settings)
        scores += values[leaf]
        features.append([feature for feature, _ in asked])
        thresholds.append([float(cuts[feature][cut]) for feature, cut in asked])
        leaves.append(values)
    return Forest(np.array(features), np.array(thresholds, np.float32), np.array(leaves), start)


def _cuts(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The values between which each feature may be parted, (features, BINS); what is left over parts nothing."""
    marks = np.linspace(0, 1, BINS + 1)[1:-1]
    found = np.full((x.shape[1], BINS), np.finfo(np.float32).max)
    for row, column in zip(found, x.T, strict=True):
        values = np.unique(np.quantile(column, marks, method="lower"))
        row[: len(values)] = values
    return found


def _questions(
    bins: NDArray[np.uint8], allowed: NDArray[np.intp], slope: Floats, curve: Floats, settings: Settings
) -> tuple[list[tuple[int, int]], NDArray[np.intp]]:
    """For each level the feature and the cut that part the rows best, and the leaf each row comes to."""
    leaf = np.zeros(slope.shape[0], np.intp)
    asked = []
    for level in range(settings.depth):
        gain = _gains(bins[allowed], leaf, 1 << level, (slope, curve), settings.calm)
        place = int(gain.argmax())
        feature, cut = int(allowed[place // BINS]), place % BINS
        asked.append((feature, cut))
        leaf |= (bins[feature] > cut).astype(np.intp) << level
    return asked, leaf


def _gains(
    bins: NDArray[np.uint8], leaf: NDArray[np.intp], leaves: int, sums: tuple[Floats, Floats], calm: float
) -> Floats:
    """What each cut of each feature wins, over all leaves and classes."""
    count = len(bins)
    offsets = (np.arange(count)[:, None] * leaves * BINS + (leaf * BINS)[None, :] + bins).ravel()
    total = np.zeros((count, BINS))
    for column in range(sums[0].shape[1]):
        g, h = (
            np.bincount(offsets, np.tile(values[:, column], count), count * leaves * BINS)
            .reshape(count, leaves, BINS)
            .cumsum(2)
            for values in sums
        )
        g_all, h_all = g[:, :, -1:], h[:, :, -1:]
        left, right = g**2 / (h + calm), (g_all - g) ** 2 / (h_all - h + calm)
        total += (left + right).sum(1)
    total[:, -1] = -np.inf  # the last bin parts nothing off
    return total.ravel()


def _leaves(leaf: NDArray[np.intp], slope: Floats, curve: Floats, settings: Settings) -> Floats:
    size = 1 << settings.depth
    g, h = (np.stack([np.bincount(leaf, column, size) for column in values.T], 1) for values in (slope, curve))
    return settings.rate * g / (h + settings.calm)
