"""The desk's pages on a ledger that is large, and has what is large in one place."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import perf_counter, process_time

from fastapi.testclient import TestClient

from bench.context import Context
from bench.heavy import Heavy, load
from bench.parts.adding import CACHE, kept
from bench.tables import Row, Table
from sayso.store import open_ledger
from sayso.web.app import create_app
from sayso.web.desk import Access, Desk

TITLE = "Pages of a large ledger"
NOTE = (
    "Each page of the review desk on a ledger of 19,000 reports, 126,000 claims and 105,000 entries, where one speaker "
    "has 20,000 statements, one entry 5,000 appearances and one report 1,000 claims (invented; see bench/heavy.py). "
    "Milliseconds are those the server takes for a page, in its own process and without a network, the least of five: "
    "by the clock, and of CPU; first is the first time, with nothing kept. KB are 10^3 bytes of the page itself, not "
    "compressed; with styles and scripts it has at most 45 more."
)
REPORTS, TIMES = 10_000, 5
HOST = "testserver"


def run(context: Context) -> Table:
    """Open every page several times; ``--limit`` is how often."""
    ledger = CACHE / f"heavy-{REPORTS}.db"
    if not ledger.exists():
        _fill(ledger, kept(context, REPORTS))
    desk = Desk(str(ledger), Access(hosts=(HOST,)), reviewer="Ana")
    with TestClient(create_app(desk)) as client:
        rows = {name: _opened(client, path, context.limit or TIMES) for name, path in _paths(Heavy.known()).items()}
    worst = {column: max(row[column] for row in rows.values()) for column in ("ms", "CPU ms", "KB")}  # type: ignore[type-var]
    return {**rows, "worst": worst}


def _fill(ledger: Path, smaller: Path) -> None:
    made = Path(shutil.copy(smaller, ledger.with_suffix(".part")))
    with open_ledger(str(made)) as store:
        load(store)
    made.rename(ledger)


def _paths(heavy: Heavy) -> dict[str, str]:
    entry, report, speaker = f"/entries/{heavy.entry}", f"/reports/{heavy.report}", f"/speakers/{heavy.speaker}"
    return {
        "affair": "/",
        "affair, page 200": "/?page=200",
        "affair, about rockets": "/?about=rockets",
        "new, everything": "/new?since=2000-01-01T00:00:00Z",
        "entry, 5,000 appearances": entry,
        "entry, page 30": f"{entry}?page=30",
        "report, 1,000 claims": report,
        "report, part 5": f"{report}?page=5",
        "speaker, 20,000 statements": speaker,
        "speaker, page 400": f"{speaker}?page=400",
        "speaker, entries, page 500": f"{speaker}?entries=500",
        "speakers": "/speakers",
        "reports": "/reports",
        "reports, filtered": "/reports?outlet=pilot&since=2031-02-01&until=2031-03-01&speaker=venn&reviewed=no",
        "search": "/search?q=rockets",
        "matrix": "/matrix",
        "timeline": "/timeline",
        "map": "/map",
        "network": "/network",
        "queue": "/queue?window=100",
        "history": "/history",
    }


def _opened(client: TestClient, path: str, times: int) -> Row:
    taken: list[tuple[float, float]] = []
    for _ in range(times + 1):
        wall, cpu = perf_counter(), process_time()
        answer = client.get(path)
        taken.append((1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)))
        assert answer.status_code == 200, (path, answer.status_code)
    walls, cpus = zip(*taken[1:], strict=True)
    return {
        "ms": round(min(walls)),
        "CPU ms": round(min(cpus)),
        "first ms": round(taken[0][0]),
        "KB": len(answer.content) / 1000,
    }
