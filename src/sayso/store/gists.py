"""What claims and reports are compared by, and which of them share a key. The store does not look inside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import BigInteger, Table, bindparam, select

from sayso.store import tables as t
from sayso.store.base import CLAIM_ORDER, Base, in_order
from sayso.store.codec import pack, unpack

type GistRow = tuple[str, bytes, bytes, bytes, str | None, Iterable[int]]
"""A claim's id, its gist, its vector, the signature of its passage, the key of its speaker, its block keys."""

_OF_CLAIMS = t.claims.join(t.gists, t.gists.c.claim == t.claims.c.sequence)
_GISTS = select(t.claims.c.id, t.gists.c.gist, t.gists.c.vector).select_from(_OF_CLAIMS)
_PASSAGES = select(t.claims.c.id, t.gists.c.passage).select_from(_OF_CLAIMS)
_BLOCKS = select(t.gists.c.claim, t.gists.c.blocks)
_SHARING = select(*CLAIM_ORDER).join(t.claim_keys, t.claim_keys.c.claim == t.claims.c.sequence)
_FILED = select(t.claim_keys.c.key, t.claims.c.id).join(t.claims, t.claims.c.sequence == t.claim_keys.c.claim)
_PROFILES = select(t.documents.c.id, t.profiles.c.profile).join(
    t.profiles, t.profiles.c.document == t.documents.c.sequence
)
_DOCUMENTS_SHARING = select(t.document_keys.c.document)


class GistsView(Base):
    """Asks for gists and profiles."""

    def claims_sharing(self, keys: Iterable[int]) -> list[str]:
        """The claims that have one of these block keys, in order of reading."""
        claims = {row.id: row for row in self._among(_SHARING, t.claim_keys.c.key, dict.fromkeys(keys))}
        return [row.id for row in sorted(claims.values(), key=in_order)]

    def filed_under(self, keys: Iterable[int]) -> dict[int, list[str]]:
        """The claims that have each of these block keys, in no particular order; keys that none has are left out."""
        found: dict[int, list[str]] = {}
        for row in self._among(_FILED, t.claim_keys.c.key, dict.fromkeys(keys)):
            found.setdefault(row.key, []).append(row.id)
        return found

    def gists(self, ids: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """The gist and the vector of each of these claims that has them."""
        return {row.id: (row.gist, row.vector) for row in self._among(_GISTS, t.claims.c.id, dict.fromkeys(ids))}

    def passages(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The signature of the passage of each of these claims that has one."""
        return {row.id: row.passage for row in self._among(_PASSAGES, t.claims.c.id, dict.fromkeys(ids))}

    def documents_sharing(self, keys: Iterable[int]) -> list[str]:
        """The reports that have one of these keys, in order of reading."""
        rows = self._among(_DOCUMENTS_SHARING, t.document_keys.c.key, dict.fromkeys(keys))
        ids = self._ids(t.documents, (row.document for row in rows))
        return [ids[number] for number in sorted(ids)]

    def profiles(self, document_ids: Iterable[str]) -> dict[str, bytes]:
        """The profile of each of these reports."""
        return {row.id: row.profile for row in self._among(_PROFILES, t.documents.c.id, dict.fromkeys(document_ids))}


class GistsWork(GistsView):
    """Writes gists and profiles."""

    def put_gists(self, rows: Iterable[GistRow]) -> None:
        """Keep what claims are compared by, instead of what was kept of them before."""
        made = {row[0]: row for row in rows}
        numbers = self._numbers(t.claims, made)
        persons = self._interned(t.persons.c.key, (row[4] for row in made.values() if row[4] is not None))
        before = self._blocks(numbers.values())
        after = {numbers[one]: tuple(row[5]) for one, row in made.items()}
        self._move(t.claim_keys, before, after)
        self._delete(t.gists.c.claim, before)
        kept = [
            (numbers[one], persons.get(person or ""), pack(after[numbers[one]]), gist, vector, passage)
            for one, gist, vector, passage, person, _ in made.values()
        ]
        self._insert(t.gists, [dict(zip(t.gists.c.keys(), row, strict=True)) for row in kept])

    def drop_gists(self, ids: Iterable[str]) -> None:
        """Forget what these claims are compared by."""
        before = self._blocks(self._numbers(t.claims, ids).values())
        self._move(t.claim_keys, before, {})
        self._delete(t.gists.c.claim, before)

    def put_profile(self, document_id: str, profile: bytes, keys: Iterable[int]) -> None:
        """Keep the profile of a report that is there, instead of what was kept before."""
        for number in self._numbers(t.documents, [document_id]).values():
            self._put_profile(number, profile, keys)

    def _put_profile(self, document: int, profile: bytes, keys: Iterable[int]) -> None:
        kept = self._connection.scalar(select(t.profiles.c.blocks).where(t.profiles.c.document == document))
        before = {} if kept is None else {document: unpack(kept, tuple[int, ...])}
        after = {document: tuple(keys)}
        self._move(t.document_keys, before, after)
        self._delete(t.profiles.c.document, before)
        self._insert(t.profiles, [{"document": document, "blocks": pack(after[document]), "profile": profile}])

    def _blocks(self, claims: Iterable[int]) -> dict[int, tuple[int, ...]]:
        rows = self._among(_BLOCKS, t.gists.c.claim, claims)
        return {row.claim: unpack(row.blocks, tuple[int, ...]) for row in rows}

    def _move(self, table: Table, before: dict[int, tuple[int, ...]], after: dict[int, tuple[int, ...]]) -> None:
        """Change which keys point where, touching only what is different."""
        key, owner = table.primary_key.columns.values()
        old, new = _links(before), _links(after)
        gone = [{"k": one, "o": number} for one, number in old - new]
        if gone:
            matches = (key == bindparam("k", type_=BigInteger)) & (owner == bindparam("o"))
            self._connection.execute(table.delete().where(matches), gone)
        self._insert(table, [{key.name: one, owner.name: number} for one, number in sorted(new - old)])


def _links(keys: dict[int, Sequence[int]] | dict[int, tuple[int, ...]]) -> set[tuple[int, int]]:
    return {(one, number) for number, several in keys.items() for one in several}
