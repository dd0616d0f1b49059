"""Full-text indexes (SQLite's FTS5): words only, the texts themselves stand in the records.

An index that keeps no texts must be told what it held to forget it, so every text that is indexed can be made anew
from its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, column, false, select, table, text

STEMMED = "porter unicode61 remove_diacritics 2"
PLAIN = "unicode61 remove_diacritics 2"


@dataclass(frozen=True, slots=True)
class FullText:
    """One index: a row for each text, known by a number."""

    name: str
    columns: tuple[str, ...]
    tokenizer: str = STEMMED

    def create(self, connection: Connection) -> None:
        """Make the index."""
        options = f"content='', tokenize='{self.tokenizer}'"
        connection.execute(text(f"CREATE VIRTUAL TABLE {self.name} USING fts5({', '.join(self.columns)}, {options})"))

    def add(self, connection: Connection, rows: Iterable[tuple[int, str, *tuple[str, ...]]]) -> None:
        """Index texts: each row a number and a text for each column."""
        self._write(connection, f"INSERT INTO {self.name} (rowid, {self._names})", "", rows)

    def remove(self, connection: Connection, rows: Iterable[tuple[int, str, *tuple[str, ...]]]) -> None:
        """Forget texts: the very rows that were added."""
        start = f"INSERT INTO {self.name} ({self.name}, rowid, {self._names})"
        self._write(connection, start, "'delete', ", rows)

    def matching(self, query: str) -> Select[Any]:
        """The numbers (``rowid``) of texts that match what ``match_of`` made; none match an empty query."""
        index = table(self.name, column("rowid"), column(self.name))
        found = select(index.c.rowid)
        return found.where(index.c[self.name].op("MATCH")(query) if query else false())

    @property
    def _names(self) -> str:
        return ", ".join(self.columns)

    def _write(
        self, connection: Connection, start: str, first: str, rows: Iterable[tuple[int, str, *tuple[str, ...]]]
    ) -> None:
        values = ", ".join(f":{name}" for name in ("number", *self.columns))
        if made := [dict(zip(("number", *self.columns), row, strict=True)) for row in rows]:
            connection.execute(text(f"{start} VALUES ({first}{values})"), made)


DOCUMENT_WORDS = FullText("document_words", ("title", "body"))
CONTENT_WORDS = FullText("content_words", ("content",))
WORDING_WORDS = FullText("wording_words", ("wording",))
ENTRY_WORDS = FullText("entry_words", ("wording",))
NAME_WORDS = FullText("name_words", ("name",), PLAIN)
INDEXES = (DOCUMENT_WORDS, CONTENT_WORDS, WORDING_WORDS, ENTRY_WORDS, NAME_WORDS)
"""By the numbers of documents, attributions, claims, entries and names."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')


def match_of(words: str) -> str:
    """What a person typed as a query: all words, in any order; words in double quotes as they stand.

    Nothing in it is taken as an operator of FTS5.
    """
    return " ".join(f'"{term}"' for term in terms_of(words))


def terms_of(words: str) -> list[str]:
    """The words and quoted phrases in what a person typed."""
    terms = (phrase or word for phrase, word in _TERM.findall(words.replace("\0", " ")))
    return [plain for term in terms if (plain := term.replace('"', "").strip())]
