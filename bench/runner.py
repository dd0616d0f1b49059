"""Runs the parts asked for, prints and records their tables, and checks the floors."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bench.context import Context
from bench.floors import falls, misses
from bench.record import circumstances, entry_of, save
from bench.tables import SkippedError, Table, plain

PARTS = [
    "articles",
    "windows",
    "nested",
    "affair",
    "affair_claims",
    "affair_ledger",
    "affairs",
    "wikinews",
    "pairs",
    "examples_ledger",
    "confidence",
    "examples",
    "speakers",
    "places",
    "times",
    "claims",
    "factuality",
    "doubts",
    "origins",
    "stories",
    "counts",
    "fnc",
    "ingest",
    "speed",
    "memory",
    "scale",
    "adding",
    "endurance",
    "load",
    "pages",
    "peers",
]


class Part(Protocol):
    """A module of bench.parts."""

    TITLE: str
    NOTE: str

    def run(self, context: Context) -> Table:
        """Measure."""
        ...


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 if ``--check`` was given and a figure misses its floor that is not known to fall short."""
    options = _options(arguments)
    context = Context(options.data, options.limit, options.articles, options.model, options.reports)
    missed: list[str] = []
    fallen: list[str] = []
    for name in options.parts or PARTS:
        table = _run(name, context, _command(options, name))
        missed.extend(misses(name, table) if table else ())
        fallen.extend(falls(name, table) if table else ())
    if options.check and missed:
        print("missed:", *missed, sep="\n  ", file=sys.stderr)
    if options.check and fallen:
        print("fallen below what was reached:", *fallen, sep="\n  ", file=sys.stderr)
    return int(bool(options.check and fallen))


def _run(name: str, context: Context, command: str) -> Table | None:
    part = cast(Part, import_module(f"bench.parts.{name}"))
    print(f"\n{name}: {part.TITLE}", flush=True)
    try:
        table = part.run(context)
    except SkippedError as reason:
        print(f"skipped: {reason}")
        return None
    print(plain(table))
    if context.limit is None:
        about = {**circumstances(context.model), "command": command}
        save(name, PARTS, entry_of(part.TITLE, part.NOTE, table, about))
    return table


def _command(options: Namespace, part: str) -> str:
    """What to type for this part alone; folders are left out, they differ from machine to machine."""
    more = ["--model MODEL"] if options.model else []
    if part == "memory" and options.articles != _ARTICLES:
        more.append(f"--articles {options.articles}")
    if part in ("scale", "adding") and options.reports != _REPORTS:
        more.append(f"--reports {options.reports}")
    return " ".join(["python -m bench --data DATA", *more, part])


_ARTICLES = 10_000
_REPORTS = 10_000


def _options(arguments: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description="Measure Sayso's accuracy and speed.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"all of these by default: {', '.join(PARTS)}")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (see bench/README.md)")
    parser.add_argument("--model", type=Path, help="model folder to measure instead of the shipped one")
    parser.add_argument("--limit", type=int, help="a trial with so many articles; nothing is recorded")
    parser.add_argument("--articles", type=int, default=_ARTICLES, help="articles that the memory part reads")
    parser.add_argument(
        "--reports", type=int, default=_REPORTS, help="reports of the larger ledger of the parts scale and adding"
    )
    parser.add_argument("--check", action="store_true", help="exit with 1 if a figure fell")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if options.check and options.limit is not None:
        parser.error("the floors are for full runs: --check does not go with --limit")
    if options.reports < 10:
        parser.error("--reports is 10 at the least: the smaller ledger has a tenth of them")
    if not options.data.is_dir():
        parser.error(f"{options.data} is no folder")
    return options
