"""``sayso extract`` in several processes, stopped in the middle, and with nobody to read it."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.cli.asking import Run
from tests.cli.extracting import first_line, started

from sayso.pipeline import BATCH_DOCUMENTS


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
