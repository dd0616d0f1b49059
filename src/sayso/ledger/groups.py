"""Groups that grow by ties: union-find that keeps apart what must be apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from sayso.ledger.types import Tie

Marks = Mapping[str, frozenset[str]]
"""What is known of a claim, by what it is about. Two claims clash where both know of one thing, and share nothing."""


NAMED = "named"
"""Under this, marks tell the named speakers of a claim."""


class Guard(StrEnum):
    """What a tie must not bring together."""

    NONE = "none"
    VOICES = "voices"
    """Different named speakers, or speakers that one report tells apart."""
    SPEAKERS = "speakers"
    """Surely different speakers: those, and unnamed ones whose descriptions don't fit."""
    NAMES = "names"
    """Anybody who has a name with anybody else."""
    DAYS = "days"
    """What one speaker said on different days."""


class Groups:
    """Claims by id, each first a group of its own.

    ``apart`` are pairs that never get into one group; ``marks`` gives what each claim is guarded by.
    """

    def __init__(
        self, claims: Iterable[str], apart: Iterable[tuple[str, str]], marks: Mapping[Guard, Mapping[str, Marks]]
    ) -> None:
        self._parent = {claim: claim for claim in claims}
        self._members = {claim: [claim] for claim in self._parent}
        self._apart: dict[str, set[str]] = {claim: set() for claim in self._parent}
        self._marks = {
            guard: {claim: {about: set(known) for about, known in of.get(claim, {}).items()} for claim in self._parent}
            for guard, of in marks.items()
        }
        for first, second in apart:
            if first in self._parent and second in self._parent:
                self._apart[first].add(second)
                self._apart[second].add(first)

    def root(self, claim: str) -> str:
        """The claim that stands for its group."""
        while self._parent[claim] != claim:
            self._parent[claim] = self._parent[self._parent[claim]]
            claim = self._parent[claim]
        return claim

    def join(self, tie: Tie, guard: Guard = Guard.NONE) -> bool:
        """Whether the tie made one group of two; it doesn't where they must be apart, or the guard holds."""
        first, second = self.root(tie.first), self.root(tie.second)
        if first == second or self._kept_apart(first, second) or self._clash(guard, first, second):
            return False
        keep, drop = sorted((first, second), key=lambda root: (-len(self._members[root]), root))
        self._parent[drop] = keep
        self._members[keep] += self._members.pop(drop)
        self._apart[keep] |= self._apart.pop(drop)
        for of in self._marks.values():
            for about, known in of.pop(drop).items():
                of[keep].setdefault(about, set()).update(known)
        return True

    def _kept_apart(self, first: str, second: str) -> bool:
        small, large = sorted((first, second), key=lambda root: len(self._apart[root]))
        return any(self.root(claim) == large for claim in self._apart[small])

    def _clash(self, guard: Guard, first: str, second: str) -> bool:
        if guard is Guard.NONE:
            return False
        if guard is Guard.NAMES:
            return any(NAMED in self._marks[Guard.VOICES][root] for root in (first, second))
        one, two = sorted((self._marks[guard][first], self._marks[guard][second]), key=len)
        return any(about in two and two[about].isdisjoint(known) for about, known in one.items())

    def all(self) -> list[list[str]]:
        """The groups, in no particular order."""
        return list(self._members.values())
