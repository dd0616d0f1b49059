"""Labelled pairs of claims (bench/gold/pairs-*.jsonl), with all that they are compared by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import extractions
from bench.context import Context, Json
from sayso import Claim, Extraction
from sayso.ledger.gist import Gist, gist_of
from sayso.ledger.stories import Profile, kinship, profile_of
from sayso.ledger.types import Appearance, Slot, Verdict
from sayso.ledger.vectors import Encoder
from sayso.model import Span

GOLD = Path(__file__).resolve().parent / "gold"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled pair. ``group`` is the same for pairs of one neighbourhood: reports, incidents, topics, a town."""

    first: Gist
    second: Gist
    kinship: float
    verdict: Verdict
    slot: Slot | None
    corpus: str
    kind: str
    group: str
    wordings: tuple[str, str]


def labelled(context: Context, part: str) -> Iterator[Labelled]:
    """The pairs of one part (``dev``, ``more`` or ``test``); those whose claims are no longer found are left out."""
    rows = [json.loads(line) for line in (GOLD / f"pairs-{part}.jsonl").read_text("utf-8").splitlines()]
    wanted = {row[end]["document"] for row in rows for end in ("first", "second")}
    found = {
        one.document.id: one
        for read in (extractions.incidents, extractions.fnc_bodies)
        for one in read(context)[1]
        if one.document.id in wanted
    }
    profiles = {name: profile_of(one) for name, one in found.items()}
    encoder = Encoder()
    for row in rows:
        ends = [claim_of(found, row[end]) for end in ("first", "second")]
        if None not in ends:
            held = [end for end in ends if end is not None]
            gists = [_gist(claim, one, profiles, encoder) for one, claim in held]
            near = kinship(*(profiles[one.document.id] for one, _ in held))
            slot = Slot(row["slot"]) if row.get("slot") else None
            group = row.get("near") or row["first"]["document"].split("/")[0]
            wordings = (held[0][1].wording, held[1][1].wording)
            yield Labelled(*gists, near, Verdict(row["verdict"]), slot, row["corpus"], row["kind"], group, wordings)


def claim_of(found: dict[str, Extraction], end: Json) -> tuple[Extraction, Claim] | None:
    """The claim of this id or, where a later Sayso gave it another, the one with the same words."""
    one = found[end["document"]]
    original = [tuple(pair) for pair in end["original"]]
    by_id = [claim for claim in one.claims if claim.id == end["claim"]]
    by_words = [claim for claim in one.claims if [(s.start, s.end) for s in claim.original] == original]
    return (one, (by_id or by_words)[0]) if by_id or by_words else None


def _gist(claim: Claim, one: Extraction, profiles: dict[str, Profile], encoder: Encoder) -> Gist:
    held = [sentence for sentence in one.sentences if any(sentence.overlaps(part) for part in claim.original)]
    around = Span(held[0].start, held[-1].end) if held else claim.original[0]
    appearance = Appearance(claim, None, None, one.document, around.of(one.document.text), around, 0)
    return gist_of(appearance, profiles[one.document.id], encoder.vectors([claim.wording])[0])
