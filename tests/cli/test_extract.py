from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from conftest import Ran, cases, named
from sayso.artifact import FILES, MANIFEST, shipped_folder
from sayso.cli import app
from sayso.export.jsonl import record
from sayso.ingest.reports import load_report
from sayso.pipeline import BATCH_DOCUMENTS, Reader

Run = Callable[..., Ran]
REPORT = 'General Oswin Radle denied the claim. "We did not," he said, adding that the paper had lied.\n'
GERMAN = next(case["text"] for case in cases("languages.json") if case["name"] == "German")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one good report."""
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(ran: Ran) -> list[str]:
    return [one["document"]["path"] for one in ran.records]


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


def test_a_pipe_gets_json_lines(run: Run, folder: Path) -> None:
    assert run("extract", "good.txt").out == run("extract", "--format", "jsonl", "good.txt").out


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


def test_brat_of_an_archive_of_several_needs_a_folder(run: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "b.zip", "w") as packed:
        packed.writestr("../a.txt", REPORT)
        packed.writestr("c.md", REPORT * 2)
    ran = run("extract", "--format", "brat", "b.zip")
    assert ran.status == 2
    assert "needs a folder: --output DIR" in ran.err
    assert run("extract", "--format", "brat", "b.zip", "-o", "out").status == 0
    assert {path.name for path in (folder / "out").glob("*.txt")} == {"a.txt", "c.txt"}


def test_bad_reports_do_not_stop_the_others(run: Run, folder: Path) -> None:
    refused = cases("refused.json")
    for number, case in enumerate(refused):
        (folder / f"bad{number:02}.txt").write_bytes(case["bytes"].encode("latin-1"))
    ran = run("extract", ".")
    assert (ran.status, paths(ran)) == (1, ["./good.txt"])
    for number, (case, problem) in enumerate(zip(refused, ran.problems, strict=True)):
        assert problem.startswith(f"sayso: ./bad{number:02}.txt ")
        assert case["says"] in problem


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


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are Unicode without line ends")
@pytest.mark.parametrize("form", ["jsonl", "table", "brat"])
def test_odd_file_names_are_read_and_written(form: str, run: Run, folder: Path) -> None:
    names = [b"a\nb.txt", b"\xff\xfe.txt", b"evil\x1b[31m.txt", "\u202egpj.txt".encode()]
    (folder / "odd").mkdir()
    for name in names:
        (folder / "odd" / os.fsdecode(name)).write_text(REPORT, encoding="utf-8")
    ran = run("extract", "odd", "--format", form, *(["--output", "out"] if form == "brat" else []))
    assert (ran.status, ran.err) == (0, "")
    if form == "jsonl":
        assert {os.fsencode(path) for path in paths(ran)} == {b"odd/" + name for name in names}
    if form == "brat":
        assert {os.fsencode(path.name) for path in (folder / "out").glob("*.txt")} == set(names)


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


def test_odd_texts_are_json_lines_still(run: Run, folder: Path) -> None:
    texts = [case["text"].replace("\0", "").replace("\ufeff", "") or "." for case in cases("odd_texts.json")]
    for number, text in enumerate(texts):
        (folder / f"{number:02}.txt").write_bytes(text.encode("utf-8", "replace"))
    ran = run("extract", ".")
    assert (ran.status, ran.err) == (0, "")
    assert paths(ran) == [*(f"./{number:02}.txt" for number in range(len(texts))), "./good.txt"]
    # Readers that part lines at more than the line feed get whole records too.
    assert len(ran.out.splitlines()) == len(texts) + 1


def test_attributions_below_a_confidence_are_left_out(run: Run, reader: Reader, folder: Path) -> None:
    every = reader.read(load_report("good.txt"))
    found = sorted({one.confidence for one in every.attributions})
    for confidence in (0.0, found[0], found[-1], 1.0):
        ran = run("extract", "good.txt", "--min-confidence", str(confidence))
        assert (ran.status, ran.records) == (0, [record(every.at_least(confidence))])


def test_the_table_has_a_heading_and_no_colours_in_a_pipe(run: Run, reports: list[Path], folder: Path) -> None:
    ran = run("extract", "--format", "table", reports[1], "good.txt")
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.out.split("\n\n")[:2]
    assert first.startswith(f"{reports[1]} · The Greave Lock Gazette · 2031-03-04T12:45:00+02:00 · ")
    assert second.startswith("good.txt · ")
    assert "\x1b" not in ran.out


# A report may hold what makes a terminal change its title, colours or the order of what it shows.
def test_a_table_holds_no_terminal_controls(run: Run, folder: Path) -> None:
    hostile = "\x1b[31m\x1b]0;owned\x07\x9b1m\x08\u202e\u2066\u200b\x7f"
    fields = "".join(f'{key}: "\\e[31mWire\\u202E"\n' for key in ("title", "outlet", "byline"))
    words = REPORT.replace(" ", f" {hostile}")
    (folder / "hostile\x1b[31m.txt").write_text(f"---\n{fields}---\n{words}", encoding="utf-8")
    ran = run("extract", "--format", "table", ".")
    assert (ran.status, ran.err) == (0, "")
    assert "hostile[31m.txt · [31mWire" in ran.out
    assert {c for c in ran.out if unicodedata.category(c) in ("Cc", "Cf", "Cs")} == {"\n"}


def test_brat_of_one_report_goes_to_standard_output(run: Run, folder: Path) -> None:
    ran = run("extract", "--format", "brat", "good.txt")
    assert ran.status == 0
    bound = [line.split("\t") for line in ran.out.splitlines() if line.startswith("T")]
    assert bound
    for _, where, words in bound:
        role, start, end = where.split(" ")
        assert role in ("Source", "Cue", "Content")
        assert REPORT[int(start) : int(end)] == words


def test_brat_files_are_written_beside_their_text(run: Run, folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "good.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: Good\r\n---\r\n" + REPORT.encode())
    ran = run("extract", "--format", "brat", "-o", "deep/out", "good.txt", "other", "-", stdin=REPORT.encode())
    out = folder / "deep" / "out"
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    names = {"annotation.conf", *(f"{stem}.{kind}" for stem in ("good", "good-2", "stdin") for kind in ("txt", "ann"))}
    assert {path.name for path in out.iterdir()} == names
    assert (out / "good.txt").read_bytes() == REPORT.encode()
    assert (out / "good-2.txt").read_bytes() == b"---\ntitle: Good\n---\n" + REPORT.encode()
    assert (out / "good.ann").read_text(encoding="utf-8") == run("extract", "--format", "brat", "good.txt").out


def test_brat_never_overwrites_a_report(run: Run, folder: Path) -> None:
    (folder / "good.txt").write_bytes(REPORT.encode("utf-16"))
    ran = run("extract", "--format", "brat", "--output", "../" + folder.name, "good.txt")
    assert ran.status == 2
    assert (folder / "good.txt").read_bytes() == REPORT.encode("utf-16")


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


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_a_full_disk_is_said(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        ran = run("extract", "good.txt")
    assert ran.status == 1
    assert ran.problems == ["sayso: the output can't be written (No space left on device)."]


def many(folder: Path) -> int:
    """Short reports, enough for many batches: when the first lines come, most work is still to be done."""
    count = 20 * BATCH_DOCUMENTS
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"Witness {number} said no. " * 3, encoding="utf-8")
    return count


def test_several_processes_give_the_same_in_the_same_order(run: Run, tmp_path: Path) -> None:
    # The first batch is the longest, so that the second one is ready before it.
    for number in range(2 * BATCH_DOCUMENTS + 5):
        words = f"Witness {number} said no. " * (5 if number < BATCH_DOCUMENTS else 1)
        (tmp_path / f"{number:03}.txt").write_text(words, encoding="utf-8")
    (tmp_path / "050.txt").write_bytes(b"%PDF")
    one, two = run("extract", tmp_path), run("extract", "--jobs", "2", tmp_path)
    assert len(one.records) == 2 * BATCH_DOCUMENTS + 4
    assert (two.status, two.err, two.out) == (one.status, one.err, one.out)


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as a process of its own, its output in pipes."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    # Unbuffered: communicate() would lose what readline() has read ahead. Ctrl-C is heard even if a shell that
    # ran these tests in the background has told its children not to.
    heard = None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, bufsize=0, preexec_fn=heard, **pipes) as process:  # noqa: PLW1509 (one thread)
        try:
            yield process
        finally:
            process.kill()


def first_line(process: subprocess.Popen[bytes]) -> bytes:
    """The first line of output; if there is none, the test fails with what the program says instead."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    assert line.endswith(b"\n"), process.stderr.read().decode()
    return line


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_leaves_whole_lines_and_no_traceback(tmp_path: Path) -> None:
    count = many(tmp_path)
    with started("extract", tmp_path) as process:
        first = first_line(process)
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=300)
    out = first + rest
    assert process.returncode == 130
    assert out.endswith(b"\n")
    assert len([json.loads(line) for line in out.splitlines()]) < count
    assert errors.decode() == "sayso: stopped; what was printed is complete up to its last line.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    many(tmp_path)
    with started("extract", tmp_path) as process:
        json.loads(first_line(process))
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=300) == 141
    assert errors == b""


def test_version_and_help_are_told(run: Run) -> None:
    assert re.fullmatch(r"sayso \d+\.\d+\.\d+\n", run("--version").out)
    assert "--min-confidence" in run("extract", "--help").out
