"""Reading files whole: only regular ones, and only as they stand still."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import BinaryIO

from sayso.errors import InputError
from sayso.ingest.find import reason, shown
from sayso.ingest.limits import MAX_FILE_BYTES
from sayso.ingest.sniff import HEAD, TAIL


@dataclass(frozen=True, slots=True)
class Ends:
    """How a file begins and ends, and how many bytes it has."""

    head: bytes
    tail: bytes
    size: int


def read_file(path: str, name: str | None = None) -> bytes:
    """The bytes of a file, called ``name`` in errors.

    Raises InputError if they can't be read, are too many, or change meanwhile.
    """
    name = shown(name or path)
    try:
        with _opened(path) as file:
            before = _state(file)
            _check(name, before)
            raw = file.read(before.st_size + 1)
            after = _state(file)
    except (OSError, ValueError) as error:
        raise InputError(f"{name} can't be read ({reason(error)}); check its permissions.") from error
    if (before.st_size, before.st_mtime_ns, len(raw)) != (after.st_size, after.st_mtime_ns, after.st_size):
        raise InputError(f"{name} changed while it was read; read it again when it is finished.")
    return raw


def ends_of(path: str) -> Ends:
    """How a file begins and ends; errors as in ``read_file``."""
    try:
        with _opened(path) as file:
            state = _state(file)
            _check(shown(path), state)
            head = file.read(HEAD)
            file.seek(max(0, state.st_size - TAIL))
            return Ends(head, file.read(TAIL), state.st_size)
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(path)} can't be read ({reason(error)}); check its permissions.") from error


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """All that comes through a pipe. Raises InputError if that fails or is too much."""
    try:
        raw = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{name} can't be read ({reason(error)}); save it as a file first.") from error
    if len(raw) > MAX_FILE_BYTES:
        raise InputError(f"{name} has more than the {MAX_FILE_BYTES:,} bytes that are read; split it.")
    return raw


def _opened(path: str) -> BinaryIO:
    # A pipe that nobody writes to would keep us waiting for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")


def _state(file: BinaryIO) -> os.stat_result:
    return os.fstat(file.fileno())


def _check(name: str, state: os.stat_result) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise InputError(
            f"{name} can't be read as a file (it is a folder, a pipe or a device); "
            "name a file, or - for what comes through a pipe."
        )
    if state.st_size > MAX_FILE_BYTES:
        raise InputError(
            f"{name} has {state.st_size:,} bytes, more than the {MAX_FILE_BYTES:,} that are read; split it."
        )
