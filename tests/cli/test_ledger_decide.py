"""``sayso decide``: every kind with its effect and its undo, what it takes, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.asking import SIDES, Run, claims_of, entries, holding, state

from conftest import Ran, named
from sayso.ledger.types import DecisionKind

Entry = dict[str, Any]


def decide(run: Run, ledger: Path, *arguments: str, by: str = "Ada") -> dict[str, Any]:
    """Take a decision that must be taken."""
    ran = run("decide", *arguments, "-l", ledger, "--by", by, "--json")
    assert (ran.status, ran.err) == (0, "")
    (made,) = ran.records
    return dict(made)


_LISTED: dict[Path, list[Entry]] = {}
"""What listing the examples said: nothing changes their ledger, only its copies."""


@pytest.fixture
def before(run: Run, filled: Path) -> list[Entry]:
    """All entries of the examples, while nothing is decided."""
    if filled not in _LISTED:
        _LISTED[filled] = entries(run, filled)
    return _LISTED[filled]


@pytest.fixture
def denied(before: list[Entry]) -> tuple[Entry, dict[str, Any]]:
    """A disputed entry, and a denial in it by a person or body that has a key."""
    for entry in before:
        for one in entry["denied"]:
            if entry["disputed"] and one["person"]:
                return entry, one
    raise AssertionError("no disputed entry of the examples has a denial by somebody known")


def field_of(entry: Entry, claim: str, field: str) -> Any:
    """A field of an appearance as it is now, or what an entry says of it."""
    side, one = next((side, c) for side in SIDES for c in entry[side] if c["claim_id"] == claim)
    held = {"side": side, "wording": entry["wording"], "starts": [span["start"] for span in one["spans"]]}
    return held[field] if field in held else one[field]


@pytest.mark.parametrize("case", named("decisions.json"))
def test_each_kind_has_its_effect_and_its_undo(
    case: dict[str, Any], run: Run, ledger: Path, before: list[Entry], denied: tuple[Entry, dict[str, Any]]
) -> None:
    entry, one = denied
    untouched = state(ledger)
    ids = {"claim": "claim_id", "attribution": "attribution_id", "person": "person", "document": "document_id"}
    targets = {name: one[key] for name, key in ids.items()} | {"entry": entry["id"]}
    value = [case["value"]] if case["value"] else []
    made = decide(run, ledger, case["kind"], targets[case["target"]], *value, "--note", "because")
    assert (made["kind"], made["value"], made["note"]) == (case["kind"], case["value"], "because")
    after = holding(run, ledger, one["claim_id"])
    assert after is not None
    if case["field"]:
        assert field_of(entry, one["claim_id"], case["field"]) != case["is"]
        assert field_of(after, one["claim_id"], case["field"]) == case["is"]
    else:
        assert entries(run, ledger) == before
    if case["target"] != "document":
        assert made["id"] in run("show", one["claim_id"], "-l", ledger).out
    decide(run, ledger, "undo", made["id"], by="Ben")
    assert state(ledger) == untouched
    assert holding(run, ledger, one["claim_id"]) == entry


def test_the_data_has_every_kind_that_stands_alone() -> None:
    two = {"same", "different", "same-origin", "different-origin"}
    tested = {"undo", "split-speakers", "reject", "add"}
    assert {case.values[0]["kind"] for case in named("decisions.json")} == {*DecisionKind} - two - tested


def test_what_is_rejected_is_in_no_entry_until_that_is_undone(
    run: Run, ledger: Path, before: list[Entry], denied: tuple[Entry, dict[str, Any]]
) -> None:
    claim = denied[1]["claim_id"]
    made = decide(run, ledger, "reject", claim)
    assert holding(run, ledger, claim) is None
    assert [row["id"] for row in run("history", claim, "-l", ledger, "--json").records] == [made["id"]]
    decide(run, ledger, "undo", made["id"])
    assert entries(run, ledger) == before


def test_rejecting_an_attribution_rejects_its_claims(
    run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]
) -> None:
    decide(run, ledger, "reject", denied[1]["attribution_id"])
    assert holding(run, ledger, denied[1]["claim_id"]) is None


def test_entries_are_joined_and_parted(run: Run, ledger: Path, before: list[Entry]) -> None:
    first, second = before[0], before[-1]
    made = decide(run, ledger, "same", first["id"], second["id"])
    joined = holding(run, ledger, claims_of(second)[0]["claim_id"])
    assert joined is not None
    assert {one["claim_id"] for one in claims_of(joined)} >= {
        *(one["claim_id"] for one in claims_of(first)),
        *(one["claim_id"] for one in claims_of(second)),
    }
    # The entry that is no more is still found by the id it had.
    (shown,) = run("show", second["id"], "-l", ledger, "--json").records
    assert shown["id"] == joined["id"]
    assert "a person decided so" in run("show", joined["id"], "-l", ledger).out
    parted = decide(run, ledger, "different", claims_of(second)[0]["claim_id"], made["target"])
    assert parted["supersedes"] == made["id"]
    assert entries(run, ledger) == before


def test_an_entry_is_split_and_merged_whole(run: Run, ledger: Path, before: list[Entry]) -> None:
    entry = max(before, key=lambda one: len(claims_of(one)))
    held = [one["claim_id"] for one in claims_of(entry)]
    ran = run("split", entry["id"], *(one[:12] for one in held[1:]), "-l", ledger, "--by", "Ada", "--json")
    assert (ran.status, ran.err) == (0, "")
    parts = [holding(run, ledger, one) for one in held]
    assert parts[0] is not None
    assert [one["claim_id"] for one in claims_of(parts[0])] == held[:1]
    assert parts[1] is not None
    assert {one["claim_id"] for one in claims_of(parts[1])} == set(held[1:])
    assert run("decide", "same", parts[0]["id"], parts[1]["id"], "-l", ledger, "--by", "Ben").status == 0
    assert entries(run, ledger) == before
    merged = run("history", "-l", ledger, "--json").records[0]
    assert run("decide", "undo", merged["id"], "--together", "-l", ledger, "--by", "Ada").status == 0
    split = ran.records[0]
    assert run("decide", "undo", split["id"], "--together", "-l", ledger, "--by", "Ada").status == 0
    assert entries(run, ledger) == before
    assert "is not in the entry" in refused(run("split", before[-1]["id"], held[0], "-l", ledger, "--by", "Ada"))


def test_what_was_missed_is_added(
    run: Run, ledger: Path, before: list[Entry], denied: tuple[Entry, dict[str, Any]]
) -> None:
    value = "source 600-612; content 613-640; speaker Ysa Tolbeck; kind person; polarity denies; wording It rained"
    made = decide(run, ledger, "add", denied[1]["document_id"], value)
    (entry,) = [one for one in entries(run, ledger) if one["wording"] == "It rained"]
    (one,) = entry["denied"]
    assert (one["speaker"], one["person"], one["by_hand"]) == ("Ysa Tolbeck", "person:ysa tolbeck", ["add"])
    assert [one["entry"] for one in entry["related"]] == []
    assert made["id"] in run("show", one["claim_id"], "-l", ledger).out
    assert "already" in refused(run("decide", "add", denied[1]["document_id"], value, "-l", ledger, "--by", "Ben"))
    decide(run, ledger, "undo", made["id"])
    assert entries(run, ledger) == before


def test_origins_are_joined_and_parted(run: Run, ledger: Path, before: list[Entry]) -> None:
    entry = next(one for one in before if one["origins"]["affirmed"]["min"] > 1)
    first = entry["affirmed"][0]
    second = next(one for one in entry["affirmed"] if one["origin"] != first["origin"])
    made = decide(run, ledger, "same-origin", first["claim_id"], second["claim_id"])
    (joined,) = run("show", entry["id"], "-l", ledger, "--json").records
    assert joined["origins"]["affirmed"]["max"] == entry["origins"]["affirmed"]["max"] - 1
    assert "origin" in run("origins", entry["id"], "-l", ledger).out
    again = decide(run, ledger, "different-origin", second["claim_id"], first["claim_id"])
    assert again["supersedes"] == made["id"]
    (parted,) = run("show", entry["id"], "-l", ledger, "--json").records
    assert parted["origins"] == entry["origins"]


def test_a_speaker_of_one_report_is_split_off_by_a_claim_of_theirs(
    run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]
) -> None:
    entry, one = denied
    made = decide(run, ledger, "split-speakers", one["claim_id"])
    assert made["target"].startswith("s-")
    after = holding(run, ledger, one["claim_id"])
    assert after is not None
    assert field_of(after, one["claim_id"], "person") not in (None, one["person"])
    decide(run, ledger, "undo", made["id"])
    assert holding(run, ledger, one["claim_id"]) == entry


def test_a_bare_place_is_found_in_the_gazetteer(run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]) -> None:
    made = decide(run, ledger, "place", denied[1]["claim_id"], "Reykjavik")
    assert made["value"].startswith("Reykjavik; 64.")
    assert {one["id"] for one in entries(run, ledger, "--place", "Reykjavik")} == {denied[0]["id"]}


def test_what_a_later_decision_replaces_is_told(run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]) -> None:
    claim = denied[1]["claim_id"]
    first = decide(run, ledger, "credibility", claim, "2")
    second = decide(run, ledger, "credibility", claim, "4", by="Ben")
    assert second["supersedes"] == first["id"]
    lines = run("history", denied[0]["id"], "-l", ledger).out.splitlines()
    assert [line.split("  ")[1] for line in lines] == [second["id"], first["id"]]
    assert lines[0].endswith(f"Ben: credibility {claim} = 4, instead of {first['id']}")


def refused(ran: Ran) -> str:
    """The one sentence with which a decision was refused."""
    assert (ran.status, ran.out) == (1, "")
    (problem,) = ran.problems
    return problem


@pytest.mark.parametrize("case", named("decisions_refused.json"))
def test_what_is_refused_is_said_and_not_taken_down(
    case: dict[str, Any], run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]
) -> None:
    names = {"CLAIM": denied[1]["claim_id"], "ENTRY": denied[0]["id"], "REPORT": denied[1]["document_id"]}
    arguments = [names.get(word, word) for word in case["arguments"]]
    assert case["says"] in refused(run("decide", *arguments, "-l", ledger, "--by", "Ada"))
    assert not run("history", "-l", ledger, "--json").records


def test_an_undo_is_done_once(run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]) -> None:
    made = decide(run, ledger, "reject", denied[1]["claim_id"])
    undone = decide(run, ledger, "undo", made["id"][:8])
    says = refused(run("decide", "undo", made["id"], "-l", ledger, "--by", "Ben"))
    assert says == f"sayso: '{made['id']}' was already undone by Ada ({undone['id']}); undo that one to bring it back."
    decide(run, ledger, "undo", undone["id"])
    assert holding(run, ledger, denied[1]["claim_id"]) is None


def test_the_beginning_of_an_id_is_enough_and_an_ambiguous_one_is_refused(
    run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]]
) -> None:
    made = decide(run, ledger, "accept", denied[1]["claim_id"][:9])
    assert made["target"] == denied[1]["claim_id"]
    assert "Several ids begin with" in refused(run("decide", "reject", denied[1]["claim_id"][:3], "-l", ledger))
    assert "Several ids begin with" in refused(run("show", denied[1]["claim_id"][:3], "-l", ledger))


def test_who_decides_is_the_reviewer_or_the_login(
    run: Run, ledger: Path, denied: tuple[Entry, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = denied[1]["claim_id"]
    monkeypatch.setenv("SAYSO_REVIEWER", "Cleo")
    monkeypatch.setenv("LOGNAME", "dora")
    assert run("decide", "accept", claim, "-l", ledger, "--json").records[0]["decided_by"] == "Cleo"
    monkeypatch.delenv("SAYSO_REVIEWER")
    assert run("decide", "accept", claim, "-l", ledger, "--json").records[0]["decided_by"] == "dora"
