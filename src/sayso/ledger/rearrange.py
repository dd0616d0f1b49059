"""What has to be decided about pairs of claims, so that the linker puts them together, or apart, as a person wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.linker import link
from sayso.ledger.types import Pair, Verdict

type Ends = tuple[str, str]
type Ruled = Mapping[Ends, bool]

ROUNDS = 12
"""Tries before every pair that matters is decided."""
FEW = 12
"""So many decisions are tried to be done without, one by one."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims in order of reading, the pairs found the same, and the pairs people put together or kept apart."""

    claims: tuple[str, ...]
    pairs: tuple[Pair, ...]
    together: tuple[Ends, ...] = ()
    apart: tuple[Ends, ...] = ()

    def groups(self, ruled: Ruled) -> tuple[tuple[str, ...], ...]:
        """The groups there are once these pairs are ruled on as well: True puts together, False keeps apart."""
        new = [Pair(*ends, Verdict.SAME, 1.0) for ends, same in ruled.items() if same]
        kept = [pair for pair in self.pairs if (pair.first, pair.second) not in ruled]
        return link(self.claims, [*kept, *new], self._ruled(self.together, ruled, True), self._ruled(self.apart, ruled))

    def _ruled(self, before: Iterable[Ends], ruled: Ruled, wanted: bool = False) -> list[Ends]:
        inside = set(self.claims)
        older = [ends for ends in before if ends not in ruled and inside.issuperset(ends)]
        return older + [ends for ends, same in ruled.items() if same is wanted]


def rearranged(linked: Linked, wanted: Sequence[Sequence[str]], alone: bool) -> dict[Ends, bool]:
    """The pairs to rule on, few of them, so that the claims of each of ``wanted`` are together and the wanted apart.

    ``alone``: nothing else may be with them. The ends of a pair are in order of their ids.
    """
    ruled = _overruled(linked, wanted)
    for _ in range(ROUNDS):
        missing = dict(_missing(linked.groups(ruled), wanted, alone))
        if not missing.keys() - ruled.keys():
            break
        ruled |= missing
    return _thinned(linked, wanted, alone, ruled)


def _overruled(linked: Linked, wanted: Sequence[Sequence[str]]) -> dict[Ends, bool]:
    """What people decided before and what is wanted now can't both be."""
    place = {claim: number for number, claims in enumerate(wanted) for claim in claims}
    parted = {ends: False for ends in _within(linked.together, place) if place[ends[0]] != place[ends[1]]}
    joined = {ends: True for ends in _within(linked.apart, place) if place[ends[0]] == place[ends[1]]}
    return parted | joined


def _within(pairs: Iterable[Ends], place: Mapping[str, int]) -> Iterator[Ends]:
    return (ends for ends in pairs if ends[0] in place and ends[1] in place)


def _missing(
    groups: Iterable[Sequence[str]], wanted: Sequence[Sequence[str]], alone: bool
) -> Iterator[tuple[Ends, bool]]:
    place = {claim: number for number, claims in enumerate(wanted) for claim in claims}
    for group in groups:
        firsts: dict[int | None, str] = {}
        for claim in group:
            firsts.setdefault(place.get(claim), claim)
        if not alone:
            firsts.pop(None, None)
        numbers = [number for number in firsts if number is not None]
        for number in numbers:
            others = [other for other in firsts if other is None or other > number]
            yield from ((_ends(firsts[number], firsts[other]), False) for other in others)
            if (first := wanted[number][0]) not in group:
                yield _ends(first, firsts[number]), True


def _thinned(linked: Linked, wanted: Sequence[Sequence[str]], alone: bool, ruled: dict[Ends, bool]) -> dict[Ends, bool]:
    """Without those that can be done without."""
    if len(ruled) > FEW:
        return ruled
    for ends in list(ruled):
        fewer = {other: same for other, same in ruled.items() if other != ends}
        if not dict(_missing(linked.groups(fewer), wanted, alone)):
            ruled = fewer
    return ruled


def _ends(first: str, second: str) -> Ends:
    return (min(first, second), max(first, second))
