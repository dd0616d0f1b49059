"""Memory while reading thousands of articles in one process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.context import ROOT, Context
from bench.tables import Row, SkippedError, Table

TITLE = "Memory over a long stream"
NOTE = (
    "One process reads articles (PolNeAR dev and the incident reports over and over, each cut to 3,000 characters and "
    "ending in a sentence with a name never met before) through `Reader.pipe`. Sampled twenty times; MB are 10^6 bytes."
)
MARKS = (10, 20, 50, 100)
PER_LIMIT = 20
"""A trial reads so many short articles for each of ``--limit``."""


def run(context: Context) -> Table:
    """Resident and peak memory on the way, and their growth."""
    if not Path("/proc/self/status").exists():
        raise SkippedError("memory is read from /proc/self/status, which only Linux has")
    number = context.articles if context.limit is None else min(context.articles, PER_LIMIT * context.limit)
    samples = _samples(context, number)
    marks = {mark: samples[max(0, round(len(samples) * mark / 100) - 1)] for mark in MARKS}
    table: Table = {f"at {mark}%": sample for mark, sample in marks.items()}
    table["from 20% to 100%"] = {
        f"{column}, growth %": _growth(marks[20], marks[100], column) for column in ("resident MB", "peak MB")
    }
    return table


def _samples(context: Context, number: int) -> list[Row]:
    command = [sys.executable, "-m", "bench.stream", "--data", str(context.data.resolve()), "--articles", str(number)]
    command += ["--model", str(context.model.resolve())] if context.model else []
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _growth(before: Row, after: Row, column: str) -> float:
    first, last = before[column], after[column]
    assert isinstance(first, float)
    assert isinstance(last, float)
    return round(100 * (last / first - 1), 2)
