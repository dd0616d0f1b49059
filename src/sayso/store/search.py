"""Finds words in reports, in what was said, in claims and in the names of speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select

from sayso.model import Attribution, Claim, Document
from sayso.store import tables as t
from sayso.store.codec import unpack_record
from sayso.store.fulltext import CONTENT_WORDS, DOCUMENT_WORDS, NAME_WORDS, WORDING_WORDS, FullText, match_of, terms_of
from sayso.store.records import RecordsView
from sayso.store.rows import Hit, HitKind

PASSAGE = 200
"""Code points of a report that are shown around the words found."""


class SearchView(RecordsView):
    """Asks for words."""

    def search(self, words: str, kinds: Iterable[HitKind] = tuple(HitKind), limit: int = 20) -> list[Hit]:
        """At most ``limit`` hits of each kind, in order of reading: all words, in any order; quoted, as they stand."""
        finders: Mapping[HitKind, tuple[FullText, Callable[[Sequence[int], str], list[Hit]]]] = {
            HitKind.DOCUMENT: (DOCUMENT_WORDS, self._document_hits),
            HitKind.CONTENT: (CONTENT_WORDS, self._content_hits),
            HitKind.WORDING: (WORDING_WORDS, self._wording_hits),
            HitKind.SPEAKER: (NAME_WORDS, self._speaker_hits),
        }
        hits: list[Hit] = []
        for index, finder in (finders[kind] for kind in kinds):
            rows = self._rows(index.matching(match_of(words)).order_by("rowid").limit(limit))
            hits.extend(finder([row.rowid for row in rows], words))
        return hits

    def _document_hits(self, numbers: Sequence[int], words: str) -> list[Hit]:
        documents, texts = self._documents(numbers), self._texts(numbers)
        return [
            Hit(HitKind.DOCUMENT, documents[one].id, documents[one].id, _passage(documents[one], texts[one], words))
            for one in numbers
        ]

    def _content_hits(self, numbers: Sequence[int], _: str) -> list[Hit]:
        rows = list(self._among(select(t.attributions), t.attributions.c.sequence, numbers))
        texts = self._texts(dict.fromkeys(row.document for row in rows))
        return [_content_hit(row, texts[row.document]) for row in sorted(rows, key=lambda row: row.sequence)]

    def _wording_hits(self, numbers: Sequence[int], _: str) -> list[Hit]:
        rows = self._among(select(t.claims.c.sequence, t.claims.c.record), t.claims.c.sequence, numbers)
        claims = [unpack_record(row.record, Claim) for row in sorted(rows, key=lambda row: row.sequence)]
        return [Hit(HitKind.WORDING, one.id, one.document_id, one.wording) for one in claims]

    def _speaker_hits(self, numbers: Sequence[int], _: str) -> list[Hit]:
        query = select(t.names.c.sequence, t.names.c.name, t.voices.c.person)
        query = query.join(t.voices, t.voices.c.sequence == t.names.c.voice).where(t.names.c.total > 0)
        rows = sorted(self._among(query, t.names.c.sequence, numbers), key=lambda row: row.sequence)
        return [Hit(HitKind.SPEAKER, row.person, None, row.name) for row in rows]


def _content_hit(row: Row[Any], text: str) -> Hit:
    one = unpack_record(row.record, Attribution)
    return Hit(HitKind.CONTENT, one.id, one.document_id, " ... ".join(span.of(text) for span in one.contents))


def _passage(document: Document, text: str, words: str) -> str:
    """The words around the first that was found as typed; else the title, or how the text begins."""
    folded = text.casefold()
    if len(folded) == len(text):  # else its places are not those of the text
        for term in terms_of(words):
            if (found := folded.find(term.casefold())) >= 0:
                start = max(0, found - PASSAGE // 2)
                return " ".join(text[start : start + PASSAGE].split())
    return document.title or " ".join(text[:PASSAGE].split())
