"""Groups claims into entries: the same claims together, those that conflict apart, whatever the order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from sayso.ledger.types import Pair, Verdict

Ends = tuple[str, str]


def link(
    claims: Sequence[str],
    pairs: Iterable[Pair],
    together: Iterable[Ends],
    apart: Iterable[Ends],
    breaths: Mapping[str, str] | None = None,
    likeness: Callable[[str, str], float | None] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """The groups of claims, each in the order of ``claims``, by its first.

    ``pairs`` are those found the same. Groups are joined, the surest pair first, while the mean over all pairs between
    two of them says that they are the same: pairs that were not found the same count as none. ``together`` and
    ``apart`` are what people decided, and hold before all else; then come the pairs that are sure (score 1).
    ``breaths`` tells for claims in what they are told: what somebody tells apart in one breath is joined by no likeness
    of others either.
    """
    place = {claim: i for i, claim in enumerate(claims)}
    found = [pair for pair in pairs if pair.verdict is Verdict.SAME]
    same = sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))
    groups = _Groups(claims, apart, place, same, breaths or {}, likeness)
    for first, second in sorted({(min(ends), max(ends)) for ends in together}):
        groups.join(first, second)
    for pair in same:
        sure = pair.score >= 1.0
        if sure or (groups.are_alike(pair.first, pair.second) and not groups.told_apart(pair.first, pair.second)):
            groups.join(pair.first, pair.second)
    return groups.sorted()


ENOUGH = 0.4
"""The mean score between two groups from which they are one; fitted with ``compare.json``."""
ALIKE = 0.5
"""The same where likeness is counted; set on the affairs of ``bench affairs`` that were developed on."""
FEW = 20
"""Claims of a group that are looked at for their likeness to those of another."""


class _Groups:
    """Disjoint groups with pairs that must stay apart. A group goes by its first claim.

    The sums of scores between groups are kept as these grow: a claim that a thousand reports repeat has half a million
    pairs, and to add those up anew for each would take a day.
    """

    def __init__(
        self,
        claims: Sequence[str],
        apart: Iterable[Ends],
        place: dict[str, int],
        same: Iterable[Pair],
        breaths: Mapping[str, str],
        likeness: Callable[[str, str], float | None] | None,
    ) -> None:
        self._place = place
        self._likeness = likeness
        self._alike: dict[tuple[str, int, str, int], bool] = {}
        self._scores: dict[Ends, float | None] = {(pair.first, pair.second): pair.score for pair in same}
        self._root = {claim: claim for claim in claims}
        self._members = {claim: [claim] for claim in claims}
        self._apart: dict[str, set[str]] = {claim: set() for claim in claims}
        for first, second in apart:
            self._apart[first].add(second)
            self._apart[second].add(first)
        self._breaths = {claim: {breaths[claim]} for claim in claims if claim in breaths}
        self._sums: dict[str, dict[str, float]] = {claim: {} for claim in claims}
        for pair in same:
            self._sums[pair.first][pair.second] = self._sums[pair.second][pair.first] = pair.score

    def join(self, first: str, second: str) -> bool:
        """Make one group of the two that these claims are in, unless somebody said that they are not."""
        one, other = sorted((self._root[first], self._root[second]), key=self._place.__getitem__)
        if one == other:
            return True
        if any(self._root[claim] == other for claim in self._apart[one]):
            return False
        for claim in self._members[other]:
            self._root[claim] = one
        self._members[one] += self._members.pop(other)
        self._apart[one] |= self._apart.pop(other)
        self._breaths.setdefault(one, set()).update(self._breaths.pop(other, ()))
        self._add_up(one, other)
        return True

    def told_apart(self, first: str, second: str) -> bool:
        """Whether the groups that these claims are in have claims that are told in one breath."""
        one, other = self._root[first], self._root[second]
        return one != other and not self._breaths.get(one, set()).isdisjoint(self._breaths.get(other, ()))

    def _add_up(self, one: str, other: str) -> None:
        """The sums of a group that another became part of."""
        own = self._sums[one]
        own.pop(other, None)
        for third, score in self._sums.pop(other).items():
            if third != one:
                del self._sums[third][other]
                own[third] = self._sums[third][one] = own.get(third, 0.0) + score

    def are_alike(self, first: str, second: str) -> bool:
        """Whether the two groups that these claims are in are one, or alike enough to be."""
        one, other = self._root[first], self._root[second]
        if one == other:
            return True
        sizes = len(self._members[one]), len(self._members[other])
        if self._sums[one].get(other, 0.0) / (sizes[0] * sizes[1]) >= ENOUGH:
            return True
        state = (one, sizes[0], other, sizes[1])
        if state not in self._alike:
            self._alike[state] = self._likeness is not None and self._mean_of_few(one, other) >= ALIKE
        return self._alike[state]

    def _mean_of_few(self, one: str, other: str) -> float:
        """The mean score between the first few of two groups, likeness counted."""
        few = [sorted(self._members[group], key=self._place.__getitem__)[:FEW] for group in (one, other)]
        scores = [self._score(min(ends), max(ends)) for ends in product(*few)]
        known = [score for score in scores if score is not None]
        return sum(known) / len(known) if len(known) == len(scores) else 0.0

    def _score(self, first: str, second: str) -> float | None:
        if (first, second) not in self._scores and self._likeness:
            self._scores[first, second] = self._likeness(first, second)
        return self._scores[first, second]

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """The groups in order."""
        held = (tuple(sorted(members, key=self._place.__getitem__)) for members in self._members.values())
        return tuple(sorted(held, key=lambda group: self._place[group[0]]))
