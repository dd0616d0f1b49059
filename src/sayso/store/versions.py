"""Which reports are versions of one article, which of them stands, and what decisions about the others are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from zlib import crc32

from sqlalchemy import Row, Table, select

from sayso.ids import sha256_hex
from sayso.ledger.types import Decision
from sayso.ledger.versions import (
    EXCERPTS,
    Candidate,
    Capture,
    Heirs,
    Moved,
    article_key,
    carried,
    marks_of,
    records_in,
    same_capture,
    standing_of,
    successors,
    times_of,
)
from sayso.model import Document, Extraction
from sayso.store import tables as t
from sayso.store.captures import CapturesView, CapturesWork
from sayso.store.codec import pack, unpack
from sayso.store.facts import FactsWork
from sayso.store.log import LogView
from sayso.store.records import RecordsView
from sayso.store.rows import Version

_OLDER = t.versions.c.standing != t.versions.c.document
_CLAIMS_OF_OLDER = select(t.claims.c.id).join(t.versions, t.versions.c.document == t.claims.c.document).where(_OLDER)
_VERSIONS = select(t.versions)
_SEEN = select(t.custody)
_CARRIED = select(t.carried)
_HELD = {"c-": t.claims, "a-": t.attributions, "s-": t.speakers}
"""Where records of documents are."""


class _Home(NamedTuple):
    """The number of the document a record is in, and of the one that stands for it."""

    document: int
    standing: int


class VersionsView(CapturesView, RecordsView, LogView):
    """Asks for versions."""

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """Each time the article of this report was seen, the first first; empty where the report isn't there.

        Reading the same bytes once more is no new time, unless it is recorded that they were captured anew.
        """
        rows = self._versions_with(self._numbers(t.documents, [document_id]).values())
        ids = self._ids(t.documents, (row.document for row in rows))
        seen = self._seen(ids)
        found = [one for row in rows for one in _times(ids[row.document], seen[row.document], _stands(row))]
        found.sort(key=lambda one: (one.retrieved_at, one.read_at))
        before = (None, *(one.document for one in found))
        return tuple(replace(one, unchanged=one.document == last) for one, last in zip(found, before, strict=False))

    def standing_for(self, document_id: str) -> str | None:
        """The version that stands for this report, itself or a newer one; None where the report isn't there."""
        numbers = self._numbers(t.documents, [document_id])
        for number in numbers.values():
            row = self._one(_VERSIONS.where(t.versions.c.document == number))
            return self._ids(t.documents, [row.standing])[row.standing] if row else document_id
        return None

    def replaced(self, document_ids: Iterable[str]) -> frozenset[str]:
        """Those of these reports that a newer version has taken the place of."""
        query = select(t.documents.c.id).join(t.versions, t.versions.c.document == t.documents.c.sequence).where(_OLDER)
        return frozenset(row.id for row in self._among(query, t.documents.c.id, dict.fromkeys(document_ids)))

    def standing(self, claim_ids: Iterable[str]) -> list[str]:
        """Those of these claims that stand: the others are in versions that a newer one has taken the place of."""
        ids = list(dict.fromkeys(claim_ids))
        older = {row.id for row in self._among(_CLAIMS_OF_OLDER, t.claims.c.id, ids)}
        return [one for one in ids if one not in older]

    def twin_of(self, document: Document) -> str | None:
        """Another report of the same article that shows the same, though its bytes are others."""
        key = article_key(document.url)
        own = t.versions.c
        query = select(own.document).join(t.articles, t.articles.c.sequence == own.article)
        query = query.where(t.articles.c.key == key, own.text_sha256 == _hash(document.text)).order_by(own.document)
        for row in self._rows(query) if key else ():
            known = self._documents([row.document])[row.document]
            if known.id != document.id and same_capture(replace(known, text=document.text), document):
                return known.id
        return None

    def text_hash(self, document_id: str) -> str | None:
        """The SHA-256 of the report's text (UTF-8) when it was taken in; None where it wasn't kept."""
        query = select(t.versions.c.text_sha256).join(t.documents, t.documents.c.sequence == t.versions.c.document)
        row = self._one(query.where(t.documents.c.id == document_id))
        return row.text_sha256 if row else None

    def decisions_now(self) -> list[Decision]:
        """The log, in order, each decision about the record that stands now; those that lost what they were about,
        as their report has a newer version without it, are left out."""
        now = {row.decision: row for row in self._rows(_CARRIED)}
        made = ((one, now.get(one.id)) for one in self.decisions())
        return [
            replace(one, target=row.target, value=row.value) if row else one
            for one, row in made
            if row is None or row.target is not None
        ]

    def as_carried(self, decision: Decision) -> Decision | None:
        """What this decision is about now; None if that was lost."""
        row = self._one(_CARRIED.where(t.carried.c.decision == decision.id))
        if row is None:
            return decision
        return replace(decision, target=row.target, value=row.value) if row.target is not None else None

    def heir_of(self, record_id: str) -> str | None:
        """The record that this one lives on in, as a newer version of its report stands; None if there is none."""
        return self._heirs([record_id]).heirs.get(record_id)

    def first_read(self, document_id: str) -> dict[str, str]:
        """The claims of this report that another version of its article has as well, and when the first of those was
        taken in (ISO 8601, UTC)."""
        numbers = self._numbers(t.documents, [document_id])
        others = [row for row in self._versions_with(numbers.values()) if row.document not in numbers.values()]
        newer = self.extraction(document_id) if others else None
        found: dict[str, str] = {}
        for id_ in self._ids(t.documents, (row.document for row in others)).values():
            older = self.extraction(id_)
            heirs = successors(older, newer) if older and newer else {}
            moment = min(one.read_at for one in self.custody_of(id_))
            for heir in heirs.values():
                found[heir] = min(moment, found.get(heir, moment))
        return found

    def _versions_with(self, numbers: Iterable[int]) -> list[Row[Any]]:
        """All versions that are, or were, of one article with one of these documents, themselves among them."""
        own = list(self._among(_VERSIONS, t.versions.c.document, numbers))
        beside = list(self._among(_VERSIONS, t.versions.c.standing, {row.standing for row in own}))
        articles = {row.article for row in (*own, *beside) if row.article is not None}
        found = (*own, *beside, *self._among(_VERSIONS, t.versions.c.article, articles))
        return sorted({row.document: row for row in found}.values(), key=lambda row: row.document)

    def _seen(self, numbers: Iterable[int]) -> dict[int, list[Row[Any]]]:
        found: dict[int, list[Row[Any]]] = {number: [] for number in numbers}
        for row in self._among(_SEEN, t.custody.c.document, found):
            found[row.document].append(row)
        return found

    def _homes(self, record_ids: Iterable[str]) -> dict[str, _Home]:
        """Where records are; what isn't there is left out."""
        ids = list(dict.fromkeys(record_ids))
        found = self._numbers(t.documents, [one for one in ids if one.startswith("d-")])
        for prefix, table in _HELD.items():
            rows = self._among(_places(table), table.c.id, [one for one in ids if one.startswith(prefix)])
            found |= {row.id: row.document for row in rows}
        rows = self._among(_VERSIONS, t.versions.c.document, set(found.values()))
        standing = {row.document: row.standing for row in rows}
        return {one: _Home(number, standing.get(number, number)) for one, number in found.items()}

    def _heirs(self, record_ids: Iterable[str]) -> Heirs:
        """What those of these records that no longer stand live on in."""
        heirs: dict[str, str] = {}
        gone: set[str] = set()
        moved: dict[str, Moved] = {}
        by_home: dict[_Home, list[str]] = defaultdict(list)
        for one, home in self._homes(record_ids).items():
            if home.document != home.standing:
                by_home[home].append(one)
        for home, several in by_home.items():
            older, newer = self._extraction_of(home.document), self._extraction_of(home.standing)
            found, places = successors(older, newer), Moved(older, newer)
            heirs |= {one: found[one] for one in several if one in found}
            gone |= {one for one in several if one not in found}
            moved |= dict.fromkeys(several, places)
        return Heirs(heirs, frozenset(gone), moved)

    def _extraction_of(self, number: int) -> Extraction:
        found = self.extraction(self._ids(t.documents, [number])[number])
        assert found is not None
        return found


