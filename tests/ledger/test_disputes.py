from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.appearing import appearances

from sayso.ledger.decide import Rulings
from sayso.ledger.entries import entry_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import State
from sayso.store import EntryRow

CASES = json.loads(Path(__file__).parent.joinpath("data", "disputes.json").read_text("utf-8"))


def _row(rows: list[dict[str, Any]]) -> EntryRow:
    return EntryRow.of(entry_of(appearances(rows), {}, Rulings(()), OutletTable.shipped()))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_the_state_of_an_entry(case: dict[str, Any]) -> None:
    for rows in (case["rows"], case["rows"][::-1]):
        row = _row(rows)
        assert row.state is State(case["state"])
        assert row.disputed == (row.state is State.DISPUTED)


def test_disputed_entries_stand_first_then_those_somebody_turned_on() -> None:
    rows = {case["state"]: _row(case["rows"]) for case in CASES}
    assert rows["disputed"].standing < rows["changed"].standing < rows["affirmed"].standing


@pytest.mark.parametrize(
    ("row", "unnamed"),
    [
        ({"by": "engineer"}, True),
        ({"by": "two engineers; group"}, True),
        ({"said_by_nobody": True}, True),
        ({"by": "river board; organisation"}, False),
        ({"by": "water ministry; government"}, False),
        ({"by": "land register; unknown"}, False),
        ({"by": "internal memo; document"}, False),
        ({"by": "local radio; outlet"}, False),
        ({"by": "Anna Berg"}, False),
        ({"outlet": "Mill Herald"}, False),
        ({}, False),
    ],
)
def test_only_persons_and_groups_are_unnamed_sources(row: dict[str, Any], unnamed: bool) -> None:
    assert _row([row]).unnamed_only == unnamed
    assert not _row([row, {"by": "Anna Berg"}]).unnamed_only
