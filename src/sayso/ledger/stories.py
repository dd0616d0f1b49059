"""Which reports tell of the same event: kinship of two, reasons for it, and reports grouped by it.

Everything depends on the reports at hand and on nothing else: two reports are as much kin in a small ledger as in a
large one, and groups do not depend on the order in which reports come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import heapify, heappop, heappush
from itertools import combinations

from sayso.ledger.kin import kinship, odds
from sayso.ledger.profiles import Profile, profile_of
from sayso.ledger.reasons import reasons
from sayso.ledger.words import rarity

__all__ = ["SAME_EVENT", "Profile", "kinship", "profile_keys", "profile_of", "reasons", "stories"]

SAME_EVENT = 0.5
"""The kinship from which two reports more likely tell of one event than not."""

_RARE = 3.5
"""The weight of a name that alone makes two reports worth comparing."""
_SCARCE = 2.8
"""The weight of a name that does so within a month."""
_PAIRED = 6
"""How many names of a report make keys two by two."""
_STRANGERS = -5.0
"""The log-odds taken for two reports that share no key; also the most that any pair can say for or against."""


def profile_keys(profile: Profile) -> tuple[int, ...]:
    """63-bit keys of a report, in order; two reports that share none are taken for strangers."""
    return tuple(sorted({_key(key) for key in (*_lasting(profile), *_passing(profile))}))


def _lasting(profile: Profile) -> Iterator[str]:
    """What tells of one event whenever it is reported."""
    yield from (f"name {name}" for name, weight in profile.names.items() if weight >= _RARE)
    yield from (f"body {name}" for name, weight in (profile.persons | profile.bodies).items() if weight >= _RARE + 1)
    yield from (f"spot {spot}" for spot in profile.spots)
    yield from (f"aged {aged}" for aged in profile.aged)
    yield from (f"pair {one} {other}" for one, other in combinations(_foremost(profile), 2))
    yield from (f"street {street}" for street in profile.streets if rarity(street.partition(" ")[0]) >= _SCARCE)


def _foremost(profile: Profile) -> list[str]:
    """The rarest names of a report, those at its beginning first; more where there is no day to go by."""
    most = _PAIRED if profile.day is not None else 2 * _PAIRED
    return sorted(sorted(profile.names, key=lambda n: (n not in profile.lead, -profile.names[n], n))[:most])


def _passing(profile: Profile) -> Iterator[str]:
    """What tells of one event within a week or a month; buckets overlap, so that none falls between two."""
    if profile.day is None:
        return
    for shift in (-3, 3):
        yield from (f"week {(profile.day + shift) // 7} {name}" for name in profile.names)
    for shift in (-15, 15):
        month = (profile.day + shift) // 30
        yield from (f"month {month} {name}" for name, weight in profile.names.items() if weight >= _SCARCE)
        yield from (f"month {month} {age} {name}" for name in profile.lead for age in profile.ages)


def stories(profiles: Iterable[Profile]) -> tuple[tuple[str, ...], ...]:
    """Reports grouped by event: the ids of their documents, sorted within a group and by the first of each.

    Groups are joined, the likeliest first, while the mean log-odds over all pairs between two of them speak for one
    event; so that a chain of single likenesses does not join what is otherwise unlike.
    """
    held = sorted(profiles, key=lambda profile: profile.document_id)
    groups = _Groups({pair: _bounded(odds(held[pair[0]], held[pair[1]])) for pair in _candidates(held)}, len(held))
    return tuple(sorted(tuple(held[i].document_id for i in group) for group in groups.joined()))


def _candidates(held: list[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs, by number, that share a key; each once, the lower number first."""
    sharing: defaultdict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(held):
        for key in profile_keys(profile):
            sharing[key].append(number)
    return iter({pair for numbers in sharing.values() for pair in combinations(numbers, 2)})


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1


def _bounded(value: float) -> float:
    return max(_STRANGERS, min(-_STRANGERS, value))


@dataclass(slots=True)
class _Groups:
    """Average linkage over the pairs that were compared; all others count as strangers."""

    pairs: Mapping[tuple[int, int], float]
    size: int
    members: dict[int, list[int]] = field(default_factory=dict)
    sums: dict[int, dict[int, float]] = field(default_factory=dict)

    def joined(self) -> list[list[int]]:
        """The groups. A group goes by its lowest number; of equally likely joins the lowest numbers go first."""
        self.members = {i: [i] for i in range(self.size)}
        self.sums = {i: {} for i in range(self.size)}
        for (i, j), value in self.pairs.items():
            self.sums[i][j] = self.sums[j][i] = value - _STRANGERS
        heap = [(-self._mean(i, j), i, j) for i, j in self.pairs if self._mean(i, j) > 0]
        heapify(heap)
        while heap:
            mean, i, j = heappop(heap)
            if i in self.members and j in self.members and -mean == self._mean(i, j):
                for other in self._join(i, j):
                    if (value := self._mean(i, other)) > 0:
                        heappush(heap, (-value, min(i, other), max(i, other)))
        return [sorted(group) for group in self.members.values()]

    def _mean(self, i: int, j: int) -> float:
        return self.sums[i].get(j, 0.0) / (len(self.members[i]) * len(self.members[j])) + _STRANGERS

    def _join(self, i: int, j: int) -> Iterable[int]:
        """Put ``j`` into ``i``; the groups that ``i`` has pairs with."""
        self.members[i] += self.members.pop(j)
        for other, value in self.sums.pop(j).items():
            del self.sums[other][j]
            if other != i:
                self.sums[i][other] = self.sums[other][i] = self.sums[i].get(other, 0.0) + value
        return self.sums[i]
