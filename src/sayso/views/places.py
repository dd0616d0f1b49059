"""Where claims say that things happen: places, and how many claims stand on which side there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.ledger.types import Side
from sayso.model import Precision
from sayso.views.gathering import Told


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that claims name: latitude and longitude in degrees (WGS 84) of its middle, and how closely it is known.

    ``counts`` are claims by side, ``entries`` the ids of those they are in.
    """

    name: str
    precision: Precision
    country: str | None
    latitude: float
    longitude: float
    counts: dict[Side, int] = field(default_factory=dict)
    entries: tuple[str, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims name it."""
        return sum(self.counts.values())

    @property
    def disputed(self) -> bool:
        """Whether claims about it stand on both sides."""
        return bool(self.counts.get(Side.AFFIRMED) and self.counts.get(Side.DENIED))


def spots(told: Iterable[Told]) -> list[Spot]:
    """The places that claims name, those that most of them name first."""
    counts: dict[tuple[object, ...], dict[Side, int]] = {}
    entries: dict[tuple[object, ...], dict[str, None]] = {}
    held: dict[tuple[object, ...], Spot] = {}
    for one in told:
        for place in one.one.claim.places:
            key = (place.name, place.precision, place.country, place.latitude, place.longitude)
            held.setdefault(key, Spot(*key))
            sides = counts.setdefault(key, {})
            sides[one.side] = sides.get(one.side, 0) + 1
            entries.setdefault(key, {})[one.entry] = None
    made = [
        Spot(one.name, one.precision, one.country, one.latitude, one.longitude, counts[key], tuple(entries[key]))
        for key, one in held.items()
    ]
    return sorted(made, key=lambda one: (-one.claims, one.name, one.latitude, one.longitude))
