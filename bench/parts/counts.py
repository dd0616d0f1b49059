"""Conflicting counts of killed and injured among reports of one event, against conflicts judged by reading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bench.context import ROOT, Context, Json, read_rows
from bench.incidents import Half, halves
from bench.tables import Row, Table
from sayso import Claim, Extraction
from sayso.ledger.counts import INJURED, KILLED, SHOT, Conflict, conflicts
from sayso.ledger.stories import SAME_EVENT, kinship, profile_of, stories

TITLE = "Conflicting counts of killed and injured"
NOTE = (
    "Pairs of claims from two reports that Sayso holds to be of one event and whose numbers of killed, injured or shot "
    "do not agree. `gold/counts-incidents.jsonl` says of each whether the two count the same in the same scope, judged "
    "by reading both reports, strictly: a toll that counts a victim who died later, or the one who did it, is another "
    'scope. `firm`: both can\'t hold; `open`: they can ("at least 12", "18"), and are shown for a reader to see both. '
    "`P`: right among those found and read. `known`: how many of the right ones on record are found. "
    "True conflicts are rare here: in dev, of 779 pairs of reports of one incident, the titles and first sentences of "
    "about ten truly conflict. The held half holds so few that its figure says little; and its errors were seen once, "
    "when an earlier version had 2 of 11 right, before a report's toll had to be its first and told early on."
)
HARM = (KILLED, INJURED, SHOT)


def run(context: Context) -> Table:
    """A row for each half, firm and open."""
    gold = read_rows(ROOT / "bench" / "gold" / "counts-incidents.jsonl")
    table: Table = {}
    for name, half in halves(context).items():
        claims = {claim.id: claim for one in half.extractions for claim in one.claims}
        found = [c for c in _found(half) if c.counts[0].fate in HARM]
        for firm in (True, False):
            keys = [_key(conflict, claims) for conflict in found if conflict.firm is firm]
            rows = [row for row in gold if row["half"] == name and row["firm"] is firm]
            table[f"{name}, {'firm' if firm else 'open'}"] = _row(keys, rows)
    return table


def _found(half: Half) -> Iterator[Conflict]:
    """What is found in pairs of reports that are put in one story and are kin themselves."""
    by_id = {one.document.id: one for one in half.extractions}
    profiles = {name: profile_of(one) for name, one in by_id.items()}
    for group in stories(profiles.values()):
        for a, b in combinations(group, 2):
            if kinship(profiles[a], profiles[b]) >= SAME_EVENT:
                pair = by_id[a], by_id[b]
                claims = [claim for one in pair for claim in one.claims]
                yield from conflicts(claims, {c.id: s for one in pair for c, s in _sentences(one)})


def _sentences(extraction: Extraction) -> Iterator[tuple[Claim, str]]:
    """Each claim and the sentence it begins in."""
    for claim in extraction.claims:
        at = claim.original[0].start
        span = next((span for span in extraction.sentences if span.start <= at < span.end), claim.original[0])
        yield claim, span.of(extraction.document.text)


_Key = frozenset[tuple[str, float, str]]
"""A conflict by its two reports, the numbers and the fate; the claims' own spans may change with the claims."""


def _key(conflict: Conflict, claims: dict[str, Claim]) -> _Key:
    sides = zip((conflict.first, conflict.second), conflict.counts, strict=True)
    return frozenset((claims[claim].document_id, count.number.value, count.fate) for claim, count in sides)


def _key_of(row: Json) -> _Key:
    sides = zip((row["first"], row["second"]), row["numbers"], strict=True)
    return frozenset((side["document"], float(number), row["fate"]) for side, number in sides)


def _row(found: list[_Key], gold: list[Json]) -> Row:
    judged = {_key_of(row): row["right"] for row in gold}
    read = [key for key in found if key in judged]
    right = sum(judged[key] for key in read)
    known = {key for key, good in judged.items() if good}
    precision = 100 * right / len(read) if read else None
    return {
        "found": len(found),
        "read": len(read),
        "right": right,
        "P": precision,
        "known": f"{len(known & set(found))} of {len(known)}",
    }
