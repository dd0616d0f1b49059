"""Keeps a ledger: takes in what was read, takes down what people decide, and makes anew the entries this touches.

Whether two claims are compared, and what they are to each other, hangs on these two and the decisions about them;
an entry hangs on its own members alone. So a report that comes later changes only what it touches, and a ledger made
anew from its records and its log is the same ledger.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING

from sayso.deriving import Deriver, Encodes
from sayso.errors import DecisionError
from sayso.ids import decision_id
from sayso.ingest.types import Report
from sayso.ledger.decide import PAIRS, check, superseded
from sayso.ledger.outlets import OutletTable
from sayso.ledger.stories import profile_keys, profile_of
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Document, Extraction, Producer
from sayso.store import Custody, Store, View, Work
from sayso.store.codec import pack

if TYPE_CHECKING:
    from sayso.pipeline import Reader

SETTLED = (DecisionKind.RELIABILITY, DecisionKind.CREDIBILITY, DecisionKind.NOTE)
"""Kinds of decision that change no entry: they are shown beside it."""

VOICES = (DecisionKind.MERGE_SPEAKERS, DecisionKind.SPLIT_SPEAKERS)
"""Kinds that are about who speaks."""


class Outcome(StrEnum):
    """What became of a report that was given to be read."""

    READ = "read"
    KNOWN = "known"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to decide, before it has a place in the log.

    ``seen`` is the id of the decision in force on the same topic that they saw, "" where they saw none; None does not
    ask whether there is another by now.
    """

    kind: DecisionKind
    target: str
    value: str | None = None
    note: str | None = None
    seen: str | None = None


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
            removed = work.add_document(extraction, raw, custody, pack(profile), profile_keys(profile))
            self._deriver.renew(work, [claim.id for claim in extraction.claims], removed.neighbours)

    def decide(self, asked: Asked, by: str) -> Decision:
        """Take down one decision and make anew what it touches. Raises DecisionError if it can't be taken."""
        with self._store.writing() as work:
            target, value = _meant(work, asked)
            earlier = work.decisions()
            bare = Decision("", asked.kind, target, value, by, now(), asked.note)
            check(bare)
            _check_undo(bare, earlier)
            number = len(earlier) + 1
            decision = Decision(
                id=decision_id(number, bare.kind, target, value, by, bare.decided_at),
                kind=bare.kind,
                target=target,
                value=value,
                decided_by=by,
                decided_at=bare.decided_at,
                note=asked.note,
                supersedes=superseded(bare, earlier),
            )
            work.add_decision(decision)
            self._deriver.renew(work, _touched(work, decision, [*earlier, decision]))
        return decision

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


def now() -> str:
    """This moment (ISO 8601, UTC)."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _meant(work: Work, asked: Asked) -> tuple[str, str | None]:
    """Target and value as ids of records: an entry is meant by one of its claims."""
    target = _known(work, asked.target)
    if asked.kind in PAIRS:
        if not asked.value:
            raise DecisionError(f"A decision {asked.kind.value!r} is about two; name the other claim or entry as well.")
        first, second = _claim_of(work, target), _claim_of(work, asked.value)
        if first == second:  # a claim and the entry that is called after it: another member speaks for the entry
            second = _other_member(work, first)
        return first, second
    if asked.kind is DecisionKind.NOTE and target.startswith("e-"):
        return _claim_of(work, target), asked.value
    if asked.kind in VOICES:
        other = _known(work, asked.value) if asked.value and asked.kind is DecisionKind.MERGE_SPEAKERS else asked.value
        return _speaker_of(work, target), _speaker_of(work, other) if other else other
    return target, asked.value


def _known(work: View, target: str) -> str:
    """The target itself, if the ledger has it."""
    if target.startswith(("person:", "outlet:")):
        if work.claims_of(target):
            return target
    elif target.startswith("t-"):
        if work.decision(target):
            return target
    elif target.startswith("e-"):
        if entry := work.entry(target):
            return entry.id
    elif target.startswith("d-"):
        if work.has(target):
            return target
    elif work.claims_of(target):
        return target
    raise DecisionError(f"The ledger has nothing called {target!r}; 'sayso show' and 'sayso speakers' print the ids.")


def _claim_of(work: View, target: str) -> str:
    known = _known(work, target)
    return "c-" + known.partition("-")[2] if known.startswith("e-") else known


def _speaker_of(work: View, target: str) -> str:
    """Of a claim, who makes it: an unnamed speaker has no other name a person could give."""
    if not target.startswith("c-"):
        return target
    speaker = work.appearances([target])[0].claim.speaker_id
    if speaker is None:
        raise DecisionError(f"Who makes the claim {target!r} could not be told; 'sayso decide speaker' sets it.")
    return speaker


def _other_member(work: View, claim: str) -> str:
    entry = work.entry(claim)
    others = [member.claim_id for member in entry.members if member.claim_id != claim] if entry else []
    if not others:
        raise DecisionError(f"{claim!r} stands alone in its entry; a decision about two needs another.")
    return others[0]


def _check_undo(decision: Decision, earlier: Iterable[Decision]) -> None:
    if decision.kind is DecisionKind.UNDO:
        undone = [one for one in earlier if one.kind is DecisionKind.UNDO and one.target == decision.target]
        if undone and not any(one.kind is DecisionKind.UNDO and one.target == undone[-1].id for one in earlier):
            raise DecisionError(
                f"{decision.target!r} was already undone by {undone[-1].decided_by} ({undone[-1].id}); "
                "undo that one to bring it back."
            )


def _touched(work: View, decision: Decision, log: list[Decision]) -> list[str]:
    """The claims whose entries a decision may change."""
    if decision.kind is DecisionKind.UNDO:
        undone = next((one for one in log if one.id == decision.target), None)
        return _touched(work, undone, log) if undone else []
    if decision.kind in SETTLED:
        return []
    if decision.kind in PAIRS:
        return [decision.target, decision.value or ""]
    if decision.kind in VOICES:
        return [claim for key in _merged_with(decision, log) for claim in work.claims_of(key)]
    return work.claims_of(decision.target)


def _merged_with(decision: Decision, log: list[Decision]) -> list[str]:
    """All keys that merges, in force or not, connect with those of a decision."""
    merges = [one for one in log if one.kind is DecisionKind.MERGE_SPEAKERS and one.value]
    found = dict.fromkeys(key for key in (decision.target, decision.value) if key)
    for _ in merges:
        for one in merges:
            if {one.target, one.value} & found.keys():
                found.update(dict.fromkeys((one.target, one.value or "")))
    return list(found)
