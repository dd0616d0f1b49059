"""The gold ledger of the example reports: complete, in step with the gold claims, and of one piece."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.ledger.sides import HEDGED, SIDES
from sayso.ledger.types import Side, Slot
from sayso.model import Certainty, Polarity

Entry = dict[str, Any]
Key = tuple[str, int]

SIDED = (Side.AFFIRMED, Side.DENIED)
KEYS = (
    *("id", "wording", *Side, "may_also", "origins", "origin_groups", "origin_doubts"),
    *("related", "may_relate", "changes", "withdrawn", "first_said", "last_said"),
)
FIRST_DAY, LAST_DAY = "2031-02-21", "2031-03-17"
"""The date of the memo, and that of the last report."""


def _rows(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _keys(claims: list[list[Any]]) -> list[Key]:
    return [(path, index) for path, index in claims]


def _members(entry: Entry) -> list[Key]:
    return [key for side in Side for key in _keys(entry.get(side, []))]


@pytest.fixture(scope="module")
def ledger(examples: Path) -> list[Entry]:
    return _rows(examples / "ledger.jsonl")


@pytest.fixture(scope="module")
def claims(examples: Path) -> dict[Key, Any]:
    return {(row["path"], n): one for row in _rows(examples / "claims.jsonl") for n, one in enumerate(row["claims"])}


@pytest.fixture(scope="module")
def home(ledger: list[Entry]) -> dict[Key, str]:
    return {key: entry["id"] for entry in ledger for key in _members(entry)}


def _links(ledger: list[Entry], *names: str) -> Iterator[tuple[str, str, str]]:
    for entry in ledger:
        for name in names:
            for link in entry.get(name, []):
                yield entry["id"], link["entry"], link["slot"]


def test_every_claim_has_its_place_in_exactly_one_entry(ledger: list[Entry], claims: dict[Key, Any]) -> None:
    assert Counter(key for entry in ledger for key in _members(entry)) == Counter(claims.keys())


def test_ids_are_unique_and_entries_stand_in_order_of_their_first_claim(
    ledger: list[Entry], claims: dict[Key, Any]
) -> None:
    assert [entry["id"] for entry in ledger] == [f"E{n:03d}" for n in range(1, len(ledger) + 1)]
    order = {key: n for n, key in enumerate(claims)}
    first = [min(order[key] for key in _members(entry)) for entry in ledger]
    assert first == sorted(first)


def test_keys_are_the_described_ones_and_never_empty(ledger: list[Entry]) -> None:
    for entry in ledger:
        assert list(entry) == [key for key in KEYS if key in entry], entry["id"]
        assert all(entry.values()), entry["id"]


def test_an_entry_of_one_claim_has_its_wording(ledger: list[Entry], claims: dict[Key, Any]) -> None:
    for entry in ledger:
        if len(members := _members(entry)) == 1 and "may_also" not in entry:
            assert entry["wording"] == claims[members[0]]["wording"]


def test_sides_agree_with_polarity_and_certainty(ledger: list[Entry], claims: dict[Key, Any]) -> None:
    for entry in ledger:
        for side in Side:
            for key in _keys(entry.get(side, [])):
                one = claims[key]
                hedged = Certainty(one["certainty"]) in HEDGED
                assert side is (Side.HEDGED if hedged else SIDES[Polarity(one["polarity"])]), key


def test_a_claim_that_points_back_stands_with_the_one_it_points_at(
    claims: dict[Key, Any], home: dict[Key, str]
) -> None:
    for (path, index), one in claims.items():
        assert all(home[path, other] == home[path, index] for other in one["refers_to"]), (path, index)


def test_what_may_also_stand_here_has_its_place_elsewhere(ledger: list[Entry], home: dict[Key, str]) -> None:
    for entry in ledger:
        assert all(home[key] != entry["id"] for key in _keys(entry.get("may_also", [])))


def test_related_is_symmetric_and_names_a_slot(ledger: list[Entry]) -> None:
    ids = {entry["id"] for entry in ledger}
    for name in ("related", "may_relate"):
        links = list(_links(ledger, name))
        assert len(set(links)) == len(links)
        for one, other, slot in links:
            assert Slot(slot)
            assert other in ids - {one}
            assert (other, one, slot) in links, (one, other, slot)


def test_no_link_is_both_wanted_and_left_open(ledger: list[Entry], home: dict[Key, str]) -> None:
    related = [{one, other} for one, other, _ in _links(ledger, "related")]
    open_ones = [{entry["id"], home[key]} for entry in ledger for key in _keys(entry.get("may_also", []))]
    assert not [pair for pair in related if pair in open_ones]
    assert all(related.count(pair) == 2 for pair in related), "one slot for each wanted link"
    assert not set(_links(ledger, "related")) & set(_links(ledger, "may_relate"))


def _groups(entry: Entry, side: Side) -> list[list[Key]]:
    grouped = entry.get("origin_groups", {}).get(side)
    return [_keys(group) for group in grouped] if grouped else [_keys(entry[side])]


def test_origins_are_told_for_each_side_that_has_a_claim(ledger: list[Entry]) -> None:
    for entry in ledger:
        sides = {side for side in SIDED if side in entry}
        assert set(entry.get("origins", {})) == sides, entry["id"]
        assert set(entry.get("origin_groups", {})) == {side for side in sides if len(entry[side]) > 1}, entry["id"]


def test_origin_groups_hold_each_claim_of_their_side_once(ledger: list[Entry]) -> None:
    for entry in ledger:
        for side in entry.get("origins", {}):
            held = [key for group in _groups(entry, side) for key in group]
            assert Counter(held) == Counter(_keys(entry[side])), entry["id"]


def _components(count: int, ties: set[tuple[int, int]]) -> int:
    """How many groups are left when all ties hold."""
    part = list(range(count))
    for one, other in ties:
        part = [part[one] if p == part[other] else p for p in part]
    return len(set(part))


def test_counts_agree_with_the_groups_and_the_doubts(ledger: list[Entry]) -> None:
    for entry in ledger:
        for side, count in entry.get("origins", {}).items():
            groups = _groups(entry, side)
            of = {key: n for n, group in enumerate(groups) for key in group}
            doubts = [_keys(pair) for pair in entry.get("origin_doubts", {}).get(side, [])]
            ties = {(of[one], of[other]) for one, other in doubts}
            assert all(one != other for one, other in ties), entry["id"]
            assert count["max"] == len(groups), entry["id"]
            # Two who are surely different never come together, so that not every tie can hold at once.
            assert _components(len(groups), ties) <= count["min"] <= count["max"], entry["id"]
            assert (count["min"] < count["max"]) == bool(ties), entry["id"]


def test_who_changed_position_is_on_both_sides(ledger: list[Entry]) -> None:
    for entry in ledger:
        for change in entry.get("changes", []):
            sides = [
                next(side for side in SIDED if change[when] in entry.get(side, [])) for when in ("before", "after")
            ]
            assert set(sides) == set(SIDED), entry["id"]
            assert change["speaker"]


def test_what_was_withdrawn_stands_here_and_so_does_what_still_carries_it(
    ledger: list[Entry], claims: dict[Key, Any]
) -> None:
    for entry in ledger:
        for one in entry.get("withdrawn", []):
            side = next(side for side in SIDED if one["claim"] in entry.get(side, []))
            assert all(claim in entry[side] for claim in one["still_carried"]), entry["id"]
            assert all(claim[0] != one["claim"][0] for claim in one["still_carried"]), "of other reports"
            assert one["taken_back"]
            assert all(key in claims for key in _keys(one["taken_back"]))
            assert one["by"]


def test_dates_are_days_in_order(ledger: list[Entry]) -> None:
    for entry in ledger:
        days = [entry["first_said"], entry["last_said"]]
        assert [date.fromisoformat(day).isoformat() for day in days] == days
        assert FIRST_DAY <= days[0] <= days[1] <= LAST_DAY


def test_nothing_is_said_after_the_last_report_that_has_it(ledger: list[Entry], reports: list[Path]) -> None:
    published = {path.name: sayso.load_report(str(path)).published_at for path in reports}
    for entry in ledger:
        days = [published[path] for path, _ in _members(entry)]
        known = [day[:10] for day in days if day]
        if len(known) == len(days):
            assert entry["last_said"] <= max(known), entry["id"]


def test_the_hard_things_are_among_them(ledger: list[Entry]) -> None:
    """What the examples are for: disputes, ranges, conflicting numbers, a retraction that others still carry."""
    assert sum(all(side in entry for side in SIDED) for entry in ledger) >= 10
    assert any(count["min"] < count["max"] for entry in ledger for count in entry.get("origins", {}).values())
    assert {slot for _, _, slot in _links(ledger, "related")} >= {"number", "time", "place", "object", "scope"}
    assert any(entry.get("changes") for entry in ledger)
    assert any(one["still_carried"] for entry in ledger for one in entry.get("withdrawn", []))


def test_the_readme_counts_them(ledger: list[Entry], claims: dict[Key, Any], examples: Path) -> None:
    alone = sum(len(_members(entry)) == 1 for entry in ledger)
    text = (examples / "README.md").read_text(encoding="utf-8")
    assert f"Each of the {len(claims)} claims has its place in exactly one of the {len(ledger)} entries" in text
    assert f"{alone} entries hold one claim" in text
