"""No converter takes the program with it: not one that hangs, breaks off, eats memory, talks or connects."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import one_sentence
from ingest.unruly.converter import PAGE
from sayso.errors import InputError
from sayso.ingest import isolation
from sayso.ingest.formats import Format
from sayso.ingest.isolation import converted, end_workers, expanded
from sayso.ingest.reports import reports
from sayso.ingest.types import Item, Meta, Options, Report

UNRULY = Format("unruly", "a thing", convert="converter", expand="converter")
LONG = 60.0


@pytest.fixture(autouse=True)
def unruly(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Processes whose converters are those of these tests."""
    monkeypatch.setattr(isolation, "PACKAGE", "unruly")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    end_workers()
    yield
    end_workers()


def page(deed: bytes, seconds: float = LONG) -> None:
    assert converted(Item(deed, "a.pdf"), UNRULY, seconds) == PAGE.__class__(PAGE.text, PAGE.origin, PAGE.meta, True)


def refusal(deed: bytes, seconds: float = LONG) -> str:
    with pytest.raises(InputError) as refused:
        page(deed, seconds)
    assert one_sentence(str(refused.value))
    return str(refused.value)


def test_a_page_comes_back_as_it_was_made() -> None:
    page(b"nothing")


@pytest.mark.parametrize("deed", [b"print", b"connect", b"be interrupted"])
def test_what_does_no_harm_is_no_matter(deed: bytes) -> None:
    page(deed)
    page(b"nothing")


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (b"exit", "break off"),
        (b"fault", "break off"),
        (b"kill", "break off"),
        (b"leave", "break off"),
        (b"eat", "more memory"),
        (b"raise", "is a thing that is damaged"),
        (b"recurse", "is a thing that is damaged"),
        (b"refuse", "a\\x1b[31m.pdf is\\nbad; mend it."),
    ],
)
def test_what_fails_is_one_sentence_and_the_next_is_converted(deed: bytes, says: str) -> None:
    assert says in refusal(deed)
    page(b"nothing")
    assert says in refusal(deed)


def test_what_takes_too_long_is_left() -> None:
    page(b"nothing")
    assert "a.pdf takes longer than" in refusal(b"sleep", 0.5)
    page(b"nothing")


def test_a_process_is_used_again_until_it_has_seen_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    class Counted(isolation.Worker):
        def __init__(self) -> None:
            started.append(1)
            super().__init__()

    monkeypatch.setattr(isolation, "Worker", Counted)
    monkeypatch.setattr(isolation, "MAX_USES", 3)
    for _ in range(7):
        page(b"nothing")
    assert len(started) == 3


def test_members_come_one_by_one_with_errors_in_their_places() -> None:
    found = list(expanded(Item(b"nothing,print,nothing", "a.zip"), UNRULY, Options({"text": "body"})))
    assert found[0] == Item(b"nothing", "a.zip!0body", known=Meta("T"), depth=1)
    assert str(found[1]) == "a.zip!1 is bad."
    assert found[2] == Item(b"nothing", "a.zip!2body", known=Meta("T"), depth=1)


@pytest.mark.parametrize(("deed", "says"), [(b"exit", "break off"), (b"eat", "memory"), (b"raise", "damaged")])
def test_members_before_a_failure_are_kept(deed: bytes, says: str) -> None:
    found = expanded(Item(b"nothing,nothing," + deed, "a.zip"), UNRULY, Options())
    assert isinstance(next(found), Item)
    assert isinstance(next(found), InputError)
    if deed == b"raise":
        assert says in str(next(found))
    else:
        with pytest.raises(InputError, match=says):
            next(found)
    page(b"nothing")


def test_members_may_be_left_where_they_are() -> None:
    found = expanded(Item(b",".join([b"nothing"] * 1_000), "a.zip"), UNRULY, Options())
    assert isinstance(next(found), Item)
    page(b"nothing")
    del found
    page(b"nothing")


def test_a_large_item_goes_there_and_back() -> None:
    (found,) = expanded(Item(b"nothing", "a" * 5_000_000), UNRULY, Options())
    assert isinstance(found, Item)
    assert len(found.source) == 5_000_002


def test_text_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "Worker", None)
    (tmp_path / "a.md").write_text("They said no.", encoding="utf-8")
    (found,) = reports([str(tmp_path)])
    assert isinstance(found, Report)


SCRIPT = """
import sys
from sayso.ingest.reports import reports
print([one.document.title for one in reports(sys.argv[1:])], flush=True)
"""
GONE = """
import os, sys
from sayso.ingest import isolation
worker = isolation.Worker()
print(worker._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"headline,body\nA title,{'They said no on Monday. ' * 9}\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, "a.csv"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("['A title']\n", "")


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="needs a list of processes")
def test_a_process_ends_with_the_one_that_started_it() -> None:
    ran = subprocess.run([sys.executable, "-c", GONE], capture_output=True, text=True, check=False)
    pid = int(ran.stdout)
    for _ in range(300):
        if not _runs(pid):
            return
        time.sleep(0.1)
    pytest.fail("it still runs")


def _runs(pid: int) -> bool:
    try:
        return "zombie" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return False
