"""``sayso read``: what is known is passed over, what is bad is told, a stop loses nothing; ledgers that are none."""

from __future__ import annotations

import signal
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.asking import Run, claims_of, entries
from tests.cli.extracting import faulty, started

from conftest import cases
from sayso import pipeline
from sayso.store import EntryFilter, open_ledger
from sayso.views import Views

REPORT = (
    "---\noutlet: The Pier\npublished: {day}\n---\n\nHarbour master Orla Venn denied on Monday that the ship sank.\n"
)
GERMAN = next(case["text"] for case in cases("languages.json") if case["name"] == "German")
VERBS = [["claims"], ["show", "e-0123"], ["speakers"], ["origins"], ["history"], ["new", "--since", "2031-01-01"]]
QUIET = [
    (["claims"], "The ledger holds no entries; 'sayso read PATH...' reads reports into it.\n"),
    (["claims", "--disputed"], "No entry meets this; leave a filter out.\n"),
    (["speakers"], "The ledger holds no entries; 'sayso read PATH...' reads reports into it.\n"),
    (["speakers", "Venn"], "No speaker is called that.\n"),
    (["origins"], "No entry has more appearances than origins.\n"),
    (["history"], "Nothing was decided.\n"),
    (["history", "--lost"], "No decision lost what it was about.\n"),
    (
        ["new", "--since", "2031-01-01"],
        "No report has been taken in since 2031-01-01; 'sayso claims --since DAY' goes by when something was said.\n",
    ),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with two good reports."""
    for day in (3, 4):
        (tmp_path / f"good{day}.md").write_text(REPORT.format(day=f"2031-03-0{day}"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_reading_says_what_the_ledger_holds(run: Run, folder: Path) -> None:
    ran = run("read", "good3.md", "good4.md", "-l", "a.db")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "2 reports read."
    assert ran.out.splitlines()[1].startswith("a.db holds 2 reports with ")
    assert run("read", "good3.md", "good4.md", "-l", "a.db").out.startswith("0 reports read, 2 known before.\n")


def test_what_is_known_of_an_archive_is_passed_over(run: Run, folder: Path) -> None:
    with zipfile.ZipFile("week.zip", "w") as packed:
        packed.write("good3.md", "monday/good3.md")
        packed.write("good4.md", "tuesday/good4.md")
        packed.writestr("photo.txt", b"\x89PNG")
    run("read", "good3.md", "-l", "a.db")
    ran = run("read", "week.zip", "-l", "a.db")
    assert (ran.status, ran.out.splitlines()[0]) == (1, "1 report read, 1 known before.")
    assert ran.problems == [
        "sayso: week.zip!photo.txt is a picture; have its words recognised (OCR) and save them as .txt first."
    ]


def test_counts_as_json(run: Run, folder: Path) -> None:
    (folder / "fremd.txt").write_text(GERMAN, encoding="utf-8")
    ran = run("read", ".", "-l", "a.db", "--json")
    (record,) = ran.records
    assert ran.status == 1
    assert (record["read"], record["known"], record["foreign"], record["problems"]) == (2, 0, 1, 1)
    assert record["ledger"]["documents"] == 3


def test_bad_reports_do_not_stop_the_others(run: Run, folder: Path) -> None:
    refused = cases("refused.json")
    for number, case in enumerate(refused):
        (folder / f"bad{number:02}.txt").write_bytes(case["bytes"].encode("latin-1"))
    ran = run("read", ".", "-l", "a.db")
    assert ran.status == 1
    assert ran.out.startswith("2 reports read.\n")
    for case, problem in zip(refused, ran.problems, strict=True):
        assert case["says"] in problem


def test_a_fault_on_one_report_is_told_and_it_is_tried_again(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "odd.txt").write_text(REPORT.format(day="2031-03-05") + "Odd.\n", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("sayso.pipeline.claims_of", faulty(pipeline.claims_of))
        ran = run("read", ".", "-l", "a.db", "--json")
    assert ran.status == 1
    (problem,) = ran.problems
    assert problem.startswith("sayso: ./odd.txt could not be read, by a fault of Sayso (ZeroDivisionError in ")
    assert problem.endswith(", and the ledger has nothing new of it; please report this.")
    (record,) = ran.records
    assert (record["read"], record["failed"], record["ledger"]["documents"]) == (2, 1, 2)
    (mended,) = run("read", ".", "-l", "a.db", "--json").records
    assert (mended["read"], mended["known"], mended["failed"]) == (1, 2, 0)


def test_a_report_in_another_language_is_kept_and_told_once(run: Run, folder: Path) -> None:
    (folder / "fremd.txt").write_text(GERMAN, encoding="utf-8")
    ran = run("read", "fremd.txt", "good3.md", "-l", "a.db")
    assert ran.status == 1
    assert ran.problems == [
        "sayso: fremd.txt is not in English (it looks like 'de') and was kept without being read; only English is read."
    ]
    again = run("read", "fremd.txt", "good3.md", "-l", "a.db")
    assert (again.status, again.err) == (0, "")


def test_no_ledger_is_made_for_nothing(run: Run, folder: Path) -> None:
    ran = run("read", "nothere.txt", "-l", "a.db")
    assert (ran.status, ran.out, len(ran.problems)) == (1, "", 1)
    assert not (folder / "a.db").exists()


def test_standard_input_and_several_processes(run: Run, folder: Path) -> None:
    ran = run("read", "-", "-l", "a.db", stdin=b"Mayor Ines Polk said the bridge was safe.\n")
    assert (ran.status, ran.out.splitlines()[0]) == (0, "1 report read.")
    run("read", ".", "--jobs", "2", "-l", "two.db")
    run("read", ".", "-l", "one.db")
    assert entries(run, folder / "two.db") == entries(run, folder / "one.db")


def test_the_ledger_can_be_named_by_the_environment(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", "elsewhere.db")
    run("read", "good3.md")
    assert (folder / "elsewhere.db").exists()
    assert not (folder / "sayso.db").exists()


def test_reading_again_on_purpose_changes_nothing(run: Run, folder: Path) -> None:
    run("read", ".", "-l", "a.db")
    before = entries(run, folder / "a.db")
    assert run("read", ".", "-l", "a.db", "--again").out.startswith("2 reports read.\n")
    assert entries(run, folder / "a.db") == before


def test_what_a_later_reading_brings_is_new(run: Run, folder: Path) -> None:
    run("read", "good3.md", "-l", "a.db")
    with open_ledger(folder / "a.db") as store, store.reading() as view:
        (document,) = view.documents()
    known = entries(run, folder / "a.db")
    late = REPORT.replace("Orla Venn denied on Monday that", "Marten Sayle said on Sunday that")
    (folder / "late.md").write_text(late.format(day="2031-03-09"), encoding="utf-8")
    since = document.read_at.replace("Z", "+00:00")
    run("read", "late.md", "-l", "a.db")
    found = run("new", "--since", since, "-l", "a.db", "--json").records
    assert {one["entry"] for one in found} <= {one["id"] for one in entries(run, folder / "a.db")}
    (sank,) = entries(run, folder / "a.db", "--disputed")
    assert sank["id"] in {one["id"] for one in known}
    later = run("new", "--since", document.read_at[:10], "-l", "a.db").out
    assert "new entry, disputed" in later


def test_outlets_of_ones_own(run: Run, folder: Path) -> None:
    run("read", ".", "-l", "a.db")
    (folder / "own.csv").write_text("outlet,owner,also\nThe Pier,Delta Press,Pier News\n", encoding="utf-8")
    assert run("claims", "-l", "a.db", "--outlets", "own.csv", "--json").status == 0
    ran = run("claims", "-l", "a.db", "--outlets", "nothere.csv")
    assert (ran.status, ran.out) == (1, "")
    assert "nothere.csv" in ran.problems[0]


@pytest.mark.parametrize(("verb", "says"), QUIET, ids=[" ".join(verb) for verb, _ in QUIET])
def test_an_empty_ledger_is_said_to_be_empty(verb: list[str], says: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_ledger(path, create=True).close()
    ran = run(*verb, "-l", path)
    assert (ran.status, ran.out, ran.err) == (0, says, "")
    as_json = run(*verb, "-l", path, "--json")
    assert (as_json.status, as_json.out) == (0, "")


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_a_later_version(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[60:64] = (9999).to_bytes(4, "big")  # user_version in the header of an SQLite file
    path.write_bytes(raw)


def a_text(path: Path) -> None:
    path.write_text("not a ledger\n" * 500, encoding="utf-8")


def gone(path: Path) -> None:
    path.unlink()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


UNUSABLE = {
    gone: "there is no ledger",
    a_text: "is not a ledger",
    a_folder: "is a folder",
    cut_short: "is damaged",
    of_a_later_version: "later version",
}


@pytest.mark.parametrize("verb", [*VERBS, ["decide", "reject", "c-0123"]], ids=lambda verb: verb[0])
@pytest.mark.parametrize("spoiled", UNUSABLE, ids=lambda made: made.__name__)
def test_what_is_no_ledger_is_said_and_left_alone(
    spoiled: Callable[[Path], None], verb: list[str], run: Run, ledger: Path
) -> None:
    spoiled(ledger)
    before = ledger.read_bytes() if ledger.is_file() else None
    ran = run(*verb, "-l", ledger)
    assert (ran.status, ran.out) == (1, "")
    (problem,) = ran.problems
    assert ledger.name in problem
    assert UNUSABLE[spoiled] in problem.lower()
    assert (ledger.read_bytes() if ledger.is_file() else None) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_keeps_what_was_read_and_the_same_command_goes_on(run: Run, reports: list[Path], tmp_path: Path) -> None:
    path, many = tmp_path / "a.db", tmp_path / "many"
    many.mkdir()
    for copy in range(10):
        for report in reports:
            text = report.read_text(encoding="utf-8")
            (many / f"{copy}-{report.name}").write_text(f"{text}\nCopy {copy}.\n", encoding="utf-8")
    with started("read", many, "-l", path) as process:
        assert process.stderr is not None
        while process.poll() is None and documents(path) < 3:
            time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate(timeout=300)
    assert (process.returncode, out) == (130, b"")
    assert errors.decode() == f"sayso: stopped; what was read is in {path}, and the same command goes on from there.\n"
    held = documents(path)
    assert 3 <= held < 10 * len(reports)
    for copy in range(2, 10):
        for report in reports:
            (many / f"{copy}-{report.name}").unlink()
    again = run("read", many, "-l", path, "--json")
    assert again.status == 0
    assert again.records[0]["known"] == min(held, 2 * len(reports))
    found = entries(run, path)
    claims = [one["claim_id"] for entry in found for one in claims_of(entry)]
    assert len(claims) == len(set(claims))


def documents(path: Path) -> int:
    """How many reports a ledger holds; none while it is being made."""
    if not path.exists() or not path.stat().st_size:
        return 0
    with open_ledger(path) as store, store.reading() as view:
        return view.size().documents


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_has_had_enough_is_no_error(filled: Path) -> None:
    with started("claims", "--json", "--limit", "0", "-l", filled) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().endswith(b"\n")
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=300) == 141
    assert errors == b""


def test_entries_are_made_one_by_one(filled: Path) -> None:
    with open_ledger(filled) as store, store.reading() as view:
        found = Views(view).entries(EntryFilter(), 1 << 40)
        assert next(found).entry.id != next(found).entry.id
