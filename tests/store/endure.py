"""Kills writers, or lets several work at once, and looks at what is left; run by ``test_endurance``.

python endure.py kill FOLDER ROUNDS SEED     a writer is killed ROUNDS times at random moments, and goes on each time
python endure.py crowd FOLDER REPORTS SEED   two writers of reports and one of decisions at once
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from filling import add, decision, entry, extraction, same

from sayso.ledger.types import DecisionKind, Side
from sayso.store import Store, Work, open_ledger

REPORTS = 60
"""How many reports a writer that is killed is to write."""


def main(mode: str, folder: str, number: str, seed: str) -> None:
    """Either way; the exit status tells whether all was as it should be."""
    random.seed(int(seed))
    {"kill": kill, "crowd": crowd}[mode](Path(folder), int(number))


def take(work: Work, number: int) -> None:
    """One report with all that hangs on it."""
    ids = add(work, extraction(number))
    shown = work.appearances(ids)
    others = [one for one in work.claims_sharing([number % 7]) if one not in ids]
    work.put_gists([(ids[0], b"", b"", b"", None, (number % 7,))])
    work.put_pairs([same(ids[0], other) for other in others])
    together = [one for component in work.component(ids[:1]) for one in component.claims]
    members = work.appearances(together)
    work.drop_entries(set(work.entries_of(together).values()))
    work.put_entries([entry(*((one, Side.AFFIRMED) for one in members)), entry((shown[1], Side.DENIED))])


def write(path: Path, first: int, last: int, step: int = 1) -> None:
    """Take in the reports that are not there yet."""
    with open_ledger(path, create=True) as store:
        for number in range(first, last, step):
            with store.writing() as work:
                if not work.has(extraction(number).document.id):
                    take(work, number)


def decide(path: Path, number: int) -> None:
    """Take down decisions, one at a time."""
    with open_ledger(path, create=True) as store:
        for _ in range(number):
            with store.writing() as work:
                work.add_decision(decision(work.decision_count() + 1, DecisionKind.NOTE, "d-1", note=str(os.getpid())))


def contents(store: Store) -> list[object]:
    """All there is, but when it was read."""
    with store.reading() as view:
        ids = [row.document.id for row in view.documents(limit=1000)]
        claims = [claim for one in ids for claim in view.claims_of(one)]
        entries = sorted(view.entries(limit=10_000), key=lambda row: row.id)
        return [
            [view.extraction(one) for one in ids],
            view.appearances(claims),
            view.gists(claims),
            view.component(claims),
            entries,
            view.members([row.id for row in entries]),
            view.speakers(),
            view.search("ship", limit=1000),
            view.decisions(),
        ]


def check(path: Path) -> None:
    """The file itself is sound, and what it says adds up: every report whole, every index with what it is of."""
    with open_ledger(path) as store:
        with store._engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        with store.reading() as view:
            rows = view.documents(limit=1000)
            assert all(row.claims == 3 for row in rows)
            claims = [claim for row in rows for claim in view.claims_of(row.document.id)]
            assert len(view.entries_of(claims)) == 2 * len(rows)
            assert len(view.gists(claims)) == len(claims)
            assert sum(row.affirmed + row.denied for row in view.speakers()) == 2 * len(rows)


def kill(folder: Path, rounds: int) -> None:
    """However often a writer is killed, in the end all is as if it had not been."""
    left, killed = folder / "killed.db", 0
    write(folder / "whole.db", 1, REPORTS)
    for _ in range(rounds):
        child = _start(lambda: write(left, 1, REPORTS))
        time.sleep(random.uniform(0.0, 0.25))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        if left.exists() and left.stat().st_size:
            check(left)
    write(left, 1, REPORTS)
    with open_ledger(folder / "whole.db") as one, open_ledger(left) as other:
        assert contents(one) == contents(other)
    print(f"killed {killed} times")


def crowd(folder: Path, number: int) -> None:
    """Nothing is lost, and nobody hears that the ledger is locked."""
    path = folder / "crowd.db"
    children = [
        _start(lambda: write(path, 1, number, 2)),
        _start(lambda: write(path, 2, number, 2)),
        _start(lambda: decide(path, number)),
    ]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    check(path)
    with open_ledger(path) as store, store.reading() as view:
        assert len(view.documents(limit=10_000)) == number - 1
        assert [one.id for one in view.decisions()] == [f"t-{i}" for i in range(1, number + 1)]


def _start(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


if __name__ == "__main__":
    main(*sys.argv[1:])
