"""A report with all that was found in it, as people corrected it; lists of reports; and what to look at next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sayso.decided import corrected_by
from sayso.errors import DecisionError
from sayso.ledger.decide import Rulings, topic_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance, Decision, DecisionKind
from sayso.model import Attribution, Document, Span
from sayso.store import Custody, DocumentRow, ReportFilter, Version, View
from sayso.store.reviewing import Standing
from sayso.views.doubts import SETTLED, Doubt, doubt_of
from sayso.views.rulings import rulings_of

WINDOW = 100
"""Reports whose claims are weighed against each other: as many as can be weighed while a person waits."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What people decided about one record: the decisions in force, in the order they were made."""

    decided: tuple[Decision, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether a person threw it out."""
        return any(one.kind is DecisionKind.REJECT for one in self.decided)

    @property
    def accepted(self) -> bool:
        """Whether a person said that it is right."""
        return any(one.kind is DecisionKind.ACCEPT for one in self.decided)

    def seen(self, kind: DecisionKind) -> str:
        """The decision that one of this kind would replace, as ``keeper.Asked`` wants it told: "" where none is."""
        return self.topics.get(topic_of(Decision("", kind, "", None, "", ""))[0], "")

    @property
    def topics(self) -> Mapping[str, str]:
        """The decision in force on each topic."""
        return {topic_of(one)[0]: one.id for one in self.decided}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim of a report as people corrected it, its entry (None: rejected), and how doubtful it is."""

    one: Appearance
    ruled: Ruled
    rejected: bool
    entry: str | None
    disputed: bool
    doubt: Doubt

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.one.id


@dataclass(frozen=True, slots=True)
class AttributionView:
    """An attribution of a report as people corrected it, how many others it is nested in, and the ids of its claims."""

    one: Attribution
    ruled: Ruled
    depth: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its text, what was found in it in order of the text, and how it came in.

    ``versions`` are all times its article was seen, ``standing`` is the document that stands for it: itself, or a
    newer version, whose claims then count instead of its own.
    """

    document: Document
    attributions: tuple[AttributionView, ...]
    claims: tuple[ClaimView, ...]
    custody: tuple[Custody, ...]
    sentences: tuple[Span, ...]
    versions: tuple[Version, ...]
    standing: str

    @property
    def body(self) -> Span | None:
        """Where the report's own words stand; None where there are none."""
        text = self.document.text
        return self.document.body or (Span(0, len(text)) if text else None)

    @property
    def replaced(self) -> bool:
        """Whether a newer version stands for it."""
        return self.standing != self.document.id

    @property
    def to_review(self) -> int:
        """How many of its claims a person should look at."""
        return sum(one.doubt.to_review for one in self.claims)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list, and how many of its claims a person should look at."""

    row: DocumentRow
    to_review: int

    @property
    def document(self) -> Document:
        """The report, without its text."""
        return self.row.document


@dataclass(frozen=True, slots=True)
class Queued:
    """A claim to look at: where it stands, in which report, and why."""

    standing: Standing
    row: DocumentRow
    doubt: Doubt


class Reports:
    """Asks a ledger at one moment about its reports."""

    def __init__(self, view: View, outlets: OutletTable | None = None) -> None:
        self._view = view
        self._outlets = outlets or OutletTable.shipped()

    @cached_property
    def _log(self) -> Sequence[Decision]:
        return self._view.decisions_now()

    @cached_property
    def _rulings(self) -> Rulings:
        return rulings_of(self._view)

    @cached_property
    def _unrejecting(self) -> Rulings:
        """The same rulings, but nothing is rejected: how a rejected claim is shown."""
        return Rulings(one for one in self._log if one.kind is not DecisionKind.REJECT)

    def report(self, document_id: str) -> ReportView:
        """The report of this id. Raises DecisionError if there is none."""
        found = self._view.extraction(document_id)
        if found is None:
            raise DecisionError(f"No report is called {document_id!r}; the page of reports lists them.")
        standings = {one.claim.id: one for one in self._view.standings([document_id])[document_id]}
        claims = tuple(self._claim(one, standings[one.id]) for one in self._view.appearances(standings))
        in_text = sorted(claims, key=lambda one: (min(one.one.claim.original), one.id))
        return ReportView(
            document=found.document,
            attributions=tuple(self._attributions(found.attributions, in_text)),
            claims=tuple(in_text),
            custody=tuple(self._view.custody_of(document_id)),
            sentences=found.sentences,
            versions=self._view.versions(document_id),
            standing=self._view.standing_for(document_id) or document_id,
        )

    def _claim(self, found: Appearance, standing: Standing) -> ClaimView:
        person = person_of(found.speaker, found.document, self._outlets) if found.speaker else None
        one = replace(found, person=person)
        rejected = self._rulings.rejects(one)
        shown = corrected_by(self._unrejecting if rejected else self._rulings, self._view, one)
        assert shown is not None
        doubt = doubt_of(standing, self._about(standing))
        return ClaimView(shown, self._ruled(one.id), rejected, standing.entry, standing.disputed, doubt)

    def _attributions(self, found: Iterable[Attribution], claims: Iterable[ClaimView]) -> Iterable[AttributionView]:
        said: dict[str, list[ClaimView]] = {}
        for claim in claims:
            if claim.one.attribution:
                said.setdefault(claim.one.attribution.id, []).append(claim)
        shown = [self._rulings.attribution(one) for one in found]
        depths = _depths(shown)
        for one in sorted(shown, key=lambda one: (one.start, one.id)):
            ids = tuple(claim.id for claim in said.get(one.id, ()))
            yield AttributionView(one, self._ruled(one.id), depths[one.id], ids)

    def _ruled(self, target: str) -> Ruled:
        return Ruled(self._rulings.of(target))

    def _about(self, one: Standing) -> Iterable[Decision]:
        """What was decided about a claim or its attribution."""
        return (*self._rulings.of(one.claim.id), *self._rulings.of(one.claim.attribution_id or ""))

    def size(self) -> int:
        """How many reports there are."""
        return self._view.report_count()

    def latest(self, limit: int, offset: int = 0) -> list[ReportRow]:
        """Reports, those taken in last first."""
        return self._weighed(self._view.latest(limit, offset))

    def like(
        self, wanted: ReportFilter, reviewed: bool | None, limit: int, offset: int = 0
    ) -> tuple[list[ReportRow], int]:
        """Reports that meet a filter, those taken in last first, and how many there are.

        ``reviewed`` are those in which a person has decided something, or, if False, has not; None does not ask.
        """
        if reviewed is not None:
            about = frozenset(one.target for one in self._log if one.kind in SETTLED)
            wanted = replace(wanted, only=about) if reviewed else replace(wanted, without=about)
        rows, total = self._view.reports_like(wanted, limit, offset)
        return self._weighed(rows), total

    def languages(self) -> list[str]:
        """The languages that reports are in, the most frequent first."""
        return self._view.languages()

    def _weighed(self, rows: Sequence[DocumentRow]) -> list[ReportRow]:
        counts = dict.fromkeys((row.document.id for row in rows), 0)
        for queued in self._queued(rows):
            counts[queued.row.document.id] += 1
        return [ReportRow(row, counts[row.document.id]) for row in rows]

    def queue(self, window: int = 0) -> list[Queued]:
        """What to look at, the most doubtful first, in one window of reports: 0 are those taken in last.

        Claims that nobody has looked at and whose doubt is large enough; of equals, the order of the text. To weigh
        all claims of a large ledger would take minutes, so that claims are weighed within windows.
        """
        return self._queued(self._view.latest(WINDOW, window * WINDOW))

    def windows(self) -> int:
        """How many windows there are."""
        return -(-self.size() // WINDOW)

    def window_of(self, document_id: str) -> int:
        """The window a report is in."""
        return self._view.taken_in_later(document_id) // WINDOW

    def next_after(self, document_id: str) -> Queued | None:
        """What to look at after a report: in the report after it in its window or, if nothing is left to look at in
        it, in the first; at the window's end, in the first of the next window. None where that has nothing either."""
        window = self.window_of(document_id)
        here = self._by_report(window)
        places = [one.row.document.id for one in here]
        rest = here[places.index(document_id) + 1 :] if document_id in places else here
        return next(iter(rest or self._by_report(window + 1)), None)

    def _by_report(self, window: int) -> list[Queued]:
        """The most doubtful claim of each report of a window that has one to look at."""
        first: dict[str, Queued] = {}
        for one in self.queue(window):
            first.setdefault(one.row.document.id, one)
        return list(first.values())

    def _queued(self, rows: Sequence[DocumentRow]) -> list[Queued]:
        held = {row.document.id: row for row in rows}
        found = [
            Queued(one, held[document], doubt_of(one, self._about(one)))
            for document, standings in self._view.standings(held).items()
            for one in standings
            if one.entry is not None
        ]
        return sorted((one for one in found if one.doubt.to_review), key=lambda one: -one.doubt.score)


def _depths(attributions: Iterable[Attribution]) -> dict[str, int]:
    """How many others each is nested in."""
    outer = {one.id: one.within for one in attributions}
    found: dict[str, int] = {}
    for one in outer:
        seen = [one]
        while (above := outer.get(seen[-1])) and above not in seen:
            seen.append(above)
        found[one] = len(seen) - 1
    return found
