"""Files made to do harm, and broken ones: each is a report or one sentence, and the rest goes on."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from conftest import one_sentence
from sayso.errors import InputError
from sayso.ingest.limits import CONVERT_SECONDS
from sayso.ingest.reports import reports
from sayso.ingest.types import Report

HOSTILE = Path(__file__).parent / "hostile"
FILES = sorted(HOSTILE.glob("[a-z]*.py"))
LEAST = 25
"""Files that each of these builds."""
GOOD = "Harbour master Orla Venn said on Monday that the ship had sunk.\n"


def loaded(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"hostile_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases_of(file: Path) -> Iterator[tuple[str, bytes]]:
    yield from loaded(file).cases()


def below(folder: Path) -> set[str]:
    return {os.path.join(root, name) for root, _, names in os.walk(folder) for name in names}


def check(found: list[Report | InputError]) -> None:
    assert found
    for one in found:
        if isinstance(one, Report):
            assert one.document.body is not None
            assert one.document.text.strip()
            last = 0
            for stretch in one.origin:
                assert last <= stretch.span.start < stretch.span.end <= len(one.document.text)
                assert 0 <= stretch.start <= stretch.end
                last = stretch.span.end
        else:
            assert type(one) is InputError
            assert one_sentence(str(one)), one
            assert len(str(one)) < 6_000


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_is_a_report_or_a_sentence(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    number = 0
    for number, (name, raw) in enumerate(cases_of(file), 1):
        path = inside / f"{number:03}-{name}"
        path.write_bytes(raw)
        before = below(tmp_path)
        started = time.monotonic()
        check(list(reports([path.name])))
        assert time.monotonic() - started < 2 * CONVERT_SECONDS, name
        assert below(tmp_path) == before, name
        path.unlink()
    assert number >= LEAST


def test_there_are_two_hundred() -> None:
    assert LEAST * len(FILES) >= 200


@pytest.mark.slow
def test_the_rest_of_the_batch_is_done(tmp_path: Path) -> None:
    for file in FILES:
        for number, (name, raw) in enumerate(islice(cases_of(file), 6)):
            (tmp_path / f"{file.stem}-{number:03}-{name}").write_bytes(raw)
    (tmp_path / "zzz.txt").write_text(GOOD, encoding="utf-8")
    found = list(reports([str(tmp_path)]))
    check(found)
    last = found[-1]
    assert isinstance(last, Report)
    assert last.document.text == GOOD
