"""Opens a ledger and its transactions. Who opens one ends it; what works inside never does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from traceback import clear_frames
from types import TracebackType
from typing import Self
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerBusy, LedgerError, LedgerFull, LedgerOutdated, LedgerReadOnly
from sayso.store.codec import GarbledError
from sayso.store.facts import OutdatedError
from sayso.store.files import State, check_version, damaged, look_at
from sayso.store.migrations import VERSION, bring_up_to_date, version_of
from sayso.store.work import View, Work

MEMORY = ":memory:"
PATIENCE = 600.0
"""Seconds to wait for another program that writes, before saying that the ledger is busy."""
_WAIT = 60.0
"""Seconds SQLite itself waits for a lock inside a transaction, where it hardly ever has to."""
_OFTEN = (0.001, 0.02)
"""Seconds between two tries to begin, at least and at most. SQLite itself would come to ask ten times a second, and
always find the same busy writer; who comes at odd moments gets his turn."""
_SMALL = 8_000_000
"""Bytes that are looked through in some hundredths of a second; in a larger ledger damage shows where it is met."""

_SETTINGS = ("synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON")
"""FULL: what a person decided survives a power cut. The cache is 64 MB."""
_MODES = {
    State.NEW: "mode=rwc",
    State.WRITABLE: "mode=rw",
    State.READABLE: "mode=ro",
    State.FIXED: "mode=ro&immutable=1",
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}


def _full(path: str) -> LedgerError:
    return LedgerFull(f"{path} could not be written, its disk is full or failing; free some room and do it again.")


def _read_only(path: str) -> LedgerError:
    return LedgerReadOnly(
        f"{path} can only be read: the file or its folder may not be written; copy it elsewhere, or get leave to write."
    )


def _outdated(path: str) -> LedgerError:
    return LedgerOutdated(
        f"{path} was made by an earlier version of Sayso; copy it to where it may be written, and 'sayso claims' "
        "brings it up to date."
    )


def _busy(path: str) -> LedgerError:
    return LedgerBusy(f"{path} is held by another program; wait until that has ended, then do it again.")


_ERRORS: dict[int, Callable[[str], LedgerError]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_CANTOPEN: _read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_PROTOCOL: _busy,
}
"""What SQLite's errors are to the user; any other is a mistake of this program."""


def _code(error: BaseException | None) -> int:
    """SQLite's primary error code; text that is no longer UTF-8 has none and is damage."""
    if isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode"):
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


class Store:
    """An open ledger. Use it as a context manager, or close it."""

    def __init__(self, path: str, engine: Engine, writable: bool, patience: float = PATIENCE) -> None:
        self.path = path
        self.writable = writable
        self._engine = engine
        self._patience = patience

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """One transaction that writes: all of it is kept at the end, or nothing where an exception leaves it.

        Waits while another process writes.
        """
        if not self.writable:
            raise _read_only(self.path)
        with self._guarded(), self._engine.connect() as connection:
            self._begin(connection, "BEGIN IMMEDIATE")
            check_version(self.path, version_of(connection))
            yield Work(connection)
            connection.commit()

    @contextmanager
    def reading(self) -> Iterator[View]:
        """The ledger as it is now, whatever others write meanwhile."""
        with self._guarded(), self._engine.connect() as connection:
            self._begin(connection, "BEGIN")
            check_version(self.path, version_of(connection))
            yield View(connection)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Tells the user in one sentence what SQLite calls by a number."""
        try:
            yield
        except OutdatedError as error:
            raise _outdated(self.path) from error
        except (GarbledError, UnicodeDecodeError) as error:
            clear_frames(error.__traceback__)
            raise damaged(self.path) from error
        except DBAPIError as error:
            told = _ERRORS.get(_code(error.orig))
            if told is None:
                raise
            # Questions that hang in its frames would keep the file open, and SQLite's log beside it.
            clear_frames(error.__traceback__)
            raise told(self.path) from error

    def _begin(self, connection: Connection, statement: str) -> None:
        """Begin, however many others want to."""
        deadline = monotonic() + self._patience
        while True:
            try:
                connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                connection.exec_driver_sql(statement)
                # The snapshot of a reader begins with its first question.
                version_of(connection)
                connection.exec_driver_sql(f"PRAGMA busy_timeout = {_WAIT * 1000:.0f}")
                return
            except DBAPIError as error:
                connection.rollback()
                if _code(error.orig) not in _BUSY or monotonic() > deadline:
                    raise
            sleep(uniform(*_OFTEN))

    def _prepare(self) -> None:
        """Make the tables, upgrade those of an older version, and switch to a log beside the file."""
        with self._guarded(), self._engine.connect() as connection:
            self._begin(connection, "BEGIN")
            version = version_of(connection)
            connection.rollback()
            check_version(self.path, version)
            self._check(connection)
            if version < VERSION:
                self._upgrade(connection)
            if self.writable:
                self._log_ahead(connection)

    def _check(self, connection: Connection) -> None:
        """Look at every page of a small ledger: damage is then told before anything is written beside it."""
        ask = connection.exec_driver_sql
        size = ask("PRAGMA page_count").scalar_one() * ask("PRAGMA page_size").scalar_one()
        if size <= _SMALL and ask("PRAGMA quick_check(1)").scalar_one() != "ok":
            raise damaged(self.path)
        connection.rollback()

    def _upgrade(self, connection: Connection) -> None:
        if not self.writable:
            raise _outdated(self.path)
        self._begin(connection, "BEGIN IMMEDIATE")
        bring_up_to_date(connection)
        connection.commit()

    def _log_ahead(self, connection: Connection) -> None:
        """Readers and one writer then don't wait for each other (https://sqlite.org/wal.html)."""
        self._begin(connection, "PRAGMA journal_mode=WAL")
        connection.rollback()


def open_ledger(path: str | Path, create: bool = False, patience: float = PATIENCE) -> Store:
    """The ledger in a file, or, called ``:memory:``, a new one that is gone when it is closed.

    ``create`` makes the file where there is none. ``patience`` is how many seconds to wait for another program
    that writes. Raises a LedgerError that names the file and the remedy; the file is then as it was.
    """
    state = State.NEW if str(path) == MEMORY else look_at(Path(path), create)
    store = Store(str(path), _engine(str(path), state), state in (State.NEW, State.WRITABLE), patience)
    try:
        store._prepare()
    except BaseException:
        store.close()
        raise
    return store


def _engine(path: str, state: State) -> Engine:
    in_memory = path == MEMORY
    # A ledger in memory is its one connection; of a file, each thread has its own.
    size = {"pool_size": 1, "max_overflow": 0} if in_memory else {"pool_size": 5}
    target = MEMORY if in_memory else f"file:{quote(str(Path(path).absolute()))}?{_MODES[state]}"
    return create_engine("sqlite://", creator=partial(_connect, target), poolclass=QueuePool, **size)


def _connect(target: str) -> sqlite3.Connection:
    # Without isolation_level the driver begins no transactions of its own.
    made = sqlite3.connect(target, timeout=_WAIT, isolation_level=None, check_same_thread=False, uri=True)
    try:
        for setting in _SETTINGS:
            made.execute(f"PRAGMA {setting}")
    except (sqlite3.Error, UnicodeDecodeError):
        made.close()
        raise
    return made
