"""What was read, as it was read: documents, attributions, speakers, claims. People's decisions are not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Row, Table, select

from sayso.ledger.types import BEFORE, Appearance
from sayso.model import Attribution, Claim, Document, Extraction, Producer, Span, Speaker
from sayso.store import tables as t
from sayso.store.base import Base, in_order, ordinal_of
from sayso.store.codec import expand, expand_text, unpack, unpack_record


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around claims, by number."""

    documents: Mapping[int, Document]
    texts: Mapping[int, str]
    attributions: Mapping[int, Attribution]
    speakers: Mapping[int, Speaker]
    persons: Mapping[int, str]


_CLAIMS = select(t.claims)
_DOCUMENTS = select(t.documents.c.sequence, t.documents.c.record)
_TEXTS = select(t.texts.c.document, t.texts.c.text, t.raws.c.bytes).outerjoin_from(
    t.texts, t.raws, (t.raws.c.document == t.texts.c.document) & t.texts.c.text.is_(None)
)
_PERSONS = select(t.gists.c.claim, t.persons.c.key).join_from(
    t.gists, t.persons, t.persons.c.sequence == t.gists.c.person
)
_BY_PERSON = (
    select(t.claims.c.id, t.claims.c.document, t.claims.c.place)
    .join(t.gists, t.gists.c.claim == t.claims.c.sequence)
    .join(t.persons, t.persons.c.sequence == t.gists.c.person)
)
_RECORDS = {table.name: select(table) for table in (t.attributions, t.speakers)}


