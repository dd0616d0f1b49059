"""What the verbs that work on a ledger share: its option, opening it, and how results are written."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from sayso.export.ledger import Look
    from sayso.keeper import Keeper
    from sayso.ledger.outlets import OutletTable
    from sayso.store import Store
    from sayso.views import Views

LedgerOption = Annotated[
    str,
    typer.Option("--ledger", "-l", envvar="SAYSO_LEDGER", metavar="FILE", help="The ledger's file.", show_default=True),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines instead of text.")]
LimitOption = Annotated[int, typer.Option("--limit", min=0, help="Print at most so many; 0 is all.")]
OutletsOption = Annotated[
    str | None,
    typer.Option(
        "--outlets",
        envvar="SAYSO_OUTLETS",
        metavar="FILE",
        help="Your own table of outlets and owners (CSV: outlet, owner, also; or JSON).",
    ),
]
DEFAULT = "sayso.db"
ALL = 1 << 40


class Stopped(KeyboardInterrupt):
    """Ctrl-C where there is more to say than that it was heard; the message says it."""


NO_ENTRIES = "The ledger holds no entries; 'sayso read PATH...' reads reports into it."


def outlet_table(path: str | None) -> OutletTable:
    """The user's table of outlets over the shipped one. Raises InputError if it can't be read."""
    from sayso.ledger.outlets import OutletTable

    return OutletTable.read(path) if path else OutletTable.shipped()


@contextmanager
def asking(ledger: str, outlets: str | None = None) -> Iterator[Views]:
    """A ledger as it is now, to be asked."""
    from sayso.store import open_ledger
    from sayso.views import Views

    table = outlet_table(outlets)
    with open_ledger(ledger) as store:
        bring_up_to_date(store, table)
        with store.reading() as view:
            yield Views(view, table)


def bring_up_to_date(store: Store, outlets: OutletTable) -> None:
    """Make anew what an earlier version derived in another way, if the ledger may be written, and say so."""
    from sayso.ledger.types import DERIVED

    with store.reading() as view:
        made = view.derived()
    if made is not None and made < DERIVED and store.writable:
        from sayso.keeper import Keeper

        print(f"sayso: {store.path} was made by an earlier version and is brought up to date.", file=sys.stderr)
        Keeper(store, outlets=outlets).refresh()


@contextmanager
def keeping(ledger: str, outlets: str | None = None, create: bool = False) -> Iterator[Keeper]:
    """A ledger that is to be changed."""
    from sayso.keeper import Keeper
    from sayso.store import open_ledger

    table = outlet_table(outlets)
    with open_ledger(ledger, create=create) as store:
        bring_up_to_date(store, table)
        yield Keeper(store, outlets=table)


def look() -> Look:
    """How lines are made here: in colour and cut to its width on a terminal, plain and whole elsewhere."""
    import shutil

    from sayso.export.ledger import Look

    if not sys.stdout.isatty():
        return Look()
    return Look(shutil.get_terminal_size((120, 24)).columns, colour=True)


def write(lines: Iterable[str]) -> None:
    """Lines to standard output, whatever its encoding."""
    for line in lines:
        sys.stdout.buffer.write(line.rstrip("\n").encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def as_json(record: dict[str, Any]) -> str:
    """Plain data as one line."""
    return json.dumps(record, ensure_ascii=False)


def note_cut(shown: int, total: int) -> None:
    """Say on standard error that there is more than was printed."""
    if shown < total:
        print(f"sayso: {shown:,} of {total:,} printed; --limit 0 prints all.", file=sys.stderr)


def first_of[T](limit: int, asked: Callable[[int], list[T]]) -> list[T]:
    """At most ``limit`` (0: all) of what is asked for with one more; that there is more is said on standard error."""
    found = asked(limit + 1 if limit else ALL)
    if limit and len(found) > limit:
        print(f"sayso: {limit:,} printed, and there are more; --limit 0 prints all.", file=sys.stderr)
        return found[:limit]
    return found
