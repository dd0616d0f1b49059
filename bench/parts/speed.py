"""Words a second beside the speed of what Sayso is made of; two processes beside one; how soon it answers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import nan
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from bench.context import ROOT, Context, documents
from bench.tables import Row, Table
from sayso import Document
from sayso.attribute.attributor import Attributor
from sayso.read.paragraphs import paragraphs_of
from sayso.read.syntax import _BATCH, SyntaxReader, load_pipeline

TITLE = "Speed"
NOTE = (
    "Words (as in score.py) a second on the PolNeAR dev articles; medians of three rounds in which all are measured in "
    "turn, shares taken within a round. *spaCy alone*: the same paragraphs through the same pipeline in batches of the "
    "same size. *Encoder alone*: the bare onnxruntime session on the very windows that Sayso gives it, nested contents "
    "included, with as many threads. *What it is made of*: both one after the other. *Claims add*: how much longer "
    "reading takes than finding the attributions alone, in percent. Two processes read the articles "
    "five times over; *started*: between the last result of the first pass and the last of the fourth, so that "
    "starting them and running dry do not count; *from the call on*: everything counts. The commands run in processes "
    "of their own, start-up included (medians of seven and five runs)."
)
ONE, SPACY, ENCODER = "reading, one process", "spaCy alone", "encoder alone"
ATTRIBUTING = "attributions without claims"
TWO = ("two processes, started", "two processes, from the call on")
ROUNDS, PASSES = 3, 3
HELP_RUNS, PAGE_RUNS = 7, 5
PAGE = ROOT / "examples" / "01-pier-six-blast.md"


@dataclass(slots=True)
class _Times:
    """Words a second of each thing measured, one number a round."""

    rates: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, rate: float) -> None:
        self.rates.setdefault(name, []).append(rate)

    def typical(self, name: str) -> float:
        return round(median(self.rates[name]), 1)

    def share(self, name: str, of: Callable[[int], float]) -> float:
        """The median over the rounds, each compared with what was measured in the same round."""
        return round(median(rate / of(i) for i, rate in enumerate(self.rates[name])), 3)


def run(context: Context) -> Table:
    """All of it: seven passes over the articles a round, five of them by two processes."""
    articles = documents(context.dev)
    words = context.count_words(document.text for document in articles)
    feeds, session = _encoder_windows(context, articles)
    attributor, syntax = Attributor(context.model), SyntaxReader()
    parts: dict[str, Callable[[], object]] = {
        ONE: lambda: list(context.reader.pipe(articles)),
        ATTRIBUTING: lambda: [attributor.attribute(reading) for reading in syntax.pipe(articles)],
        SPACY: lambda: _parse(articles),
        ENCODER: lambda: [session.run(None, feed) for feed in feeds],
    }
    times = _Times()
    for _ in range(ROUNDS):
        for name, part in parts.items():
            times.add(name, words / _seconds(part))
        for name, rate in zip(TWO, _flow(context, articles, words), strict=True):
            times.add(name, rate)
    return {**_rows(times), **_commands(context)}


def _rows(times: _Times) -> Table:
    def made_of(i: int) -> float:
        return 1 / sum(1 / times.rates[name][i] for name in (SPACY, ENCODER))

    table: Table = {name: {"words/s": times.typical(name)} for name in times.rates}
    table[ONE]["of what it is made of"] = times.share(ONE, made_of)
    extra = median(a / b - 1 for a, b in zip(times.rates[ATTRIBUTING], times.rates[ONE], strict=True))
    table[ONE]["claims add %"] = round(100 * extra, 1)
    for name in TWO:
        table[name]["times one"] = times.share(name, times.rates[ONE].__getitem__)
    return table


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _parse(articles: list[Document]) -> None:
    paragraphs = (span.of(d.text) for d in articles for span in paragraphs_of(d.text, d.body))
    for _ in load_pipeline().pipe(paragraphs, batch_size=_BATCH):
        pass


class _Recording:
    """An encoder session that keeps what it was given."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.feeds: list[dict[str, Any]] = []

    def run(self, names: Any, feed: dict[str, Any]) -> Any:
        self.feeds.append(feed)
        return self.session.run(names, feed)


def _encoder_windows(context: Context, articles: list[Document]) -> tuple[list[dict[str, Any]], Any]:
    """What the encoder gets when these articles are read, and its session."""
    attributor, syntax = Attributor(context.model), SyntaxReader()
    tagger: Any = attributor._tagger
    tagger._session = recording = _Recording(tagger._session)
    for reading in syntax.pipe(articles):
        attributor.attribute(reading)
    return recording.feeds, recording.session


def _flow(context: Context, articles: list[Document], words: int) -> tuple[float, float]:
    """Words a second of two processes in the middle of a long stream, and over all of it from the call on."""
    begin = perf_counter()
    done = [perf_counter() for _ in context.reader.pipe(_stream(articles, PASSES + 2), jobs=2)]
    first, last = done[len(articles) - 1], done[len(articles) * (PASSES + 1) - 1]
    # A trial's few articles come in one batch, all at once: there is nothing to measure between.
    started = PASSES * words / (last - first) if last - first > 0.01 else nan
    return started, (PASSES + 2) * words / (done[-1] - begin)


def _stream(articles: Iterable[Document], passes: int) -> Iterator[Document]:
    for _ in range(passes):
        yield from articles


def _commands(context: Context) -> Table:
    model = ["--model", str(context.model)] if context.model else []
    page = [*_sayso(), "extract", "--format", "jsonl", *model, str(PAGE)]
    rows: dict[str, Row] = {
        "sayso --help": {"seconds": _typical(lambda: _answer([*_sayso(), "--help"], to_the_end=True), HELP_RUNS)},
        "first result": {"seconds": _typical(lambda: _answer(page, to_the_end=False), PAGE_RUNS)},
    }
    return rows


def _sayso() -> list[str]:
    program = Path(sys.executable).with_name("sayso")
    return [str(program)] if program.exists() else [sys.executable, "-m", "sayso"]


def _typical(measure: Callable[[], float], runs: int) -> float:
    return round(median(measure() for _ in range(runs)), 3)


def _answer(command: list[str], to_the_end: bool) -> float:
    """Seconds until the first line of output, or until the end."""
    start = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        first = perf_counter() - start
        process.stdout.read()
        status = process.wait()
    assert line, f"{command[0]} printed nothing"
    assert not status, f"{command[0]} ended with status {status}"
    return perf_counter() - start if to_the_end else first
