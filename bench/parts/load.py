"""The desk under load: fifty readers and five reviewers at once, on a ledger of 10,000 reports."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import httpx

from bench.context import Context
from bench.parts.adding import kept
from bench.tables import Table
from sayso.store import EntryFilter, open_ledger

TITLE = "The review desk under load"
NOTE = (
    "`sayso serve` on a ledger of 10,000 reports and 100,000 claims (see the scale of the keeper), 50 readers and 5 "
    "reviewers at once for five minutes, each with a session of their own. A reader opens a page and looks at it for 2 "
    "to 8 seconds; a reviewer opens an entry, decides something about a claim in it, and waits for the page that "
    "follows. Milliseconds are those a client waits for a whole page, on the machine that runs the clients too. Lost "
    "are decisions that were answered as taken and are not in the log."
)
REPORTS, READERS, REVIEWERS, SECONDS = 10_000, 50, 5, 300
LOOKS = (2.0, 8.0)
"""Seconds a person looks at a page, at least and at most."""
PATIENCE = 60.0
MIX = (
    ("affair", 25),
    ("entry", 30),
    ("report", 20),
    ("search", 8),
    ("speaker", 5),
    ("/speakers", 3),
    ("/matrix", 2),
    ("/timeline", 2),
    ("/queue", 2),
    ("/history", 2),
    ("/network", 1),
)
"""How often which kind of page is opened."""


@dataclass
class Seen:
    """What the clients saw: milliseconds by kind of page, what went wrong, what was decided."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    decided: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Names:
    """What there is to open."""

    entries: list[str]
    claims: list[str]
    reports: list[str]
    speakers: list[str]


def run(context: Context) -> Table:
    """Serve a copy of the ledger and use it; ``--limit`` is a number of seconds."""
    seconds = context.limit or SECONDS
    with TemporaryDirectory() as folder:
        ledger = Path(shutil.copy(kept(context, REPORTS), Path(folder) / "load.db"))
        names, seen = _names(ledger), Seen()
        with _serving(ledger, folder) as address, ThreadPoolExecutor(READERS + REVIEWERS) as clients:
            until = monotonic() + seconds
            work = [clients.submit(_read, address, names, seen, until, number) for number in range(READERS)]
            work += [clients.submit(_review, address, names, seen, until, number) for number in range(REVIEWERS)]
            for one in work:
                one.result()
        if seen.errors:
            print("errors:", dict(seen.errors), file=sys.stderr)
        return _table(seen, _lost(ledger, seen), seconds)


def _names(ledger: Path) -> Names:
    with open_ledger(ledger) as store, store.reading() as view:
        rows = view.entries(EntryFilter(), 2000)
        members = view.members(row.id for row in rows)
        reports = [row.document.id for row in view.documents(2000)]
        voices = [row.person for row in view.speakers(None, 300) if row.person]
    return Names([row.id for row in rows], [m.claim_id for held in members.values() for m in held], reports, voices)


class _serving:  # noqa: N801 (used like a function)
    """The program's own server, in its own process."""

    def __init__(self, ledger: Path, folder: str) -> None:
        command = [sys.executable, "-m", "sayso", "serve", str(ledger), "--port", "0", "--by", "Ana"]
        self._server = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, env=os.environ | {"XDG_STATE_HOME": folder}
        )

    def __enter__(self) -> str:
        assert self._server.stderr
        found = re.search(r"http://\S+/", self._server.stderr.readline())
        assert found, "the desk did not say where it is"
        return found[0].rstrip("/")

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait()


def _read(address: str, names: Names, seen: Seen, until: float, number: int) -> None:
    dice = random.Random(number)
    sleep(dice.uniform(0, LOOKS[1]))
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        while monotonic() < until:
            kind = dice.choices([kind for kind, _ in MIX], [weight for _, weight in MIX])[0]
            _open(client, kind, _path(kind, names, dice), seen)
            sleep(dice.uniform(*LOOKS))


def _path(kind: str, names: Names, dice: random.Random) -> str:
    if kind == "affair":
        return dice.choice(["/", "/", f"/?page={dice.randint(2, 50)}", "/?disputed=1", "/?about=police"])
    if kind == "search":
        return "/search?q=" + dice.choice(["police", "shooting", "said officers", "school"])
    held = {"entry": names.entries, "report": names.reports, "speaker": names.speakers}
    plural = {"entry": "/entries/", "report": "/reports/", "speaker": "/speakers/"}
    return plural[kind] + dice.choice(held[kind]) if kind in held else kind


def _open(client: httpx.Client, kind: str, path: str, seen: Seen) -> str:
    began = monotonic()
    try:
        answer = client.get(path)
    except httpx.HTTPError as error:
        seen.errors[type(error).__name__] += 1
        return ""
    seen.waits.setdefault(kind, []).append(1000 * (monotonic() - began))
    if answer.status_code != 200:
        seen.errors[f"{answer.status_code} {kind}"] += 1
    return answer.text


def _review(address: str, names: Names, seen: Seen, until: float, number: int) -> None:
    dice = random.Random(1000 + number)
    own = names.claims[number::REVIEWERS]
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        while monotonic() < until:
            claim = dice.choice(own)
            page = _open(client, "entry", f"/entries/{claim}", seen)
            sleep(dice.uniform(*LOOKS))
            if csrf := re.search(r'name="csrf" value="([^"]+)"', page):
                _decide(client, csrf[1], claim, dice, seen)


def _decide(client: httpx.Client, csrf: str, claim: str, dice: random.Random, seen: Seen) -> None:
    kind, value = dice.choice([("accept", None), ("note", None), ("certainty", "possible"), ("credibility", "3")])
    note = f"{claim} {dice.random()}"
    form = {"csrf": csrf, "kind": kind, "target": claim, "note": note, "back": f"/entries/{claim}"}
    began = monotonic()
    answer = client.post("/decide", data=form | ({"value": value} if value else {}), follow_redirects=True)
    seen.waits.setdefault("decide", []).append(1000 * (monotonic() - began))
    if answer.status_code == 200:
        seen.decided.append(note)
    else:
        seen.errors[f"{answer.status_code} decide"] += 1


def _lost(ledger: Path, seen: Seen) -> int:
    with open_ledger(ledger) as store, store.reading() as view:
        kept_notes = {one.note for one in view.decisions()}
    return sum(note not in kept_notes for note in seen.decided)


def _table(seen: Seen, lost: int, seconds: int) -> Table:
    every = sorted(wait for held in seen.waits.values() for wait in held)
    rows: Table = {"all": {"pages": len(every), **_ms(every)}}
    rows |= {kind: {"pages": len(held), **_ms(sorted(held))} for kind, held in sorted(seen.waits.items())}
    rows["all"] |= {
        "errors": sum(seen.errors.values()),
        "decisions": len(seen.decided),
        "lost": lost,
        "seconds": seconds,
    }
    return rows


def _ms(waits: list[float]) -> dict[str, float]:
    return {f"{share}% ms": round(waits[min(len(waits) - 1, len(waits) * share // 100)]) for share in (50, 95, 99)}
