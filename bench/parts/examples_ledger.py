"""The ledger of the invented affair against that of a careful reader (examples/ledger.jsonl)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from bench.context import ROOT, Context, Json, read_rows
from bench.gold_attributions import GOLD, attributions_of
from bench.match import Matcher
from bench.parts.claims import _pairs as matched
from bench.readings import readings
from bench.tables import Row, Table
from sayso import Extraction, load_report
from sayso.claims.claimer import claims_of
from sayso.keeper import Keeper
from sayso.ledger.types import Entry
from sayso.store import EntryFilter, open_ledger
from sayso.views import EntryView, Views

TITLE = "Ledger of the examples, given the gold attributions"
NOTE = (
    "Claims are made from the gold attributions and matched with the gold claims as in the part `claims`; what is not "
    "found is left out. `together`: pairs of claims in one entry, optional ones aside. Of the entries that have "
    "several claims, and exactly the same here: sides, counts of origins, first and last day that are right. "
    "`related`: links between entries, by the claims they join. The gold was read while building: this says that "
    "nothing is broken."
)
Member = tuple[str, int]


def run(context: Context) -> Table:
    """One row."""
    rows = read_rows(ROOT / "examples" / "claims.jsonl")
    marked = {row["path"]: row["attributions"] for row in read_rows(ROOT / "examples" / "attributions.jsonl")}
    reports = [load_report(str(ROOT / "examples" / row["path"])) for row in rows]
    known: dict[str, Member] = {}
    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store, "bench")
        for row, reading in zip(rows, readings(reports), strict=True):
            attributions = attributions_of(reading.document, marked[row["path"]])
            made = claims_of(reading, attributions)
            numbers: dict[str | None, int | None] = {a.id: n for n, a in enumerate(attributions)} | {None: None}
            matcher = Matcher.of(context.score, reading.document.text)
            for pair in matched(matcher, row["claims"], made.claims, numbers):
                place = next(i for i, gold in enumerate(row["claims"]) if gold is pair.gold)
                known[pair.found.id] = (row["path"], place)
            keeper.add(Extraction(reading.document, attributions, GOLD, made.speakers, made.claims, reading.sentences))
        with store.reading() as view:
            found = list(Views(view).entries(EntryFilter(), 1 << 30))
    return {"all": _row(read_rows(ROOT / "examples" / "ledger.jsonl"), found, known)}


def _members(row: Json, known: set[Member]) -> set[Member]:
    held = [tuple(one) for side in ("affirmed", "denied", "hedged") for one in row.get(side, ())]
    return {one for one in held if one in known}  # type: ignore[misc]


def _row(gold: list[Json], found: list[EntryView], known: dict[str, Member]) -> Row:
    there = set(known.values())
    wanted = {pair for row in gold for pair in _both(_members(row, there))}
    free = {pair for row in gold for pair in _optional(row, there)}
    groups = [(view, _named(view.entry, known)) for view in found]
    made = {pair for _, members in groups for pair in _both(members)} - (free - wanted)
    for a, b in sorted(made - wanted):
        print(f"  together, and should not be: {a[0][:2]},{a[1]} and {b[0][:2]},{b[1]}")
    hits = len(made & wanted)
    several = [(row, members) for row in gold if len(members := _members(row, there)) > 1]
    exact = [(row, view) for row, members in several for view, held in groups if held == members]
    return {
        "claims": len(there),
        "together": len(wanted),
        "precision": 100 * hits / max(len(made), 1),
        "recall": 100 * hits / max(len(wanted), 1),
        "F1": 200 * hits / max(len(made) + len(wanted), 1),
        "entries of several": len(several),
        "exact": len(exact),
        "sides right": sum(_sides(row, view.entry, known) for row, view in exact),
        "origins right": sum(_origins(row, view.entry) for row, view in exact),
        "days right": sum(
            (row.get("first_said"), row.get("last_said")) == (view.entry.first_said, view.entry.last_said)
            for row, view in exact
        ),
        **_related(gold, groups, there),
        "withdrawn": sum(len(row.get("withdrawn", ())) for row in gold),
        "withdrawn found": sum(len(view.entry.withdrawals) for view in found),
        "changes": sum(len(row.get("changes", ())) for row in gold),
        "changes found": sum(len(view.entry.changes) for view in found),
    }


def _both(members: Iterable[Member]) -> Iterable[tuple[Member, Member]]:
    return combinations(sorted(members), 2)


def _optional(row: Json, there: set[Member]) -> set[tuple[Member, Member]]:
    """Pairs of an entry's claims with those a reader might put there as well, and of these with each other."""
    may = {tuple(one) for one in row.get("may_also", ())}
    return {pair for pair in _both({*_members(row, there), *may}) if set(pair) & may}  # type: ignore[arg-type]


def _named(entry: Entry, known: dict[str, Member]) -> set[Member]:
    return {known[one.id] for one in entry.appearances if one.id in known}


def _sides(row: Json, entry: Entry, known: dict[str, Member]) -> bool:
    sides: dict[str, Sequence[Any]] = {"affirmed": entry.affirmed, "denied": entry.denied, "hedged": entry.hedged}
    there = set(known.values())
    return all(
        {known[one.id] for one in held if one.id in known}
        == {member for one in row.get(side, ()) if (member := tuple(one)) in there}
        for side, held in sides.items()
    )


def _origins(row: Json, entry: Entry) -> bool:
    counts = {"affirmed": entry.affirmed_origins, "denied": entry.denied_origins}
    wanted = row.get("origins", {})
    return all(
        (origins.least, origins.most) == (wanted.get(side, {}).get("min", 0), wanted.get(side, {}).get("max", 0))
        for side, origins in counts.items()
    )


def _related(gold: list[Json], groups: list[tuple[EntryView, set[Member]]], there: set[Member]) -> Row:
    """Links of the gold that are found with their slot, and links found that the gold has in no form."""
    entry_of = {member: view.entry.id for view, members in groups for member in members}
    by_id = {row["id"]: {entry_of[m] for m in _members(row, there)} for row in gold}
    links = {(view.entry.id, one.entry): one.slot.value for view, _ in groups for one in view.related}
    wanted = [(row["id"], one["entry"], one["slot"]) for row in gold for one in row.get("related", ())]
    asked = [(a, b, slot) for a, b, slot in wanted if a < b and by_id[a] and by_id[b]]
    right = [1 for a, b, slot in asked if any(links.get((x, y)) == slot for x in by_id[a] for y in by_id[b] if x != y)]
    allowed = {
        (x, y)
        for row in gold
        for one in (*row.get("related", ()), *row.get("may_relate", ()))
        for x in by_id[row["id"]]
        for y in by_id[one["entry"]]
    }
    named = {one for ids in by_id.values() for one in ids}
    made = [ends for ends in links if ends[0] < ends[1] and set(ends) <= named]
    return {
        "related": len(asked),
        "related found": len(right),
        "links": len(made),
        "links right": sum(ends in allowed or ends[::-1] in allowed for ends in made),
    }
