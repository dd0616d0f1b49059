"""Keeps a ledger: takes in what was read, takes down what people decide, and makes anew the entries this touches.

Whether two claims are compared, and what they are to each other, hangs on these two and the decisions about them;
an entry hangs on its own members alone. So a report that comes later changes only what it touches, and a ledger made
anew from its records and its log is the same ledger.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING

from sayso.arranging import check_arranged, to_merge, to_rearrange, to_split
from sayso.deciding import Asked, Taking, joined, now, still_to_undo
from sayso.deriving import Deriver, Encodes
from sayso.ingest.types import Report
from sayso.ledger.outlets import OutletTable
from sayso.ledger.stories import profile_keys, profile_of
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Document, Extraction, Producer
from sayso.store import Custody, Store, Work
from sayso.store.codec import pack

if TYPE_CHECKING:
    from sayso.pipeline import Reader

__all__ = ["Asked", "Keeper", "Outcome", "now"]


class Outcome(StrEnum):
    """What became of a report that was given to be read."""

    READ = "read"
    KNOWN = "known"
    FOREIGN = "foreign"


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

    def read(
        self, captures: Iterable[Report], reader: Reader, jobs: int = 1, again: bool = False
    ) -> Iterator[tuple[Report, Outcome]]:
        """Read reports into the ledger, each in one transaction, and tell what became of each.

        A report that this reader has read before is passed over, unless ``again``: so a reading that was stopped
        goes on where it was. One that an older model read is read anew, and what people decided stays.
        """
        waiting: deque[Report] = deque()
        passed: deque[Report] = deque()

        def unread() -> Iterator[Document]:
            for capture in captures:
                if not again and self.knows(capture.document.id, reader.producer):
                    passed.append(capture)
                else:
                    waiting.append(capture)
                    yield capture.document

        for extraction in reader.pipe(unread(), jobs):
            while passed:
                yield passed.popleft(), Outcome.KNOWN
            capture = waiting.popleft()
            self.add(extraction, capture.raw, capture.source)
            yield capture, Outcome.FOREIGN if extraction.skipped else Outcome.READ
        while passed:
            yield passed.popleft(), Outcome.KNOWN

    def knows(self, document_id: str, producer: Producer) -> bool:
        """Whether the ledger has this report as this producer reads it."""
        with self._store.reading() as view:
            return view.producer_of(document_id) == producer

    def add(self, extraction: Extraction, raw: bytes | None = None, source: str | None = None) -> None:
        """Take in what was found in one report, in one transaction."""
        profile = profile_of(extraction)
        self._deriver.foresee(claim.wording for claim in extraction.claims)
        custody = Custody(now(), source, self._version)
        with self._store.writing() as work:
            extraction = joined(work, extraction)
            removed = work.add_document(extraction, raw, custody, pack(profile), profile_keys(profile))
            self._deriver.renew(work, [claim.id for claim in extraction.claims], removed.neighbours)

    def decide(self, asked: Asked, by: str) -> Decision:
        """Take down one decision and make anew what it touches.

        Raises DecisionError if it can't be taken, DecisionConflict if somebody else's came before it.
        """
        return self.decide_all([asked], by)[0]

    def decide_all(self, asked: Iterable[Asked], by: str) -> list[Decision]:
        """Take down several decisions as of one moment, all or none of them. Raises what ``decide`` raises."""
        with self._store.writing() as work:
            return self._take(work, asked, by)

    def merge(self, entry: str, other: str, by: str, note: str | None = None) -> list[Decision]:
        """Make one entry of two, by decisions about claims in them. Raises DecisionError if it can't be done."""
        with self._store.writing() as work:
            return self._arrange(work, to_merge(work, entry, other), by, note)

    def split(self, entry: str, claims: Iterable[str], by: str, note: str | None = None) -> list[Decision]:
        """Make an entry of their own of some claims of one; the others stay together.

        Raises DecisionError if they are not some of its claims, or it can't be done.
        """
        with self._store.writing() as work:
            return self._arrange(work, to_split(work, entry, claims), by, note)

    def undo_together(self, decision: str, by: str, note: str | None = None) -> list[Decision]:
        """Undo a decision and those taken down together with it: a whole merge or split.

        Raises DecisionError if there is none of that id, or all were undone already.
        """
        with self._store.writing() as work:
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
            documents = [row.document.id for row in work.documents(limit=1 << 40)]
            for document in documents:
                claims = work.claims_of(document)
                work.drop_entries(work.entries_of(claims).values())
                work.drop_pairs(claims)
                work.drop_gists(claims)
            for document in documents:
                self._deriver.renew(work, work.claims_of(document))
