"""The schema of a ledger, from version to version.

A new ledger gets the tables as they are now. An older one is upgraded step by step in one transaction; a newer one
is refused before it is touched (see ``files``). ``STEPS`` holds, for each version after the first, what makes it from
the one before: a step is never changed once it was released, and says all it does itself, for tables go on changing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text

from sayso.store.fulltext import INDEXES
from sayso.store.tables import metadata

APPLICATION_ID = 0x53617973
"""Stands in the header of every ledger: "Says"."""


def _versions(connection: Connection) -> None:
    """Captures with hash, headers and origin; versions of articles; how what is derived was made."""
    for statement in (
        "DROP INDEX ix_custody_document",
        "ALTER TABLE custody RENAME TO custody_before",
        "CREATE TABLE custody ( sequence INTEGER NOT NULL, document INTEGER NOT NULL, retrieved_at TEXT NOT NULL, "
        "read_at TEXT NOT NULL, source TEXT, tool_version TEXT NOT NULL, sha256 TEXT, headers BLOB, "
        "PRIMARY KEY (sequence) )",
        "INSERT INTO custody SELECT c.sequence, c.document, c.retrieved_at, c.retrieved_at, c.source, c.tool_version, "
        "r.sha256, NULL FROM custody_before c LEFT JOIN raws r ON r.document = c.document",
        "DROP TABLE custody_before",
        "CREATE INDEX ix_custody_document ON custody (document)",
        "CREATE TABLE captures ( sequence INTEGER NOT NULL, document INTEGER NOT NULL, sha256 TEXT NOT NULL, "
        "size INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (sequence), UNIQUE (sha256) )",
        "CREATE INDEX ix_captures_document ON captures (document)",
        "CREATE TABLE maps ( document INTEGER NOT NULL, stretches BLOB NOT NULL, PRIMARY KEY (document) )",
        'CREATE TABLE articles ( sequence INTEGER NOT NULL, "key" TEXT NOT NULL, PRIMARY KEY (sequence), '
        'UNIQUE ("key") )',
        "CREATE TABLE versions ( document INTEGER NOT NULL, article INTEGER, standing INTEGER NOT NULL, "
        "text_sha256 TEXT NOT NULL, marks BLOB, PRIMARY KEY (document) )",
        "CREATE INDEX ix_versions_article ON versions (article)",
        "CREATE INDEX ix_versions_standing ON versions (standing)",
        "CREATE INDEX ix_versions_older ON versions (document) WHERE standing != document",
        "CREATE TABLE carried ( decision TEXT NOT NULL, target TEXT, value TEXT, PRIMARY KEY (decision) ) "
        "WITHOUT ROWID",
        "CREATE TABLE facts ( name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID",
        "INSERT INTO facts VALUES ('derived', 1)",
    ):
        connection.exec_driver_sql(statement)


STEPS: Mapping[int, Callable[[Connection], None]] = {2: _versions}

VERSION = 1 + len(STEPS)
"""The version this program makes."""

_REFUSE = "SELECT RAISE(ABORT, 'decisions are never changed')"
TRIGGERS = (
    f"CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN {_REFUSE}; END",
    f"CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN {_REFUSE}; END",
    "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "
    "WHEN EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id OR sequence = NEW.sequence) "
    f"BEGIN {_REFUSE}; END",
)


def version_of(connection: Connection) -> int:
    """The version of an open ledger; 0 where nothing was made yet."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up_to_date(connection: Connection) -> None:
    """Make a new ledger, or upgrade an older one, inside the transaction that is open."""
    version = version_of(connection)
    if version == 0:
        _create(connection)
    for number in range(version + 1, VERSION + 1) if version else ():
        STEPS[number](connection)
    if version < VERSION:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _create(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    for index in INDEXES:
        index.create(connection)
    for trigger in TRIGGERS:
        connection.execute(text(trigger))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
