"""What tests of the ledger's verbs ask a ledger through the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from conftest import Ran

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
    return next((one for one in entries(run, ledger) if claim in {c["claim_id"] for c in claims_of(one)}), None)
