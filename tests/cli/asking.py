"""What tests of the ledger's verbs ask a ledger through the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.versioned import dump

from conftest import Ran
from sayso.store import open_ledger

Run = Callable[..., Ran]
SIDES = ("affirmed", "denied", "hedged")


def entries(run: Run, ledger: Path, *arguments: str) -> list[dict[str, Any]]:
    """The entries that ``sayso claims`` lists, as JSON."""
    ran = run("claims", "-l", ledger, "--json", "--limit", "0", *arguments)
    assert ran.status == 0
    assert not ran.err
    return ran.records


def claims_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The appearances of an entry, on whatever side."""
    return [one for side in SIDES for one in entry[side]]


def holding(run: Run, ledger: Path, claim: str) -> dict[str, Any] | None:
    """The entry that a claim is in now; None if it is in none."""
    ran = run("show", claim, "-l", ledger, "--json")
    if ran.status:
        assert "No entry is called" in ran.problems[0]
        return None
    (entry,) = ran.records
    return dict(entry)


def state(ledger: Path) -> list[str]:
    """All entries of a ledger with their members and pairs; what was decided is left out, undone or not."""
    with open_ledger(ledger) as store:
        return dump(store)[:-1]
