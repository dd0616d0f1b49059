"""Which files a person means: files, folders (walked), glob patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.ingest.formats import is_report

STDIN = "-"


def find_reports(arguments: Iterable[str]) -> Iterator[str | InputError]:
    """The files meant, each once, in order of the arguments; in place of one that can't be, an error."""
    seen: set[str] = set()
    for argument in arguments:
        for found in _meant(argument):
            if isinstance(found, InputError):
                yield found
            elif (same := found if found == STDIN else os.path.realpath(found)) not in seen:
                seen.add(same)
                yield found


def _meant(argument: str) -> Iterator[str | InputError]:
    if argument == STDIN:
        yield argument
        return
    try:
        kind = _kind(argument)
    except (OSError, ValueError) as error:
        yield InputError(f"{shown(argument)} can't be opened ({reason(error)}); check the name.")
        return
    if kind == "folder":
        yield from _walked(argument)
    elif kind == "file":
        yield argument
    elif matched := sorted(glob.glob(argument, recursive=True)) if glob.has_magic(argument) else []:
        for match in matched:
            yield from _walked(match) if os.path.isdir(match) else [match]
    elif glob.has_magic(argument):
        yield InputError(
            f"{shown(argument)} matches no file; check the pattern, and quote it from the shell if needed."
        )
    else:
        yield InputError(f"{shown(argument)} does not exist; check the path.")


def _kind(argument: str) -> str | None:
    path = Path(argument)
    if argument and path.is_dir():
        return "folder"
    return "file" if argument and path.exists() else None


def _walked(folder: str) -> Iterator[str | InputError]:
    """Reports below a folder in order of their names; hidden ones and links to folders are passed over."""
    problems: list[OSError] = []
    count = others = 0
    for root, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_report(name):
                count += 1
                yield os.path.join(root, name)
            else:
                others += 1
    for problem in problems:
        yield InputError(f"{shown(str(problem.filename))} can't be opened ({reason(problem)}); check its permissions.")
    if not count and not problems:
        among = f" among its {others:,} file{'s' if others > 1 else ''}" if others else ""
        yield InputError(
            f"{shown(folder)} holds no report{among}; a file that is one, but is not called so, can be named itself."
        )


def shown(path: str) -> str:
    """A path fit to print: undecodable bytes and control characters escaped."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path) or "''"


def reason(error: Exception) -> str:
    """What the system says, in words."""
    return str(getattr(error, "strerror", None) or error)
