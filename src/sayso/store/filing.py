"""Finds reports by what is known about them: outlet, day, language, who speaks in them, who has looked at them.

What is known about a report stands packed in its record. It is read once for as long as the ledger is open, and anew
for what was taken in since, so that a list costs no more than a look at each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from sayso.store import tables as t
from sayso.store.codec import unpack_record
from sayso.store.fulltext import DOCUMENT_WORDS, match_of
from sayso.store.listing import names_called
from sayso.store.reviewing import REPORTS, ReviewView
from sayso.store.rows import DocumentRow


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """Which reports to list: those that meet all that is given.

    ``words`` stand in text or title, ``outlet`` in the outlet's name. ``since`` and ``until`` are days (ISO 8601), both
    included, between which it was published. ``speaker`` is a key or words of a name. ``only`` are the records (claims,
    attributions, reports) of which one has to be in it, ``without`` those of which none may. None asks for nothing.
    """

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    language: str | None = None
    speaker: str | None = None
    only: frozenset[str] | None = None
    without: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a report; other fields of its record are passed over."""

    outlet: str | None = None
    published_at: str | None = None
    language: str | None = None

    def meets(self, wanted: ReportFilter) -> bool:
        """Whether this is what a filter asks for."""
        day = (self.published_at or "")[:10]
        return (
            (wanted.outlet is None or wanted.outlet.casefold() in (self.outlet or "").casefold())
            and (wanted.language is None or wanted.language == self.language)
            and (wanted.since is None or day >= wanted.since)
            and (wanted.until is None or (day != "" and day <= wanted.until))
        )


class _Known:
    """What is known about the reports of one open ledger, and up to which capture."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.captures = 0
        self.about: dict[int, About] = {}


_known: WeakKeyDictionary[Any, _Known] = WeakKeyDictionary()
_RECORDS = select(t.documents.c.sequence, t.documents.c.record)


class FilingView(ReviewView):
    """Asks for reports by what is known about them."""

    def reports_like(self, wanted: ReportFilter, limit: int, offset: int = 0) -> tuple[list[DocumentRow], int]:
        """Reports that meet a filter, those taken in last first, and how many there are."""
        numbers = self._like(wanted)
        shown = numbers[offset : offset + limit]
        rows = {row.sequence: row for row in self._among(REPORTS, t.documents.c.sequence, shown)}
        return [self._document_row(rows[number]) for number in shown if number in rows], len(numbers)

    def languages(self) -> list[str]:
        """The languages that reports are in, the most frequent first."""
        found = Counter(one.language for one in self._filed().values() if one.language)
        return [language for language, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]

    def _like(self, wanted: ReportFilter) -> list[int]:
        about = self._filed()
        found = {number for number, one in about.items() if one.meets(wanted)}
        if wanted.words is not None:
            found &= {row.rowid for row in self._rows(DOCUMENT_WORDS.matching(match_of(wanted.words)))}
        if wanted.speaker is not None:
            found &= self._speaking(wanted.speaker)
        if wanted.only is not None:
            found &= self._holding(wanted.only)
        if wanted.without is not None:
            found -= self._holding(wanted.without)
        return sorted(found, reverse=True)

    def _speaking(self, words: str) -> set[int]:
        claims = select(t.members.c.claim).where(t.members.c.name.in_(names_called(words)))
        query = select(t.claims.c.document).where(t.claims.c.sequence.in_(claims)).distinct()
        return {row.document for row in self._rows(query)}

    def _holding(self, records: Iterable[str]) -> set[int]:
        """The reports that have one of these records, or are one."""
        ids = list(records)
        found = set(self._numbers(t.documents, ids).values())
        for table in (t.claims, t.attributions):
            rows = self._among(select(table.c.document), table.c.id, ids)
            found |= {row.document for row in rows}
        return found

    def _filed(self) -> dict[int, About]:
        known = _known.setdefault(self.ledger, _Known())
        last = int(self._connection.scalar(select(func.max(t.custody.c.sequence))) or 0)
        with known.lock:
            if last > known.captures:
                new = select(t.custody.c.document).where(t.custody.c.sequence > known.captures)
                rows = self._rows(_RECORDS.where(t.documents.c.sequence.in_(new)))
                read = {row.sequence: unpack_record(row.record, About) for row in rows}
                known.about, known.captures = known.about | read, last
            return known.about
