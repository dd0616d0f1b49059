"""The weights and thresholds by which claims are compared (see ``compare``), as fitted: ``compare.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Table:
    """Weights and thresholds, as fitted."""

    intercept: float
    weights: Mapping[str, float]
    same: float
    same_report: float
    deed: float
    story: float
    related_meaning: float
    related_words: float
    scope_within: float
    scope_whole: float
    like: Mapping[str, float]
    rest: Mapping[str, float]


@cache
def table_of_weights() -> Table:
    """The table that comes with Sayso."""
    return Table(**json.loads(files(__package__).joinpath("compare.json").read_text(encoding="utf-8")))
