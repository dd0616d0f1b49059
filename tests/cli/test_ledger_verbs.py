"""The verbs that work on a ledger, from their arguments to their output, on a ledger of the example reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.asking import Run, claims_of, entries

from sayso.export.entries import schema


def test_every_line_is_what_the_schema_says(run: Run, filled: Path) -> None:
    found = entries(run, filled)
    assert len(found) > 100
    validator = jsonschema.Draft202012Validator(schema())
    for entry in found:
        validator.validate(entry)
    assert len({entry["id"] for entry in found}) == len(found)


def test_spans_are_the_words_of_the_report(run: Run, filled: Path, root: Path) -> None:
    for entry in entries(run, filled, "--disputed"):
        for one in claims_of(entry):
            text = Path(one["path"]).read_text(encoding="utf-8")
            assert all(span["text"] in (None, text[span["start"] : span["end"]]) for span in one["spans"])
            assert one["sentence"] in text


FILTERS: list[tuple[list[str], Callable[[dict[str, Any]], bool]]] = [
    (["--disputed"], lambda entry: bool(entry["disputed"])),
    (["--by", "Linnet Corrow"], lambda entry: any("Corrow" in (one["speaker"] or "") for one in claims_of(entry))),
    (
        ["--denied-by", "Pelessian"],
        lambda entry: any("Pelessian" in (one["speaker"] or "") for one in entry["denied"]),
    ),
    (["--about", "fertiliser"], lambda entry: "fertiliser" in json.dumps(entry)),
    (["--since", "2031-03-10"], lambda entry: entry["last_said"] >= "2031-03-10"),
    (["--unnamed"], lambda entry: not any(one["named"] for one in claims_of(entry))),
    (["--single-origin"], lambda entry: max(side["max"] for side in entry["origins"].values()) == 1),
]


@pytest.mark.parametrize(("arguments", "holds"), FILTERS, ids=[arguments[0] for arguments, _ in FILTERS])
def test_filters(arguments: list[str], holds: Callable[[dict[str, Any]], bool], run: Run, filled: Path) -> None:
    found = entries(run, filled, *arguments)
    assert found
    assert all(holds(entry) for entry in found)
    assert len(found) < len(entries(run, filled))


def test_the_list_says_when_it_is_cut(run: Run, filled: Path) -> None:
    ran = run("claims", "-l", filled, "--limit", "3")
    assert len(ran.out.splitlines()) == 6
    assert ran.problems[0].startswith("sayso: 3 of ")


def test_the_most_disputed_come_first(run: Run, filled: Path) -> None:
    disputed = [entry["disputed"] for entry in entries(run, filled)]
    assert disputed == sorted(disputed, reverse=True)


def test_an_entry_is_shown_with_sentences_and_reasons(run: Run, filled: Path) -> None:
    entry = entries(run, filled, "--disputed")[0]
    shown = run("show", entry["id"][:10], "-l", filled).out
    flat = " ".join(shown.split())
    for one in claims_of(entry):
        assert " ".join(one["sentence"].split()) in flat
        assert one["claim_id"][:10] in shown
    assert shown.count("here because:") == len(claims_of(entry))
    assert "AFFIRMED" in shown
    assert "DENIED" in shown
    (record,) = run("show", claims_of(entry)[-1]["claim_id"], "-l", filled, "--json").records
    assert record == entry


def test_two_entries_are_compared(run: Run, filled: Path) -> None:
    first, second = (entry["id"] for entry in entries(run, filled)[:2])
    shown = run("show", first, "--against", second, "-l", filled).out
    assert "meaning" in shown
    assert shown.splitlines()[0].startswith(first[:10])
    assert shown.splitlines()[1].startswith(second[:10])
    assert "origin 1" not in shown
    both = run("show", first, "--against", second, "-l", filled, "--json").records
    assert both[1]["apart"] == []


def test_what_points_back_is_shown_beside_what_it_points_at(run: Run, filled: Path) -> None:
    shown = run("show", "c-cd50fa33", "-l", filled).out.splitlines()
    because = [row.strip() for row in shown if "here because" in row]
    assert "here because: points back at c-cd50fa33" in because
    place = shown.index("      here because: points back at c-cd50fa33")
    assert shown[place + 1].startswith("        c-cd50fa33: “On its front page of March 7, the Courier stated")
    place = next(i for i, row in enumerate(shown) if "here because: it is what c-" in row)
    assert "“The statement was wrong, and we withdraw it.”" in shown[place + 1]


def test_speakers(run: Run, filled: Path) -> None:
    (corrow,) = [row for row in run("speakers", "Corrow", "-l", filled, "--json").records if row["person"]]
    assert corrow["person"] == "person:linnet corrow"
    assert corrow["affirmed"] > 1
    assert "person:linnet corrow" in run("speakers", "-l", filled).out


def test_origins_of_a_reprint_are_one(run: Run, filled: Path) -> None:
    rows = run("origins", "-l", filled, "--json", "--limit", "0").records
    assert any(tie["kind"] == "text" for row in rows for group in row["affirmed"]["groups"] for tie in group["ties"])
    shown = run("origins", rows[0]["id"], "-l", filled).out
    assert "origin 1:" in shown
    assert "because (" in shown


def test_decisions_are_taken_shown_and_undone(run: Run, ledger: Path) -> None:
    before = entries(run, ledger)
    entry = next(one for one in before if one["disputed"])
    claim = entry["denied"][0]["claim_id"]
    (made,) = run(
        "decide", "polarity", claim[:12], "affirms", "-l", ledger, "--by", "Ada", "--note", "misread", "--json"
    ).records
    assert (made["target"], made["value"], made["decided_by"], made["note"]) == (claim, "affirms", "Ada", "misread")
    assert entries(run, ledger) != before
    assert "polarity" in run("show", entry["id"], "-l", ledger).out
    assert run("history", "-l", ledger).out.count("Ada") == 1
    run("decide", "undo", made["id"], "-l", ledger, "--by", "Ben")
    assert entries(run, ledger) == before
    assert [row["decided_by"] for row in run("history", "-l", ledger, "--json").records] == ["Ben", "Ada"]
    assert run("history", claim, "-l", ledger, "--json").records


def test_ratings_are_two_fields_and_keep_their_previous_values(run: Run, ledger: Path) -> None:
    entry = entries(run, ledger, "--by", "person:linnet corrow")[0]
    claim = next(one for one in claims_of(entry) if one["person"] == "person:linnet corrow")
    assert (claim["reliability"], claim["credibility"]) == (None, None)
    for value in ("C", "B"):
        run("decide", "reliability", "person:linnet corrow", value, "-l", ledger, "--by", "Ada")
    run("decide", "credibility", claim["claim_id"], "3", "-l", ledger, "--by", "Ada")
    (record,) = run("show", entry["id"], "-l", ledger, "--json").records
    (rated,) = [one for one in claims_of(record) if one["claim_id"] == claim["claim_id"]]
    assert (rated["reliability"], rated["credibility"]) == ("B", "3")
    log = run("history", "person:linnet corrow", "-l", ledger, "--json").records
    assert [row["value"] for row in log] == ["B", "C"]
    assert log[0]["supersedes"] == log[1]["id"]


def test_what_is_new(run: Run, filled: Path) -> None:
    found = run("new", "--since", "2000-01-01", "-l", filled, "--json", "--limit", "0").records
    assert len(found) == len(entries(run, filled))
    assert all(row["new"][0].startswith("new entry") for row in found)
    assert run("new", "--since", "2999-01-01", "-l", filled).out.startswith(
        "No report has been taken in since 2999-01-01;"
    )


def test_reports_that_bring_nothing_new(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "weather.txt"
    later.write_text("Snow. Wind. Hail.\n", encoding="utf-8")
    monkeypatch.setattr("sayso.keeper.now", lambda: "2040-01-02T12:00:00.000Z")
    assert run("read", later, "-l", ledger).status == 0
    told = run("new", "--since", "2040-01-01", "-l", ledger).out
    assert told == "1 report taken in since 2040-01-01 brought nothing new.\n"


def test_what_is_nowhere_in_the_ledger_is_said(run: Run, filled: Path) -> None:
    assert (
        "No speaker in this ledger is called 'nobody at all'"
        in run("claims", "--by", "nobody at all", "-l", filled).out
    )
    denied = run("claims", "--denied-by", "nobody at all", "-l", filled).out
    assert "No speaker in this ledger is called 'nobody at all'" in denied
    assert "a place called 'Nowhere-on-Sea'" in run("claims", "--place", "Nowhere-on-Sea", "-l", filled).out
    both = run("claims", "--by", "Corrow", "--about", "zebra", "-l", filled).out
    assert both == "No entry meets this; leave a filter out.\n"


def test_whom_a_name_means_and_who_of_them_speaks(run: Run, filled: Path) -> None:
    ran = run("claims", "--by", "Pelessian", "-l", filled, "--limit", "0")
    (told,) = ran.problems
    assert told.startswith("sayso: 'Pelessian' means ")
    rows = ran.out.splitlines()
    assert len(rows) % 3 == 0
    assert all(" by " in row and "Pelessian" in row for row in rows[2::3])
    alone = run("claims", "--by", "person:linnet corrow", "-l", filled)
    assert not alone.problems
    assert all("Linnet Corrow: " in row for row in alone.out.splitlines()[2::3])


def test_each_row_tells_its_state_before_the_wording(run: Run, filled: Path) -> None:
    records = {one["id"][:10]: one for one in entries(run, filled)}
    told = {row[:10]: row[12:22].strip() for row in run("claims", "-l", filled, "--limit", "0").out.splitlines()[::2]}
    assert told.keys() == records.keys()
    assert set(told.values()) == {"disputed", "changed", "affirmed", "denied", "hedged"}
    for id_, state in told.items():
        one = records[id_]
        assert one["disputed"] == (state == "disputed")
        both = bool(one["affirmed"] and one["denied"])
        assert both == (state in ("disputed", "changed"))
        assert both or state == next((side for side in ("affirmed", "denied", "hedged") if one[side]), None)


REFUSED: list[tuple[list[str], int, str]] = [
    (["show", "e-00000000000000000000"], 1, "No entry is called"),
    (["decide", "polarity", "c-00000000000000000000", "denies", "--by", "Ada"], 1, "nothing called"),
    (["decide", "undo", "t-00000000000000000000", "--by", "Ada"], 1, "nothing called"),
    (["claims", "--since", "yesterday"], 2, "is no day"),
    (["new", "--since", "soon"], 2, "is no day or time"),
    (["decide", "mumble", "c-1"], 2, "mumble"),
]


@pytest.mark.parametrize(("arguments", "status", "says"), REFUSED, ids=[" ".join(a[:2]) for a, _, _ in REFUSED])
def test_what_is_refused(arguments: list[str], status: int, says: str, run: Run, filled: Path) -> None:
    ran = run(*arguments, "-l", filled)
    assert ran.status == status
    assert says in ran.err
    assert not ran.out


def test_a_wrong_value_is_refused_and_not_taken_down(run: Run, ledger: Path) -> None:
    claim = claims_of(entries(run, ledger)[0])[0]["claim_id"]
    ran = run("decide", "certainty", claim, "sure", "-l", ledger, "--by", "Ada")
    assert ran.status == 1
    assert "certain, probable, possible, unknown" in ran.problems[0]
    assert not run("history", "-l", ledger, "--json").records


@pytest.mark.parametrize("verb", [["claims"], ["speakers"], ["origins"], ["history"], ["new", "--since", "2031-01-01"]])
def test_a_ledger_that_is_none_is_named_and_left_alone(verb: list[str], run: Run, tmp_path: Path) -> None:
    missing, text = tmp_path / "missing.db", tmp_path / "notes.db"
    text.write_text("not a ledger\n" * 500)
    for path in (missing, text):
        ran = run(*verb, "-l", path)
        assert ran.status == 1
        assert path.name in ran.problems[0]
    assert not missing.exists()
    assert text.read_text() == "not a ledger\n" * 500
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.db"]


def test_reading_twice_doubles_nothing_and_bad_files_stop_nothing(
    run: Run, reports: list[Path], tmp_path: Path
) -> None:
    ledger, empty = tmp_path / "a.db", tmp_path / "empty.txt"
    empty.write_text("")
    ran = run("read", reports[0], empty, reports[1], "-l", ledger)
    assert ran.status == 1
    assert "empty.txt" in ran.problems[0]
    assert ran.out.startswith("2 reports read.\n")
    before = entries(run, ledger)
    again = run("read", reports[0], reports[1], "-l", ledger, "--json")
    assert again.records[0]["known"] == 2
    assert entries(run, ledger) == before


def test_no_control_character_of_a_report_reaches_the_terminal(run: Run, tmp_path: Path) -> None:
    report, ledger = tmp_path / "a.txt", tmp_path / "a.db"
    report.write_text(
        "Harbour master Dorrin Ashgate said on Monday that the ship had sunk at the \x1b[31mgrey \u202epier.\n",
        encoding="utf-8",
    )
    run("read", report, "-l", ledger)
    (entry, *_) = entries(run, ledger)
    for verb in (["claims"], ["show", entry["id"]], ["speakers"], ["origins", entry["id"]]):
        out = run(*verb, "-l", ledger).out
        assert "\x1b" not in out
        assert "\u202e" not in out
