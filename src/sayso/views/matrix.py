"""Speakers against entries: who affirms, denies or hedges what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sayso.ledger.outlets import OutletTable
from sayso.store import EntryFilter, EntryRow, SpeakerRow, View
from sayso.store.overview import Stand


class Stance(StrEnum):
    """Where a speaker stands on an entry, over all it said of it."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    HEDGES = "hedges"
    BOTH = "both affirms and denies"


@dataclass(frozen=True, slots=True)
class Cell:
    """How often a speaker affirms, denies and hedges an entry."""

    affirmed: int
    denied: int
    hedged: int

    @property
    def stance(self) -> Stance:
        """Where that leaves the speaker; who affirms or denies hedges no more."""
        if self.affirmed and self.denied:
            return Stance.BOTH
        return Stance.AFFIRMS if self.affirmed else Stance.DENIES if self.denied else Stance.HEDGES


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A speaker and its cells, one for each entry of the matrix, None where it says nothing. ``key`` tells who it is
    (see ``OverviewView.voices``)."""

    key: str
    speaker: SpeakerRow
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A part of all there is: so many of ``entries_in_all`` entries and ``speakers_in_all`` who speak in these."""

    entries: tuple[EntryRow, ...]
    rows: tuple[MatrixRow, ...]
    entries_in_all: int
    speakers_in_all: int


@dataclass(frozen=True, slots=True)
class Part:
    """Which part: so many entries and speakers, from where on."""

    entries: int = 8
    speakers: int = 25
    first_entry: int = 0
    first_speaker: int = 0


class Matrices:
    """Asks a ledger at one moment who stands where."""

    def __init__(self, view: View, _: OutletTable | None = None) -> None:
        self._view = view

    def matrix(self, wanted: EntryFilter, who: str | None, part: Part) -> Matrix:
        """The entries that meet a filter, the most disputed first, and who speaks in them: those who speak in most of
        these first, and of equals those who speak more. ``who`` are words of a name, or a key."""
        rows = self._view.entries(wanted, part.entries, part.first_entry)
        held: dict[str, dict[str, Stand]] = defaultdict(dict)
        for stand in self._view.stands((row.id for row in rows), who):
            held[stand.voice][stand.entry] = stand
        order = sorted(held, key=lambda key: (-len(held[key]), -_claims(held[key].values()), key))
        shown = order[part.first_speaker : part.first_speaker + part.speakers]
        speakers = self._view.voices(shown)
        made = tuple(MatrixRow(key, speakers[key], _cells(held[key], rows)) for key in shown if key in speakers)
        return Matrix(tuple(rows), made, self._view.count(wanted), len(order))


def _claims(stands: Iterable[Stand]) -> int:
    return sum(one.affirmed + one.denied + one.hedged for one in stands)


def _cells(stands: Mapping[str, Stand], rows: Iterable[EntryRow]) -> tuple[Cell | None, ...]:
    found = (stands.get(row.id) for row in rows)
    return tuple(Cell(one.affirmed, one.denied, one.hedged) if one else None for one in found)
