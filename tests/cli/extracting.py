"""A report, the paths of what was read, and the program as a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conftest import Ran
from sayso.model import Reading

REPORT = 'General Oswin Radle denied the claim. "We did not," he said, adding that the paper had lied.\n'


def paths(ran: Ran) -> list[str]:
    return [one["document"]["path"] for one in ran.records]


@contextmanager
def started(*arguments: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as a process of its own, its output in pipes, that hears Ctrl-C."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    # Unbuffered: communicate() would lose what readline() has read ahead. Ctrl-C is heard even if a shell that
    # ran these tests in the background has told its children not to.
    heard = None if sys.platform == "win32" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, bufsize=0, preexec_fn=heard, **pipes) as process:  # noqa: PLW1509 (one thread)
        try:
            yield process
        finally:
            process.kill()


def first_line(process: subprocess.Popen[bytes]) -> bytes:
    """The first line of output; if there is none, the test fails with what the program says instead."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline()
    assert line.endswith(b"\n"), process.stderr.read().decode()
    return line


def faulty(stage: Callable[..., Any]) -> Callable[..., Any]:
    """A stage that has a fault which only shows on a report with the word "Odd"."""

    def run(reading: Reading, *rest: Any) -> Any:
        return stage(reading, *rest) if "Odd" not in reading.document.text else 1 / 0

    return run
