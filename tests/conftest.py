"""What the tests share: one Reader for the whole run, the example reports, case files, the program itself."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

import sayso

if TYPE_CHECKING:
    from tests.web.browsing import Browser

# Few examples and no deadline: the machine that runs this may be busy.
hypothesis.settings.register_profile("local", max_examples=50, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[Any]:
    """The cases in ``tests/data/NAME``: a JSON list, or one JSON value a line."""
    text = (DATA / name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        found = [json.loads(line) for line in text.split("\n") if line.strip()]
    else:
        found = json.loads(text)
    assert found, f"{name} holds no cases"
    return list(found)


def named(name: str) -> list[Any]:
    """The cases of a file whose cases are objects with a "name", as pytest parameters."""
    return [pytest.param(case, id=case["name"]) for case in cases(name)]


def one_sentence(message: str) -> bool:
    """Whether a message can be shown as it is: one line, printable, with a full stop at its end."""
    return message.isprintable() and message.endswith(".")


@dataclass(frozen=True)
class Ran:
    """What a run of the program left: its exit status, output and errors."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines of the output. Only a line feed ends one."""
        assert not self.out or self.out.endswith("\n")
        return [json.loads(line) for line in self.out.split("\n")[:-1]]

    @property
    def problems(self) -> list[str]:
        """The lines of standard error, each checked to be one sentence of Sayso's."""
        lines = self.err.split("\n")[:-1]
        assert all(line.startswith("sayso: ") and one_sentence(line) for line in lines), self.err
        return lines


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Run ``sayso`` with these arguments in this process, from its entry point to its exit status."""
    from sayso.cli import main

    def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfdbinary.readouterr()
        return Ran(int(ended.value.code or 0), out.decode("utf-8"), err.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the whole project."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the example reports."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def reports(examples: Path) -> list[Path]:
    """The twelve example reports, in order."""
    found = sorted(path for path in examples.iterdir() if path.name[0].isdigit())
    assert len(found) == 12
    return found


@pytest.fixture(scope="session")
def reader() -> sayso.Reader:
    """One Reader for the whole run: loading it takes seconds."""
    return sayso.Reader()


@pytest.fixture(scope="session")
def filled(reader: sayso.Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the twelve example reports, made once; tests only ask it."""
    from tests.building import of_the_examples

    path = tmp_path_factory.mktemp("ledger") / "affair.db"
    with sayso.open_ledger(path, create=True) as store:
        keeper = sayso.Keeper(store)
        for extraction in of_the_examples(reader):
            keeper.add(extraction, extraction.document.text.encode(), extraction.document.path)
    return path


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(filled, tmp_path / "affair.db"))


@pytest.fixture
def browser(ledger: Path) -> Iterator[Browser]:
    """One reviewer's, on a ledger that the test may change."""
    from tests.web.browsing import Browser

    made = Browser(ledger)
    yield made
    made.close()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes are told by their length: packed ones hold the time, and all processes must see the same names."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None
