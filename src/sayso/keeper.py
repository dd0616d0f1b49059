"""Keeps a ledger: takes in what was read, takes down what people decide, and makes anew the entries this touches.

Whether two claims are compared, and what they are to each other, hangs on these two and the decisions about them;
an entry hangs on its own members alone. So a report that comes later changes only what it touches, and a ledger made
anew from its records and its log is the same ledger.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING, NamedTuple

from sayso.arranging import check_arranged, to_merge, to_rearrange, to_split
from sayso.arriving import Arrival, Touched, arrive, describe, in_utc, seen_again, twin_of
from sayso.deciding import Asked, Taking, now, still_to_undo
from sayso.deriving import Deriver, Encodes
from sayso.errors import OF_THE_MACHINE, LedgerTooNew, failure_of
from sayso.ids import sha256_hex
from sayso.ingest.types import Report
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import DERIVED, Decision, DecisionKind
from sayso.model import Document, Extraction, Producer
from sayso.store import Custody, Store, Work

if TYPE_CHECKING:
    from sayso.pipeline import Reader

__all__ = ["Asked", "Keeper", "Outcome", "now"]


class Outcome(StrEnum):
    """What became of a report that was given to be read."""

    READ = "read"
    KNOWN = "known"
    FOREIGN = "foreign"
    FAILED = "failed"


class Taken(NamedTuple):
    """A report that was given to be read, what became of it and, if it failed, what went wrong and where."""

    report: Report
    outcome: Outcome
    failure: str | None = None


class Keeper:
    """Keeps one ledger. ``outlets`` tells which outlets are one and who owns them; by default the shipped table.

    ``version`` goes into the custody records, by default that of the Sayso installed. ``encoder`` makes the vectors of
    wordings, by default the shipped one; all claims of a ledger need the same.
    """

    def __init__(
        self,
        store: Store,
        version: str | None = None,
        outlets: OutletTable | None = None,
        encoder: Encodes | None = None,
    ) -> None:
        self._store = store
        self._version = version or metadata.version("sayso")
        self._deriver = Deriver(outlets or OutletTable.shipped(), encoder)

    def read(self, captures: Iterable[Report], reader: Reader, jobs: int = 1, again: bool = False) -> Iterator[Taken]:
        """Read reports into the ledger, each in one transaction, and tell what became of each.

        A report that this reader has read before is passed over, unless ``again``: so a reading that was stopped
        goes on where it was. One that an older model read is read anew, and what people decided stays. A report that
        shows the same as one of the same address is that one, captured again. One that fails is left as it was, in
        the ledger or out of it, and so is tried again the next time.
        """
        waiting: deque[Report] = deque()
        passed: deque[Report] = deque()

        def unread() -> Iterator[Document]:
            for capture in captures:
                document = self._unread(capture, reader.producer, again)
                if document is None:
                    passed.append(capture)
                else:
                    waiting.append(capture)
                    yield document

        for extraction in reader.pipe(unread(), jobs):
            while passed:
                yield Taken(passed.popleft(), Outcome.KNOWN)
            yield self._taken(waiting.popleft(), extraction)
        while passed:
            yield Taken(passed.popleft(), Outcome.KNOWN)

    def _taken(self, capture: Report, extraction: Extraction) -> Taken:
        failure = extraction.failure
        if not failure:
            try:
                self._add(Arrival.of(extraction, capture.raw, self._custody(capture), capture.origin))
            except OF_THE_MACHINE:
                raise
            except Exception as error:
                failure = failure_of(error)
        if failure:
            return Taken(capture, Outcome.FAILED, failure)
        return Taken(capture, Outcome.FOREIGN if extraction.skipped else Outcome.READ)

    def _unread(self, capture: Report, producer: Producer, again: bool) -> Document | None:
        """What is to be read of a report: itself, or the one of the ledger that shows the same; None if it is known."""
        with self._store.reading() as view:
            twin = twin_of(view, capture.document)
            known = twin or capture.document.id
            if again or view.producer_of(known) != producer:
                return view.document(twin) if twin else capture.document
            seen = view.custody_of(known)
        custody = self._custody(capture)
        if _is_new(custody, seen):
            with self._writing() as work:
                self._renew(work, seen_again(work, known, capture.raw, custody))
        return None

    def knows(self, document_id: str, producer: Producer) -> bool:
        """Whether the ledger has this report as this producer reads it."""
        with self._store.reading() as view:
            return view.producer_of(document_id) == producer

    def add(self, extraction: Extraction, raw: bytes | None = None, source: str | None = None) -> None:
        """Take in what was found in one report, in one transaction."""
        moment = now()
        hashed = extraction.document.raw_sha256 if raw is None else sha256_hex(raw)
        custody = Custody(moment, source, self._version, hashed, read_at=moment)
        self._add(Arrival.of(extraction, raw, custody))

    def _add(self, arrival: Arrival) -> None:
        self._deriver.foresee(claim.wording for claim in arrival.extraction.claims)
        with self._writing() as work:
            self._renew(work, arrive(work, arrival))

    def _custody(self, report: Report) -> Custody:
        moment = now()
        captured = in_utc(report.retrieved_at) or moment
        return Custody(captured, report.source, self._version, sha256_hex(report.raw), report.headers, moment)

    def _renew(self, work: Work, found: Touched) -> None:
        self._deriver.renew(work, found.changed, found.disturbed)

    def decide(self, asked: Asked, by: str) -> Decision:
        """Take down one decision and make anew what it touches.

        Raises DecisionError if it can't be taken, DecisionConflict if somebody else's came before it.
        """
        return self.decide_all([asked], by)[0]

    def decide_all(self, asked: Iterable[Asked], by: str) -> list[Decision]:
        """Take down several decisions as of one moment, all or none of them. Raises what ``decide`` raises."""
        with self._writing() as work:
            return self._take(work, asked, by)

    def merge(self, entry: str, other: str, by: str, note: str | None = None) -> list[Decision]:
        """Make one entry of two, by decisions about claims in them. Raises DecisionError if it can't be done."""
        with self._writing() as work:
            return self._arrange(work, to_merge(work, entry, other), by, note)

    def split(self, entry: str, claims: Iterable[str], by: str, note: str | None = None) -> list[Decision]:
        """Make an entry of their own of some claims of one; the others stay together.

        Raises DecisionError if they are not some of its claims, or it can't be done.
        """
        with self._writing() as work:
            return self._arrange(work, to_split(work, entry, claims), by, note)

    def undo_together(self, decision: str, by: str, note: str | None = None) -> list[Decision]:
        """Undo a decision and those taken down together with it: a whole merge or split.

        Raises DecisionError if there is none of that id, or all were undone already.
        """
        with self._writing() as work:
            names = [one.id for one in still_to_undo(work.decisions(), decision)] or [decision]
            return self._take(work, [Asked(DecisionKind.UNDO, name, note=note) for name in names], by)

    def _take(self, work: Work, asked: Iterable[Asked], by: str) -> list[Decision]:
        taking = Taking(work, by)
        made = [taking.take(one) for one in asked]
        self._deriver.renew(work, list(taking.changed), taking.disturbed)
        return made

    def _arrange(self, work: Work, wanted: Sequence[Sequence[str]], by: str, note: str | None) -> list[Decision]:
        alone = len(wanted) > 1
        made = self._take(work, to_rearrange(work, wanted, alone, note), by)
        check_arranged(work, wanted, alone)
        return made

    def rebuild(self) -> None:
        """Make everything that is derived anew, from the records and the log alone, in one transaction."""
        with self._store.writing() as work:
            self._rebuild(work)

    def refresh(self) -> bool:
        """Make everything that is derived anew if an earlier version made it in another way; tells whether it did.

        Raises LedgerTooNew if a later version made it. Nothing is written without this having been done.
        """
        with self._store.reading() as view:
            made = view.derived()
        if made is not None and made != DERIVED:
            with self._writing():
                return True
        return False

    @contextmanager
    def _writing(self) -> Iterator[Work]:
        with self._store.writing() as work:
            made = work.derived()
            if made is not None and made > DERIVED:
                raise LedgerTooNew(
                    f"{self._store.path} was written by a later version of Sayso; install that version to add to it."
                )
            if made is not None and made < DERIVED:
                self._rebuild(work)
            elif made is None:
                work.put_derived(DERIVED)
            yield work

    def _rebuild(self, work: Work) -> None:
        documents = [row.document.id for row in work.documents(limit=1 << 40)]
        for document in documents:
            claims = work.claims_of(document)
            work.drop_entries(work.entries_of(claims).values())
            work.drop_pairs(claims)
            work.drop_gists(claims)
            describe(work, document)
        for document in documents:
            work.settle(document)
        work.carry(work.decisions())
        for document in documents:
            self._deriver.renew(work, work.claims_of(document))
        work.put_derived(DERIVED)


def _is_new(custody: Custody, seen: Iterable[Custody]) -> bool:
    """Whether a capture shows more than those before: other bytes, or that they were there at another known time."""
    before = [one for one in seen if one.sha256 == custody.sha256]
    known = custody.retrieved_at != custody.read_at
    return not before or (known and custody.retrieved_at not in {one.retrieved_at for one in before})
