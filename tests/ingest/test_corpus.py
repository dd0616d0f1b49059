"""Files of every format as people hold them, written for this project: their text and metadata come out right."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import InputError
from sayso.ingest.reports import reports
from sayso.ingest.types import Report
from sayso.model import Document

CORPUS = Path(__file__).parent / "corpus"
FIELDS = ("title", "outlet", "byline", "published_at", "url", "language")
EXACT = ("title", "published_at", "outlet")
MOST_FILES = 60
HTML = ("html", "mhtml")


@dataclass(frozen=True)
class Case:
    """One report that a file of the corpus holds, and what is expected of it."""

    file: Path
    expected: dict[str, Any]

    @property
    def source(self) -> str:
        member = self.expected.get("member")
        return f"{self.file}!{member}" if member else str(self.file)

    @property
    def name(self) -> str:
        return self.source.removeprefix(f"{CORPUS}{os.sep}").replace(" ", "-")


def cases() -> Iterator[Case]:
    for file in sorted(CORPUS.glob("*/expected.jsonl")):
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                expected = json.loads(line)
                yield Case(file.parent / expected["file"], expected)


CASES = list(cases())


@pytest.fixture(scope="module")
def everything() -> list[Report | InputError]:
    """All that comes out of the files of the corpus."""
    return list(reports(dict.fromkeys(str(case.file) for case in CASES)))


@pytest.fixture(scope="module")
def found(everything: list[Report | InputError]) -> dict[str, Document]:
    """All reports of the corpus by where they come from."""
    return {one.source or "": one.document for one in everything if isinstance(one, Report)}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def word_f1(one: str, other: str) -> float:
    common = (words(one) & words(other)).total()
    return 2 * common / max(1, words(one).total() + words(other).total())


def of_text(document: Document) -> str:
    return document.body.of(document.text) if document.body else document.text


def test_there_are_enough_files_over_all_formats() -> None:
    assert len({case.file for case in CASES}) >= MOST_FILES


def test_there_is_no_file_that_can_not_be_read(everything: list[Report | InputError]) -> None:
    assert [str(one) for one in everything if isinstance(one, InputError)] == []


def test_every_file_holds_what_is_expected_and_no_more(found: dict[str, Document]) -> None:
    assert set(found) == {case.source for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_text_is_the_report(case: Case, found: dict[str, Document]) -> None:
    if "text" in case.expected:
        assert word_f1(case.expected["text"], of_text(found[case.source])) >= 0.9


@pytest.mark.parametrize("field", EXACT)
def test_metadata_is_exact(field: str, found: dict[str, Document]) -> None:
    judged = [case for case in CASES if field in case.expected]
    wrong = [
        (case.name, case.expected[field], said)
        for case in judged
        if (said := getattr(found[case.source], field)) != case.expected[field]
    ]
    assert len(wrong) <= 0.05 * len(judged), wrong


def test_the_other_metadata_is_mostly_exact(found: dict[str, Document]) -> None:
    pairs = [(case, field) for case in CASES for field in FIELDS if field not in EXACT and field in case.expected]
    wrong = [
        (case.name, field, case.expected[field], said)
        for case, field in pairs
        if (said := getattr(found[case.source], field)) != case.expected[field]
    ]
    assert len(wrong) <= 0.1 * len(pairs), wrong


def test_main_text_of_web_pages(found: dict[str, Document]) -> None:
    pages = [case for case in CASES if case.file.parent.name in HTML and "text" in case.expected]
    assert pages
    scores = {case.name: word_f1(case.expected["text"], of_text(found[case.source])) for case in pages}
    assert sum(scores.values()) / len(scores) >= 0.97, sorted(scores.items(), key=lambda pair: pair[1])[:5]
