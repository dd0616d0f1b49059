"""How likely two reports tell of the same event, from what they have in common.

Kinship depends on the two reports alone: weights are those of a declared table (``kinship.json``), fitted by
logistic regression, and words are weighed by their rarity in English.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sayso.ledger.profiles import Profile, Weighed


def kinship(a: Profile, b: Profile) -> float:
    """How likely two reports tell of the same event: 0 to 1, from 0.5 on more likely than not. Symmetric."""
    return 1 / (1 + math.exp(-odds(a, b)))


def odds(a: Profile, b: Profile) -> float:
    """The natural logarithm of the odds that two reports tell of the same event."""
    weights = _weights()
    return sum(weights[name] * value for name, value in measures(a, b).items())


def measures(a: Profile, b: Profile) -> dict[str, float]:
    """What the weights of ``kinship.json`` are for, each from 0 to about 1."""
    names, names_part = _shared(a.names, b.names)
    lead, lead_part = _shared(a.lead, b.lead)
    stems, stems_part = _shared(a.stems, b.stems)
    persons, _ = _shared(a.persons, b.persons)
    officials, _ = _shared(a.officials, b.officials)
    sites, _ = _shared(a.sites, b.sites)
    _, title_part = _shared(a.title, b.title)
    copied = sum(x == y for x, y in zip(a.sketch, b.sketch, strict=True)) / max(1, len(a.sketch))
    near = _near(a.day, b.day)
    happened, missed = _happened(a.happened, b.happened)
    return {
        "base": 1.0,
        "persons": min(persons, 24) / 24,
        "any person": float(persons > 0),
        "officials": min(officials, 16) / 16,
        "sites": min(sites, 16) / 16,
        "names": min(names, 50) / 50,
        "names part": names_part,
        "lead": min(lead, 20) / 20,
        "lead part": lead_part,
        "stems": min(stems, 100) / 100,
        "stems part": stems_part,
        "title part": title_part,
        "aged": min(_common(a.aged, b.aged), 2) / 2,
        "copied": copied,
        "same outlet": float(a.outlet is not None and a.outlet == b.outlet),
        "happened": happened,
        "missed": missed,
        **near,
        "near lead": near["near"] * lead_part,
        "near names": near["near"] * names_part,
        "near stems": near["near"] * stems_part,
        "near title": near["near"] * title_part,
        "far stems": near["far"] * stems_part,
        **_both("ages", a.ages, b.ages, 3),
        **_both("towns", a.towns, b.towns, 1),
        **_both("regions", a.regions, b.regions, 1),
        **_both("streets", a.streets, b.streets, 2),
        **_both("spots", a.spots, b.spots, 1),
        **_both("figures", a.figures, b.figures, 3),
    }


def _shared(a: Weighed, b: Weighed) -> tuple[float, float]:
    """The weight of what two have in common, and as a part of what the lighter one has."""
    if not a or not b:
        return 0.0, 0.0
    one, other = dict(a), dict(b)
    shared = sum(one[key] for key in one.keys() & other.keys())
    return shared, shared / min(sum(one.values()), sum(other.values())) if shared else 0.0


def _common(a: tuple[object, ...], b: tuple[object, ...]) -> int:
    return len(set(a) & set(b)) if a and b else 0


def _both(name: str, a: tuple[object, ...], b: tuple[object, ...], enough: int) -> dict[str, float]:
    common = _common(a, b)
    return {name: min(common, enough) / enough, f"other {name}": float(bool(a and b) and not common)}


def _near(a: int | None, b: int | None) -> dict[str, float]:
    if a is None or b is None:
        return {"near": 0.0, "days": 0.0, "far": 0.0, "undated": 1.0}
    days = abs(a - b)
    return {"near": float(days <= 3), "days": min(math.log1p(days), 6) / 6, "far": float(days > 30), "undated": 0.0}


def _happened(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[float, float]:
    if not a or not b:
        return 0.0, 0.0
    gap = min(abs(x - y) for x in a for y in b)
    return float(gap == 0), float(gap > 3)


@cache
def _weights() -> Mapping[str, float]:
    return dict(json.loads(files(__package__).joinpath("kinship.json").read_text(encoding="utf-8"))["weights"])
