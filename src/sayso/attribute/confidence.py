"""A probability that a careful reader would mark the same attribution, from what the tagger was sure of.

A logistic regression on the evidence, fitted on articles held out of training; its weights
are in the model's configuration.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.attribute.link import Linked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOGITS = (
    "cue",
    "cue_overlap",
    "content",
    "content_overlap",
    "content_link",
    "source",
    "source_overlap",
    "source_link",
)
FEATURES = (*_LOGITS, "no_source", "no_cue", "several_contents", "inside")
"""The evidence used, in order of the weights; the first ones enter as log-odds."""
_LIMIT = 1e-3


def evidence_row(linked: Linked, inside: bool) -> NDArray[np.float64]:
    """The evidence of one attribution as numbers."""
    logits = [_logit(linked.evidence[name]) if name in linked.evidence else 0.0 for name in _LOGITS]
    flags = (not linked.sources, linked.cue is None, len(linked.contents) > 1, inside)
    return np.array([*logits, *map(float, flags)])


def confidence(linked: Linked, inside: bool, config: dict[str, Any]) -> float:
    """The calibrated probability, rounded to three digits."""
    score = float(evidence_row(linked, inside) @ np.array(config["weights"])) + float(config["bias"])
    return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 3)


def _logit(p: float) -> float:
    p = min(max(p, _LIMIT), 1 - _LIMIT)
    return math.log(p / (1 - p))
