from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.counting import counts_in
from sayso.ledger.counts import Conflict, conflicts, counts_of, differ
from sayso.model import Claim, Granularity, Interval, Place, Polarity, Precision, Span

CASES = json.loads((Path(__file__).parent / "data" / "counts.json").read_text(encoding="utf-8"))


def _claim(number: int, row: dict) -> Claim:
    day, town = row.get("happened"), row.get("town")
    return replace(
        appearance(number).claim,
        document_id=row["document"],
        wording=row["wording"],
        original=(Span(row["start"], row["start"] + 20),),
        polarity=Polarity(row.get("polarity", "affirms")),
        happened_at=Interval(day, day, Granularity.DAY) if day else None,
        places=(Place(town, Span(0, 1), Precision.TOWN, "ZZ", None, 0.0, 0.0),) if town else (),
    )


def _shown(conflict: Conflict) -> str:
    return conflict.says if conflict.firm else f"open: {conflict.says}"


@pytest.mark.parametrize("case", CASES["sentences"], ids=lambda case: case["text"])
def test_counts_are_read_off_a_sentence(case: dict) -> None:
    assert [str(count) for count in counts_in(case["text"])] == case["counts"]


@pytest.mark.parametrize("case", CASES["conflicts"], ids=lambda case: case["name"])
def test_conflicts_are_of_the_same_thing_in_the_same_scope(case: dict) -> None:
    claims = [_claim(number, row) for number, row in enumerate(case["claims"], 1)]
    sentences = {c.id: r["sentence"] for c, r in zip(claims, case["claims"], strict=True) if "sentence" in r}
    found = conflicts(claims, sentences)
    assert [_shown(conflict) for conflict in found] == case["says"]
    assert conflicts(reversed(claims), sentences) == found
    assert all(conflict.first < conflict.second for conflict in found)


def test_a_sentence_may_tell_that_a_toll_is_of_many_events() -> None:
    claim = _claim(1, {"document": "a", "wording": "Four people were killed", "start": 0})
    assert [str(count) for count in counts_of(claim)] == ["4 people killed"]
    assert counts_of(claim, "Four people were killed in separate raids.") == ()


def test_two_counts_differ_only_in_the_same_way_told() -> None:
    hurt, badly, killed = (
        counts_in(f"{words}")[0] for words in ("3 men were hurt", "2 men were badly hurt", "2 men died")
    )
    assert not differ(hurt, badly)
    assert not differ(hurt, killed)
    assert differ(badly, replace(badly, number=hurt.number))
