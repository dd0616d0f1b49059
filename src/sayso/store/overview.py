"""What pages over many entries ask for: who stands where, what one speaker says, samples of claims, parts of the log.

Sums are made by the database, so that a page costs what it shows and not what the ledger holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, select

from sayso.ledger.types import Decision, DecisionKind, Side
from sayso.store import tables as t
from sayso.store.entries import entry_row
from sayso.store.listing import ListingView, names_called, speaker_row
from sayso.store.log import LogView, decision_row
from sayso.store.rows import EntryRow, SpeakerRow


@dataclass(frozen=True, slots=True)
class Stand:
    """How many claims of one voice stand on each side of one entry; ``voice`` as in ``OverviewView.voices``."""

    voice: str
    entry: str
    affirmed: int
    denied: int
    hedged: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim, the entry it is in, and on which side."""

    claim: str
    entry: str
    side: Side


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which decisions to list: by whom, of which kind, about what (ids or keys). None asks for nothing."""

    by: str | None = None
    kind: DecisionKind | None = None
    targets: tuple[str, ...] | None = None


_COUNTS = [func.count().filter(t.members.c.side == side).label(side.value) for side in Side]
_OF_ENTRY = select(t.members.c.claim, t.members.c.entry, t.members.c.side).order_by(t.members.c.claim)
_CLAIM_IDS = select(t.claims.c.sequence, t.claims.c.id)
_ENTRY_IDS = select(t.entries.c.sequence, t.entries.c.id)


class OverviewView(ListingView, LogView):
    """Asks about many entries at once."""

    def speaker_count(self, words: str | None = None) -> int:
        """How many speakers there are, or are called like this."""
        query = select(func.count()).select_from(t.voices).where(t.voices.c.total > 0)
        if words:
            query = query.where(_voices_called(words))
        return int(self._connection.scalar(query) or 0)

    def voices(self, keys: Iterable[str]) -> dict[str, SpeakerRow]:
        """Speakers by their keys; those who are no person's are listed as ``described:`` and their description."""
        query = select(t.voices).where(t.voices.c.total > 0)
        found = {row.key: row for row in self._among(query, t.voices.c.key, dict.fromkeys(keys))}
        names = self._names_of(row.sequence for row in found.values())
        return {key: speaker_row(row, names[row.sequence]) for key, row in found.items()}

    def said_by(self, key: str, limit: int, offset: int = 0) -> list[Placed]:
        """What a speaker says, from what was taken in last to what was taken in first."""
        own = t.members.c
        query = select(own.claim, own.entry, own.side).where(_named_by(key)).order_by(own.claim.desc())
        return self._placed_rows(self._rows(query.limit(limit).offset(offset)))

    def said_in(self, key: str, entries: Iterable[str], limit: int) -> list[Placed]:
        """What a speaker says in some entries, in the order it was taken in."""
        numbers = self._entry_numbers(entries).values()
        query = _OF_ENTRY.where(_named_by(key), t.members.c.entry.in_(numbers))
        return self._placed_rows(self._rows(query.limit(limit)))

    def _placed_rows(self, rows: Sequence[Row[Any]]) -> list[Placed]:
        # Ids are looked up for what is shown alone: in a join, they would be for all that is sorted.
        claims = {row.sequence: row.id for row in self._among(_CLAIM_IDS, t.claims.c.sequence, (r.claim for r in rows))}
        wanted = dict.fromkeys(row.entry for row in rows)
        entries = {row.sequence: row.id for row in self._among(_ENTRY_IDS, t.entries.c.sequence, wanted)}
        return [Placed(claims[row.claim], entries[row.entry], row.side) for row in rows]

    def entries_by(self, key: str, limit: int, offset: int = 0) -> list[tuple[EntryRow, Stand]]:
        """The entries a speaker speaks in, the most disputed first, and how often on which side."""
        sums = select(t.members.c.entry, *_COUNTS).where(_named_by(key)).group_by(t.members.c.entry)
        return self._with_sums(sums, key, limit, offset)

    def entry_count_by(self, key: str) -> int:
        """How many entries a speaker speaks in."""
        query = select(func.count(t.members.c.entry.distinct())).where(_named_by(key))
        return int(self._connection.scalar(query) or 0)

    def on_both_sides(self, key: str, limit: int) -> list[tuple[EntryRow, Stand]]:
        """The entries in which a speaker both affirms and denies, the most disputed first."""
        sums = select(t.members.c.entry, *_COUNTS).where(_named_by(key)).group_by(t.members.c.entry)
        both = [func.count().filter(t.members.c.side == side) > 0 for side in (Side.AFFIRMED, Side.DENIED)]
        return self._with_sums(sums.having(*both), key, limit, 0)

    def _with_sums(self, sums: Select[Any], key: str, limit: int, offset: int) -> list[tuple[EntryRow, Stand]]:
        told = sums.subquery()
        own = t.entries.c
        here = [told.c[side.value].label(f"here_{side.value}") for side in Side]
        query = select(t.entries, *here).join(told, told.c.entry == own.sequence)
        rows = self._rows(query.order_by(own.standing, own.ordinal).limit(limit).offset(offset))
        return [
            (entry_row(row), Stand(key, row.id, row.here_affirmed, row.here_denied, row.here_hedged)) for row in rows
        ]

    def stands(self, entries: Iterable[str], words: str | None = None) -> list[Stand]:
        """Who stands where in these entries: all who speak in them, or those who are called like this."""
        numbers = self._entry_numbers(entries)
        ids = {number: one for one, number in numbers.items()}
        own = t.members.c
        by_name = select(own.entry, own.name, *_COUNTS).where(own.entry.in_(ids)).group_by(own.entry, own.name)
        told = by_name.subquery()  # summed by name first: an index has all that takes
        sums = [func.sum(told.c[side.value]).label(side.value) for side in Side]
        query = select(t.voices.c.key, told.c.entry, *sums).join(t.names, t.names.c.sequence == told.c.name)
        query = query.join(t.voices, t.voices.c.sequence == t.names.c.voice)
        if words:
            query = query.where(_voices_called(words))
        rows = self._rows(query.group_by(t.voices.c.key, told.c.entry))
        return [Stand(row.key, ids[row.entry], row.affirmed, row.denied, row.hedged) for row in rows]

    def some_of(self, entries: Iterable[str], most: int) -> list[Placed]:
        """At most ``most`` claims of each of these entries, those of every side, in the order they were taken in."""
        query = _OF_ENTRY.where(t.members.c.entry == bindparam("number"), t.members.c.side == bindparam("side"))
        query = query.limit(most)
        rows: list[Row[Any]] = []
        for number in self._entry_numbers(entries).values():
            asked = ({"number": number, "side": side} for side in Side)
            rows += _fairly([list(self._connection.execute(query, one)) for one in asked], most)
        return self._placed_rows(rows)

    def wordings_of(self, entries: Iterable[str]) -> dict[str, str]:
        """What each of these entries claims."""
        numbers = self._entry_numbers(entries)
        own = t.entries.c
        rows = self._among(select(own.sequence, own.wording), own.sequence, numbers.values())
        wordings = {row.sequence: row.wording for row in rows}
        return {one: wordings[number] for one, number in numbers.items()}

    def log(self, wanted: LogFilter, limit: int, offset: int = 0) -> list[Decision]:
        """Decisions that meet a filter, the latest first; about a target, with what undid those."""
        if wanted.targets is not None:
            return self._about(wanted)[offset : offset + limit]
        query = select(t.decisions).where(*_asked(wanted)).order_by(t.decisions.c.sequence.desc())
        return [decision_row(row) for row in self._rows(query.limit(limit).offset(offset))]

    def log_count(self, wanted: LogFilter) -> int:
        """How many decisions meet a filter."""
        if wanted.targets is not None:
            return len(self._about(wanted))
        query = select(func.count()).select_from(t.decisions).where(*_asked(wanted))
        return int(self._connection.scalar(query) or 0)

    def decided_after(self, moment: str) -> int:
        """How many decisions were made after a moment (ISO 8601, UTC)."""
        query = select(func.count()).select_from(t.decisions).where(t.decisions.c.decided_at > moment)
        return int(self._connection.scalar(query) or 0)

    def deciders(self, limit: int = 200) -> list[str]:
        """Who has decided something, by name."""
        own = t.decisions.c.decided_by
        return [row.decided_by for row in self._rows(select(own).distinct().order_by(own).limit(limit))]

    def _about(self, wanted: LogFilter) -> list[Decision]:
        kinds = None if wanted.kind is None else (wanted.kind,)
        found = self.decisions(wanted.targets, kinds)[::-1]
        return [one for one in found if wanted.by in (None, one.decided_by)]


def _fairly(sides: Sequence[Sequence[Row[Any]]], most: int) -> list[Row[Any]]:
    """At most so many rows of several lists, as evenly as they have them."""
    turns = [row for several in zip_longest(*sides) for row in several if row is not None]
    return sorted(turns[:most], key=lambda row: row.claim)


def _named_by(key: str) -> ColumnElement[bool]:
    names = select(t.names.c.sequence).join(t.voices, t.voices.c.sequence == t.names.c.voice)
    return t.members.c.name.in_(names.where(t.voices.c.key == key))


def _voices_called(words: str) -> ColumnElement[bool]:
    return t.voices.c.sequence.in_(select(t.names.c.voice).where(t.names.c.sequence.in_(names_called(words))))


def _asked(wanted: LogFilter) -> list[ColumnElement[bool]]:
    own = t.decisions.c
    asked = ((own.decided_by, wanted.by), (own.kind, wanted.kind and wanted.kind.value))
    return [column == value for column, value in asked if value is not None]
