"""Takes in what was read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Table, select

from sayso.model import Attribution, Claim, Document, Extraction, Producer, Span, Speaker
from sayso.store import tables as t
from sayso.store.codec import pack, pack_record, shrink
from sayso.store.entries import EntriesWork
from sayso.store.fulltext import CONTENT_WORDS, DOCUMENT_WORDS, WORDING_WORDS
from sayso.store.gists import GistsWork
from sayso.store.pairs import PairsWork
from sayso.store.records import RecordsView
from sayso.store.rows import Custody, Removed
from sayso.store.versions import VersionsWork

_NOBODY = Producer("", "")
"""Stands in packed attributions: their producer is a number beside them."""


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of an extraction's records, by id."""

    document: int
    attributions: dict[str, int]
    speakers: dict[str, int]
    claims: dict[str, int]


class RecordsWork(GistsWork, PairsWork, EntriesWork, VersionsWork, RecordsView):
    """Writes records."""

    def add_document(
        self, extraction: Extraction, raw: bytes | None, custody: Custody, profile: bytes, keys: Iterable[int]
    ) -> Removed:
        """Take in a report, or what a newer reading found in one that is there.

        What is found again keeps its place, its gists, pairs and entries; what is no longer found goes, with all that
        hangs on it, and is returned. ``profile`` and ``keys`` are those of ``ledger.stories``.
        """
        document = extraction.document
        older = self.extraction(document.id) if self.has(document.id) else None
        removed = self._forget(older, extraction) if older else Removed()
        numbers = self._number(extraction)
        self._put_document(numbers.document, extraction, custody.read_at or custody.retrieved_at)
        self._put_text(numbers.document, extraction, raw)
        self._put_records(numbers, extraction)
        self._put_profile(numbers.document, profile, keys)
        self._add_custody(numbers.document, custody)
        self.put_version(extraction)
        self._index(numbers, extraction, add=True)
        return removed

    def renew_records(self, extraction: Extraction) -> Removed:
        """Keep other records of a report that is there, as if a reading had found these; what is gone is returned.

        Its text, its profile and how it came in stay as they are.
        """
        older = self.extraction(extraction.document.id)
        removed = self._forget(older, extraction) if older else Removed()
        numbers = self._number(extraction)
        self._put_records(numbers, extraction)
        self._index(numbers, extraction, add=True)
        return removed

    def _number(self, extraction: Extraction) -> _Numbers:
        return _Numbers(
            self._numbered(t.documents, [extraction.document])[extraction.document.id],
            self._numbered(t.attributions, extraction.attributions),
            self._numbered(t.speakers, extraction.speakers),
            self._numbered(t.claims, extraction.claims),
        )

    def _numbered(self, table: Table, records: Iterable[Document | Attribution | Speaker | Claim]) -> dict[str, int]:
        """The number of each record, new where it has none yet."""
        ids = dict.fromkeys(one.id for one in records)
        known = self._numbers(table, ids)
        free = self._next(table)
        new = [one for one in ids if one not in known]
        return known | {one: free + i for i, one in enumerate(new)}

    def _forget(self, older: Extraction, newer: Extraction) -> Removed:
        """Take back what the older extraction put into indexes, and all that hangs on claims that are gone."""
        self._index(self._number(older), older, add=False)
        found = {claim.id for claim in newer.claims}
        gone = [claim.id for claim in older.claims if claim.id not in found]
        neighbours = self._neighbours(gone)
        self.drop_entries(self.entries_of(gone).values())
        self.drop_pairs(gone)
        self.drop_gists(gone)
        return Removed(tuple(gone), neighbours)

    def _neighbours(self, gone: Sequence[str]) -> tuple[str, ...]:
        shared = self.members(self.entries_of(gone).values()).values()
        together = [member.claim_id for members in shared for member in members]
        together += [one for pair in self.same_pairs(gone) for one in (pair.first, pair.second)]
        return tuple(one for one in dict.fromkeys(together) if one not in set(gone))

    def _put_document(self, number: int, extraction: Extraction, read_at: str) -> None:
        document, producer = extraction.document, self._producer(extraction.producer)
        first = self._connection.scalar(select(t.documents.c.read_at).where(t.documents.c.sequence == number))
        self._delete(t.documents.c.sequence, [number])
        row = {
            "sequence": number,
            "id": document.id,
            "producer": producer,
            "read_at": first or read_at,
            "record": pack_record(replace(document, text="")),
        }
        self._insert(t.documents, [row])

    def _put_text(self, number: int, extraction: Extraction, raw: bytes | None) -> None:
        text = extraction.document.text.encode()
        kept = self.raw(extraction.document.id) if raw is None else raw
        self._delete(t.texts.c.document, [number])
        row = {
            "document": number,
            "sentences": pack(extraction.sentences),
            "text": None if text == kept else shrink(text),
        }
        self._insert(t.texts, [row])
        if raw is not None:
            self._put_raw(number, raw)

    def _put_raw(self, number: int, raw: bytes) -> None:
        from sayso.ids import sha256_hex

        self._delete(t.raws.c.document, [number])
        row = {"document": number, "sha256": sha256_hex(raw), "size": len(raw), "bytes": shrink(raw)}
        self._insert(t.raws, [row])

    def _put_records(self, numbers: _Numbers, extraction: Extraction) -> None:
        for table in (t.attributions, t.speakers, t.claims):
            self._delete(table.c.document, [numbers.document])
        rows = [self._attribution_row(one, numbers, i) for i, one in enumerate(_unique(extraction.attributions))]
        self._insert(t.attributions, rows)
        rows = [_speaker_row(one, numbers, i) for i, one in enumerate(_unique(extraction.speakers))]
        self._insert(t.speakers, rows)
        starts = Sentences(extraction.sentences)
        rows = [_claim_row(one, numbers, i, starts) for i, one in enumerate(_unique(extraction.claims))]
        self._insert(t.claims, rows)

    def _attribution_row(self, one: Attribution, numbers: _Numbers, rank: int) -> dict[str, Any]:
        return {
            "sequence": numbers.attributions[one.id],
            "id": one.id,
            "document": numbers.document,
            "rank": rank,
            "producer": self._producer(one.producer),
            "record": pack_record(replace(one, producer=_NOBODY)),
        }

    def _producer(self, producer: Producer) -> int:
        """The number of a producer, new where it has none yet."""
        known = {one: number for number, one in self._producers.items()}
        if producer not in known:
            known[producer] = self._next(t.producers)
            row = (known[producer], producer.name, producer.version, producer.artifact_sha256)
            self._insert(t.producers, [dict(zip(t.producers.c.keys(), row, strict=True))])
            self._producers[known[producer]] = producer
        return known[producer]

    def _index(self, numbers: _Numbers, extraction: Extraction, add: bool) -> None:
        """Tell the full-text indexes of an extraction's words, or take them back."""
        document = extraction.document
        contents = [
            (numbers.attributions[one.id], " ".join(span.of(document.text) for span in one.contents))
            for one in _unique(extraction.attributions)
        ]
        wordings = [(numbers.claims[one.id], one.wording) for one in _unique(extraction.claims)]
        for index, rows in (
            (DOCUMENT_WORDS, [(numbers.document, document.title or "", document.text)]),
            (CONTENT_WORDS, contents),
            (WORDING_WORDS, wordings),
        ):
            (index.add if add else index.remove)(self._connection, rows)


