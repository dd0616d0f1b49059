"""Takes down what people decide, inside a transaction that somebody else opened, and tells what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sayso.errors import DecisionConflict, DecisionError
from sayso.ids import decision_id
from sayso.ledger.adding import Added, added_in, with_added, without_added
from sayso.ledger.decide import PAIRS, added_to, check, in_force, superseded, topic_of
from sayso.ledger.edits import RECUTS
from sayso.ledger.types import Decision, DecisionKind
from sayso.ledger.values import spans_or_none
from sayso.model import Extraction, Span
from sayso.store import View, Work

SETTLED = (DecisionKind.RELIABILITY, DecisionKind.CREDIBILITY, DecisionKind.NOTE)
"""Kinds of decision that change no entry: they are shown beside it."""

VOICES = (DecisionKind.MERGE_SPEAKERS, DecisionKind.SPLIT_SPEAKERS)
"""Kinds that are about who speaks."""

PLACED = (DecisionKind.ADD, DecisionKind.SPAN, *RECUTS)
"""Kinds whose value names places in a report's text."""


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


class Taking:
    """Takes several decisions of one person down, as of one moment.

    ``changed`` are then the claims to derive anew, ``disturbed`` those that lost others of their entry.
    """

    def __init__(self, work: Work, by: str) -> None:
        self._work = work
        self._by = by
        self._log = work.decisions()
        self._before = in_force(work.decisions_now())
        self._at = _moment(self._log)
        self.changed: dict[str, None] = {}
        self.disturbed: dict[str, None] = {}

    def take(self, asked: Asked) -> Decision:
        """Take one down. Raises DecisionError if it can't be taken, DecisionConflict if somebody came before."""
        target, value = _meant(self._work, asked)
        bare = Decision("", asked.kind, target, value, self._by, self._at, asked.note)
        check(bare)
        self._check(bare, asked.seen)
        decision = replace(
            bare,
            id=decision_id(len(self._log) + 1, bare.kind, target, value, self._by, self._at),
            supersedes=superseded(bare, self._work.decisions_now()),
        )
        self._work.add_decision(decision)
        self._work.carry([decision])
        self._log.append(decision)
        self._renew(decision)
        return decision

    def _check(self, bare: Decision, seen: str | None) -> None:
        _check_undo(bare, self._log)
        if bare.kind in PLACED:
            _check_places(self._work, bare)
        if seen is not None and bare.kind not in (DecisionKind.NOTE, DecisionKind.UNDO):
            held = self._before.get(topic_of(bare))
            if (held.id if held else "") != seen:
                raise DecisionConflict(_conflict(held, seen, self._log))

    def _renew(self, decision: Decision) -> None:
        """Note what a decision touches; what it adds to a report, or takes out of it, is in the records from now on."""
        root = root_of(decision, self._log)
        meant = self._work.as_carried(root)
        if root.kind is DecisionKind.ADD:
            for report in dict.fromkeys((root.target, meant.target if meant else root.target)):
                self.disturbed |= dict.fromkeys(put_added(self._work, report))
        if meant:
            self.changed |= dict.fromkeys(touched(self._work, meant, self._work.decisions_now()))


def put_added(work: Work, document: str) -> tuple[str, ...]:
    """Put what people added to a report into its records, and take out what they took back.

    Returns the claims that lost others of their entry.
    """
    kept = work.extraction(document)
    assert kept is not None
    return work.renew_records(joined(work, without_added(kept))).neighbours


def joined(work: View, extraction: Extraction) -> Extraction:
    """What a reading found in a report, and what people added to it or, where it stands, to an older version."""
    document = extraction.document.id
    stands = work.standing_for(document) == document
    return with_added(extraction, added_to(document, work.decisions_now() if stands else work.decisions([document])))


def now() -> str:
    """This moment (ISO 8601, UTC)."""
    return _told(datetime.now(UTC))


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _moment(log: Sequence[Decision]) -> str:
    """This moment, and never that of the decision before: those of one moment were taken together."""
    found = now()
    if log and log[-1].decided_at == found:
        return _told(datetime.fromisoformat(found) + timedelta(milliseconds=1))
    return found


def taken_with(log: Sequence[Decision], decision: str) -> list[Decision]:
    """The decisions that were taken down together with one, itself among them, in their order."""
    one = next((one for one in log if one.id == decision), None)
    return [other for other in log if one and (other.decided_by, other.decided_at) == (one.decided_by, one.decided_at)]


