"""What the keeper itself needs to take in a report: in a ledger of 10,000 reports, and in one of a tenth of that."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from bench.context import ROOT, Context
from bench.extractions import incidents
from bench.scale_fill import Reports
from bench.tables import Row, Table
from sayso.keeper import Keeper
from sayso.ledger.vectors import Encoder
from sayso.store import open_ledger

TITLE = "Scale of the keeper"
NOTE = (
    "Reports made from the incident reports, with ten claims each, other names and other dates in each round, taken in "
    "by the keeper itself: compared, grouped, counted. Vectors are those of the wordings they were made from, so that "
    "their time is not in it (it does not depend on the ledger). Medians over 200 reports, each taken in turn into a "
    "ledger of each size. Memory is the peak of the process that did that; MB are 10^6 bytes. The larger ledger has "
    "10,000 reports, so that it is filled in minutes; ``--reports 100000`` measures at the full size, in hours."
)
CACHE = ROOT / ".cache" / "scale"
PROBES = 200


class Lent:
    """Vectors of a report's wordings: those of the wordings that they were made from."""

    def __init__(self) -> None:
        self._encoder = Encoder()
        self._made: dict[str, bytes] = {}
        self._from: dict[str, str] = {}

    def lend(self, wordings: Iterable[str], plain: Iterable[str]) -> None:
        """Tell what the wordings of the next report were made from."""
        self._from = dict(zip(wordings, plain, strict=True))

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each wording, in order; a wording that was not lent (a ledger derived anew) has its own."""
        plain = [self._from.get(wording, wording) for wording in wordings]
        missing = list(dict.fromkeys(one for one in plain if one not in self._made))
        self._made.update(zip(missing, self._encoder.vectors(missing), strict=True))
        return [self._made[one] for one in plain]


def run(context: Context) -> Table:
    """Fill a ledger of each size, or go on where an earlier call was stopped, and measure on copies."""
    sizes = context.sizes
    stream, lent = Reports(incidents(context)[1]), Lent()
    CACHE.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        _fill(_kept(size), stream, lent, size)
    with TemporaryDirectory(dir=CACHE) as folder:
        copies = {size: Path(shutil.copy(_kept(size), folder)) for size in sizes}
        table = _adding(copies, stream, lent)
    first, last = table.values()
    table["large to small"] = {column: _share(last[column], first[column]) for column in first}
    return {**table, "all": {"peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6}}


def kept(context: Context, size: int) -> Path:
    """A ledger of so many made-up reports, filled by the keeper, or as an earlier call left it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    _fill(_kept(size), Reports(incidents(context)[1]), Lent(), size)
    return _kept(size)


def _kept(size: int) -> Path:
    return CACHE / f"kept-{size}.db"


def _fill(ledger: Path, stream: Reports, lent: Lent, number: int) -> None:
    """Take in reports until there are so many; begin with a smaller ledger, if there is one."""
    smaller = [one for one in CACHE.glob("kept-*.db") if int(one.stem.partition("-")[2]) < number]
    if not ledger.exists() and smaller:
        shutil.copy(max(smaller, key=lambda one: int(one.stem.partition("-")[2])), ledger)
    with open_ledger(ledger, create=True) as store:
        with store.reading() as view:
            size = view.size()
        done = size.documents + size.older
        keeper = Keeper(store, encoder=lent)
        for i, one in enumerate(stream.between(done, number), done):
            lent.lend((claim.wording for claim in one.claims), stream.wordings(i))
            keeper.add(one, one.document.text.encode())


def _adding(ledgers: dict[int, Path], stream: Reports, lent: Lent) -> Table:
    """Each report goes into each ledger, in turn, so that what else the machine does falls on all alike."""
    stores = {size: open_ledger(path) for size, path in ledgers.items()}
    keepers = {size: Keeper(store, encoder=lent) for size, store in stores.items()}
    times: dict[int, list[tuple[float, float]]] = {size: [] for size in ledgers}
    largest = max(ledgers)
    for i, one in enumerate(stream.between(largest, largest + PROBES), largest):
        lent.lend((claim.wording for claim in one.claims), stream.wordings(i))
        # What is the same for all ledgers is kept from one to the next: the first one changes.
        for size in sorted(ledgers, reverse=bool(i % 2)):
            wall, cpu = perf_counter(), process_time()
            keepers[size].add(one, one.document.text.encode())
            times[size].append((1000 * (perf_counter() - wall), 1000 * (process_time() - cpu)))
    for store in stores.values():
        store.close()
    return {f"adding at {size:,}": _typical(taken) for size, taken in times.items()}


def _typical(taken: list[tuple[float, float]]) -> Row:
    walls, cpus = zip(*taken, strict=True)
    return {"median ms": median(walls), "median ms of CPU": median(cpus), "mean ms of CPU": sum(cpus) / len(cpus)}


def _share(large: object, small: object) -> float:
    assert isinstance(large, float)
    assert isinstance(small, float)
    return large / small
