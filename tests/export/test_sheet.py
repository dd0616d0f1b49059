from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.sheet import COLUMNS, rows_of, safe
from sayso.store import EntryFilter, open_ledger
from sayso.views import Views


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://e.example";"x")',
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "＝1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe(cell) == "'" + cell


@given(st.text())
def test_a_cell_says_what_it_said(cell: str) -> None:
    assert safe(cell).removeprefix("'") == cell.replace("\x00", "").removeprefix("'")
    assert not safe(cell).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_one_row_an_appearance(filled: Path) -> None:
    with open_ledger(filled) as store, store.reading() as view:
        found = list(Views(view).entries(EntryFilter(disputed=True), 99))
        rows = list(csv.DictReader(io.StringIO("".join(rows_of(found)))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["claim id"] for row in rows] == [
        one.id for entry in found for _, held, _ in entry.sides for one in held
    ]
    first = next(row for row in rows if row["entry"] == "Pelessia used the ship to arm the Lowwater Front")
    assert (first["side"], first["origin"]) == ("affirmed", "1")
    assert first["independent origins of the side"] == "1 independent origin"
    assert first["chain"] == "The Dunmarrow Post <- Oswin Radle"
    assert first["said"] == "2031-03-07"
