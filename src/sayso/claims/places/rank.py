"""Which place a name means in this report: a sum of declared weights, the same sense for the whole report.

First every name is judged by itself; what is beyond doubt then tells which countries and regions the report is
about, and all are judged again in that light.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import asin, cos, floor, log10, radians, sin, sqrt

from sayso.claims.places.gazetteer import Site
from sayso.model import Precision

NEAR_KM = 161
"""100 miles: sites nearer to each other count as the same answer."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence adds; people count by the decimal logarithm of their number.

    ``sure`` is by how much a name's first reading must lead to count for the context; ``margin`` by how much its last
    one must, or ``lone`` where nothing else in the report backs it; ``least`` the score that a town must reach.
    Fitted on the even-numbered articles of TR-News, with a wrong pin costing twice what a right one is worth, then
    rounded.
    """

    country: float = 1.5
    region: float = -0.7
    said_region: float = 3.0
    not_region: float = -1.0
    alternate: float = -2.0
    capital: float = 1.0
    held: float = 6.0
    holds: float = 3.0
    people: float = 0.4
    in_country: float = 4.0
    in_region: float = 2.0
    near: float = 0.5
    outlet: float = 0.7
    sure: float = 0.5
    margin: float = 0.3
    lone: float = 0.8
    least: float = 5.3


WEIGHTS = Weights()


@dataclass(slots=True)
class Name:
    """One name of the report, with the sites it may mean, and what the text says beside any of its mentions.

    ``trusted`` counts the mentions that spaCy takes for a place. ``containers``: what it is said to lie in, and may;
    ``outside``: it is said to lie in a region where none of its sites is. ``holds``: the numbers of those of its sites
    in which places lie that are named just before it.
    """

    sites: Sequence[Site]
    count: int = 0
    region: bool = False
    trusted: int = 0
    containers: tuple[Site, ...] = ()
    outside: bool = False
    holds: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Context:
    """What the report is about: how much by country and region, and where its sure places are; who said so."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    by: dict[int, tuple[Site, float]] = field(default_factory=dict)
    total: float = 0.0

    def add(self, country: str, weight: float) -> None:
        """Count a country."""
        self.countries[country] += weight
        self.total += weight

    def settle(self, site: Site, weight: float, owner: int) -> None:
        """Take the site of a name for sure."""
        self.by[owner] = (site, weight)
        self.add(site.country, weight)
        if site.region is not None:
            self.regions[site.region] += weight
        if site.kind is Precision.TOWN:
            self.cells[_cell(site)].add(owner)

    def shares(self, site: Site, owner: int) -> tuple[float, float]:
        """How much of the report is about a site's country and region, from 0 to 1, the asking name left out."""
        own, weight = self.by.get(owner, (None, 0.0))
        country, region = self.countries.get(site.country, 0.0), self.regions.get(site.region or -1, 0.0)
        if own is not None:
            country -= weight * (own.country == site.country)
            region -= weight * (own.region == site.region and site.region is not None)
        total = max(self.total - weight, 2)
        return country / total, region / total

    def neighbours(self, site: Site, owner: int) -> bool:
        """Whether a sure place of another name is about as near as a hundred kilometres."""
        x, y = _cell(site)
        around = (self.cells.get((x + dx, y + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        return any(len(cell) > (owner in cell) for cell in around)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The likeliest site of a name, by how much it leads those that lie elsewhere, and if anything else backs it."""

    site: Site
    score: float
    margin: float
    backed: bool


def choose(
    names: Sequence[Name], peoples: Iterable[str], outlet_country: str | None, weights: Weights = WEIGHTS
) -> list[Site | None]:
    """The site of each name, None where it stays in doubt. ``peoples`` are the countries of the demonyms met."""
    empty = Context()
    context = Context()
    for country in peoples:
        context.add(country, weights.people)
    for number, name in enumerate(names):
        first = _best(name, number, empty, outlet_country, weights)
        if first and first.margin >= weights.sure:
            context.settle(first.site, 1 + log10(name.count), number)
    return [_accepted(_best(name, n, context, outlet_country, weights), weights) for n, name in enumerate(names)]


def _accepted(best: _Reading | None, weights: Weights) -> Site | None:
    if best is None:
        return None
    enough = best.score >= weights.least or (best.site.exact and best.site.kind is not Precision.TOWN)
    return best.site if enough and best.margin >= (weights.margin if best.backed else weights.lone) else None


def _best(name: Name, number: int, context: Context, outlet_country: str | None, weights: Weights) -> _Reading | None:
    if name.outside:
        return None
    home = {outlet_country: weights.outlet}
    scored = [(_score(s, name, number, context, weights) + home.get(s.country, 0.0), s) for s in name.sites]
    score, site = max(scored, key=lambda pair: (pair[0], -pair[1].number))
    others = [s for s, other in scored if not lies_in(site, other) and kilometres(site, other) > NEAR_KM]
    backed = bool(name.containers) or context.shares(site, number)[0] > 0
    return _Reading(site, score, score - max(others, default=score - 10), backed)


def _score(site: Site, name: Name, number: int, context: Context, weights: Weights) -> float:
    found = _evidence(site, name, number, context)
    weighed: float = sum(getattr(weights, key) * value for key, value in found.items() if value)
    return log10(site.population + 100) + weighed


def _evidence(site: Site, name: Name, number: int, context: Context) -> dict[str, float]:
    """What speaks for or against a site, under the names of the weights."""
    is_region, is_town = site.kind is Precision.REGION, site.kind is Precision.TOWN
    in_country, in_region = context.shares(site, number)
    return {
        "country": site.kind is Precision.COUNTRY,
        "region": is_region,
        "said_region": name.region and is_region,
        "not_region": name.region and not is_region,
        "alternate": not site.exact,
        "capital": site.capital,
        "held": any(lies_in(site, one) for one in name.containers),
        "holds": site.number in name.holds,
        "in_country": in_country,
        "in_region": in_region,
        "near": is_town and context.neighbours(site, number),
    }


def lies_in(site: Site, other: Site) -> bool:
    """Whether a site is part of another, as "Paris" is of "Texas"."""
    if site.number == other.number or site.country != other.country or site.kind is Precision.COUNTRY:
        return False
    if other.kind is Precision.COUNTRY:
        return True
    return site.kind is Precision.TOWN and site.region is not None and site.region == other.region == other.number


def _cell(site: Site) -> tuple[int, int]:
    return floor(site.latitude), floor(site.longitude * cos(radians(site.latitude)))


def kilometres(one: Site, two: Site) -> float:
    """The great-circle distance."""
    return distance((one.latitude, one.longitude), (two.latitude, two.longitude))


def distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Kilometres between two points given by latitude and longitude in degrees."""
    (a, b), (c, d) = (map(radians, one), map(radians, two))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(sqrt(half), 1.0))
