"""Reads reports into a ledger, and decides, in processes that may be killed at any moment."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from sayso import Extraction
from sayso.export.entries import record
from sayso.keeper import Asked, Keeper
from sayso.ledger.types import DecisionKind
from sayso.store import EntryFilter, Store, open_ledger
from sayso.views import Views

ALL = 1 << 40
CLOSED = "The harbour was closed"
"""A wording that is set by hand; several claims that get it come into one entry."""
KINDS = [
    (DecisionKind.POLARITY, "denies"),
    (DecisionKind.CERTAINTY, "possible"),
    (DecisionKind.REJECT, None),
    (DecisionKind.WORDING, CLOSED),
    (DecisionKind.NOTE, None),
]
"""What is decided."""


class Known:
    """Vectors that were made before: a forked process runs no model."""

    def __init__(self, vectors: Mapping[str, bytes]) -> None:
        self._vectors = vectors

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each wording, in order."""
        return [self._vectors[wording] for wording in wordings]


def read(ledger: Path, found: Sequence[Extraction], encoder: Known) -> None:
    """Take in what isn't there yet, as ``sayso read`` does, each report in a transaction of its own."""
    with open_ledger(ledger, create=True) as store:
        keeper = Keeper(store, encoder=encoder)
        for one in found:
            if not keeper.knows(one.document.id, one.producer):
                keeper.add(one, one.document.text.encode(), one.document.id)


def decide(ledger: Path, claims: Sequence[str], number: int, encoder: Known) -> None:
    """Take down so many decisions about such of these claims as are in the ledger by then; list them beside it."""
    chosen, taken = random.Random(number), list[str]()
    with open_ledger(ledger, create=True) as store:
        keeper = Keeper(store, encoder=encoder)
        while len(taken) < number:
            with store.reading() as view:
                there = [one.id for one in view.appearances(chosen.sample(claims, 50))]
            for claim in there[:2]:
                kind, value = chosen.choice(KINDS)
                taken.append(keeper.decide(Asked(kind, claim, value), "ada").id)
            time.sleep(0.01)
    decided(ledger).write_text(" ".join(taken), encoding="utf-8")


def decided(ledger: Path) -> Path:
    """Where the ids of the decisions taken are listed."""
    return ledger.with_suffix(".decided")


def contents(store: Store) -> list[str]:
    """All that a ledger says, but when it was read; one line for each report, entry, speaker and decision."""
    with store.reading() as view:
        views = Views(view)
        told = [repr(view.extraction(row.document.id)) for row in view.documents(limit=ALL)]
        told += sorted(json.dumps(record(one), sort_keys=True) for one in views.entries(EntryFilter(), ALL))
        told += sorted(repr(row) for row in view.entries(None, ALL))
        told += sorted(repr(row) for row in view.speakers(limit=ALL))
        return told + [repr(one) for one in view.decisions()]


def start(work: Callable[[], None]) -> int:
    """The number of a process that does this and then ends, with 1 if anything was raised."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def killed(child: int, after: float) -> bool | None:
    """Whether a process was killed after so many seconds; False if it had ended well before, None if it had failed."""
    deadline = time.monotonic() + after
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return None if status else False
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    return True if os.WIFSIGNALED(status) else None if status else False
