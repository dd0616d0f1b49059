"""The map of places that claims name: as far as they reach, with outlines of lands and countries behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sqrt

from sayso.export.charts.outlines import Box, Outlines, Point, outlines_in
from sayso.export.words import times
from sayso.ledger.types import Side
from sayso.model import Precision
from sayso.views.places import Spot

WIDTH, HEIGHT = 960, 560
MARGIN = 0.18
"""Room around the places, as a share of what they take."""
LEAST = 4.0
"""Degrees of latitude that a map shows at least: nearer, the outlines tell nothing."""
MOST_LABELS = 25
SIGNS = ((Side.AFFIRMED, "+"), (Side.DENIED, "−"), (Side.HEDGED, "~"))
PRECISIONS = {
    Precision.TOWN: "a town",
    Precision.REGION: "somewhere in a region",
    Precision.COUNTRY: "somewhere in a country",
}
"""How closely a place is known, in words."""
GROWTH = {Precision.TOWN: 1.0, Precision.REGION: 1.8, Precision.COUNTRY: 2.8}
"""How much larger the circle of a less precise place is."""

Link = Callable[[Spot], str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the map: a circle, with a label unless others are in the way (``label`` is empty then)."""

    spot: Spot
    x: float
    y: float
    radius: float
    label: str
    told: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The map: paths of an SVG for lands, lakes and borders, and the places, the largest circle first."""

    lands: str
    lakes: str
    borders: str
    marks: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT


class _Projection:
    """Degrees to places in the drawing: equirectangular, true to scale along the middle latitude."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self._narrow = cos(radians((box.south + box.north) / 2))
        self._scale = HEIGHT / (box.north - box.south)

    def of(self, lon: float, lat: float) -> Point:
        x = (lon - self.box.west) * self._narrow * self._scale
        return round(x, 1), round((self.box.north - lat) * self._scale, 1)

    def path(self, line: Iterable[Point], closed: bool) -> str:
        """A path of an SVG."""
        told = "L".join(f"{x:g} {y:g}" for x, y in (self.of(*point) for point in line))
        return f"M{told}Z" if closed else f"M{told}"


def map_of(spots: Sequence[Spot], link: Link | None = None) -> WorldMap | None:
    """The map of these places; None where there are none."""
    if not spots:
        return None
    box = box_of(spots)
    lands, lakes, borders = _drawn(box)
    return WorldMap(lands, lakes, borders, tuple(_marks(spots, _Projection(box), link)))


def box_of(spots: Sequence[Spot]) -> Box:
    """The part of the world that a map of these places shows, in the shape of the drawing."""
    lats, lons = [one.latitude for one in spots], [one.longitude for one in spots]
    middle = max(-80.0, min(80.0, (min(lats) + max(lats)) / 2))
    narrow = cos(radians(middle))
    shape = WIDTH / HEIGHT
    tall = max(max(lats) - min(lats), (max(lons) - min(lons)) * narrow / shape) * (1 + 2 * MARGIN)
    # Rounded up to steps, so that a claim more or less does not draw the outlines anew.
    tall = min(170.0, max(LEAST, -(-tall // 2) * 2))
    wide = tall * shape / narrow
    west = round((min(lons) + max(lons)) / 2 - wide / 2)
    south = round(middle - tall / 2)
    return Box(float(west), float(south), west + wide, south + tall)


@lru_cache(64)
def _drawn(box: Box) -> tuple[str, str, str]:
    room = (box.north - box.south) / 50  # so that the edges of what is cut lie outside the drawing
    found: Outlines = outlines_in(Box(box.west - room, box.south - room, box.east + room, box.north + room))
    made = _Projection(box)
    return (
        "".join(made.path(ring, closed=True) for ring in found.lands),
        "".join(made.path(ring, closed=True) for ring in found.lakes),
        "".join(made.path(line, closed=False) for line in found.borders),
    )


def _marks(spots: Sequence[Spot], projection: _Projection, link: Link | None) -> Iterator[Mark]:
    most = max(one.claims for one in spots)
    taken: list[tuple[float, float, float, float]] = []
    made = []
    for one in spots:
        x, y = projection.of(one.longitude, one.latitude)
        radius = round((4 + 8 * sqrt(one.claims / most)) * GROWTH[one.precision], 1)
        label = signed(one)
        here = (x + radius + 4, y - 8, x + radius + 8 + 7.2 * len(label), y + 8)
        free = len(taken) < MOST_LABELS and here[2] < WIDTH and not any(_overlap(here, other) for other in taken)
        if free:
            taken.append(here)
        made.append(Mark(one, x, y, radius, label if free else "", told(one), link(one) if link else ""))
    yield from sorted(made, key=lambda mark: -mark.radius)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def signed(spot: Spot) -> str:
    """A place's name with its claims: "Ostend +3 −1"."""
    counts = " ".join(f"{sign}{spot.counts[side]}" for side, sign in SIGNS if spot.counts.get(side))
    return f"{spot.name[:40]} {counts}"


def told(spot: Spot) -> str:
    """A place in words: its name, how closely it is known, and its claims on each side."""
    parts = [f"{spot.counts[side]} {side.value}" for side, _ in SIGNS if spot.counts.get(side)]
    disputed = ", disputed" if spot.disputed else ""
    return f"{spot.name}, {PRECISIONS[spot.precision]}: {times(spot.claims, 'claim')}, {', '.join(parts)}{disputed}"