def still_to_undo(log: Sequence[Decision], decision: str) -> list[Decision]:
    """Of those taken down together with one, what was not undone since, the last first; never none."""
    undone = {one.target for one in _standing_undos(log)}
    group = taken_with(log, decision)
    # If all were, to undo one again is refused with word of who did it.
    return [one for one in group if one.id not in undone][::-1] or group[:1]


def _standing_undos(log: Sequence[Decision]) -> list[Decision]:
    undone: set[str] = set()
    held = []
    for one in reversed(log):
        if one.kind is DecisionKind.UNDO and one.id not in undone:
            undone.add(one.target)
            held.append(one)
    return held


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
    if target.startswith("e-"):
        if entry := work.entry(target):
            return entry.id
    elif target.startswith("t-"):
        if work.decision(target):
            return target
    elif target.startswith("d-"):
        if work.has(target):
            return target
    elif work.claims_of(target) or (target.startswith("a-") and work.attribution(target)):
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


def _check_undo(decision: Decision, earlier: Sequence[Decision]) -> None:
    if decision.kind is DecisionKind.UNDO:
        before = [one for one in _standing_undos(earlier) if one.target == decision.target]
        if before:
            raise DecisionError(
                f"{decision.target!r} was already undone by {before[0].decided_by} ({before[0].id}); "
                "undo that one to bring it back."
            )


def _check_places(work: View, decision: Decision) -> None:
    """Whether places lie within the report and have words in them, and what is to be added is not there yet."""
    document = _document_of(work, decision.target)
    text = work.texts([document])[document][0]
    added = added_in(decision.value or "") if decision.kind is DecisionKind.ADD else None
    for span in added.spans if added else spans_or_none(decision.value or ""):
        _check_place(span, text)
    if added:
        _check_new(work, document, added)


def _check_place(span: Span, text: str) -> None:
    if span.end > len(text):
        raise DecisionError(f"{span.start}-{span.end} is no place in the report, which has {len(text):,} letters.")
    if not span.of(text).strip():
        raise DecisionError(f"{span.start}-{span.end} has no words in it; choose a place that has.")


def _check_new(work: View, document: str, added: Added) -> None:
    for there in (added.claim_id(document), added.attribution_id(document)):
        if claims := work.claims_of(there):
            raise DecisionError(f"The report has this attribution already; correct or accept its claim {claims[0]!r}.")


def _document_of(work: View, target: str) -> str:
    if target.startswith("d-"):
        return target
    if target.startswith("a-") and (attribution := work.attribution(target)):
        return attribution.document_id
    return work.appearances([target])[0].document.id


def _conflict(held: Decision | None, seen: str, log: Iterable[Decision]) -> str:
    """Who decided what since somebody looked, in one sentence."""
    if held is not None:
        value = f" {held.value}" if held.value is not None else ""
        return (
            f"{held.decided_by} decided {held.kind.value}{value} on this at {_minute(held)} ({held.id}), "
            "which you had not seen; look at it again before you decide."
        )
    undo = next((one for one in reversed(list(log)) if one.kind is DecisionKind.UNDO and one.target == seen), None)
    who = f"{undo.decided_by} undid at {_minute(undo)}" if undo else "somebody replaced or undid"
    return f"{who} the decision {seen} that you saw; look at it again before you decide."


def _minute(decision: Decision) -> str:
    return decision.decided_at[:16].replace("T", " ")


def root_of(decision: Decision, log: Iterable[Decision]) -> Decision:
    """The decision that an undo, or an undo of an undo, is about in the end."""
    by_id: Mapping[str, Decision] = {one.id: one for one in log}
    while decision.kind is DecisionKind.UNDO and decision.target in by_id:
        decision = by_id[decision.target]
    return decision


def touched(work: View, root: Decision, log: list[Decision]) -> list[str]:
    """The claims whose entries a decision, which is no undo, may change; ``log`` is the log as it is now."""
    if root.kind in SETTLED:
        return []
    if root.kind in PAIRS:
        return [root.target, root.value or ""]
    if root.kind in VOICES:
        return [claim for key in _merged_with(root, log) for claim in work.claims_of(key)]
    if root.kind is DecisionKind.ADD:
        return work.claims_of(added_in(root.value or "").claim_id(root.target))
    return work.claims_of(root.target)


def _merged_with(decision: Decision, log: list[Decision]) -> list[str]:
    """All keys that merges, in force or not, connect with those of a decision."""
    merges = [one for one in log if one.kind is DecisionKind.MERGE_SPEAKERS and one.value]
    found = dict.fromkeys(key for key in (decision.target, decision.value) if key)
    for _ in merges:
        for one in merges:
            if {one.target, one.value} & found.keys():
                found.update(dict.fromkeys((one.target, one.value or "")))
    return list(found)
