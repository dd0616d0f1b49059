"""Two moments of a ledger compared: what people decided between them, and what became of the entries by that.

Reports count as they are now at both moments, so that what differs is what was decided. Of a claim that was added and
has been taken back since, only the decisions tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.deciding import root_of, touched
from sayso.ledger.decide import Rulings
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Decision, DecisionKind, Entry
from sayso.store import EntryRow, View

if TYPE_CHECKING:
    from sayso.deriving import Encodes


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim that went from one entry to another; None is none: it was rejected or not there."""

    claim: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was decided about one field of a claim, or of its attribution, before and after; None: nothing was."""

    claim: str
    kind: DecisionKind
    before: Decision | None
    after: Decision | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry before and after (None: there was none of this name), and what made the difference.

    ``moved`` are the claims that came into it or left it; ``decisions`` those made meanwhile about its claims.
    """

    entry: str
    before: EntryRow | None
    after: EntryRow | None
    moved: tuple[Moved, ...]
    corrected: tuple[Corrected, ...]
    decisions: tuple[Decision, ...]


def changes_between(
    view: View, start: str, end: str, outlets: OutletTable | None = None, encoder: Encodes | None = None
) -> list[Changed]:
    """What became of entries by what was decided after ``start``, up to and at ``end`` (ISO 8601, UTC, as decided_at).

    In order of the entries' names; an entry that is as it was, though decided about, is among them. Only what decisions
    after ``start`` touch is worked out, and what is with it, however much else the ledger holds.
    """
    from sayso.supposing import Supposing

    log = view.decisions_now()
    made = [one for one in log if start < one.decided_at <= end]
    about = {one.id: _about(view, one, log) for one in log if one.decided_at > start}
    claims = dict.fromkeys(claim for several in about.values() for claim in several)
    supposed = Supposing(view, claims, outlets or OutletTable.shipped(), encoder)
    rulings = [Rulings(one for one in log if one.decided_at <= moment) for moment in (start, end)]
    moments = [_Moment(*both) for both in zip(rulings, supposed.entries(rulings), strict=True)]
    meant = dict.fromkeys(claim for one in made for claim in about[one.id])
    return list(_changes(view, moments[0], moments[1], {one: about[one.id] for one in made}, meant))


def _about(view: View, decision: Decision, log: list[Decision]) -> list[str]:
    """The claims a decision may change, or is about."""
    root = root_of(decision, log)
    return touched(view, root, log) or view.claims_of(root.target)


class _Moment:
    """Entries at one moment."""

    def __init__(self, rulings: Rulings, entries: Iterable[Entry]) -> None:
        self.rulings = rulings
        self.rows: Mapping[str, EntryRow] = {one.id: EntryRow.of(one) for one in entries}
        self.place = {member.claim_id: row.id for row in self.rows.values() for member in row.members}


def _changes(
    view: View,
    before: _Moment,
    after: _Moment,
    about: Mapping[Decision, Iterable[str]],
    meant: Mapping[str, None],
) -> Iterator[Changed]:
    moved = [
        Moved(claim, before.place.get(claim), after.place.get(claim))
        for claim in dict.fromkeys((*before.place, *after.place))
        if before.place.get(claim) != after.place.get(claim)
    ]
    keys = _keys(view, meant)
    named = {place for moment in (before, after) for claim in meant if (place := moment.place.get(claim))}
    named |= {place for one in moved for place in (one.before, one.after) if place}
    named |= {name for name in before.rows.keys() & after.rows.keys() if before.rows[name] != after.rows[name]}
    for entry in sorted(named):
        old, new = before.rows.get(entry), after.rows.get(entry)
        inside = {member.claim_id for row in (old, new) if row for member in row.members}
        yield Changed(
            entry,
            old,
            new,
            tuple(one for one in moved if entry in (one.before, one.after)),
            tuple(one for claim in meant if claim in inside for one in _corrected(claim, keys[claim], before, after)),
            tuple(one for one, claims in about.items() if inside.intersection(claims)),
        )


def _keys(view: View, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """A claim and its attribution: what its fields are decided under."""
    found = {one.id: one.claim.attribution_id for one in view.appearances(claims)}
    return {claim: (claim, attribution) if attribution else (claim,) for claim, attribution in found.items()}


def _corrected(claim: str, keys: Iterable[str], before: _Moment, after: _Moment) -> Iterator[Corrected]:
    for key in keys:
        old, new = ({one.kind: one for one in moment.rulings.of(key)} for moment in (before, after))
        for kind in dict.fromkeys((*old, *new)):
            if kind not in (DecisionKind.NOTE, DecisionKind.ADD) and old.get(kind) != new.get(kind):
                yield Corrected(claim, kind, old.get(kind), new.get(kind))