class RecordsView(Base):
    """Asks for records."""

    def has(self, document_id: str) -> bool:
        """Whether the report was taken in."""
        return bool(self._numbers(t.documents, [document_id]))

    def document_ids(self, first: int, last: int) -> list[str]:
        """The reports from one place in the order of reading to another, both included; the first place is 1."""
        own = t.documents.c
        query = select(own.id).where(own.sequence.between(first, last)).order_by(own.sequence)
        return [row.id for row in self._rows(query)]

    def called(self, beginning: str, limit: int = 2) -> list[str]:
        """At most ``limit`` ids of claims, attributions, speakers, documents or decisions that begin like this."""
        tables = {"c-": t.claims, "a-": t.attributions, "s-": t.speakers, "d-": t.documents, "t-": t.decisions}
        table = tables.get(beginning[:2])
        if table is None:
            return []
        own = table.c.id
        # The last digit is f: up to g is all that begins like this, and an index finds it.
        query = select(own).where(own >= beginning, own < beginning + "g").order_by(own).limit(limit)
        return [row.id for row in self._rows(query)]

    def read_times(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """When the report of each of these claims was first taken in (ISO 8601, UTC)."""
        query = select(t.claims.c.id, t.documents.c.read_at)
        query = query.join(t.documents, t.documents.c.sequence == t.claims.c.document)
        return {row.id: row.read_at for row in self._among(query, t.claims.c.id, dict.fromkeys(claim_ids))}

    def producer_of(self, document_id: str) -> Producer | None:
        """Who or what read the report; None where it isn't there."""
        row = self._one(select(t.documents.c.producer).where(t.documents.c.id == document_id))
        return self._producers[row.producer] if row else None

    def document(self, document_id: str) -> Document | None:
        """The report with its text; None where it isn't there."""
        for number in self._numbers(t.documents, [document_id]).values():
            return replace(self._documents([number])[number], text=self._texts([number])[number])
        return None

    def texts(self, document_ids: Iterable[str]) -> dict[str, tuple[str, tuple[Span, ...]]]:
        """The text of each of these reports, and the sentences it was read in."""
        numbers = self._numbers(t.documents, document_ids)
        texts = self._texts(numbers.values())
        query = select(t.texts.c.document, t.texts.c.sentences)
        rows = self._among(query, t.texts.c.document, numbers.values())
        sentences = {row.document: unpack(row.sentences, tuple[Span, ...]) for row in rows}
        return {one: (texts[number], sentences[number]) for one, number in numbers.items()}

    def raw(self, document_id: str) -> bytes | None:
        """The report's file as it was read; None where it wasn't kept."""
        joined = t.raws.join(t.documents, t.documents.c.sequence == t.raws.c.document)
        row = self._one(select(t.raws.c.bytes).select_from(joined).where(t.documents.c.id == document_id))
        return expand(row.bytes) if row else None

    def extraction(self, document_id: str) -> Extraction | None:
        """All that was found in the report, as it was found; None where it isn't there."""
        document, producer = self.document(document_id), self.producer_of(document_id)
        if document is None or producer is None:
            return None
        number = self._numbers(t.documents, [document_id])[document_id]
        sentences = self._connection.scalar(select(t.texts.c.sentences).where(t.texts.c.document == number))
        return Extraction(
            document=document,
            attributions=tuple(map(self._attribution, self._of_document(t.attributions, number))),
            producer=producer,
            speakers=tuple(unpack_record(row.record, Speaker) for row in self._of_document(t.speakers, number)),
            claims=tuple(unpack_record(row.record, Claim) for row in self._of_document(t.claims, number)),
            sentences=unpack(sentences or b"", tuple[Span, ...]),
        )

    def appearances(self, ids: Iterable[str]) -> list[Appearance]:
        """These claims where they stand, before decisions, in order of reading; what isn't there is left out."""
        rows = sorted(self._among(_CLAIMS, t.claims.c.id, dict.fromkeys(ids)), key=in_order)
        around = self._around(rows)
        return [_appearance(row, around) for row in rows]

    def claims_of(self, target: str) -> list[str]:
        """The claims that a decision about this is about, in order of reading.

        ``target`` is the id of a claim, attribution, speaker or document, or a person's key. With a speaker's id come
        the claims of all who were said to be that speaker.
        """
        query = select(t.claims.c.id, t.claims.c.document, t.claims.c.place)
        if target.startswith("c-"):
            query = query.where(t.claims.c.id == target)
        elif target.startswith("d-"):
            query = query.join(t.documents, t.documents.c.sequence == t.claims.c.document)
            query = query.where(t.documents.c.id == target)
        elif target.startswith(("a-", "s-")):
            table, column = (
                (t.attributions, t.claims.c.attribution) if target[0] == "a" else (t.speakers, t.claims.c.speaker)
            )
            query = query.join(table, table.c.document == t.claims.c.document)
            query = query.where(table.c.id == target, column == table.c.sequence)
        else:
            query = _BY_PERSON.where(t.persons.c.key == target)
        rows = {row.id: row for row in self._rows(query)}
        if target.startswith("s-"):
            rows |= {row.id: row for row in self._rows(_BY_PERSON.where(t.persons.c.key == target))}
        return [row.id for row in sorted(rows.values(), key=in_order)]

    @cached_property
    def _producers(self) -> dict[int, Producer]:
        """All of them by number: they are few."""
        return {
            row.sequence: Producer(row.name, row.version, row.artifact_sha256)
            for row in self._rows(select(t.producers))
        }

    def attribution(self, attribution_id: str) -> Attribution | None:
        """One attribution as it was found; None where it isn't there."""
        row = self._one(select(t.attributions).where(t.attributions.c.id == attribution_id))
        return self._attribution(row) if row else None

    def _of_document(self, table: Table, number: int) -> Sequence[Row[Any]]:
        return self._rows(select(table).where(table.c.document == number).order_by(table.c.rank))

    def _attribution(self, row: Row[Any]) -> Attribution:
        return replace(unpack_record(row.record, Attribution), producer=self._producers[row.producer])

    def _documents(self, numbers: Iterable[int]) -> dict[int, Document]:
        rows = self._among(_DOCUMENTS, t.documents.c.sequence, numbers)
        return {row.sequence: unpack_record(row.record, Document) for row in rows}

    def _texts(self, numbers: Iterable[int]) -> dict[int, str]:
        rows = self._among(_TEXTS, t.texts.c.document, numbers)
        return {row.document: expand_text(row.bytes if row.text is None else row.text) for row in rows}

    def _around(self, claims: Sequence[Row[Any]]) -> _Around:
        numbers = dict.fromkeys(row.document for row in claims)
        return _Around(
            self._documents(numbers),
            self._texts(numbers),
            self._by_number(t.attributions, (row.attribution for row in claims), self._attribution),
            self._by_number(
                t.speakers, (row.speaker for row in claims), lambda row: unpack_record(row.record, Speaker)
            ),
            self._persons(row.sequence for row in claims),
        )

    def _by_number[R](self, table: Table, numbers: Iterable[int | None], made: Callable[[Row[Any]], R]) -> dict[int, R]:
        wanted = dict.fromkeys(number for number in numbers if number is not None)
        return {row.sequence: made(row) for row in self._among(_RECORDS[table.name], table.c.sequence, wanted)}

    def _persons(self, claims: Iterable[int]) -> dict[int, str]:
        return {row.claim: row.key for row in self._among(_PERSONS, t.gists.c.claim, claims)}


def _appearance(row: Row[Any], around: _Around) -> Appearance:
    sentence = Span(row.start, row.end)
    text = around.texts[row.document]
    return Appearance(
        claim=unpack_record(row.record, Claim),
        speaker=around.speakers.get(row.speaker),
        attribution=around.attributions.get(row.attribution),
        document=around.documents[row.document],
        sentence=sentence.of(text),
        sentence_span=sentence,
        sequence=ordinal_of(row),
        person=around.persons.get(row.sequence),
        before=text[max(0, sentence.start - BEFORE) : sentence.start].rpartition("\n\n")[2],
    )
