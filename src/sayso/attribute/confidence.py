"""A probability that a careful reader would mark the same attribution, from what the tagger was sure of.

A logistic regression on the evidence, fitted on articles held out of training; its weights
are in the model's configuration.
"""

from __future__ import annotations

import math
from typing import Any

from sayso.attribute.link import Linked

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
FLAGS = ("no_source", "no_cue", "several_contents", "grammatical_source", "inside")
FEATURES = (*_LOGITS, *FLAGS)
"""The evidence there may be: probabilities, as log-odds, then what is or is not so."""
_LIMIT = 1e-3


def evidence_of(linked: Linked, inside: bool) -> dict[str, float]:
    """The evidence for one attribution, by name; ``inside`` says whether it is nested."""
    logits = {name: _logit(linked.evidence[name]) for name in _LOGITS if name in linked.evidence}
    flags = {
        "no_source": not linked.sources,
        "no_cue": linked.cue is None,
        "several_contents": len(linked.contents) > 1,
        "grammatical_source": "grammatical_source" in linked.evidence,
        "inside": inside,
    }
    return logits | {name: 1.0 for name, true in flags.items() if true}


def confidence(linked: Linked, inside: bool, config: dict[str, Any]) -> float:
    """The calibrated probability, rounded to three digits."""
    weights = config["weights"]
    score = config["bias"] + sum(weights.get(name, 0.0) * x for name, x in evidence_of(linked, inside).items())
    return round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 3)


def _logit(p: float) -> float:
    p = min(max(p, _LIMIT), 1 - _LIMIT)
    return math.log(p / (1 - p))
