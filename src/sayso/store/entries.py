"""Summaries of entries, which claims are in them, and on which side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, bindparam, select

from sayso.ledger.types import Side
from sayso.store import tables as t
from sayso.store.base import CLAIM_ORDER, CLAIMS, in_order, ordinal_of
from sayso.store.fulltext import ENTRY_WORDS
from sayso.store.rows import EntryRow, Member
from sayso.store.voices import VoicesView, VoicesWork

_FIELDS = (
    "id",
    "wording",
    "affirmed",
    "denied",
    "hedged",
    "affirmed_least",
    "affirmed_most",
    "denied_least",
    "denied_most",
    "first_said",
    "last_said",
    "single_origin",
    "unnamed_only",
    "disputed",
    "changed",
    "withdrawn",
)
"""The fields of an EntryRow that are columns as well."""

_WORKED_OUT = ("standing", "repeated")
"""What is worked out from them, and a column to list entries by."""


def entry_row(row: Row[Any], members: tuple[Member, ...] = ()) -> EntryRow:
    """A summary from its columns."""
    return EntryRow(**{name: getattr(row, name) for name in _FIELDS}, members=members)


_ENTRIES = select(t.entries)
_THERE = select(t.entries.c.sequence)
_MEMBERS = select(t.members)
_IN_ENTRIES = select(*CLAIM_ORDER, t.members.c.entry, t.members.c.side, t.members.c.name).join(
    t.members, t.members.c.claim == t.claims.c.sequence
)
_ENTRIES_OF = (
    select(t.claims.c.id.label("claim"), t.entries.c.id.label("entry"))
    .join(t.members, t.members.c.claim == t.claims.c.sequence)
    .join(t.entries, t.entries.c.sequence == t.members.c.entry)
)
_PLACES = select(t.entry_places)


def _columns(row: EntryRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*_FIELDS, *_WORKED_OUT)}


class _Place(NamedTuple):
    """Where a claim is: in which entry, on which side, under which name."""

    entry: int
    side: Side
    name: int | None


class EntriesView(VoicesView):
    """Asks for entries."""

    def entry(self, id_: str) -> EntryRow | None:
        """An entry with its members, by its id, that of a claim in it, or one it had before others joined it."""
        claim = "c-" + id_.partition("-")[2]
        for found in self.entries_of([claim]).values():
            row = self._one(select(t.entries).where(t.entries.c.id == found, self._is_of([claim])))
            return entry_row(row, self.members([found])[found]) if row else None
        return None

    def entries_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """The id of the entry that each of these claims is in."""
        return {row.claim: row.entry for row in self._among(_ENTRIES_OF, t.claims.c.id, dict.fromkeys(claim_ids))}

    def members(self, entry_ids: Iterable[str]) -> dict[str, tuple[Member, ...]]:
        """The members of each of these entries, in order of reading."""
        numbers = self._entry_numbers(entry_ids)
        ids = {number: one for one, number in numbers.items()}
        rows = sorted(self._among(_IN_ENTRIES, t.members.c.entry, ids), key=in_order)
        voices = self._voices(row.name for row in rows)
        found: dict[str, list[Member]] = {one: [] for one in numbers}
        for row in rows:
            found[ids[row.entry]].append(Member(row.id, row.side, voices.get(row.name)))
        return {one: tuple(several) for one, several in found.items()}

    def _entry_numbers(self, entry_ids: Iterable[str]) -> dict[str, int]:
        """The numbers of entries: those of the claims they are called after."""
        claims = {"c-" + one.partition("-")[2]: one for one in entry_ids}
        found = {claims[claim]: number for claim, number in self._numbers(t.claims, claims).items()}
        there = self._among(_THERE, t.entries.c.sequence, found.values())
        kept = {row.sequence for row in there}
        return {one: number for one, number in found.items() if number in kept}

    def _is_of(self, claim_ids: Sequence[str]) -> Any:
        claims = select(t.claims.c.sequence).where(t.claims.c.id.in_(claim_ids))
        return t.entries.c.sequence.in_(select(t.members.c.entry).where(t.members.c.claim.in_(claims)))

    def _placed(self, query: Select[Any], column: Any, numbers: Iterable[int]) -> Iterator[tuple[int, _Place]]:
        for row in self._among(query, column, numbers):
            yield row.claim, _Place(row.entry, row.side, row.name)


class EntriesWork(VoicesWork, EntriesView):
    """Writes entries."""

    def put_entries(self, rows: Iterable[EntryRow]) -> None:
        """Keep these entries, each instead of what was kept under its id; a claim is moved from where it was before.

        An entry that loses a claim so must be put, or dropped, as well. Writes only what is different.
        """
        made = {row.id: row for row in rows}
        claims = self._claims(made.values())
        numbers = {one: claims["c-" + one.partition("-")[2]].sequence for one in made}
        self._place(
            {
                claims[member.claim_id].sequence: (numbers[one], member)
                for one, row in made.items()
                for member in row.members
            },
            numbers.values(),
        )
        self._put_places({numbers[one]: {p for m in row.members for p in m.places} for one, row in made.items()})
        ordinals = {numbers[one]: ordinal_of(claims["c-" + one.partition("-")[2]]) for one in made}
        self._put_summaries({numbers[one]: row for one, row in made.items()}, ordinals)

    def drop_entries(self, entry_ids: Iterable[str]) -> None:
        """Forget these entries; their claims are then in none."""
        numbers = list(self._entry_numbers(entry_ids).values())
        self._place({}, numbers)
        self._put_places({number: set() for number in numbers})
        self._put_summaries(dict.fromkeys(numbers), {})

    def _claims(self, rows: Iterable[EntryRow]) -> dict[str, Row[Any]]:
        wanted = {one for row in rows for one in ("c-" + row.id.partition("-")[2], *(m.claim_id for m in row.members))}
        return {row.id: row for row in self._among(CLAIMS, t.claims.c.id, wanted)}

    def _place(self, wanted: dict[int, tuple[int, Member]], entries: Iterable[int]) -> None:
        """Put claims where they are wanted; what else is in these entries is in none from now on."""
        names = self._named({member.voice for _, member in wanted.values() if member.voice})
        after = {
            claim: _Place(entry, member.side, names[member.voice] if member.voice else None)
            for claim, (entry, member) in wanted.items()
        }
        before = dict(self._placed(_MEMBERS, t.members.c.entry, dict.fromkeys(entries)))
        before |= dict(self._placed(_MEMBERS, t.members.c.claim, [claim for claim in after if claim not in before]))
        gone = {claim: place for claim, place in before.items() if after.get(claim) != place}
        new = {claim: place for claim, place in after.items() if before.get(claim) != place}
        self._delete(t.members.c.claim, gone)
        self._insert(t.members, [{"claim": claim, **place._asdict()} for claim, place in new.items()])
        self._count(_changes(gone.values(), new.values()))

    def _put_places(self, wanted: dict[int, set[str]]) -> None:
        own = t.entry_places.c
        places = self._interned(
            t.places.c.name, sorted({place_key(one) for several in wanted.values() for one in several})
        )
        after = {(places[place_key(one)], entry) for entry, several in wanted.items() for one in several}
        rows = self._among(_PLACES, own.entry, wanted)
        before = {(row.place, row.entry) for row in rows}
        if gone := [{"p": place, "e": entry} for place, entry in before - after]:
            matches = (own.place == bindparam("p")) & (own.entry == bindparam("e"))
            self._connection.execute(t.entry_places.delete().where(matches), gone)
        self._insert(t.entry_places, [{"place": place, "entry": entry} for place, entry in sorted(after - before)])

    def _put_summaries(self, wanted: dict[int, EntryRow | None], ordinals: dict[int, int]) -> None:
        before = {row.sequence: row for row in self._among(_ENTRIES, t.entries.c.sequence, wanted)}
        old = {number: row.wording for number, row in before.items()}
        new = {number: row.wording for number, row in wanted.items() if row}
        ENTRY_WORDS.remove(self._connection, [one for one in old.items() if new.get(one[0]) != one[1]])
        ENTRY_WORDS.add(self._connection, [one for one in new.items() if old.get(one[0]) != one[1]])
        self._delete(t.entries.c.sequence, before)
        rows = [(number, row) for number, row in wanted.items() if row]
        told = [{"sequence": number, "ordinal": ordinals[number], **_columns(row)} for number, row in rows]
        self._insert(t.entries, told)


def _changes(gone: Iterable[_Place], new: Iterable[_Place]) -> dict[int, Counter[Side]]:
    """How many claims more, or fewer, stand under each name on each side."""
    changes: dict[int, Counter[Side]] = defaultdict(Counter)
    for places, step in ((gone, -1), (new, 1)):
        for place in places:
            if place.name is not None:
                changes[place.name][place.side] += step
    return changes


def place_key(name: str) -> str:
    """How a place is looked up."""
    return name.casefold()
