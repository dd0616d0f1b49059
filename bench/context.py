"""What the parts share: the corpora, score.py, the Reader, and what it found on PolNeAR dev."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.tables import SkippedError
from sayso import Document, Extraction, Reader

ROOT = Path(__file__).resolve().parent.parent
Json = dict[str, Any]


@dataclass(slots=False)
class Context:
    """One call of the bench. ``limit`` bounds the articles of a trial run; None is all of them.

    ``reports`` is the size of the larger ledger of the parts that measure how one grows.
    """

    data: Path
    limit: int | None = None
    articles: int = 10_000
    model: Path | None = None
    reports: int = 10_000

    @property
    def sizes(self) -> tuple[int, int]:
        """How many reports the two ledgers hold whose costs are compared: the larger one ten times the smaller."""
        larger = self.reports if self.limit is None else 10 * self.limit
        return larger // 10, larger

    @cached_property
    def score(self) -> ModuleType:
        """score.py, which is not part of this repository."""
        path = self.file("eval/score.py")
        spec = spec_from_file_location("score", path)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # its folder is not ours
        spec.loader.exec_module(module)
        sys.dont_write_bytecode = before
        return module

    @cached_property
    def reader(self) -> Reader:
        """The public API, with one process."""
        return Reader(self.model)

    @cached_property
    def dev(self) -> list[Json]:
        """PolNeAR dev: the first version of each article, as score.py takes it."""
        rows = self.rows("data/polnear/dev.jsonl.gz")
        return list(self.score.first_versions(rows).values())[: self.limit]

    @cached_property
    def dev_extractions(self) -> list[Extraction]:
        """What Sayso finds in each of them; read once for all parts of a call."""
        return list(self.reader.pipe(documents(self.dev)))

    def file(self, name: str) -> Path:
        """A file of the data folder."""
        path = self.data / name
        if not path.is_file():
            raise SkippedError(f"the data folder has no {name}")
        return path

    def rows(self, name: str) -> list[Json]:
        """The rows of a JSON-lines file of the data folder."""
        return read_rows(self.file(name))

    def count_words(self, texts: Iterable[str]) -> int:
        """Words as score.py counts them."""
        return sum(len(self.score.WORD.findall(text)) for text in texts)


def read_rows(path: Path) -> list[Json]:
    """The rows of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def documents(rows: Iterable[Json]) -> list[Document]:
    """A Document for each row; no language is set, so that none is skipped."""
    return [Document(id=row["id"], text=row["text"]) for row in rows]