class VersionsWork(CapturesWork, FactsWork, VersionsView):
    """Writes versions."""

    def settle(self, document_id: str) -> list[str]:
        """Find out anew which version of a report's article stands, and what decisions about the others are about.

        Returns the reports that stand now and did not before, and those that no longer do, in order of reading.
        """
        rows = self._versions_with(self._numbers(t.documents, [document_id]).values())
        standing = self._standing(rows)
        changed = [row for row in rows if row.standing != standing[row.document]]
        for row in changed:
            self._connection.execute(
                t.versions.update().where(t.versions.c.document == row.document).values(standing=standing[row.document])
            )
        if len(rows) > 1:
            self._carry_about([row.document for row in rows])
        turned = [row.document for row in changed if _stands(row) != (standing[row.document] == row.document)]
        ids = self._ids(t.documents, turned)
        return [ids[number] for number in turned]

    def carry(self, decisions: Iterable[Decision]) -> None:
        """Find out anew what these decisions are about, as newer versions of reports stand."""
        held = list(decisions)
        heirs = self._heirs(one for decision in held for one in records_in(decision))
        now = {one.id: (one, carried(one, heirs)) for one in held}
        self._delete(t.carried.c.decision, now)
        rows = [
            {"decision": id_, "target": made.target if made else None, "value": made.value if made else None}
            for id_, (one, made) in now.items()
            if made != one
        ]
        self._insert(t.carried, rows)
        now_told = self._rows(_CARRIED.order_by(t.carried.c.decision))
        self._put_carried(crc32(repr([tuple(row) for row in now_told]).encode()))

    def _carry_about(self, numbers: Sequence[int]) -> None:
        """Find out anew what the decisions about records of these documents are about."""
        if self.decision_count():
            ids = [*self._ids(t.documents, numbers).values()]
            for table in _HELD.values():
                ids += [row.id for row in self._among(_places(table), table.c.document, numbers)]
            keys = [f"person:{one}" for one in ids if one.startswith("s-")]
            self.carry(self.decisions([*ids, *keys]))

    def _standing(self, rows: Sequence[Row[Any]]) -> dict[int, int]:
        """The version that stands for each of these."""
        found = {row.document: row.document for row in rows}
        by_article: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in rows:
            if row.article is not None:
                by_article[row.article].append(row)
        for several in by_article.values():
            if len(several) > 1:
                found |= standing_of(self._candidates(several))
        return found

    def _candidates(self, rows: Sequence[Row[Any]]) -> list[Candidate]:
        numbers = [row.document for row in rows]
        documents = self._documents(numbers)
        seen = {number: times_of(map(_capture, several)) for number, several in self._seen(numbers).items()}
        return [
            Candidate(
                number=row.document,
                marks=frozenset(unpack(row.marks, tuple[int, ...])) if row.marks is not None else frozenset(),
                excerpt=documents[row.document].format in EXCERPTS,
                last_seen=seen[row.document][-1] if seen[row.document] else "",
            )
            for row in rows
        ]

    def put_version(self, extraction: Extraction) -> None:
        """Take down of which article a report is a version, by its address; which one stands is left to ``settle``."""
        document = extraction.document
        (number,) = self._numbers(t.documents, [document.id]).values()
        known = self._one(_VERSIONS.where(t.versions.c.document == number))
        key = article_key(document.url)
        row = {
            "document": number,
            "article": self._interned(t.articles.c.key, [key])[key] if key else None,
            "standing": known.standing if known else number,
            "text_sha256": _hash(document.text),
            "marks": pack(marks_of(document, extraction.sentences)) if key else None,
        }
        self._delete(t.versions.c.document, [number])
        self._insert(t.versions, [row])


def _places(table: Table) -> Any:
    return select(table.c.id, table.c.document)


def _stands(row: Row[Any]) -> bool:
    return bool(row.standing == row.document)


def _hash(text: str) -> str:
    return sha256_hex(text.encode())


def _capture(row: Row[Any]) -> Capture:
    return Capture(row.sha256, row.retrieved_at, row.read_at)


def _times(document: str, seen: Sequence[Row[Any]], current: bool) -> Iterable[Version]:
    """Each time that one document was seen."""
    for moment in times_of(map(_capture, seen)):
        row = min((one for one in seen if one.retrieved_at == moment), key=lambda one: one.sequence)
        yield Version(document, moment, row.read_at, row.sha256, row.source, current, False)
