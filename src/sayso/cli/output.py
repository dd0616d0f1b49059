"""Where extractions go: one sink a format."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import typer

from sayso.export.brat import CONFIGURATION, standoff
from sayso.export.jsonl import line
from sayso.export.table import table
from sayso.model import Extraction

MAX_STEM = 60
"""Characters of a file's name: no file system takes more than 255 bytes."""


class Sink(Protocol):
    """Takes extractions one by one."""

    def write(self, extraction: Extraction) -> None:
        """Write one."""

    def close(self) -> None:
        """Nothing more comes."""


def sink_for(form: str, output: str | None, reports: Sequence[str]) -> Sink:
    """The sink for a format; brat needs a folder unless there is just one report."""
    if output and form != "brat":
        raise typer.BadParameter("--output goes with --format brat; redirect standard output instead")
    if form == "brat" and not output and len(reports) > 1:
        raise typer.BadParameter("brat standoff of several reports needs a folder: --output DIR")
    if output and any(_would_overwrite(Path(output), report) for report in reports):
        raise typer.BadParameter(
            f"{output} holds reports to be read, and brat's files could overwrite them; name another"
        )
    return _BratFolder(Path(output)) if output else _Stream(form)


def _would_overwrite(folder: Path, report: str) -> bool:
    return report.lower().endswith((".txt", ".ann")) and Path(report).resolve().parent == folder.resolve()


class _Stream:
    """Standard output, whole documents at a time, so that a stop never leaves half a line."""

    def __init__(self, form: str) -> None:
        self._form = form
        self._written = 0

    def write(self, extraction: Extraction) -> None:
        self._written += 1
        if self._form == "brat" and self._written > 1:  # an archive turned out to hold several
            raise typer.BadParameter("brat standoff of several reports needs a folder: --output DIR")
        text = {"jsonl": line, "brat": standoff, "table": self._table}[self._form](extraction)
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()

    def close(self) -> None:
        pass

    @staticmethod
    def _table(extraction: Extraction) -> str:
        import shutil

        terminal = sys.stdout.isatty()
        return table(
            extraction, width=shutil.get_terminal_size((120, 24)).columns if terminal else None, colour=terminal
        )


def _stem(path: str | None) -> str:
    """What a report's files are called: as its own file, or as the part of a file that it is."""
    if not path or path == "-":
        return "stdin"
    last = path if os.path.exists(path) else path.rpartition("!")[2]
    return Path(last).stem.replace("\0", "")[:MAX_STEM] or "report"


class _BratFolder:
    """NAME.txt and NAME.ann for each report, and the annotation.conf that brat needs."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
        except OSError as error:
            raise typer.BadParameter(f"{folder} can't be written to ({error.strerror})") from error
        self._folder = folder
        self._taken: set[str] = set()

    def write(self, extraction: Extraction) -> None:
        document = extraction.document
        stem = _stem(document.path)
        name, number = stem, 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        (self._folder / f"{name}.txt").write_text(document.text, encoding="utf-8", newline="\n")
        (self._folder / f"{name}.ann").write_text(standoff(extraction), encoding="utf-8", newline="\n")

    def close(self) -> None:
        pass
