"""What a report costs, and a question, in a ledger of 10,000 reports and in one of a tenth of that."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Callable
from itertools import batched
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.context import ROOT, Context
from bench.extractions import incidents
from bench.scale_fake import take
from bench.scale_fill import Reports
from bench.tables import Row, Table
from sayso import Extraction
from sayso.store import EntryFilter, HitKind, Store, View, open_ledger

TITLE = "Scale"
NOTE = (
    "Reports made from the incident reports, with ten claims each, other names and other dates in each round, taken "
    "into a ledger by a stand-in for the keeper. *Adding*: one report in a transaction of its own, medians over 200 "
    "reports, taken in turn into a ledger of each size. *Questions*: in the larger one, the file freshly opened "
    "(*first*), and the median of five more. Memory is the peak of the process that did all that; MB are 10^6 bytes. "
    "The larger ledger has 10,000 reports; ``--reports 100000`` measures at the full size."
)
CACHE = ROOT / ".cache" / "scale"
"""Where the filled ledgers are kept: filling them takes most of the time."""
PROBES, BATCH = 200, 50
MOMENT, LATE = "2031-01-01T00:00:00Z", "2031-02-01T00:00:00Z"

QUESTIONS: dict[str, Callable[[View], object]] = {
    "first page": lambda view: view.entries(),
    "count": lambda view: view.count(),
    "disputed": lambda view: view.entries(EntryFilter(disputed=True)),
    "disputed, counted": lambda view: view.count(EntryFilter(disputed=True)),
    "by a key": lambda view: view.entries(EntryFilter(by="outlet:chicagotribune.com")),
    "by a name": lambda view: view.entries(EntryFilter(by="police")),
    "by a name, counted": lambda view: view.count(EntryFilter(by="police")),
    "denied by": lambda view: view.entries(EntryFilter(denied_by="police")),
    "about": lambda view: view.entries(EntryFilter(about="shooting")),
    "about, counted": lambda view: view.count(EntryFilter(about="police")),
    "about two words": lambda view: view.entries(EntryFilter(about="man arrested")),
    "since": lambda view: view.entries(EntryFilter(since="2015-01-01")),
    "since, counted": lambda view: view.count(EntryFilter(since="2014-01-01")),
    "place": lambda view: view.entries(EntryFilter(place="United States")),
    "place, counted": lambda view: view.count(EntryFilter(place="United States")),
    "unnamed": lambda view: view.entries(EntryFilter(unnamed=True)),
    "single origin, counted": lambda view: view.count(EntryFilter(single_origin=True)),
    "many at once": lambda view: view.entries(
        EntryFilter(disputed=True, by="police", about="shooting", since="2014-01-01", place="United States")
    ),
    "last page": lambda view: view.entries(offset=view.count() - 100),
    "speakers": lambda view: view.speakers(),
    "speakers named": lambda view: view.speakers("police"),
    "reports": lambda view: view.documents(offset=view.size().documents // 2),
    "search, frequent word": lambda view: view.search("police"),
    "search, phrase": lambda view: view.search('"was arrested"'),
    "search, rare words": lambda view: view.search("crash Yovtij"),
    "an entry": lambda view: view.entry(view.entries(limit=1, offset=1000)[0].id),
    "what is new": lambda view: view.members_read_since(LATE),
    "history": lambda view: view.history(),
    "lost targets": lambda view: view.lost_targets(),
    "reports with a word": lambda view: view.search("police", [HitKind.DOCUMENT], limit=100),
}


def run(context: Context) -> Table:
    """Fill the ledgers, or go on where an earlier call was stopped, and measure on copies of them."""
    small, large = context.sizes
    _, found = incidents(context)
    stream = Reports(found)
    CACHE.mkdir(parents=True, exist_ok=True)
    for size in (small, large):
        fill(CACHE / f"{size}.db", stream, size)
    with TemporaryDirectory(dir=CACHE) as folder:
        copies = {f"adding at {size:,}": Path(shutil.copy(CACHE / f"{size}.db", folder)) for size in (small, large)}
        table = _adding(copies, list(stream.between(large, large + PROBES)))
        for name, question in QUESTIONS.items():
            table[f"asking: {name}"] = _asking(copies[f"adding at {large:,}"], question)
    return {**table, "all": _all(CACHE / f"{large}.db")}


def fill(ledger: Path, stream: Reports, number: int) -> None:
    """Take in reports, many to a transaction, until there are so many; begin with a smaller ledger, if there is one."""
    if not ledger.exists() and (smaller := [one for one in CACHE.glob("*.db") if int(one.stem) < number]):
        shutil.copy(max(smaller, key=lambda one: int(one.stem)), ledger)
    with open_ledger(ledger, create=True) as store:
        with store.reading() as view:
            done = view.size().documents
        for some in batched(stream.between(done, number), BATCH):
            with store.writing() as work:
                for one in some:
                    take(work, one, MOMENT)


def _adding(ledgers: dict[str, Path], probes: list[Extraction]) -> Table:
    """Each report goes into each ledger, in turn, so that what else the machine does falls on all alike."""
    stores = {name: open_ledger(path) for name, path in ledgers.items()}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ledgers}
    for one in probes:
        for name, store in stores.items():
            times[name].append(_add(store, one))
    for store in stores.values():
        store.close()
    rows: Table = {name: _typical(taken) for name, taken in times.items()}
    first, last = rows.values()
    rows["large to small"] = {column: _share(last[column], first[column]) for column in first}
    return rows


def _add(store: Store, one: Extraction) -> tuple[float, float]:
    wall, cpu = perf_counter(), process_time()
    with store.writing() as work:
        take(work, one, LATE)
    return 1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)


def _typical(taken: list[tuple[float, float]]) -> Row:
    walls, cpus = zip(*taken, strict=True)
    return {
        "median ms": median(walls),
        "mean ms": sum(walls) / len(walls),
        "median ms of CPU": median(cpus),
        "mean ms of CPU": sum(cpus) / len(cpus),
    }


def _share(large: object, small: object) -> float:
    assert isinstance(large, float)
    assert isinstance(small, float)
    return large / small


def _asking(ledger: Path, question: Callable[[View], object]) -> Row:
    def ask() -> float:
        begin = perf_counter()
        with store.reading() as view:
            question(view)
        return 1000 * (perf_counter() - begin)

    begin = perf_counter()
    with open_ledger(ledger) as store:
        ask()
        first = 1000 * (perf_counter() - begin)
        return {"first ms": first, "median ms": median(ask() for _ in range(5))}


def _all(ledger: Path) -> Row:
    with open_ledger(ledger) as store, store.reading() as view:
        size = view.size()
    return {
        "claims": size.claims,
        "entries": size.entries,
        "file MB": ledger.stat().st_size / 1e6,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }
