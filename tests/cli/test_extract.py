"""``sayso extract``: what it reads, what it refuses, and how that is said."""

from __future__ import annotations

import os
import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.asking import Run
from tests.cli.extracting import REPORT, faulty, paths
from typer.testing import CliRunner

from conftest import cases, named
from sayso import pipeline
from sayso.artifact import FILES, MANIFEST, shipped_folder
from sayso.cli import app
from sayso.export.jsonl import record, schema
from sayso.ingest.reports import load_report
from sayso.pipeline import Reader

GERMAN = next(case["text"] for case in cases("languages.json") if case["name"] == "German")


def test_a_folder_is_read_in_order_with_every_span_in_its_place(run: Run, reports: list[Path], folder: Path) -> None:
    names = [report.name for report in (reports[4], reports[2], reports[5])]
    for name in names:
        shutil.copy(reports[0].with_name(name), folder / name)
    ran = run("extract", ".")
    assert (ran.status, ran.err) == (0, "")
    assert paths(ran) == [f"./{name}" for name in (*sorted(names), "good.txt")]
    for one in ran.records:
        text = load_report(one["document"]["path"]).text
        for attribution in one["attributions"]:
            cue = [attribution["cue"]] if attribution["cue"] else []
            for span in (*attribution["sources"], *cue, *attribution["contents"]):
                assert text[span["start"] : span["end"]] == span["text"]


def test_the_program_finds_what_the_library_finds(run: Run, reader: Reader, folder: Path) -> None:
    (only,) = run("extract", "good.txt").records
    assert only == record(reader.read(load_report("good.txt")))
    assert only["document"]["raw_sha256"]


def test_a_file_given_twice_is_read_once(run: Run, folder: Path) -> None:
    assert paths(run("extract", "good.txt", "./good.txt", "good.txt", ".")) == ["good.txt"]


def test_standard_input_is_read(run: Run, folder: Path) -> None:
    ran = run("extract", "-", stdin=REPORT.encode("cp1252"))
    (only,) = ran.records
    assert (ran.status, only["document"]["path"]) == (0, "-")
    assert only["attributions"] == run("extract", "good.txt").records[0]["attributions"]


def test_empty_standard_input_is_said(run: Run, folder: Path) -> None:
    ran = run("extract", "-")
    assert (ran.status, ran.out) == (1, "")
    assert ran.problems == ["sayso: standard input is empty; there is nothing to read in it."]


def test_tables_and_archives_are_read_with_columns_as_told(run: Run, folder: Path) -> None:
    (folder / "a.csv").write_text(
        f'one,two\nA title,"{REPORT.strip().replace(chr(34), chr(34) * 2)}"\n', encoding="utf-8"
    )
    with zipfile.ZipFile(folder / "b.zip", "w") as packed:
        packed.write("a.csv", "deep/a.csv")
        packed.writestr("c.md", REPORT * 2)
    ran = run("extract", "a.csv", "b.zip", "--map", "title=one, text=two")
    assert (ran.status, ran.err) == (0, "")
    assert paths(ran) == ["a.csv!row 2", "b.zip!deep/a.csv!row 2", "b.zip!c.md"]
    assert [one["document"]["title"] for one in ran.records] == ["A title", "A title", None]
    assert [one["document"]["format"] for one in ran.records] == ["table", "table", "markdown"]
    wrong = run("extract", "a.csv", "--map", "text=three")
    assert wrong.status == 1
    assert "a.csv has no column 'three'; its columns are one, two" in wrong.problems[0]


def test_bad_reports_do_not_stop_the_others(run: Run, folder: Path) -> None:
    refused = cases("refused.json")
    for number, case in enumerate(refused):
        (folder / f"bad{number:02}.txt").write_bytes(case["bytes"].encode("latin-1"))
    ran = run("extract", ".")
    assert (ran.status, paths(ran)) == (1, ["./good.txt"])
    for number, (case, problem) in enumerate(zip(refused, ran.problems, strict=True)):
        assert problem.startswith(f"sayso: ./bad{number:02}.txt ")
        assert case["says"] in problem


def test_a_fault_on_one_report_is_told_and_its_attributions_are_given(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "odd.txt").write_text(REPORT + "Odd.\n", encoding="utf-8")
    monkeypatch.setattr("sayso.pipeline.claims_of", faulty(pipeline.claims_of))
    ran = run("extract", "odd.txt", "good.txt")
    assert (ran.status, paths(ran)) == (1, ["odd.txt", "good.txt"])
    (problem,) = ran.problems
    assert problem.startswith("sayso: odd.txt was not read to its end, by a fault of Sayso (ZeroDivisionError in ")
    assert problem.endswith("; what was found before that is given. Please report this.")
    odd, good = ran.records
    assert odd["attributions"]
    assert odd["failure"].startswith("ZeroDivisionError in pipeline.py, line ")
    assert odd["claims"] == []
    assert good["failure"] is None
    jsonschema.validate(odd, schema())
    assert "not read to its end: ZeroDivisionError" in run("extract", "odd.txt", "--format", "table").out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_offsets_do_not_depend_on_the_encoding_or_line_ends(encoding: str, run: Run, folder: Path) -> None:
    text = "“No,” said José Ángel.\n\nHe denied the minister’s claim that the café was his.\n"
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "b.txt").write_bytes(text.replace("\n", "\r\n").encode(encoding))
    a, b = run("extract", "a.txt", "b.txt").records

    def plain(one: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {k: v for k, v in attribution.items() if k not in ("id", "within")} for attribution in one["attributions"]
        ]

    assert plain(a) == plain(b)


