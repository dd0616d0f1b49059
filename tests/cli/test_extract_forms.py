"""``sayso extract --format``: JSON lines, table and brat of any report."""

from __future__ import annotations

import os
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from tests.cli.asking import Run
from tests.cli.extracting import REPORT, paths

from conftest import cases
from sayso.export.jsonl import record
from sayso.ingest.reports import load_report
from sayso.pipeline import Reader


def test_a_pipe_gets_json_lines(run: Run, folder: Path) -> None:
    assert run("extract", "good.txt").out == run("extract", "--format", "jsonl", "good.txt").out


def test_brat_of_an_archive_of_several_needs_a_folder(run: Run, folder: Path) -> None:
    with zipfile.ZipFile(folder / "b.zip", "w") as packed:
        packed.writestr("../a.txt", REPORT)
        packed.writestr("c.md", REPORT * 2)
    ran = run("extract", "--format", "brat", "b.zip")
    assert ran.status == 2
    assert "needs a folder: --output DIR" in ran.err
    assert run("extract", "--format", "brat", "b.zip", "-o", "out").status == 0
    assert {path.name for path in (folder / "out").glob("*.txt")} == {"a.txt", "c.txt"}


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
