"""The claims of the first entries that meet a filter, some of each: what a chart or a page over many entries shows.

A ledger may hold a million claims, a chart can't: so each entry gives at most so many, and it is told how many stayed
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.decided import as_decided
from sayso.ledger.decide import Rulings
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Appearance, Side
from sayso.store import EntryFilter, EntryRow, View
from sayso.store.overview import Placed
from sayso.views.rulings import rulings_of

ENTRIES = 40
"""Entries whose claims are gathered at a time."""
EACH = 10
"""Claims of one entry at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as people corrected it, the id of its entry, and its side there."""

    one: Appearance
    entry: str
    side: Side


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entries of one page of a list with some of their claims. ``total`` entries meet the filter.

    ``left_out`` are the claims of these entries that are not here.
    """

    rows: tuple[EntryRow, ...]
    told: tuple[Told, ...]
    total: int
    left_out: int

    @property
    def wordings(self) -> dict[str, str]:
        """What each entry claims, by its id."""
        return {row.id: row.wording for row in self.rows}


class Gatherer:
    """Asks a ledger at one moment for claims with what stands around them."""

    def __init__(self, view: View, outlets: OutletTable | None = None) -> None:
        self._view = view
        self._outlets = outlets or OutletTable.shipped()

    @cached_property
    def _rulings(self) -> Rulings:
        return rulings_of(self._view)

    def gathered(self, wanted: EntryFilter, limit: int = ENTRIES, offset: int = 0, each: int = EACH) -> Gathered:
        """Some claims of the entries from ``offset`` on, the most disputed first."""
        rows = self._view.entries(wanted, limit, offset)
        told = self.told(self._view.some_of((row.id for row in rows), each))
        known = sum(row.affirmed + row.denied + row.hedged for row in rows)
        return Gathered(tuple(rows), tuple(told), self._view.count(wanted), known - len(told))

    def told(self, placed: Iterable[Placed]) -> list[Told]:
        """These claims, in order of reading."""
        held = {one.claim: one for one in placed}
        found = as_decided(self._view, held, self._rulings, self._outlets)
        return [Told(one, held[claim].entry, held[claim].side) for claim, one in found.items()]

    def said_in(self, key: str, entries: Sequence[str], limit: int) -> list[Told]:
        """What a speaker says in some entries, in order of reading."""
        return self.told(self._view.said_in(key, entries, limit))
