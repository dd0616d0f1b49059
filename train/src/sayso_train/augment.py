"""Vary a window the way real copy varies: quotation marks of another kind or lost, capitals, a failed parse."""

from __future__ import annotations

import random

import numpy as np

from sayso.attribute.features import MARK, OUTSIDE, UPPER

STRAIGHT, OPEN, CLOSE = 1000, 1523, 1524
"""The double quotation marks in the vocabulary of bert-base-uncased."""

CHANCES = {"straight": 0.15, "curly": 0.10, "unquoted": 0.04, "upper": 0.02, "unparsed": 0.04}


def augment(ids: np.ndarray, features: np.ndarray, rng: random.Random) -> None:
    """Change a window's ids and features in place; each change has its own chance."""
    quotes = (ids == STRAIGHT) | (ids == OPEN) | (ids == CLOSE)
    if rng.random() < CHANCES["straight"]:
        ids[quotes] = STRAIGHT
    elif rng.random() < CHANCES["curly"]:
        straight = np.flatnonzero(ids == STRAIGHT)
        ids[straight[0::2]], ids[straight[1::2]] = OPEN, CLOSE
    if rng.random() < CHANCES["unquoted"]:
        features[features[:, 4] != MARK, 4] = OUTSIDE
    if rng.random() < CHANCES["upper"]:
        features[:, 0] = UPPER
    if rng.random() < CHANCES["unparsed"]:
        features[:, [1, 2, 3, 6]] = 0