def _unique[R: (Attribution, Speaker, Claim)](records: Iterable[R]) -> list[R]:
    """Each id once: what has the same words and the same place is the same record."""
    return list({one.id: one for one in records}.values())


def _speaker_row(one: Speaker, numbers: _Numbers, rank: int) -> dict[str, Any]:
    row = (numbers.speakers[one.id], one.id, numbers.document, rank, pack_record(one))
    return dict(zip(t.speakers.c.keys(), row, strict=True))


def _claim_row(one: Claim, numbers: _Numbers, rank: int, sentences: Sentences) -> dict[str, Any]:
    around = sentences.around(one.original)
    return {
        "sequence": numbers.claims[one.id],
        "id": one.id,
        "document": numbers.document,
        "rank": rank,
        "place": min(span.start for span in one.original),
        "attribution": numbers.attributions.get(one.attribution_id or ""),
        "speaker": numbers.speakers.get(one.speaker_id or ""),
        "start": around.start,
        "end": around.end,
        "record": pack_record(one),
    }


class Sentences:
    """The sentences of a document, to find those that some words stand in."""

    def __init__(self, sentences: Sequence[Span]) -> None:
        self._sentences = sorted(sentences)
        self._starts = [span.start for span in self._sentences]

    def around(self, words: Sequence[Span]) -> Span:
        """From the beginning of the first sentence to the end of the last; at least the words themselves."""
        start, end = min(span.start for span in words), max(span.end for span in words)
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        if first >= 0 and self._sentences[first].end > start:
            start = self._sentences[first].start
        return Span(start, max(end, self._sentences[last].end if last >= 0 else 0))
