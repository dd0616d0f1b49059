"""Places for the nodes of a drawing: each group of nodes that hang together is laid out by itself, and then the groups
are set in rows. There is no chance in it: the same nodes stand in the same places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import cos, hypot, pi, sin

Place = tuple[float, float]

COLUMN = 320
"""The width of a pair of nodes with their names, in units of the drawing."""
PAIR = 76
"""Its height."""
NAME = (150.0, 44.0)
"""How far nodes are apart at least, in width or in height, so that names do not lie on each other."""
MARGIN = (80, 34)
ROUNDS = 120
"""Steps in which the nodes of a group find their places."""


@lru_cache(32)
def laid_out(count: int, edges: tuple[tuple[int, int], ...], width: int) -> tuple[tuple[Place, ...], float]:
    """Places for ``count`` nodes, by their numbers, and the height of the drawing."""
    places: dict[int, Place] = {}
    x = y = row = 0.0
    for group in _groups(count, edges):
        wide, tall = _size(len(group), width)
        if x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        for node, (own_x, own_y) in zip(group, _placed(group, edges, wide, tall), strict=True):
            places[node] = (round(x + own_x, 1), round(y + own_y, 1))
        x, row = x + wide, max(row, tall)
    return tuple(places[node] for node in range(count)), y + row


def _groups(count: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Nodes that hang together, the largest group first."""
    of = list(range(count))
    for one, other in edges:
        low, high = sorted((of[one], of[other]))
        of = [low if group == high else group for group in of]
    held: dict[int, list[int]] = {}
    for node, group in enumerate(of):
        held.setdefault(group, []).append(node)
    return sorted(held.values(), key=lambda group: (-len(group), group))


def _size(nodes: int, width: int) -> tuple[float, float]:
    """How much room a group takes: one column for a few, more for many."""
    columns = 1 if nodes <= 4 else 2 if nodes <= 9 else width // COLUMN
    return min(columns * COLUMN, width), PAIR if nodes <= 2 else 2 * MARGIN[1] + 64 * (nodes - 1) / columns


def _placed(group: Sequence[int], edges: Sequence[tuple[int, int]], wide: float, tall: float) -> list[Place]:
    if len(group) == 1:
        return [(wide / 2, tall / 2)]
    inside = [(group.index(one), group.index(other)) for one, other in edges if one in group and one != other]
    if len(group) == 2:
        first = inside[0][0]
        ends = ((MARGIN[0], tall / 2), (wide - MARGIN[0], tall / 2))
        return [ends[node != first] for node in range(2)]
    return list(_spread(_scaled(_settled(len(group), inside), wide, tall), wide, tall))


def _settled(count: int, edges: Sequence[tuple[int, int]]) -> list[Place]:
    """All push each other off and edges pull (Fruchterman and Reingold), from a circle on."""
    ideal = 1 / count**0.5
    places = [(0.5 + 0.4 * cos(2 * pi * i / count), 0.5 + 0.4 * sin(2 * pi * i / count)) for i in range(count)]
    for turn in range(ROUNDS):
        reach = 0.1 * (1 - turn / ROUNDS)
        forces = _forces(places, edges, ideal)
        places = [_moved(place, force, reach) for place, force in zip(places, forces, strict=True)]
    return places


def _forces(places: Sequence[Place], edges: Sequence[tuple[int, int]], ideal: float) -> list[list[float]]:
    made = [[(0.5 - x) * ideal, (0.5 - y) * ideal] for x, y in places]
    for i, (ax, ay) in enumerate(places):
        for j in range(i):
            dx, dy = ax - places[j][0], ay - places[j][1]
            push = ideal * ideal / max(dx * dx + dy * dy, 1e-4)
            _add(made, i, j, dx * push, dy * push)
    for i, j in edges:
        dx, dy = places[j][0] - places[i][0], places[j][1] - places[i][1]
        pull = hypot(dx, dy) / ideal
        _add(made, i, j, dx * pull, dy * pull)
    return made


def _add(forces: list[list[float]], i: int, j: int, dx: float, dy: float) -> None:
    forces[i][0] += dx
    forces[i][1] += dy
    forces[j][0] -= dx
    forces[j][1] -= dy


def _moved(place: Place, force: Sequence[float], reach: float) -> Place:
    length = hypot(*force) or 1.0
    step = min(length, reach) / length
    return place[0] + force[0] * step, place[1] + force[1] * step


def _scaled(places: Sequence[Place], wide: float, tall: float) -> list[list[float]]:
    """As large as there is room, with space for the names at the edges."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across, down = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    return [
        [
            MARGIN[0] + (wide - 2 * MARGIN[0]) * (x - min(xs)) / across,
            MARGIN[1] + (tall - 2 * MARGIN[1]) * (y - min(ys)) / down,
        ]
        for x, y in places
    ]


def _spread(held: list[list[float]], wide: float, tall: float) -> Iterator[Place]:
    """Moved up and down where names would lie on each other."""
    for _ in range(80):
        for i, one in enumerate(held):
            for other in held[:i]:
                dx, dy = one[0] - other[0], one[1] - other[1]
                if abs(dx) < NAME[0] and abs(dy) < NAME[1]:
                    step = (NAME[1] - abs(dy)) / 4 * (1 if dy >= 0 else -1)
                    one[1] += step
                    other[1] -= step
        for one in held:
            one[1] = min(max(one[1], MARGIN[1] - 10), tall - MARGIN[1] + 6)
    for x, y in held:
        yield min(max(x, MARGIN[0]), wide - MARGIN[0]), y
