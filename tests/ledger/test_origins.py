from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.ledger.appearing import appearances, appearing

from sayso.ledger.origins import origins_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.passages import signature
from sayso.ledger.rules import DOUBTS, RULES
from sayso.ledger.types import Appearance, Origins

CASES = json.loads(Path(__file__).parent.joinpath("data", "origins.json").read_text("utf-8"))


def _found(case: dict[str, Any], rows: list[Appearance] | None = None) -> Origins:
    made = appearances(case["rows"]) if rows is None else rows
    same = [(f"c-{one}", f"c-{two}") for one, two in case.get("same", ())]
    different = [(f"c-{one}", f"c-{two}") for one, two in case.get("different", ())]
    return origins_of(made, {}, same, different, OutletTable.shipped())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_origins(case: dict[str, Any]) -> None:
    found = _found(case)
    assert [[int(claim[2:]) for claim in origin.claims] for origin in found.groups] == case["groups"]
    assert (found.least, found.most) == (case["least"], len(case["groups"]))
    assert [tie.kind for tie in found.doubts] == case.get("doubts", [])
    assert [list(ring) for ring in found.circular] == case.get("circular", [])
    if "kinds" in case:
        assert {tie.kind for origin in found.groups for tie in origin.ties} == set(case["kinds"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_each_merge_has_one_reason_in_a_sentence(case: dict[str, Any]) -> None:
    found = _found(case)
    for origin in found.groups:
        assert len(origin.ties) == len(origin.claims) - 1
        assert all({tie.first, tie.second} <= set(origin.claims) and tie.sure for tie in origin.ties)
    for tie in (*found.doubts, *(tie for origin in found.groups for tie in origin.ties)):
        assert tie.first < tie.second
        assert tie.says[0].isupper()
        assert tie.says.endswith(".")
    assert not any(tie.sure for tie in found.doubts)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_the_order_makes_no_difference(case: dict[str, Any]) -> None:
    rows = appearances(case["rows"])
    shuffled = Random(4).sample(rows, len(rows))
    assert _found(case, shuffled) == _found(case, rows)


def test_the_passage_shows_a_copy_where_the_sentence_is_short() -> None:
    rows = [
        {"outlet": "Pier News", "sentence": "It sank at once."},
        {"outlet": "Tide Daily", "sentence": "The ship sank at once."},
    ]
    whole = (
        "A small cargo ship exploded at its berth in the harbour late on Monday, killing at least 11 people. It sank "
        "at once. The harbour police have opened an investigation, and the lower town was told to stay indoors."
    )
    passages = {"c-0": signature(whole), "c-1": signature(whole.replace("It sank", "The ship sank"))}
    found = origins_of(appearances(rows), passages, (), (), OutletTable.shipped())
    assert found.most == 1
    assert found.groups[0].ties[0].kind == "text"


def test_a_users_table_makes_one_owner(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("outlet,owner\nPier News,Delta Press\nTide Daily,Delta Press\n", encoding="utf-8")
    rows = appearances([{"outlet": "Pier News"}, {"outlet": "Tide Daily", "sentence": "A freighter blew up."}])
    assert origins_of(rows, {}, (), (), OutletTable.read(file)).most == 1
    assert origins_of(rows, {}, (), (), OutletTable.shipped()).most == 2


def test_every_rule_of_the_tables_has_a_case() -> None:
    seen = {tie.kind for case in CASES for origin in _found(case).groups for tie in origin.ties}
    assert seen >= {rule.kind for rule in RULES}
    assert {kind for case in CASES for kind in case.get("doubts", ())} == {rule.kind for rule in DOUBTS}


def test_thousands_of_appearances() -> None:
    chance = Random(7)
    words = [f"w{n}" for n in range(400)]
    made = []
    for number in range(5000):
        by = chance.choice([None, "police", "official", "Oswin Radle", f"Ann Person{number % 50}", "Radle", "neighbor"])
        row = {
            "outlet": f"Outlet {number % 900}",
            "published": f"2031-{1 + number % 12:02}-{1 + number % 28:02}",
            "sentence": " ".join(chance.choices(words, k=25)),
            "credits": ["Reuters"] if number % 9 == 0 else [],
        }
        made.append(appearing(number, by=by, **row))
    found = origins_of(made, {}, (), (), OutletTable.shipped())
    assert sum(len(origin.claims) for origin in found.groups) == 5000
    assert 0 < found.least <= found.most < 5000
