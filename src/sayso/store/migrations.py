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

STEPS: Mapping[int, Callable[[Connection], None]] = {}

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
