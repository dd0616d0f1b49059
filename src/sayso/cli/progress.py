"""Progress and problems on standard error: a bar on a terminal, plain sentences elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from sayso.model import Document


class Progress:
    """Counts documents and words; draws a bar if standard error is a terminal."""

    def __init__(self, total: int) -> None:
        self.problems = 0
        self._total = total
        self._words = 0
        self._started = time.monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task("reading", total=self._total, speed="")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def expect(self, more: int) -> None:
        """So many documents more than there are files are coming."""
        self._total += more
        if self._bar:
            self._bar.update(self._task, total=self._total)

    def advance(self, document: Document) -> None:
        """One document is done."""
        self._words += len(document.text.split())
        if self._bar:
            seconds = max(time.monotonic() - self._started, 1e-6)
            self._bar.update(self._task, advance=1, speed=f"{self._words / seconds:,.0f} words/s")

    def problem(self, sentence: str) -> None:
        """Say one sentence about an input that can't be used, and count it."""
        self.problems += 1
        if self._bar:
            self._bar.update(self._task, advance=1)
        self.note(sentence)

    def note(self, sentence: str) -> None:
        """Say one sentence about an input that is used, but not all of it."""
        if self._bar:
            self._bar.console.print(f"sayso: {sentence}", markup=False, highlight=False, soft_wrap=True)
        else:
            print(f"sayso: {sentence}", file=sys.stderr, flush=True)


@contextmanager
def counting(what: str, total: int, things: str) -> Iterator[Callable[[], None]]:
    """Something to call for each of so many things that is done; draws a bar if standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with _bar(things) as bar:
        task = bar.add_task(what, total=total, speed="")
        yield lambda: bar.update(task, advance=1)


def _bar(things: str = "reports") -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(things),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
