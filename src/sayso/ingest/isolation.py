"""Converting in another process, so that no file can hang, crash or eat the program.

The process is started when first needed and used again; one that takes too long or breaks off is ended and the next
item gets another. Where one file holds others, each level of the nesting has a process of its own.
"""

from __future__ import annotations

import atexit
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NoReturn

from sayso.errors import InputError
from sayso.ingest.find import shown
from sayso.ingest.formats import Format
from sayso.ingest.limits import CONVERT_SECONDS
from sayso.ingest.types import Item, Options, Page
from sayso.ingest.wire import item_of, item_values, page_of, receive, send

PACKAGE = "sayso.ingest"
"""Where the modules are that formats name."""

MAX_USES = 1_000
"""Items after which a process is replaced: what libraries do not give back goes with it."""

_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "ARROW_IO_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
}
"""Each thread of a library takes addresses, of which the process has few."""


class _Late(Exception):
    pass


class _Broken(Exception):
    pass


class _Memory(Exception):
    pass


class Worker:
    """One process that converts, and the answers it has ready."""

    def __init__(self) -> None:
        self.uses = 0
        self.modules: set[str] = set()
        self.owner = os.getpid()
        self._answers: queue.Queue[Any] = queue.Queue(maxsize=4)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sayso.ingest.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def usable(self) -> bool:
        """Whether it may be asked again."""
        return self.owner == os.getpid() and self.uses < MAX_USES and self._process.poll() is None

    def ask(self, question: dict[str, Any], seconds: float) -> Iterator[tuple[str, Any]]:
        """The answers to one question as they come, each within so many seconds."""
        self.uses += 1
        self.modules.add(question["module"])
        try:
            send(_pipe(self._process.stdin), question)
        except OSError as error:
            raise _Broken from error
        while (answer := self._next(seconds))[0] != "end":
            yield answer

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        while self._answers.get() is not None:
            pass
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent yet goes nowhere
                _pipe(pipe).close()

    def _next(self, seconds: float) -> tuple[str, Any]:
        try:
            answer: tuple[str, Any] | None = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise _Late from None
        if answer is None:
            self._answers.put(None)
            raise _Broken
        if answer[0] == "memory":
            raise _Memory
        return answer

    def _listen(self) -> None:
        try:
            while True:
                self._answers.put(receive(_pipe(self._process.stdout)))
        # Whatever is wrong with an answer, there is none that could be trusted after it.
        except Exception:
            self._answers.put(None)


class _Pool:
    """Processes that wait to be asked."""

    def __init__(self) -> None:
        self._idle: list[Worker] = []
        self._lock = threading.Lock()

    def take(self, module: str) -> Worker:
        """A process that has this module at hand, or else any, or else a new one."""
        while worker := self._next(module):
            if worker.usable:
                return worker
            self._end(worker)
        return Worker()

    def _next(self, module: str) -> Worker | None:
        with self._lock:
            self._idle.sort(key=lambda worker: module in worker.modules)
            return self._idle.pop() if self._idle else None

    def give_back(self, worker: Worker) -> None:
        """Keep a process for the next to ask."""
        if worker.usable:
            self._idle.append(worker)
        else:
            self._end(worker)

    def close(self) -> None:
        """End all that wait."""
        while worker := self._next(""):
            self._end(worker)

    @staticmethod
    def _end(worker: Worker) -> None:
        if worker.owner == os.getpid():  # after a fork they are our parent's
            worker.close()


_POOL = _Pool()


@atexit.register
def end_workers() -> None:
    """End the processes that wait; the next file to be converted gets a new one."""
    _POOL.close()


def converted(item: Item, form: Format, seconds: float = CONVERT_SECONDS) -> Page:
    """The page that the format's module makes of an item. Raises InputError if it can't, for whatever reason."""
    # To its end, or the process would have to be ended for not being done.
    ((kind, value),) = list(_asked(_question(item, form, expand=False), item, form, seconds))
    if kind == "page":
        return page_of(value)
    raise InputError(shown(value))


def expanded(
    item: Item, form: Format, options: Options, path: str | None = None, seconds: float = CONVERT_SECONDS
) -> Iterator[Item | InputError]:
    """What the format's module takes out of an item, or out of the file at ``path``, one by one.

    Raises InputError, at the place it comes to, where it can't go on.
    """
    question = _question(item, form, expand=True) | {"columns": dict(options.columns)}
    if path is not None:  # where the process was started, a relative one may lead elsewhere
        question["path"] = os.path.abspath(path)
    for kind, value in _asked(question, item, form, seconds):
        yield item_of(value) if kind == "item" else InputError(shown(value))


def _question(item: Item, form: Format, expand: bool) -> dict[str, Any]:
    module = form.expand if expand else form.convert
    return {"module": f"{PACKAGE}.{module}", "expand": expand, "item": item_values(item), "path": None, "columns": {}}


def _asked(question: dict[str, Any], item: Item, form: Format, seconds: float) -> Iterator[tuple[str, Any]]:
    """Answers, from a process that has seen other files or, if that fails at once, from a new one."""
    worker = _POOL.take(question["module"])
    tried, some = worker.uses > 0, False
    try:
        for answer in _answers(worker, question, item, form, seconds):
            some = True
            yield answer
    except (_Broken, _Memory) as error:
        if some or not tried:
            _give_up(error, item)
    except _Late as error:
        _give_up(error, item)
    else:
        return
    try:
        yield from _answers(Worker(), question, item, form, seconds)
    except (_Broken, _Memory, _Late) as error:
        _give_up(error, item)


def _answers(
    worker: Worker, question: dict[str, Any], item: Item, form: Format, seconds: float
) -> Iterator[tuple[str, Any]]:
    done = False
    try:
        for kind, value in worker.ask(question, seconds):
            yield ("problem", _damaged(item, form)) if kind == "broken" else (kind, value)
        done = True
    finally:
        if done:
            _POOL.give_back(worker)
        else:
            worker.close()


def _damaged(item: Item, form: Format) -> str:
    return f"{shown(item.source)} is {form.words} that is damaged; get it again, or save its text as .txt."


_GIVEN_UP = {
    _Late: f"takes longer than the {CONVERT_SECONDS} seconds that a file may; save its text as .txt, or split it",
    _Memory: "takes more memory than any report needs; save its text as .txt, or split it",
    _Broken: "makes its converter break off; save it anew, or its text as .txt",
}


def _give_up(error: Exception, item: Item) -> NoReturn:
    raise InputError(f"{shown(item.source)} {_GIVEN_UP[type(error)]}.") from error


def _pipe(pipe: IO[bytes] | None) -> Any:
    assert pipe is not None  # all three were asked for
    return pipe


def _environment() -> dict[str, str]:
    """Ours, with the folder this very package lies in, and without threads."""
    folder = str(Path(__file__).parents[2])
    paths = [folder, *filter(None, [os.environ.get("PYTHONPATH")])]
    return dict(os.environ) | _ONE_THREAD | {"PYTHONPATH": os.pathsep.join(paths)}
