"""How reports came in: when and from where, with which bytes, and where their texts stand in the originals."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from sayso.ids import sha256_hex
from sayso.model import Span, Stretch
from sayso.store import tables as t
from sayso.store.base import Base
from sayso.store.codec import GarbledError, expand, pack, shrink, unpack
from sayso.store.rows import Custody


def _expanded(shrunk: bytes) -> bytes | None:
    try:
        return expand(shrunk)
    except GarbledError:
        return None


def _number_of(document_id: str) -> Select[tuple[int]]:
    return select(t.documents.c.sequence).where(t.documents.c.id == document_id)


class CapturesView(Base):
    """Asks how reports came in."""

    def custody_of(self, document_id: str) -> list[Custody]:
        """When, from where and by which version the report was taken in, each time."""
        own = t.custody.c
        query = select(t.custody).where(own.document == _number_of(document_id).scalar_subquery())
        return [
            Custody(
                retrieved_at=row.retrieved_at,
                source=row.source,
                tool_version=row.tool_version,
                sha256=row.sha256,
                headers=unpack(row.headers, tuple[tuple[str, str], ...]) if row.headers is not None else (),
                read_at=row.read_at,
            )
            for row in self._rows(query.order_by(own.sequence))
        ]

    def capture(self, sha256: str) -> bytes | None:
        """The bytes of this hash that a report came with; None where they weren't kept."""
        for table in (t.raws, t.captures):
            if row := self._one(select(table.c.bytes).where(table.c.sha256 == sha256)):
                return expand(row.bytes)
        return None

    def bytes_of(self, document_id: str) -> list[tuple[str, bytes | None]]:
        """All bytes that showed the report, the first first, with the hash taken down with them; None where they are
        no longer what was packed."""
        found: list[tuple[str, bytes | None]] = []
        for table in (t.raws, t.captures):
            query = select(table.c.sha256, table.c.bytes).where(
                table.c.document == _number_of(document_id).scalar_subquery()
            )
            found += [(row.sha256, _expanded(row.bytes)) for row in self._rows(query)]
        return found

    def origin(self, document_id: str) -> tuple[Stretch, ...]:
        """Where the report's text stands in its original, in order; empty where that wasn't kept."""
        own = t.maps.c
        row = self._one(select(own.stretches).where(own.document == _number_of(document_id).scalar_subquery()))
        packed = unpack(expand(row.stretches), tuple[tuple[int, int, int, int, int | None], ...]) if row else ()
        return tuple(Stretch(Span(start, end), first, last, page) for start, end, first, last, page in packed)


class CapturesWork(CapturesView):
    """Writes how reports came in."""

    def put_origin(self, document_id: str, origin: Sequence[Stretch]) -> None:
        """Keep where a report's text stands in its original, instead of what was kept before."""
        for number in self._numbers(t.documents, [document_id]).values():
            self._delete(t.maps.c.document, [number])
            rows = [(one.span.start, one.span.end, one.start, one.end, one.page) for one in origin]
            self._insert(t.maps, [{"document": number, "stretches": shrink(pack(rows))}] if rows else [])

    def add_custody(self, document_id: str, custody: Custody) -> None:
        """Take down that a report which is there was captured again."""
        (number,) = self._numbers(t.documents, [document_id]).values()
        self._add_custody(number, custody)

    def put_capture(self, document_id: str, raw: bytes) -> None:
        """Keep other bytes that showed a report which is there."""
        sha256 = sha256_hex(raw)
        if self.capture(sha256) is not None:
            return
        (number,) = self._numbers(t.documents, [document_id]).values()
        row = {
            "sequence": self._next(t.captures),
            "document": number,
            "sha256": sha256,
            "size": len(raw),
            "bytes": shrink(raw),
        }
        self._insert(t.captures, [row])

    def _add_custody(self, document: int, custody: Custody) -> None:
        row = {
            "sequence": self._next(t.custody),
            "document": document,
            "retrieved_at": custody.retrieved_at,
            "read_at": custody.read_at or custody.retrieved_at,
            "source": custody.source,
            "tool_version": custody.tool_version,
            "sha256": custody.sha256,
            "headers": pack(custody.headers) if custody.headers else None,
        }
        self._insert(t.custody, [row])
