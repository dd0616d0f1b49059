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
from sayso.ledger.words import RAREST


def kinship(a: Profile, b: Profile) -> float:
    """How likely two reports tell of the same event: 0 to 1, from 0.5 on more likely than not. Symmetric."""
    return 1 / (1 + math.exp(-odds(a, b)))


def odds(a: Profile, b: Profile) -> float:
    """The natural logarithm of the odds that two reports tell of the same event."""
    weights = _weights()
    return sum(weights[name] * value for name, value in measures(a, b).items())


def measures(a: Profile, b: Profile) -> dict[str, float]:
    """What the weights of ``kinship.json`` are for, each from 0 to about 1."""
    apart = None if a.day is None or b.day is None else abs(a.day - b.day)
    return {"base": 1.0, **_names(a, b, apart), **_words(a, b), **_days(a, b, apart), **_rest(a, b)}


def _names(a: Profile, b: Profile, apart: int | None) -> dict[str, float]:
    """Names in common: how much they weigh, what part of the fewer names, the rarest, what is rare about them."""
    names, names_part, rarest, rare = _shared(a.names, b.names)
    lead, _, lead_rarest, _ = _shared(a.lead, b.lead)
    bodies = sum([a.bodies[name] for name in a.bodies.keys() & b.bodies.keys()])
    return {
        "any person": float(not a.persons.keys().isdisjoint(b.persons)),
        "named": _named(a, b) / RAREST,
        "bodies": min(bodies, 16) / 16,
        "names": min(names, 50) / 50,
        "names part": names_part,
        "rarest": rarest / RAREST,
        "lead": min(lead, 20) / 20,
        "lead rarest": lead_rarest / RAREST,
        "far rare": min(rare, 10) / 10 * _beyond(apart, _FAR),
    }


def _words(a: Profile, b: Profile) -> dict[str, float]:
    """Informative words in common, in all of the text, at its beginning and in the title."""
    opening, opening_part, *_ = _shared(a.opening, b.opening)
    title, title_part, *_ = _shared(a.title, b.title)
    return {
        "stems part": _shared(a.stems, b.stems)[1],
        "opening": min(opening, 30) / 30,
        "opening part": opening_part,
        "title": min(title, 10) / 10,
        "title part": title_part,
    }


def _days(a: Profile, b: Profile, apart: int | None) -> dict[str, float]:
    """How far apart they came out, and whether one tells of a day that the other is about."""
    told = any((_told_of(a.told, b), _told_of(b.told, a)))
    return {
        "undated": float(apart is None),
        "week": _beyond(apart, _WEEK),
        "far": _beyond(apart, _FAR),
        "years": _beyond(apart, _YEAR),
        "told": float(told),
        "told far": told * _beyond(apart, _WEEK),
        "missed": float(bool(a.told and b.told) and not told),
    }


def _rest(a: Profile, b: Profile) -> dict[str, float]:
    """Ages, places, figures and times of day: in common, or given by both and none in common."""
    clock = any(abs(x - y) <= _SOON for x in a.clocks for y in b.clocks)
    return {
        "many": math.log1p(max(len(a.ages), len(b.ages))) / 3,
        "other clocks": float(not clock and bool(a.clocks and b.clocks)),
        "ages": min(_common(a.ages, b.ages), 3) / 3,
        "other ages": _other(a.ages, b.ages),
        "other towns": _other(a.towns, b.towns),
        "other regions": _other(a.regions, b.regions),
        "streets": min(_common(a.streets, b.streets), 2) / 2,
        "other streets": _other(a.streets, b.streets),
        "other spots": _other(a.spots, b.spots),
        "figures": min(_common(a.figures, b.figures), 3) / 3,
    }


_WEEK, _FAR, _YEAR = 7, 30, 300
"""Days between two reports that make a difference."""
_SOON = 10
"""Minutes by which two reports of one moment may differ."""
_USUAL = 3.0
"""A name that weighs more is rare."""


def _shared(a: Weighed, b: Weighed) -> tuple[float, float, float, float]:
    """Of what two have in common: the weight, that as a part of the lighter one, the most, the excess of rare ones."""
    weights = [min(a[key], b[key]) for key in a.keys() & b.keys()]
    if not weights:
        return 0.0, 0.0, 0.0, 0.0
    shared = sum(weights)
    part = shared / min(sum(a.values()), sum(b.values()))
    return shared, part, max(weights), sum([w - _USUAL for w in weights if w > _USUAL])


def _named(a: Profile, b: Profile) -> float:
    """The weight of the rarest last name of a person told of in one report that stands anywhere in the other."""
    last = {name.rpartition(" ")[2] for name in (*a.persons, *b.persons)}
    return max([a.names[name] for name in last if name in a.names and name in b.names], default=0.0)


def _common(a: tuple[object, ...], b: tuple[object, ...]) -> int:
    return len(set(a) & set(b)) if a and b else 0


def _other(a: tuple[object, ...], b: tuple[object, ...]) -> float:
    return float(bool(a and b) and set(a).isdisjoint(b))


def _beyond(apart: int | None, days: int) -> float:
    """Whether two reports came out more days apart than so many; no where a day is unknown."""
    return float(apart is not None and apart > days)


def _told_of(told: tuple[int, ...], other: Profile) -> bool:
    """Whether one report tells of a day that the other tells of too, or on which, or the day before, it came out."""
    return any(day in other.told or (other.day is not None and 0 <= other.day - day <= 1) for day in told)


@cache
def _weights() -> Mapping[str, float]:
    return dict(json.loads(files(__package__).joinpath("kinship.json").read_text(encoding="utf-8"))["weights"])
