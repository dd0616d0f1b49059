"""The log as people read it: each decision with what it is about, what stood there before, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.ledger.decide import in_force
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Appearance, Decision, DecisionKind
from sayso.model import Interval, Span
from sayso.store import View
from sayso.store.overview import LogFilter
from sayso.views.entries import Views
from sayso.views.moments import Changed, changes_between


class State(StrEnum):
    """What has become of a decision."""

    HOLDS = "holds"
    REPLACED = "replaced later"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about, in words; ``claim``, ``report``, ``person`` say where to read more, if anywhere."""

    words: str
    claim: str | None = None
    report: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision of the log. ``before`` is what stood there: an earlier decision's value, or what the model found."""

    decision: Decision
    about: Subject
    before: str | None
    state: State


class History:
    """Asks a ledger at one moment about its log."""

    def __init__(self, view: View, outlets: OutletTable | None = None) -> None:
        self._view = view
        self._outlets = outlets

    def page(self, wanted: LogFilter, limit: int, offset: int = 0) -> list[Logged]:
        """Decisions that meet a filter, the latest first."""
        found = self._view.log(wanted, limit, offset)
        targets = {one.id: self._target(one) for one in found}
        # What became of a decision hangs on those about the same target alone, with what undid them.
        states = _states(self._view.decisions(dict.fromkeys(targets.values())))
        subjects = self._subjects(targets)
        return [
            Logged(one, subjects[one.id][0], self._before(one, subjects[one.id][1]), states[one.id]) for one in found
        ]

    def count(self, wanted: LogFilter) -> int:
        """How many decisions meet a filter."""
        return self._view.log_count(wanted)

    def deciders(self) -> list[str]:
        """Who has decided something."""
        return self._view.deciders()

    def decided_after(self, moment: str) -> int:
        """How many decisions were made after a moment (ISO 8601, UTC)."""
        return self._view.decided_after(moment)

    def changes(self, start: str, end: str) -> list[Changed]:
        """What became of entries by what was decided between two moments (ISO 8601, UTC); see ``changes_between``."""
        return changes_between(self._view, start, end, self._outlets)

    def targets_of(self, target: str) -> tuple[str, ...]:
        """What a decision about this can be about: of an entry each of its claims. Raises DecisionError if several
        ids begin like this."""
        whole = Views(self._view, self._outlets).whole_id(target)
        row = self._view.entry(whole) if whole.startswith("e-") else None
        return tuple(member.claim_id for member in row.members) if row else (whole,)

    def _before(self, one: Decision, found: Appearance | None) -> str | None:
        if one.kind is DecisionKind.UNDO:
            return None
        earlier = self._view.decision(one.supersedes) if one.supersedes else None
        if earlier:
            return earlier.value or earlier.kind.value
        return _FOUND[one.kind](found) if found and one.kind in _FOUND else None

    def _subjects(self, targets: Mapping[str, str]) -> dict[str, tuple[Subject, Appearance | None]]:
        """What each of these is about, with the claim as it was found, where it is about one."""
        claims = {target: self._claim(target) for target in targets.values()}
        shown = {one.id: one for one in self._view.appearances(filter(None, claims.values()))}
        made = {}
        for name, target in targets.items():
            one = shown.get(claims[target] or "")
            made[name] = (self._subject(target, one), one)
        return made

    def _target(self, one: Decision) -> str:
        """What a decision is about in the end: an undo is about what the undone one was."""
        seen = {one.id}
        while one.kind is DecisionKind.UNDO and (undone := self._view.decision(one.target)) and undone.id not in seen:
            seen.add(undone.id)
            one = undone
        return one.target

    def _claim(self, target: str) -> str | None:
        """A claim that stands for what a decision is about."""
        if target.startswith(("a-", "s-")):
            return next(iter(self._view.claims_of(target)), None)
        return target if target.startswith("c-") else None

    def _subject(self, target: str, one: Appearance | None) -> Subject:
        if target.startswith(("person:", "outlet:")):
            row = self._view.voices([target]).get(target)
            return Subject(row.name if row else target.partition(":")[2], person=target)
        if target.startswith("d-"):
            document = self._view.document(target)
            return Subject((document and (document.title or document.path)) or target, report=target)
        if one is None:
            return Subject(target)
        who = one.speaker.name if one.speaker else None
        return Subject(who if target.startswith("s-") and who else one.claim.wording, one.id, one.document.id)


def _states(log: Sequence[Decision]) -> dict[str, State]:
    """What has become of each decision; ``log`` holds all about the same targets, in the order they were made."""
    undone: set[str] = set()
    for one in reversed(log):
        if one.kind is DecisionKind.UNDO and one.id not in undone:
            undone.add(one.target)
    held = {one.id for one in in_force(log).values()} | {one.id for one in log if one.kind is DecisionKind.UNDO}
    return {
        one.id: State.UNDONE if one.id in undone else State.HOLDS if one.id in held else State.REPLACED for one in log
    }


def _told(interval: Interval | None) -> str:
    if interval is None:
        return "none"
    return "/".join(dict.fromkeys(day for day in (interval.start, interval.end) if day)) or "none"


def _spans(spans: Iterable[Span]) -> str:
    return ",".join(f"{span.start}-{span.end}" for span in spans) or "none"


_FOUND: Mapping[DecisionKind, Callable[[Appearance], str]] = {
    DecisionKind.SPAN: lambda one: _spans(one.claim.original),
    DecisionKind.SOURCE: lambda one: _spans(one.attribution.sources if one.attribution else ()),
    DecisionKind.CUE: lambda one: _spans((one.attribution.cue,) if one.attribution and one.attribution.cue else ()),
    DecisionKind.CONTENT: lambda one: _spans(one.attribution.contents if one.attribution else ()),
    DecisionKind.SPEAKER: lambda one: one.speaker.name if one.speaker else "none",
    DecisionKind.ROLE: lambda one: (one.speaker.role if one.speaker else None) or "none",
    DecisionKind.POLARITY: lambda one: one.claim.polarity.value,
    DecisionKind.CERTAINTY: lambda one: one.claim.certainty.value,
    DecisionKind.ACT: lambda one: one.claim.act.value,
    DecisionKind.WORDING: lambda one: one.claim.wording,
    DecisionKind.SAID_AT: lambda one: _told(one.claim.said_at),
    DecisionKind.HAPPENED_AT: lambda one: _told(one.claim.happened_at),
    DecisionKind.PLACE: lambda one: ", ".join(place.name for place in one.claim.places) or "none",
}
"""What the model found where a decision set something else."""
