"""Looks at a ledger's file before SQLite does: what is no ledger of ours is left as it is, to the byte."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from stat import S_ISREG

from sayso.errors import LedgerDamaged, LedgerError, LedgerMissing, LedgerReadOnly, LedgerTooNew, NotALedger
from sayso.store.migrations import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
"""Bytes of a database's header (https://sqlite.org/fileformat.html, 1.3)."""


class State(Enum):
    """What may be done with a ledger's file."""

    NEW = "to be made"
    WRITABLE = "read and written"
    READABLE = "only read, as part of it may be in the log beside it"
    FIXED = "only read, as it is whole and nobody can write"


def look_at(path: Path, create: bool) -> State:
    """What may be done with it; a LedgerError if it is no ledger, damaged, too new, or can't be made."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return _to_be_made(path, create)
    except OSError as error:
        raise LedgerError(f"{path} can't be looked at ({_reason(error)}).") from error
    if not S_ISREG(status.st_mode):
        kind = "a folder" if path.is_dir() else "not a file"
        raise NotALedger(f"{path} is {kind}; name a ledger's file, such as affair.db.")
    if status.st_size == 0 and create:
        return _to_be_made(path, create)
    _check(path, _Header.read(path), status.st_size)
    return _access(path)


def _to_be_made(path: Path, create: bool) -> State:
    if not create:
        raise LedgerMissing(f"There is no ledger {path}; 'sayso read REPORT... --ledger {path}' makes one.")
    if not path.parent.is_dir():
        raise LedgerMissing(f"{path} can't be made, for there is no folder {path.parent}; make the folder first.")
    if not _writable(path if path.exists() else path.parent):
        raise LedgerReadOnly(
            f"{path} can't be made, for the folder may not be written; name a file in another, or get leave to write."
        )
    return State.NEW


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands at the beginning of a database."""

    raw: bytes

    @classmethod
    def read(cls, path: Path) -> _Header:
        try:
            with path.open("rb") as file:
                return cls(file.read(_HEADER))
        except OSError as error:
            raise LedgerError(f"{path} can't be read ({_reason(error)}); get leave to read it.") from error

    def number(self, offset: int) -> int:
        return int(struct.unpack_from(">I", self.raw, offset)[0])

    @property
    def page_size(self) -> int:
        size = int(struct.unpack_from(">H", self.raw, 16)[0])
        return 65536 if size == 1 else size

    @property
    def size(self) -> int | None:
        """How long the file should be; None where the header does not vouch for it."""
        return self.number(28) * self.page_size if self.number(24) == self.number(92) else None


def _check(path: Path, header: _Header, size: int) -> None:
    if not header.raw.startswith(_MAGIC):
        what = "is empty" if not size else "is not a ledger, or its beginning was overwritten"
        raise NotALedger(f"{path} {what}; name another file, or put back a copy of the ledger.")
    if len(header.raw) < _HEADER:
        raise damaged(path)
    if header.number(68) != APPLICATION_ID:
        raise NotALedger(f"{path} is a database of another program, not a ledger; name another file.")
    check_version(path, header.number(60))
    # With a log beside it, SQLite knows better how long the file is to be.
    if header.size and size < header.size and not any(_filled(_beside(path, name)) for name in ("-wal", "-journal")):
        raise damaged(path)


def check_version(path: Path | str, version: int) -> None:
    """Refuse a ledger of a later version."""
    if version > VERSION:
        raise LedgerTooNew(
            f"{path} was made by a later version of Sayso (ledger version {version}, this one knows {VERSION}); "
            "install that version to use it."
        )


def damaged(path: Path | str) -> LedgerDamaged:
    """The error of a file that was cut short or overwritten."""
    return LedgerDamaged(
        f"{path} is damaged: part of it is missing or overwritten; put back a copy, or read the reports into a new one."
    )


def _access(path: Path) -> State:
    log = _filled(_beside(path, "-wal"))
    if _writable(path) and (log or _writable(path.parent)):
        return State.WRITABLE
    return State.READABLE if log else State.FIXED


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
