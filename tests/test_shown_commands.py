"""What README.md and docs/cli.md show of commands is what they print: each is run on the examples."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.building import of_the_examples

import sayso
from conftest import ROOT, Ran

Run = Callable[..., Ran]


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a document shows it, and the lines it is said to print; "..." stands for any others."""

    command: str
    lines: tuple[str, ...]

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.command, comments=True)[1:]


def shown(name: str) -> Iterator[list[Shown]]:
    """The commands of each block of a document that shows any of Sayso's."""
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"^```\n(\$ .*?)^```$", text, re.MULTILINE | re.DOTALL):
        parts = [part.split("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
        yield [Shown(part[0], tuple(part[1:-1])) for part in parts if part[0].startswith("sayso ")]


BLOCKS = [
    pytest.param(block, id=block[0].command)
    for name in ("README.md", "docs/cli.md")
    for block in shown(name)
    if not block[0].command.startswith("sayso history d-")  # of an article in two versions; the examples hold none
]
PRINTED = [one for one in BLOCKS if any(command.lines for command in one.values[0])]


def bare(line: str) -> str:
    """A line without its numbers, ids and widths, which change with what is found."""
    return " ".join(re.sub(r"\b[a-z]-[0-9a-f]{8,20}\b|\d+", "0", line).split())


def same(lines: tuple[str, ...], printed: str) -> bool:
    """Whether this is what is shown, but for numbers and ids; a line that is cut short ends with "…"."""
    pattern = ""
    for line in map(bare, lines):
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += re.escape(line.removesuffix("…")) + (r".*\n" if line.endswith("…") else r"\n")
    return bool(re.fullmatch(pattern, "".join(bare(line) + "\n" for line in printed.splitlines())))


@pytest.fixture(scope="module")
def affair(reader: sayso.Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger into which each example report was read on the day of its publication."""
    path = tmp_path_factory.mktemp("shown") / "affair.db"
    with pytest.MonkeyPatch.context() as patched, sayso.open_ledger(path, create=True) as store:
        for one in of_the_examples(reader):
            patched.setattr("sayso.keeper.now", lambda day=one.document.published_at: f"{str(day)[:10]}T12:00:00Z")
            sayso.Keeper(store).add(one, one.document.text.encode(), one.document.path)
    return path


@pytest.fixture
def desk(affair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with that ledger and the examples, in which Ada is at work."""
    shutil.copy(affair, tmp_path / "affair.db")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.setenv("SAYSO_LEDGER", "affair.db")
    monkeypatch.setenv("SAYSO_REVIEWER", "Ada")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_commands_with_what_they_print() -> None:
    assert len(PRINTED) >= 8


@pytest.mark.parametrize("block", PRINTED)
def test_a_command_prints_what_is_shown(block: list[Shown], desk: Path, run: Run) -> None:
    if block[0].arguments[0] == "read":
        (desk / "affair.db").unlink()
    for one in block:
        table = ["--format", "table"] if one.arguments[0] == "extract" else []
        ran = run(*one.arguments, *table)
        printed = ran.out + ran.err
        assert not one.lines or same(one.lines, printed), printed


@pytest.mark.parametrize("block", BLOCKS)
def test_each_id_is_one_of_the_examples(block: list[Shown], affair: Path, run: Run) -> None:
    text = "\n".join("\n".join((one.command, *one.lines)) for one in block if "history" not in one.command)
    for id_ in set(re.findall(r"\b[ec]-[0-9a-f]{8,20}\b", text)):
        assert run("show", id_, "-l", affair).status == 0, id_


def test_what_is_not_printed_is_seen() -> None:
    assert same(("a", "...", "c 12"), "a\nb\nb\nc 3\n")
    assert not same(("a", "...", "c"), "a\nb\n")
    assert not same(("a", "c"), "a\nb\nc\n")
    assert same(("a b…",), "a bcd\n")
