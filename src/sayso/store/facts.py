"""Numbers about the ledger as a whole."""

from __future__ import annotations

from sqlalchemy import select

from sayso.store import tables as t
from sayso.store.base import Base

_DERIVED = "derived"
_CARRIED = "carried"


class OutdatedError(ValueError):
    """What is asked for was made by an earlier version, in a way that this one does not know."""


class FactsView(Base):
    """Asks for facts."""

    def derived(self) -> int | None:
        """In which way gists, profiles, pairs and entries were made; None in a ledger where none were."""
        return self._fact(_DERIVED)

    def log_state(self) -> tuple[str | None, int | None]:
        """Another value whenever decisions were added, or are about other records than they were."""
        last = select(t.decisions.c.id).order_by(t.decisions.c.sequence.desc()).limit(1)
        row = self._one(last)
        return row.id if row else None, self._fact(_CARRIED)

    def _fact(self, name: str) -> int | None:
        row = self._one(select(t.facts.c.value).where(t.facts.c.name == name))
        return row.value if row else None


class FactsWork(FactsView):
    """Writes facts."""

    def put_derived(self, number: int) -> None:
        """Take down in which way all that is derived was made."""
        self._put_fact(_DERIVED, number)

    def _put_carried(self, number: int) -> None:
        self._put_fact(_CARRIED, number)

    def _put_fact(self, name: str, value: int) -> None:
        self._delete(t.facts.c.name, [name])
        self._insert(t.facts, [{"name": name, "value": value}])
