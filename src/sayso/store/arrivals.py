"""Which entries reports that were taken in lately are in: those that began with them, and those that grew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, or_, select

from sayso.store import tables as t
from sayso.store.entries import EntriesView, entry_row
from sayso.store.rows import EntryRow

_TOTAL = func.count().over().label("total")
_LISTED = (t.entries.c.standing, t.entries.c.ordinal)


class ArrivalsView(EntriesView):
    """Asks what came in."""

    def begun_since(self, moment: str, limit: int) -> tuple[list[EntryRow], int]:
        """The entries of which nothing was there before this moment (ISO 8601, UTC), the most disputed first, without
        their members: at most so many, at least one, and how many there are."""
        query = select(t.entries, _TOTAL)
        if not self._all_came_since(moment):
            told = _touched(moment).subquery()
            begun = select(told.c.entry).where(told.c.first >= moment, told.c.versions == 0)
            query = query.where(t.entries.c.sequence.in_(begun))
        rows = self._rows(query.order_by(*_LISTED).limit(limit))
        return [entry_row(row) for row in rows], rows[0].total if rows else 0

    def grown_since(self, moment: str, limit: int) -> tuple[list[str], int]:
        """The entries that were there before and have more now, the most disputed first: at most so many, at least one,
        and how many there are. What is in another version of its article too may have been there before."""
        if self._all_came_since(moment):
            return [], 0
        told = _touched(moment).subquery()
        grown = select(told.c.entry).where(or_(told.c.first < moment, told.c.versions > 0))
        query = select(t.entries.c.id, _TOTAL).where(t.entries.c.sequence.in_(grown))
        rows = self._rows(query.order_by(*_LISTED).limit(limit))
        return [row.id for row in rows], rows[0].total if rows else 0

    def _all_came_since(self, moment: str) -> bool:
        """Whether no report was there before: then all entries began since, and nothing needs to be looked up."""
        return moment <= str(self._connection.scalar(select(func.min(t.documents.c.read_at))) or "")


def _touched(moment: str) -> Select[Any]:
    """The entries that reports taken in at this moment or later are in, when the first of all their reports was, and
    how many of these have other versions."""
    documents = select(t.documents.c.sequence).where(t.documents.c.read_at >= moment)
    claims = select(t.claims.c.sequence).where(t.claims.c.document.in_(documents))
    entries = select(t.members.c.entry).where(t.members.c.claim.in_(claims))
    count = func.count(t.versions.c.document.distinct()).label("versions")
    first = func.min(t.documents.c.read_at).label("first")
    several = select(t.versions.c.article).group_by(t.versions.c.article).having(func.count() > 1)
    joined = (
        t.members.join(t.claims, t.claims.c.sequence == t.members.c.claim)
        .join(t.documents, t.documents.c.sequence == t.claims.c.document)
        .outerjoin(t.versions, (t.versions.c.document == t.documents.c.sequence) & t.versions.c.article.in_(several))
    )
    query = select(t.members.c.entry, first, count).select_from(joined)
    return query.where(t.members.c.entry.in_(entries)).group_by(t.members.c.entry)
