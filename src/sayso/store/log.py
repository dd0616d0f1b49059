"""The log of what people decided: it only grows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, not_, or_, select

from sayso.ledger.types import Decision, DecisionKind
from sayso.store import tables as t
from sayso.store.base import Base

_RECORDS = {"c-": t.claims, "a-": t.attributions, "s-": t.speakers, "d-": t.documents, "t-": t.decisions}
"""Where what an id means is to be found."""


class LogView(Base):
    """Asks for decisions."""

    def decisions(
        self, targets: Iterable[str] | None = None, kinds: Iterable[DecisionKind] | None = None
    ) -> list[Decision]:
        """Decisions in the order they were made: all, or those that have one of these as target or value.

        What undoes one of those is among them, and what undoes that. ``kinds`` leaves out all other kinds.
        """
        own = t.decisions.c
        query = select(t.decisions)
        if kinds is not None:
            query = query.where(own.kind.in_([kind.value for kind in kinds]))
        if targets is None:
            return [decision_row(row) for row in self._rows(query.order_by(own.sequence))]
        found: dict[int, Row[Any]] = {}
        asked: set[str] = set()
        waiting = set(targets)
        while waiting:
            asked |= waiting
            rows = [*self._among(query, own.target, waiting), *self._among(query, own.value, waiting)]
            found.update((row.sequence, row) for row in rows)
            waiting = {row.id for row in rows} - asked
        return [decision_row(found[number]) for number in sorted(found)]

    def numbered_decisions(self) -> Iterator[tuple[int, Decision]]:
        """The whole log with each decision's number, in order."""
        for row in self._rows(select(t.decisions).order_by(t.decisions.c.sequence)):
            yield row.sequence, decision_row(row)

    def decision(self, decision_id: str) -> Decision | None:
        """One decision by its id."""
        row = self._one(select(t.decisions).where(t.decisions.c.id == decision_id))
        return decision_row(row) if row else None

    def decision_count(self) -> int:
        """How many decisions there are: the place of the next one in the log."""
        return self._next(t.decisions) - 1

    def history(self, targets: Iterable[str] | None = None, limit: int = 100, offset: int = 0) -> list[Decision]:
        """The log, the latest first: all of it, or what is about these targets, with what undid that."""
        if targets is not None:
            return self.decisions(targets)[::-1][offset : offset + limit]
        query = select(t.decisions).order_by(t.decisions.c.sequence.desc()).limit(limit).offset(offset)
        return [decision_row(row) for row in self._rows(query)]

    def lost_targets(self) -> list[Decision]:
        """The decisions about records that a newer reading, or the newest version of a report, no longer has, in the
        order they were made."""
        own = t.decisions.c
        gone = own.id.in_(select(t.carried.c.decision).where(t.carried.c.target.is_(None)))
        lost = or_(gone, *(_lost(column, prefix) for column in (own.target, own.value) for prefix in _RECORDS))
        return [decision_row(row) for row in self._rows(select(t.decisions).where(lost).order_by(own.sequence))]


class LogWork(LogView):
    """Adds to the log."""

    def add_decision(self, decision: Decision) -> None:
        """Take a decision down, as the last of the log."""
        row = {
            "sequence": self._next(t.decisions),
            "id": decision.id,
            "kind": decision.kind.value,
            "target": decision.target,
            "value": decision.value,
            "decided_by": decision.decided_by,
            "decided_at": decision.decided_at,
            "note": decision.note,
            "supersedes": decision.supersedes,
        }
        self._insert(t.decisions, [row])


def _lost(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    table = _RECORDS[prefix].alias()
    return and_(func.substr(column, 1, len(prefix)) == prefix, not_(exists().where(table.c.id == column)))


def decision_row(row: Row[Any]) -> Decision:
    """A decision from its columns."""
    return Decision(
        id=row.id,
        kind=DecisionKind(row.kind),
        target=row.target,
        value=row.value,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        note=row.note,
        supersedes=row.supersedes,
    )
