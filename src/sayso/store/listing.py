"""Lists what is asked for: entries by filters, speakers, reports, and anything by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, union_all

from sayso.countries import country_named
from sayso.ledger.types import Side
from sayso.model import Document, SpeakerKind
from sayso.store import tables as t
from sayso.store.codec import unpack_record
from sayso.store.entries import EntriesView, entry_row, place_key
from sayso.store.fulltext import ENTRY_WORDS, NAME_WORDS, WORDING_WORDS, match_of
from sayso.store.records import RecordsView
from sayso.store.rows import DocumentRow, EntryFilter, EntryRow, Size, SpeakerRow

KEYS = ("person:", "outlet:")
"""What the key of a speaker over all documents begins with; other words are words of a name."""

_ENTRY = t.entries.c.sequence + 0
"""An entry's number, so written that it is looked for among those found, in an index that is in the order of lists:
the other way round, SQLite fetches every entry found, and that may be a seventh of all, only to sort them."""


class ListingView(EntriesView, RecordsView):
    """Asks for lists, each in one order that stays, so that it can be had in pages."""

    def entries(self, wanted: EntryFilter | None = None, limit: int = 100, offset: int = 0) -> list[EntryRow]:
        """Entries that meet a filter, the most disputed first, without their members."""
        own = t.entries.c
        page = select(own.sequence).where(*_conditions(wanted)).order_by(own.standing, own.ordinal)
        page = page.limit(limit).offset(offset)
        query = select(t.entries).where(own.sequence.in_(page)).order_by(own.standing, own.ordinal)
        return [entry_row(row) for row in self._rows(query)]

    def knows_place(self, name: str) -> bool:
        """Whether an entry is filed under this place, region or country."""
        filed = t.places.join(t.entry_places, t.entry_places.c.place == t.places.c.sequence)
        return self._one(select(t.places.c.sequence).select_from(filed).where(_called(name)).limit(1)) is not None

    def size(self) -> Size:
        """How much the ledger holds."""
        older = t.versions.c.standing != t.versions.c.document
        theirs = t.claims.join(t.versions, t.versions.c.document == t.claims.c.document)
        counts = [select(func.count()).select_from(table) for table in (t.documents, t.claims, t.entries)]
        counts += [select(func.count()).select_from(one).where(older) for one in (t.versions, theirs)]
        documents, claims, entries, versions, replaced = (int(self._connection.scalar(one) or 0) for one in counts)
        disputed = self.count(EntryFilter(disputed=True))
        return Size(documents - versions, claims - replaced, entries, disputed, versions)

    def read_since(self, moment: str) -> int:
        """How many reports were taken in at a moment (ISO 8601, UTC) or later."""
        query = select(func.count()).select_from(t.documents).where(t.documents.c.read_at >= moment)
        return int(self._connection.scalar(query) or 0)

    def most_repeated(self, limit: int = 100) -> list[EntryRow]:
        """Entries by how many appearances they have more than origins, at most; those that have none more are out."""
        own = t.entries.c
        query = select(t.entries).where(own.repeated > 0).order_by(own.repeated.desc(), own.ordinal)
        return [entry_row(row) for row in self._rows(query.limit(limit))]

    def count(self, wanted: EntryFilter | None = None) -> int:
        """How many entries meet a filter."""
        query = select(func.count()).select_from(t.entries).where(*_conditions(wanted))
        return int(self._connection.scalar(query) or 0)

    def speakers(self, words: str | None = None, limit: int = 100, offset: int = 0) -> list[SpeakerRow]:
        """Speakers, those with most claims first; ``words`` of a name, or a key, leave out the others."""
        own = t.voices.c
        query = select(t.voices).where(own.total > 0).order_by(own.total.desc(), own.key)
        if words:
            query = query.where(
                own.sequence.in_(select(t.names.c.voice).where(t.names.c.sequence.in_(names_called(words))))
            )
        voices = self._rows(query.limit(limit).offset(offset))
        names = self._names_of(row.sequence for row in voices)
        return [speaker_row(row, names[row.sequence]) for row in voices]

    def documents(self, limit: int = 100, offset: int = 0) -> list[DocumentRow]:
        """Reports in the order they were taken in."""
        own = t.documents.c
        claims = select(func.count()).where(t.claims.c.document == own.sequence).scalar_subquery()
        query = select(t.documents, claims.label("claims")).order_by(own.sequence).limit(limit).offset(offset)
        return [
            DocumentRow(unpack_record(row.record, Document), row.read_at, self._producers[row.producer], row.claims)
            for row in self._rows(query)
        ]

    def _names_of(self, voices: Iterable[int]) -> Mapping[int, Sequence[Row[Any]]]:
        """The names of each voice, the most frequent first."""
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        rows = self._among(select(t.names).where(t.names.c.total > 0), t.names.c.voice, voices)
        for row in sorted(rows, key=lambda row: (-row.total, row.name, row.kind)):
            found[row.voice].append(row)
        return found


def speaker_row(voice: Row[Any], names: Sequence[Row[Any]]) -> SpeakerRow:
    """A speaker from its columns and those of its names."""
    return SpeakerRow(
        person=voice.person,
        name=names[0].name,
        kind=SpeakerKind(names[0].kind),
        named=names[0].named,
        names=tuple(dict.fromkeys(row.name for row in names)),
        affirmed=voice.affirmed,
        denied=voice.denied,
        hedged=voice.hedged,
    )


def names_called(words: str) -> Select[Any]:
    """The names that words, or a key, mean."""
    if words.startswith(KEYS):
        joined = t.names.join(t.voices, t.voices.c.sequence == t.names.c.voice)
        return select(t.names.c.sequence).select_from(joined).where(t.voices.c.key == words)
    return NAME_WORDS.matching(match_of(words))


def _said_by(words: str, *sides: Side) -> ColumnElement[bool]:
    query = select(t.members.c.entry).where(t.members.c.name.in_(names_called(words)))
    return _ENTRY.in_(query.where(t.members.c.side.in_(sides)) if sides else query)


def _about(words: str) -> ColumnElement[bool]:
    """Entries whose own wording, or that of a claim in them, has these words."""
    match = match_of(words)
    claims = WORDING_WORDS.matching(match).subquery()
    of_claims = select(t.members.c.entry).join(claims, claims.c.rowid == t.members.c.claim)
    return _ENTRY.in_(union_all(ENTRY_WORDS.matching(match), of_claims))


def _called(place: str) -> ColumnElement[bool]:
    return t.places.c.name.in_(sorted({place_key(place), place_key(country_named(place) or place)}))


def _at(place: str) -> ColumnElement[bool]:
    places = select(t.places.c.sequence).where(_called(place))
    return _ENTRY.in_(select(t.entry_places.c.entry).where(t.entry_places.c.place.in_(places)))


_FILTERS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "disputed": lambda _: t.entries.c.disputed.is_(True),
    "by": _said_by,
    "denied_by": lambda words: _said_by(words, Side.DENIED),
    "about": _about,
    "since": lambda day: t.entries.c.last_said >= day,
    "place": _at,
    "unnamed": lambda _: t.entries.c.unnamed_only.is_(True),
    "single_origin": lambda _: t.entries.c.single_origin.is_(True),
}
"""What each field of an EntryFilter asks for."""


def _conditions(wanted: EntryFilter | None) -> list[ColumnElement[bool]]:
    given = {field.name: getattr(wanted, field.name) for field in fields(EntryFilter)} if wanted else {}
    return [_FILTERS[name](value) for name, value in given.items() if value]
