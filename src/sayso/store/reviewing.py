"""What a review needs to know of many claims at once: how sure each is, who says it, and whether it is disputed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select

from sayso.ledger.people import ANONYMOUS
from sayso.model import Attribution, Claim, Document, SpeakerKind
from sayso.store import tables as t
from sayso.store.base import in_order
from sayso.store.codec import unpack_record
from sayso.store.records import RecordsView
from sayso.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it was found, and where it stands as people decided.

    ``confidence`` is its attribution's, None for the report's own voice, and ``nested`` whether that stands in
    another's words. ``named`` tells whether its speaker has a name or is known by what it is, None where nobody could
    tell who it is. ``entry`` is None where the claim was rejected.
    """

    claim: Claim
    confidence: float | None
    nested: bool
    named: bool | None
    entry: str | None
    disputed: bool


_STANDINGS = (
    select(
        t.claims.c.id,
        t.claims.c.document,
        t.claims.c.place,
        t.claims.c.record,
        t.attributions.c.record.label("attributed"),
        t.names.c.named,
        t.names.c.kind,
        t.entries.c.id.label("entry"),
        t.entries.c.disputed,
    )
    .outerjoin(t.attributions, t.attributions.c.sequence == t.claims.c.attribution)
    .outerjoin(t.members, t.members.c.claim == t.claims.c.sequence)
    .outerjoin(t.names, t.names.c.sequence == t.members.c.name)
    .outerjoin(t.entries, t.entries.c.sequence == t.members.c.entry)
)
REPORTS = select(
    t.documents,
    select(func.count()).where(t.claims.c.document == t.documents.c.sequence).scalar_subquery().label("claims"),
)
"""Reports with how many claims each has."""


class ReviewView(RecordsView):
    """Asks for reports, those taken in last first, and for their claims."""

    def latest(self, limit: int, offset: int = 0) -> list[DocumentRow]:
        """Reports, those taken in last first."""
        query = REPORTS.order_by(t.documents.c.sequence.desc()).limit(limit).offset(offset)
        return [self._document_row(row) for row in self._rows(query)]

    def reports(self, document_ids: Iterable[str]) -> list[DocumentRow]:
        """These reports, in this order; what isn't there is left out."""
        ids = list(dict.fromkeys(document_ids))
        found = {row.id: self._document_row(row) for row in self._among(REPORTS, t.documents.c.id, ids)}
        return [found[one] for one in ids if one in found]

    def report_count(self) -> int:
        """How many reports there are: none is ever taken out."""
        return self._next(t.documents) - 1

    def taken_in_later(self, document_id: str) -> int:
        """How many reports were taken in after this one: its place among the latest, from 0."""
        numbers = self._numbers(t.documents, [document_id])
        return self.report_count() - numbers[document_id] if numbers else 0

    def _document_row(self, row: Row[Any]) -> DocumentRow:
        document = unpack_record(row.record, Document)
        return DocumentRow(document, row.read_at, self._producers[row.producer], row.claims)

    def standings(self, document_ids: Iterable[str]) -> dict[str, list[Standing]]:
        """The claims of each of these reports, in order of the text; a report that isn't there is left out."""
        numbers = self._numbers(t.documents, document_ids)
        found: dict[int, list[Standing]] = {number: [] for number in numbers.values()}
        rows = self._among(_STANDINGS, t.claims.c.document, numbers.values())
        for row in sorted(rows, key=in_order):
            found[row.document].append(_standing(row))
        return {one: found[number] for one, number in numbers.items()}


def _standing(row: Row[Any]) -> Standing:
    attributed = unpack_record(row.attributed, Attribution) if row.attributed is not None else None
    return Standing(
        claim=unpack_record(row.record, Claim),
        confidence=attributed.confidence if attributed else None,
        nested=bool(attributed and attributed.within),
        named=None if row.named is None else row.named or SpeakerKind(row.kind) not in ANONYMOUS,
        entry=row.entry,
        disputed=bool(row.disputed),
    )
