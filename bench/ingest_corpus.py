"""The files of tests/ingest/corpus with what is expected of them, and how what comes out is judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from bench.context import ROOT, Json, read_rows
from bench.tables import Row

CORPUS = ROOT / "tests" / "ingest" / "corpus"
FIELDS = {"title": "title %", "outlet": "outlet %", "published_at": "date %"}
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Case:
    """One report in a file of the corpus; what is not among ``expected`` is not judged."""

    file: Path
    expected: Json

    @property
    def source(self) -> str:
        """How Sayso calls it."""
        member = self.expected.get("member")
        return f"{self.file}!{member}" if member else str(self.file)

    @property
    def group(self) -> str:
        """Its format; pages that nothing was tuned on are a group of their own."""
        name = self.file.parent.name
        return f"{name}, {'held out' if self.file.name.startswith('held-') else 'tuned'}" if name == "html" else name


@dataclass(frozen=True, slots=True)
class Found:
    """What a program made of a report: its text, and of metadata what it gives."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None


def corpus_cases() -> list[Case]:
    """All of them, by format."""
    files = sorted(CORPUS.glob("*/expected.jsonl"))
    return [Case(file.parent / row["file"], row) for file in files for row in read_rows(file)]


def judged(pairs: Sequence[tuple[Case, Found | None]]) -> Row:
    """Metadata that is exactly as expected, in percent of what is judged; the mean F1 of words."""
    row: Row = {"files": len({case.file for case, _ in pairs}), "reports": len(pairs)}
    for field, column in FIELDS.items():
        row[column] = _percent(
            getattr(found, field, None) == case.expected[field] for case, found in _with(pairs, field)
        )
    days = [
        (_day(case.expected["published_at"]), _day(found and found.published_at))
        for case, found in _with(pairs, "published_at")
    ]
    row["day %"] = _percent(expected == said for expected, said in days)
    scores = [word_f1(case.expected["text"], found.text if found else "") for case, found in _with(pairs, "text")]
    row["word F1"] = round(100 * mean(scores), 2) if scores else None
    return row


def word_f1(expected: str, found: str) -> float:
    """F1 over the words of two texts as bags, in small letters."""
    wanted, got = (Counter(_WORD.findall(text.casefold())) for text in (expected, found))
    total = wanted.total() + got.total()
    return 2 * (wanted & got).total() / total if total else 1.0


def _with(pairs: Sequence[tuple[Case, Found | None]], field: str) -> Iterator[tuple[Case, Any]]:
    return ((case, found) for case, found in pairs if field in case.expected)


def _day(said: str | None) -> str:
    return (said or "")[:10]


def _percent(right: Iterable[bool]) -> float | None:
    counted = list(right)
    return round(100 * mean(counted), 1) if counted else None
