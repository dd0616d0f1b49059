"""The process that fuzzes: gives the target one input after another, and keeps those that show a fault.

A fault does not end it: each is kept once, and told apart by where it was raised. What ends it (a crash of native
code, a hang, too much memory) is seen by whoever started it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import traceback
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

SLOW = 10.0
"""Seconds of CPU from which an input is a fault."""
INSTRUMENTED = ("sayso", "email", "html", "feedparser", "warcio", "zipfile", "tarfile", "csv", "yaml", "ftfy", "json")
"""Packages whose branches guide the search; what is native (lxml, PDFium, Arrow, calamine) does not."""
LATE = ("email.message", "email.header", "email.utils", "feedparser", "warcio.archiveiterator", "yaml", "ftfy")
"""Modules that ours import when they need them: by then it would be too late."""


class SlowError(Exception):
    """An input took longer than one may."""


@dataclass(slots=True)
class Loop:
    """A target, where its faults go, and which there were."""

    run: Any
    folder: Path
    seen: set[str] = field(default_factory=set)

    def once(self, raw: bytes) -> None:
        """Run the target on one input."""
        begin = process_time()
        try:
            self.run(bytes(raw))
            if (seconds := process_time() - begin) > SLOW:
                raise SlowError(f"{seconds:.1f} s")
        # Whatever comes out is a fault of ours: none but InputError may, and that is caught within.
        except Exception as error:
            self._keep(error, raw)

    def _keep(self, error: Exception, raw: bytes) -> None:
        where = [f"{Path(one.filename).name}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)]
        kind = " ".join([type(error).__name__, *where[-3:]])
        if kind in self.seen:
            return
        self.seen.add(kind)
        name = f"fault-{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
        (self.folder / name).write_bytes(raw)
        told = {"kind": kind, "says": str(error)[:300], "trace": traceback.format_exception(error)[-12:]}
        (self.folder / f"{name}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Fuzz the target named first, faults going to the folder named second; the rest is libFuzzer's."""
    name, folder, *options = arguments
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        targets = import_module("bench.fuzz.targets")
        for one in LATE:
            import_module(one)
        for one in sorted(path.stem for path in Path(_ingest()).glob("[a-z]*.py")):
            import_module(f"sayso.ingest.{one}")
    sys.setrecursionlimit(2_000)
    loop = Loop(targets.TARGETS[name].run, Path(folder))
    atheris.Setup([sys.argv[0], *options], loop.once)
    atheris.Fuzz()


def _ingest() -> str:
    return str(Path(import_module("sayso.ingest").__file__ or "").parent)


if __name__ == "__main__":
    main(sys.argv[1:])
