"""The chart of who does what to whom: names as nodes, an arrow for all that one does to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot

from sayso.export.charts.layout import Place, laid_out
from sayso.export.words import times
from sayso.ledger.types import Side
from sayso.views.network import Deed, folded

WIDTH = 960
MOST_NODES, MOST_ARROWS = 28, 40
MOST_VERBS = 2
"""Verbs that stand on an arrow."""
LETTERS = 20
"""Letters of a name that are drawn; the whole stands in its title."""
GAP = 10.0
"""How far an arrow ends from the middle of a node, and its head's length."""

Link = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Node:
    """A name at its place."""

    name: str
    short: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one does to another, in sum: a curve, its head, the verbs at their place, and the same in words.

    ``state`` is "disputed", "affirmed", "denied" or "hedged"; ``sign`` says it without colour.
    """

    curve: str
    head: str
    x: float
    y: float
    verbs: str
    sign: str
    state: str
    told: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """The chart; ``left_out`` are deeds for which there is no room."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    left_out: int
    height: float
    width: int = WIDTH


SIGNS = {"disputed": "±", "affirmed": "+", "denied": "−", "hedged": "~"}


def network_of(deeds: Sequence[Deed], link: Link | None = None) -> Network | None:
    """The chart of these deeds, those that come first where not all have room; None where there are none."""
    held = _chosen(deeds)
    if not held:
        return None
    names = {folded(name): name for several in held.values() for one in several for name in (one.who, one.whom)}
    keys = tuple(names)
    found, height = laid_out(len(keys), tuple((keys.index(a), keys.index(b)) for a, b in held), WIDTH)
    places = dict(zip(keys, found, strict=True))
    nodes = tuple(Node(names[key], shortened(names[key]), *places[key]) for key in keys)
    arrows = tuple(_arrow(several, places[ends[0]], places[ends[1]], link) for ends, several in held.items())
    return Network(nodes, arrows, len(deeds) - sum(map(len, held.values())), height)


def shortened(name: str) -> str:
    """As much of a name as is drawn."""
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"


def state_of(counts: Counter[Side], disputed: bool) -> str:
    """What deeds are to those who tell of them."""
    if disputed:
        return "disputed"
    return next((side.value for side in (Side.AFFIRMED, Side.DENIED) if counts[side]), Side.HEDGED.value)


def _chosen(deeds: Sequence[Deed]) -> dict[tuple[str, str], list[Deed]]:
    """The deeds that have room, by who and whom."""
    held: dict[tuple[str, str], list[Deed]] = {}
    nodes: set[str] = set()
    for one in deeds:
        ends = (folded(one.who), folded(one.whom))
        if ends in held or (len(held) < MOST_ARROWS and len(nodes | {*ends}) <= MOST_NODES):
            held.setdefault(ends, []).append(one)
            nodes |= {*ends}
    return held


def _arrow(several: Sequence[Deed], start: Place, end: Place, link: Link | None) -> Arrow:
    counts: Counter[Side] = Counter()
    for one in several:
        counts.update(dict(one.counts))
    state = state_of(counts, any(one.disputed for one in several))
    verbs = list(dict.fromkeys(one.does for one in several))
    more = ", …" if len(verbs) > MOST_VERBS else ""
    curve, head, middle = _curved(start, end)
    first = several[0]
    told = f"{first.who} → {first.whom}: {', '.join(verbs)}; {times(counts.total(), 'claim')}, {state}"
    href = link(first.who, first.whom) if link else ""
    return Arrow(curve, head, *middle, ", ".join(verbs[:MOST_VERBS]) + more, SIGNS[state], state, told, href)


def _curved(start: Place, end: Place) -> tuple[str, str, Place]:
    """A curve that bows to its left, so that there and back are two; its head; and the middle of it."""
    (ax, ay), (bx, by) = start, end
    if start == end:
        ay -= GAP
        curve = f"M{ax - 6:.1f} {ay:.1f}C{ax - 34:.1f} {ay - 44:.1f} {ax + 34:.1f} {ay - 44:.1f} {ax + 6:.1f} {ay:.1f}"
        return curve, _head((ax + 18, ay - 26), (ax + 6, ay)), (ax, round(ay - 36, 1))
    length = hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / length, (by - ay) / length
    cx, cy = (ax + bx) / 2 + uy * length * 0.12, (ay + by) / 2 - ux * length * 0.12
    away = hypot(cx - bx, cy - by) or 1.0
    tip = (bx + (cx - bx) / away * GAP, by + (cy - by) / away * GAP)
    curve = f"M{ax:.1f} {ay:.1f}Q{cx:.1f} {cy:.1f} {tip[0]:.1f} {tip[1]:.1f}"
    middle = (round(0.25 * ax + 0.5 * cx + 0.25 * bx, 1), round(0.25 * ay + 0.5 * cy + 0.25 * by - 5, 1))
    return curve, _head((cx, cy), tip), middle


def _head(before: Place, tip: Place) -> str:
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    ux, uy = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    bx, by = tip[0] - ux * GAP, tip[1] - uy * GAP
    return f"M{tip[0]:.1f} {tip[1]:.1f}L{bx - uy * 4:.1f} {by + ux * 4:.1f}L{bx + uy * 4:.1f} {by - ux * 4:.1f}Z"
