"""Readers killed at any moment, and several at work at once: the ledger is the same as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.context import ROOT, Context
from bench.endure import CLOSED, Known, contents, decide, decided, killed, read, start
from bench.extractions import incidents
from bench.tables import Row, Table
from sayso import Extraction
from sayso.keeper import Keeper
from sayso.ledger.vectors import Encoder
from sayso.store import open_ledger

TITLE = "Endurance of the ledger"
NOTE = (
    "*Killed*: a process that takes 60 incident reports as they were found before into a ledger, as `sayso read` does, "
    "is killed with SIGKILL at random moments and started again until it ends by itself; then with a new ledger, until "
    "it was killed so often. *Ledgers that differ* from that of a process that nobody killed, in any report, entry, "
    "side, origin, related entry or speaker. *The program*: `sayso read` of three example reports, killed likewise, by "
    "what `sayso claims --json` prints. *At once*: two processes take in half of the reports each while a third takes "
    "down decisions; whether any failed, what is missing, and whether the ledger, made anew from its records and its "
    "log, is the same."
)
REPORTS, KILLS, PROGRAM_KILLS, DECISIONS = 60, 200, 5, 60
LONGEST = {"killed": 1.2, "program": 14.0}
"""Seconds that a process lives at most before it is killed; the program needs some to load its models."""


def run(context: Context) -> Table:
    """Kill so often; a trial with ``--limit N`` kills N times."""
    random.seed(1)
    found = incidents(context)[1][:REPORTS]
    wordings = list(dict.fromkeys(claim.wording for one in found for claim in one.claims))

    wordings.append(CLOSED)
    encoder = Known(dict(zip(wordings, Encoder().vectors(wordings), strict=True)))
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.db"
        read(whole, found, encoder)
        return {
            "killed": _killed(Path(folder), found, encoder, KILLS if context.limit is None else context.limit),
            "the program": _program(Path(folder), PROGRAM_KILLS if context.limit is None else 1),
            "at once": _at_once(Path(folder), found, encoder),
        }


def _told(ledger: Path) -> list[str]:
    with open_ledger(ledger) as store:
        return contents(store)


def _killed(folder: Path, found: Sequence[Extraction], encoder: Known, number: int) -> Row:
    row: Row = {"kills": 0, "ledgers": 0, "ledgers that differ": 0, "failures": 0}
    wanted, left = _told(folder / "whole.db"), number
    while left > 0:
        ledger = folder / f"killed{left}.db"
        ended: bool | None = True
        while ended is not False:
            child = start(partial(read, ledger, found, encoder))
            # Once killed often enough it may end.
            ended = killed(child, random.uniform(0, LONGEST["killed"]) if left > 0 else 600)
            left -= ended is True
            _add(row, "failures", ended is None)
        _add(row, "ledgers", 1)
        _add(row, "ledgers that differ", _told(ledger) != wanted)
    row["kills"] = number - left
    return row


def _add(row: Row, column: str, by: int) -> None:
    before = row[column]
    assert isinstance(before, int)
    row[column] = before + by


def _program(folder: Path, number: int) -> Row:
    reports = sorted(str(path) for path in (ROOT / "examples").glob("0[1-3]*"))
    whole, ledger = str(folder / "program.db"), str(folder / "stopped.db")
    assert _sayso("read", *reports, "--ledger", whole).returncode == 0
    kills = 0
    for _ in range(number):
        child = subprocess.Popen(
            [sys.executable, "-m", "sayso", "read", *reports, "--ledger", ledger],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(random.uniform(1, LONGEST["program"]))
        os.kill(child.pid, signal.SIGKILL)
        kills += child.wait() == -signal.SIGKILL
    ended = _sayso("read", *reports, "--ledger", ledger)
    told = [_sayso("claims", "--json", "--limit", "0", "--ledger", one).stdout for one in (whole, ledger)]
    differ = int(not told[0] or told[0] != told[1])
    return {"kills": kills, "ledgers": 1, "ledgers that differ": differ, "failures": int(ended.returncode != 0)}


def _sayso(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "sayso", *arguments], capture_output=True, check=False)


def _at_once(folder: Path, found: Sequence[Extraction], encoder: Known) -> Row:
    ledger = folder / "crowd.db"
    claims = [claim.id for one in found for claim in one.claims]
    children = [
        start(partial(read, ledger, found[::2], encoder)),
        start(partial(read, ledger, found[1::2], encoder)),
        start(partial(decide, ledger, claims, DECISIONS, encoder)),
    ]
    failures = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    with open_ledger(ledger) as store:
        with store.reading() as view:
            missing = sum(not view.has(one.document.id) for one in found)
            taken = decided(ledger).read_text("utf-8").split()
            missing += len({*taken} - {one.id for one in view.decisions()})
        before = contents(store)
        Keeper(store, encoder=encoder).rebuild()
        differ = int(contents(store) != before)
    return {"ledgers": 1, "ledgers that differ": differ, "failures": failures, "missing": missing}
