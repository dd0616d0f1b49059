"""The only place where stages are composed: documents in, extractions out.

A stage that fails on one report fails on that one alone, which comes with what went wrong and what was found before.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from sayso.claims.claimer import claims_of
from sayso.claims.places.gazetteer import Gazetteer
from sayso.errors import OF_THE_MACHINE, ReadingStopped, failure_of
from sayso.ingest.language import READ
from sayso.ingest.text import document_from_text
from sayso.model import Document, Extraction, Producer, Reading

BATCH_CHARACTERS = 60_000
"""Documents are read together until they have this many characters."""
BATCH_DOCUMENTS = 32


@dataclass(frozen=True, slots=True)
class Setup:
    """What a Reader is made from; None is the default of each."""

    model: Path | None = None
    pipeline: str | None = None
    threads: int = 1


class Reader:
    """Reads reports and finds their attributions and claims. Loads its models once.

    ``model`` is a model folder, ``pipeline`` a spaCy pipeline's name or folder; by default
    the shipped model and the best English pipeline installed. ``threads`` is for the
    encoder alone. Raises SetupError if one of them can't be used.
    """

    def __init__(self, model: Path | str | None = None, pipeline: str | None = None, threads: int = 1) -> None:
        from sayso.attribute.attributor import Attributor
        from sayso.read.syntax import SyntaxReader

        self._setup = Setup(Path(model) if model else None, pipeline, threads)
        self._attributor = Attributor(self._setup.model, threads)
        self._syntax = SyntaxReader(pipeline)

    @property
    def producer(self) -> Producer:
        """What finds the attributions: the model's name, version and checksum."""
        return self._attributor.producer

    def read(self, report: str | Document) -> Extraction:
        """What is said in one report, and by whom. Raises InputError for an empty or endless text."""
        return next(self.pipe([report]))

    def pipe(self, reports: Iterable[str | Document], jobs: int = 1) -> Iterator[Extraction]:
        """What is said in many reports, in order, with ``jobs`` processes.

        Reports come and go in batches, so that any number can be read in bounded memory.
        A report in another language than English comes back empty, one on which a stage fails with a ``failure``.
        Raises ReadingStopped if a process is ended from outside.
        """
        documents = (document_from_text(r) if isinstance(r, str) else r for r in reports)
        if jobs <= 1:
            return chain.from_iterable(map(self._read_batch, _batches(documents)))
        # Made once here, where it is not there yet, and not by every process at the same time.
        Gazetteer.shared().prepare()
        return _spread(self._setup, _batches(documents), jobs)

    def _read_batch(self, documents: list[Document]) -> list[Extraction]:
        readable = [d for d in documents if d.language in (None, READ)]
        found = {id(one.document): one for one in self._extractions(readable)}
        return [found.get(id(d)) or Extraction(d, (), self.producer) for d in documents]

    def _extractions(self, documents: list[Document]) -> Iterator[Extraction]:
        try:
            readings = list(self._syntax.pipe(documents))
        except OF_THE_MACHINE:
            raise
        except Exception as error:
            if len(documents) == 1:
                yield Extraction(documents[0], (), self.producer, failure=failure_of(error))
            else:
                for document in documents:  # together they fail for the one; which, only this tells
                    yield from self._extractions([document])
            return
        yield from map(self._extracted, readings)

    def _extracted(self, reading: Reading) -> Extraction:
        found = Extraction(reading.document, (), self.producer, sentences=reading.sentences)
        try:
            found = replace(found, attributions=self._attributor.attribute(reading))
            made = claims_of(reading, found.attributions)
        except OF_THE_MACHINE:
            raise
        except Exception as error:
            return replace(found, failure=failure_of(error))
        return replace(found, speakers=made.speakers, claims=made.claims)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS or len(batch) == BATCH_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _spread(setup: Setup, batches: Iterator[list[Document]], jobs: int) -> Iterator[Extraction]:
    """Batches over processes; only a few wait at a time, and results keep their order."""
    waiting: deque[Future[list[Extraction]]] = deque()
    # Forking a process that runs onnxruntime's threads can hang; spawned ones start clean.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (setup,))
    try:
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise ReadingStopped(
            "a process that reads was ended from outside, most often for want of memory; fewer --jobs need less."
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_workers: list[Reader] = []
"""The Reader of this process, where it is a worker."""


def _start_worker(setup: Setup) -> None:
    import signal

    # Ctrl-C goes to the whole group; the parent winds up, a worker just finishes its batch.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _workers.append(Reader(setup.model, setup.pipeline, setup.threads))


def _work(batch: list[Document]) -> list[Extraction]:
    return _workers[0]._read_batch(batch)
