"""Runs a target in a process of its own, again whenever that ends before its time, and tells what came of it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from bench.fuzz.seeds import write_seeds
from bench.fuzz.targets import TARGETS

HOME = Path(__file__).resolve().parents[2] / ".cache" / "fuzz"
MEMORY_MB = 1700
"""Of the whole process: the 1 GB that converting may take, and what the fuzzer and all our modules need."""
HANG = 120
"""Seconds after which an input hangs, however busy the machine is; one that is merely slow is told by its CPU time."""
MOST_STARTS = 30
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_EDGES = re.compile(r"\bcov: (\d+)")


@dataclass(slots=True)
class Outcome:
    """What a run did."""

    executions: int = 0
    edges: int = 0
    starts: int = 0
    last: str = ""


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 if there was a fault, 2 if the fuzzer is not there."""
    options = _options(arguments)
    if find_spec("atheris") is None:
        print("atheris is not installed here; bench/README.md says how to get it.", file=sys.stderr)
        return 2
    corpus, faults = options.corpus or HOME / "corpus", HOME / "faults" / options.target
    faults.mkdir(parents=True, exist_ok=True)
    before = set(faults.iterdir())
    write_seeds(TARGETS, corpus)
    seeds = len(list((corpus / options.target).glob("seed-*")))
    begin = monotonic()
    outcome = _fuzzed(options.target, corpus / options.target, faults, options.seconds)
    found = sorted(path.name for path in set(faults.iterdir()) - before if path.suffix != ".json")
    told = {"target": options.target, "seconds": round(monotonic() - begin), "executions": outcome.executions}
    print(json.dumps({**told, "edges": outcome.edges, "seeds": seeds, "starts": outcome.starts, "faults": found}))
    if found or not outcome.executions:
        print(f"faults are in {faults}\n{outcome.last}", file=sys.stderr)
    return int(bool(found) or not outcome.executions)


def _fuzzed(name: str, corpus: Path, faults: Path, seconds: int) -> Outcome:
    outcome = Outcome()
    until = monotonic() + seconds
    while (left := int(until - monotonic())) > 2 and outcome.starts < MOST_STARTS:
        said = _started(name, corpus, faults, left)
        outcome.starts += 1
        outcome.executions += sum(map(int, _RUNS.findall(said)))
        outcome.edges = max([outcome.edges, *map(int, _EDGES.findall(said))])
        outcome.last = said[-1500:]
        _without_deadly(corpus, faults)
    return outcome


def _without_deadly(corpus: Path, faults: Path) -> None:
    """Take inputs that ended the process out of those to go on from, or it would never get beyond them."""
    deadly = {path.name.rpartition("-")[2] for path in faults.iterdir()}
    for path in corpus.iterdir():
        if hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest() in deadly:
            path.unlink()


def _started(name: str, corpus: Path, faults: Path, seconds: int) -> str:
    options = {
        "max_total_time": seconds,
        "max_len": TARGETS[name].longest,
        "rss_limit_mb": MEMORY_MB,
        "timeout": HANG,
        "report_slow_units": HANG,
        "artifact_prefix": f"{faults}/",
        "print_final_stats": 1,
    }
    command = [sys.executable, "-m", "bench.fuzz.loop", name, str(faults), str(corpus)]
    command += [f"-{key}={value}" for key, value in options.items()]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return done.stderr.decode("utf-8", "replace")


def _options(arguments: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m bench.fuzz", description="Fuzz what reads files from elsewhere.")
    parser.add_argument("target", choices=TARGETS, metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=600, help="how long (600)")
    parser.add_argument("--corpus", type=Path, help="folder of inputs to go on from (.cache/fuzz/corpus)")
    return parser.parse_args(arguments)
