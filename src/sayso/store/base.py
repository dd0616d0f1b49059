"""What all parts of the store share: one connection inside a transaction that somebody else opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import batched
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Row,
    Select,
    Table,
    bindparam,
    func,
    select,
)

from sayso.store import tables as t

BATCH = 1000
"""Values in one IN list, far below the 32,766 variables that SQLite takes."""

_SOME: BindParameter[Any] = bindparam("some", expanding=True)
"""The values of an IN list: given apart from the query, they are not looked at one by one."""

# Statements are kept once they were made: making one costs SQLAlchemy more than SQLite takes to answer it.


@lru_cache(256)
def _chosen(query: Select[Any], column: ColumnElement[Any]) -> Select[Any]:
    return query.where(column.in_(_SOME))


@cache
def _gone(column: Column[Any]) -> Delete:
    return column.table.delete().where(column.in_(_SOME))


@cache
def _new(table: Table) -> Insert:
    return table.insert()


@cache
def _last(table: Table) -> Select[Any]:
    return select(func.max(table.c.sequence))


@cache
def _numbered(table: Table) -> Select[Any]:
    return select(table.c.sequence, table.c.id)


@cache
def _interning(column: Column[str]) -> Select[Any]:
    return select(column.table.c.sequence, column.label("value"))


class Base:
    """Asks and writes through a connection; never begins or ends a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def ledger(self) -> object:
        """What all views of one open ledger have in common, to keep things by that are made of it."""
        return self._connection.engine

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(query).all()

    def _one(self, query: Select[Any]) -> Row[Any] | None:
        return self._connection.execute(query).first()

    def _among(self, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Row[Any]]:
        """The rows of a query whose column is one of these values, however many."""
        for some in batched(values, BATCH):
            yield from self._connection.execute(_chosen(query, column), {_SOME.key: some})

    def _delete(self, column: Column[Any], values: Iterable[Any]) -> None:
        for some in batched(values, BATCH):
            self._connection.execute(_gone(column), {_SOME.key: some})

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(_new(table), rows)

    def _next(self, table: Table) -> int:
        """The first free number of a table; it stays free, for one transaction writes at a time."""
        return int(self._connection.scalar(_last(table)) or 0) + 1

    def _numbers(self, table: Table, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of these ids; what isn't there is left out."""
        found = self._among(_numbered(table), table.c.id, dict.fromkeys(ids))
        return {row.id: row.sequence for row in found}

    def _ids(self, table: Table, numbers: Iterable[int]) -> dict[int, str]:
        found = self._among(_numbered(table), table.c.sequence, dict.fromkeys(numbers))
        return {row.sequence: row.id for row in found}

    def _interned(self, column: Column[str], values: Iterable[str]) -> dict[str, int]:
        """Numbers for texts that stand in a table once each; new ones are added."""
        table: Table = column.table
        wanted = dict.fromkeys(values)
        found = {row.value: row.sequence for row in self._among(_interning(column), column, wanted)}
        if new := [value for value in wanted if value not in found]:
            added = dict(zip(new, range(self._next(table), self._next(table) + len(new)), strict=True))
            self._insert(table, [{"sequence": number, column.name: value} for value, number in added.items()])
            found |= added
        return found


def in_order(claim: Row[Any]) -> tuple[int, int, str]:
    """Sorts claims by document, then by their place in it: this stays, whenever and how often a report is read."""
    return (claim.document, claim.place, claim.id)


CLAIM_ORDER = (t.claims.c.sequence, t.claims.c.id, t.claims.c.document, t.claims.c.place)
"""The columns that ``in_order`` and ``ordinal_of`` need."""

CLAIMS = select(*CLAIM_ORDER)


def ordinal_of(claim: Row[Any]) -> int:
    """One number in the same order: document, place, and bits of the id where several begin at one place."""
    from zlib import crc32

    place: int = min(claim.place, (1 << 24) - 1)
    return int(claim.document << 40 | place << 16 | crc32(claim.id.encode()) & 0xFFFF)
