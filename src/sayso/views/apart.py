"""Two entries side by side: the claims of theirs that are most alike, and why these stand in two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ledger.decide import Rulings
from sayso.ledger.gist import breath_of
from sayso.ledger.linker import ENOUGH
from sayso.ledger.types import Appearance, Comparison, Entry, Pair, Verdict
from sayso.store import View

INSIDE = "within one report, what is told inside another claim is not taken for that claim"
UNMET = "no rare word or name is common to two of their claims, and by these it is looked up what to compare"
MOST = 20
"""Claims of an entry that are compared with those of another, when a person asks why they are two."""


@dataclass(frozen=True, slots=True)
class Closest:
    """The two claims of two entries that are most alike, how they compare, and what keeps the entries apart.

    ``apart`` are sentences; none where the comparison itself says that the claims differ, or it is one entry.
    """

    entries: tuple[Entry, Entry]
    first: Appearance
    second: Appearance
    comparison: Comparison
    apart: tuple[str, ...] = ()


def closest(view: View, rulings: Rulings, one: Entry, other: Entry) -> Closest:
    """How two entries compare by the claims that are most alike."""
    from sayso.deriving import compared

    ends = [(a, b) for a in one.appearances[:MOST] for b in other.appearances[:MOST]]
    found = [(compared(view, a.id, b.id), a, b) for a, b in ends]
    comparison, first, second = max(found, key=lambda made: (made[0].score, made[1].id, made[2].id))
    met = Closest((one, other), first, second, comparison)
    return met if one.id == other.id else replace(met, apart=tuple(_apart(view, rulings, met)))


def _apart(view: View, rulings: Rulings, met: Closest) -> Iterator[str]:
    first, second = met.first, met.second
    ends = [{one.id: one for one in entry.appearances} for entry in met.entries]
    ruled = [pair for pair in rulings.pairs(same=False) if _between(pair, ends)]
    yield from (f"a person decided that {a[:10]} and {b[:10]} are not the same" for a, b in ruled)
    same = [pair for pair in view.same_pairs(list(ends[0])) if _between((pair.first, pair.second), ends)]
    if not same:
        if met.comparison.verdict is Verdict.SAME:
            yield INSIDE if first.document.id == second.document.id else UNMET
        return
    yield from _one_breath(*ends)
    yield _as_wholes(same, len(ends[0]) * len(ends[1]))


def _between(pair: tuple[str, str], ends: Sequence[Mapping[str, Appearance]]) -> bool:
    first, second = pair
    return (first in ends[0] and second in ends[1]) or (second in ends[0] and first in ends[1])


def _one_breath(one: Mapping[str, Appearance], other: Mapping[str, Appearance]) -> Iterator[str]:
    """The first two claims that somebody tells apart in one breath."""
    told = {breath_of(claim): claim for claim in one.values()}
    for claim in other.values():
        if beside := told.get(breath_of(claim)):
            yield f"{beside.id[:10]} and {claim.id[:10]} are told apart in one breath: {claim.sentence}"
            return


def _as_wholes(same: Sequence[Pair], pairs: int) -> str:
    mean = sum(pair.score for pair in same) / pairs
    count = f"{len(same)} of the {pairs:,} pairs of their claims {'is' if len(same) == 1 else 'are'} the same"
    if mean < ENOUGH:
        return f"as wholes they are less alike: {count} (on average {mean:.2f} sure, and {ENOUGH:.2f} is needed)"
    return f"{count}, and when the surest pairs were put together first, the groups they were in were less alike"
