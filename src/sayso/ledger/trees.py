"""A forest of small trees, added up: fitted elsewhere (``bench/boosting.py``), kept as plain numbers, run by numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees that ask the same question of all rows of a level: is this feature greater than this?

    ``features`` and ``thresholds`` are (trees, depth); ``leaves`` (trees, 2 ** depth, classes), the leaf being the
    answers as a binary number, the first the lowest digit; ``start`` (classes) is what all rows begin with.
    """

    features: NDArray[np.intp]
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float64]
    start: NDArray[np.float64]

    def probabilities(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each class, (rows, classes)."""
        digits = 1 << np.arange(self.features.shape[1])
        scores = np.tile(self.start, (len(rows), 1))
        for asked, limits, values in zip(self.features, self.thresholds, self.leaves, strict=True):
            scores += values[(rows[:, asked] > limits) @ digits]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True))

    def plain(self) -> dict[str, Any]:
        """The forest as what JSON holds."""
        return {
            "start": [round(float(value), 4) for value in self.start],
            "trees": [
                {
                    "asks": [[int(f), float(f"{t:.5g}")] for f, t in zip(asked, limits, strict=True)],
                    "leaves": [[round(float(value), 4) for value in leaf] for leaf in values],
                }
                for asked, limits, values in zip(self.features, self.thresholds, self.leaves, strict=True)
            ],
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Forest:
        """The forest that ``plain`` told."""
        asks = np.array([tree["asks"] for tree in plain["trees"]])
        return cls(
            asks[:, :, 0].astype(np.intp),
            asks[:, :, 1].astype(np.float32),
            np.array([tree["leaves"] for tree in plain["trees"]]),
            np.array(plain["start"]),
        )