NOWHERE = {
    "nothere.txt": "nothere.txt does not exist",
    "*.pdf": "*.pdf matches no file",
    "empty": "empty holds no report",
    "x" * 300: "can't be opened",
    "ring.txt": "ring.txt",
    "dangling.txt": "dangling.txt does not exist",
    "evil\x1b]0;\n.txt": "evil\\x1b]0;\\n.txt does not exist",
    "evil\x1b[31m\n.txt": "evil\\x1b[31m\\n.txt matches no file",
    "\udcff.txt": "\\udcff.txt does not exist",
    "": "'' does not exist",
}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_arguments_that_lead_nowhere_are_said(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    os.symlink("ring.txt", folder / "ring.txt")
    os.symlink("gone.txt", folder / "dangling.txt")
    ran = run("extract", *NOWHERE, "good.txt")
    assert (ran.status, paths(ran)) == (1, ["good.txt"])
    for problem, says in zip(ran.problems, NOWHERE.values(), strict=True):
        assert says in problem


def test_only_bad_arguments_give_no_output(run: Run, folder: Path) -> None:
    ran = run("extract", "nothere.txt", "alsonot.txt")
    assert (ran.status, ran.out, len(ran.problems)) == (1, "", 2)


def test_a_link_to_nothing_within_a_folder_is_said(run: Run, folder: Path) -> None:
    os.symlink("gone.txt", folder / "dangling.txt")
    ran = run("extract", ".")
    assert (ran.status, paths(ran)) == (1, ["./good.txt"])
    assert "./dangling.txt can't be read" in ran.problems[0]


def test_a_report_in_another_language_is_said_and_skipped(run: Run, folder: Path) -> None:
    (folder / "fremd.txt").write_text(GERMAN, encoding="utf-8")
    ran = run("extract", "fremd.txt", "good.txt")
    other, good = ran.records
    assert (other["document"]["language"], other["attributions"]) == ("de", [])
    assert good["attributions"]
    assert ran.status == 1
    assert ran.problems == [
        "sayso: fremd.txt is not in English (it looks like 'de') and was skipped; only English is read."
    ]


def test_a_text_too_short_to_tell_its_language_is_read(run: Run, folder: Path) -> None:
    (folder / "kurz.txt").write_text("Der General wies den Vorwurf zurück.", encoding="utf-8")
    ran = run("extract", "kurz.txt")
    assert (ran.status, ran.err) == (0, "")
    assert ran.records[0]["document"]["language"] is None


@pytest.mark.parametrize("case", named("wrong_calls.json"))
def test_a_wrong_call_says_so_and_exits_with_2(case: dict[str, Any], folder: Path) -> None:
    (folder / "other.txt").write_text(REPORT, encoding="utf-8")
    result = CliRunner().invoke(app, case["arguments"])
    assert (result.exit_code, result.stdout) == (2, "")
    # Usage is wrapped at the width of the terminal.
    assert case["says"] in " ".join(result.stderr.split())


def test_no_command_shows_the_help() -> None:
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 2
    assert "extract" in result.output
    assert "doctor" in result.output


@pytest.mark.parametrize("file", FILES)
def test_an_altered_model_is_refused(file: str, run: Run, folder: Path) -> None:
    model = folder / "model"
    model.mkdir()
    for name in (MANIFEST, *FILES):
        (model / name).symlink_to(shipped_folder() / name)
    (model / file).unlink()
    (model / file).write_bytes((shipped_folder() / file).read_bytes()[:-1] + b"!")
    ran = run("extract", "--model", model, "good.txt")
    assert (ran.status, ran.out, len(ran.problems)) == (3, "", 1)
    assert f"{file} does not match its checksum" in ran.problems[0]


@pytest.mark.parametrize("model", ["nothere", "good.txt", "."])
def test_what_is_no_model_is_refused(model: str, run: Run, folder: Path) -> None:
    ran = run("extract", "--model", model, "good.txt")
    assert (ran.status, ran.out, len(ran.problems)) == (3, "", 1)
    assert f"{model} is not a model folder" in ran.problems[0]


@pytest.mark.parametrize("pipeline", ["nonsense", "no.such", "./nonsense", "."])
def test_a_pipeline_that_is_not_there_is_refused(pipeline: str, run: Run, folder: Path) -> None:
    ran = run("extract", "--pipeline", pipeline, "good.txt")
    assert (ran.status, ran.out, len(ran.problems)) == (3, "", 1)
    assert f"The spaCy pipeline {pipeline!r} with tagger and parser is not installed" in ran.problems[0]


def test_version_and_help_are_told(run: Run) -> None:
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\n", run("--version").out)
    assert "--min-confidence" in run("extract", "--help").out
