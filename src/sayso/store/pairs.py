"""Pairs of claims that are the same, or related, and what they hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, bindparam, select

from sayso.ledger.types import Pair, Verdict
from sayso.store import tables as t
from sayso.store.base import CLAIMS, Base, in_order
from sayso.store.rows import Component

type Ends = tuple[int, int]

_SAME = select(t.pairs).where(t.pairs.c.same.is_(True))
_RELATED = select(t.pairs).where(t.pairs.c.same.is_(False))


class PairsView(Base):
    """Asks for pairs."""

    def same_pairs(self, ids: Iterable[str]) -> list[Pair]:
        """The pairs that say one of these claims is the same as another, in order of their ids."""
        return self._touching(ids, same=True)

    def related_pairs(self, ids: Iterable[str]) -> list[Pair]:
        """The pairs that relate one of these claims to another, in order of their ids."""
        return self._touching(ids, same=False)

    def component(self, ids: Iterable[str]) -> list[Component]:
        """These claims, each with all that pairs of the same claims lead to, in order of reading."""
        edges: dict[Ends, Row[Any]] = {}
        frontier = set(self._numbers(t.claims, ids).values())
        seen: set[int] = set()
        while frontier:
            seen |= frontier
            rows = list(self._edges(frontier, same=True))
            edges.update((_ends(row), row) for row in rows)
            frontier = {row.other for row in rows} - seen
        claims = sorted(self._among(CLAIMS, t.claims.c.sequence, seen), key=in_order)
        names = {row.sequence: row.id for row in claims}
        return _components(names, {ends: _pair(row, names) for ends, row in edges.items()})

    def _touching(self, ids: Iterable[str], same: bool) -> list[Pair]:
        edges = {_ends(row): row for row in self._edges(self._numbers(t.claims, ids).values(), same)}
        names = self._ids(t.claims, (number for ends in edges for number in ends))
        return sorted((_pair(row, names) for row in edges.values()), key=lambda pair: (pair.first, pair.second))

    def _edges(self, claims: Iterable[int], same: bool) -> Iterable[Row[Any]]:
        return self._among(_SAME if same else _RELATED, t.pairs.c.claim, claims)


class PairsWork(PairsView):
    """Writes pairs."""

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep pairs, each instead of what was kept of the same two claims before. DIFFERENT only forgets."""
        given = {(pair.first, pair.second): pair for pair in pairs}
        numbers = self._numbers(t.claims, (one for ends in given for one in ends))
        ends = {(numbers[first], numbers[second]): pair for (first, second), pair in given.items()}
        both = {ends: pair for (a, b), pair in ends.items() for ends in ((a, b), (b, a))}
        self._remove(both)
        rows = [_row(one, pair) for one, pair in both.items() if pair.verdict is not Verdict.DIFFERENT]
        self._insert(t.pairs, sorted(rows, key=lambda row: (row["claim"], row["same"], row["other"])))

    def drop_pairs(self, ids: Iterable[str]) -> None:
        """Forget all pairs that one of these claims is in."""
        numbers = list(self._numbers(t.claims, ids).values())
        found = [_ends(row) for same in (True, False) for row in self._edges(numbers, same)]
        self._remove({ends for a, b in found for ends in ((a, b), (b, a))})

    def _remove(self, ends: Iterable[Ends]) -> None:
        own = t.pairs.c
        matches = (own.claim == bindparam("c")) & (own.other == bindparam("o"))
        gone = [{"c": a, "o": b, "s": same} for a, b in sorted(ends) for same in (True, False)]
        if gone:
            self._connection.execute(t.pairs.delete().where(matches, own.same == bindparam("s")), gone)


def _ends(row: Row[Any]) -> Ends:
    return (min(row.claim, row.other), max(row.claim, row.other))


def _row(ends: Ends, pair: Pair) -> dict[str, Any]:
    same = pair.verdict is Verdict.SAME
    return {"claim": ends[0], "same": same, "other": ends[1], "score": pair.score, "slot": pair.slot}


def _pair(row: Row[Any], names: Mapping[int, str]) -> Pair:
    first, second = sorted((names[row.claim], names[row.other]))
    return Pair(first, second, Verdict.SAME if row.same else Verdict.RELATED, row.score, row.slot)


def _parts(numbers: Iterable[int], edges: Iterable[Ends]) -> dict[int, int]:
    """The first number of the connected part that each is in."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    for a, b in edges:
        neighbours[a].append(b)
        neighbours[b].append(a)
    part: dict[int, int] = {}
    for start in numbers:
        waiting = [] if start in part else [start]
        while waiting:
            number = waiting.pop()
            part[number] = start
            waiting.extend(other for other in neighbours[number] if other not in part)
    return part


def _components(names: Mapping[int, str], pairs: Mapping[Ends, Pair]) -> list[Component]:
    """The connected parts of a graph; ``names`` are in order of reading."""
    part = _parts(names, pairs)
    claims: dict[int, list[str]] = defaultdict(list)
    held: dict[int, list[Pair]] = defaultdict(list)
    for number, name in names.items():
        claims[part[number]].append(name)
    for (a, _), pair in pairs.items():
        held[part[a]].append(pair)
    return [
        Component(tuple(claims[one]), tuple(sorted(held[one], key=lambda pair: (pair.first, pair.second))))
        for one in claims
    ]
