from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.ledger.appearing import appearances

from sayso.ledger.origins import origins_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.retractions import changes_of, withdrawals_of
from sayso.ledger.sides import on
from sayso.ledger.types import Appearance, Side, Withdrawal

CASES = json.loads(Path(__file__).parent.joinpath("data", "retractions.json").read_text("utf-8"))


def _withdrawals(rows: list[Appearance], figures: list[Appearance]) -> tuple[Withdrawal, ...]:
    outlets = OutletTable.shipped()
    sides = [origins_of(on(side, rows), {}, (), (), outlets) for side in (Side.AFFIRMED, Side.DENIED)]
    return withdrawals_of(rows, sides, outlets, figures)


def _told(case: dict[str, Any]) -> tuple[list[Appearance], list[Appearance]]:
    """Those of the entry, and those beside it that give another figure."""
    rows = list(zip(appearances(case["rows"]), case["rows"], strict=True))
    return [one for one, row in rows if not row.get("figure")], [one for one, row in rows if row.get("figure")]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_changes_and_withdrawals(case: dict[str, Any]) -> None:
    rows, figures = _told(case)
    changes = [[one.person, int(one.before[2:]), int(one.after[2:])] for one in changes_of(rows)]
    withdrawals = [
        [int(one.claim[2:]), one.by, [int(c[2:]) for c in one.still_carried]] for one in _withdrawals(rows, figures)
    ]
    assert changes == case["changes"]
    assert withdrawals == case["withdrawals"]
    if "on" in case:
        assert [one.on for one in _withdrawals(rows, figures)] == case["on"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_the_order_makes_no_difference(case: dict[str, Any]) -> None:
    rows, figures = _told(case)
    shuffled = Random(4).sample(rows, len(rows))
    assert changes_of(shuffled) == changes_of(rows)
    assert _withdrawals(shuffled, figures[::-1]) == _withdrawals(rows, figures)
