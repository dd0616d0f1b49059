"""The ledger over the two reports of the affair against that of a careful reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from bench.context import Context, Json
from bench.gold_attributions import GOLD, attributions_of
from bench.match import Matcher, record
from bench.parts.affair_claims import _outer, _record
from bench.readings import readings
from bench.tables import Row, Table
from sayso import Attribution, Claim, Document, Extraction, load_report
from sayso.claims.claimer import claims_of
from sayso.keeper import Keeper
from sayso.ledger.sides import side_of
from sayso.ledger.types import Appearance, Side
from sayso.store import EntryFilter, open_ledger
from sayso.views import Views

TITLE = "Ledger of the affair"
NOTE = (
    "P1 to P11 are what a careful reader enters from the two reports. `exact`: one entry has exactly the listed "
    "attributions on each side; those a reader may add or leave don't count. P11 joins two claims that are two entries "
    "here: it is exact if each of its attributions has an entry of its own with nothing else in it. `listed "
    "found` are memberships that stand in the best entry of their P, `wrong` those there that should not be, `apart` "
    "whether P1 and P7, and P1 and P9, are different entries. First given the gold attributions, then end to end."
)
LEAD = "A01"
APART = (("P1", "P7"), ("P1", "P9"))
COMPOUND = ("P11",)


@dataclass(frozen=True, slots=True)
class _Group:
    """The attributions (by gold id) that an entry has on each side."""

    affirmed: frozenset[str]
    denied: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.affirmed | self.denied


def run(context: Context) -> Table:
    """A row given the gold attributions, and one end to end."""
    gold = context.rows("affair/attributions.jsonl")
    wanted = context.rows("affair/ledger.jsonl")
    names = sorted({row["report"] for row in gold})
    documents = {name: load_report(str(context.file(f"affair/{name}"))) for name in names}
    given, found = [], []
    for name, reading in zip(names, readings(documents.values()), strict=True):
        rows = [row for row in gold if row["report"] == name and row["cue"]]
        marked = attributions_of(reading.document, [_record(row) | {"within": _outer(row, rows)} for row in rows])
        made = claims_of(reading, marked)
        extraction = Extraction(reading.document, marked, GOLD, made.speakers, made.claims, reading.sentences)
        given.append((extraction, _named_after(rows, marked)))
        found.append(_found(context, rows, documents[name]))
    return {
        "given the attributions": _row(wanted, _groups(given, gold), loud=True),
        "end to end": _row(wanted, _groups(found, gold), loud=False),
    }


def _named_after(rows: list[Json], attributions: Iterable[Attribution]) -> dict[str, str]:
    return {made.id: row["id"] for row, made in zip(rows, attributions, strict=True)}


def _found(context: Context, rows: list[Json], document: Document) -> tuple[Extraction, dict[str, str]]:
    extraction = context.reader.read(document)
    matcher = Matcher.of(context.score, document.text)
    pairs = matcher.pairs(matcher.words(map(_record, rows)), matcher.words(map(record, extraction.attributions)))
    return extraction, {extraction.attributions[f].id: rows[g]["id"] for g, f in pairs}


def _groups(read: list[tuple[Extraction, dict[str, str]]], gold: list[Json]) -> list[_Group]:
    """Every entry of a ledger of these, as the gold attributions in it."""
    names = {key: value for _, known in read for key, value in known.items()}
    lead = next(row for row in gold if row["id"] == LEAD)
    call = partial(_name, names=names, lead=lead)
    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store, "bench")
        for extraction, _ in read:
            keeper.add(extraction)
        with store.reading() as view:
            entries = [one.entry for one in Views(view).entries(EntryFilter(), 1 << 30)]
    return [_Group(call(entry.affirmed), call(entry.denied)) for entry in entries]


def _name(side: Iterable[Appearance], names: dict[str, str], lead: Json) -> frozenset[str]:
    found = (_called(one, names, lead) for one in side if side_of(one) is not Side.HEDGED)
    return frozenset(name for name in found if name)


def _called(one: Appearance, names: dict[str, str], lead: Json) -> str | None:
    claim: Claim = one.claim
    if claim.attribution_id:
        return names.get(claim.attribution_id)
    in_lead = (one.document.path or "").endswith(lead["report"]) and claim.original[0].start < lead["content"][0][1]
    return LEAD if in_lead else None


def _row(wanted: list[Json], groups: list[_Group], loud: bool) -> Row:
    best = {row["id"]: _best(row, groups) for row in wanted}
    exact = {row["id"]: _exact(row, best[row["id"]], groups) for row in wanted}
    listed = {row["id"]: frozenset((*row["affirmed_by"], *row["denied_by"])) for row in wanted}
    there = {row["id"]: _right(row, best[row["id"]]) for row in wanted}
    wrong = {row["id"]: best[row["id"]].all - there[row["id"]] - set(row["may_also"]) for row in wanted}
    for row in wanted if loud else ():
        if not exact[row["id"]]:
            missing, extra = sorted(listed[row["id"]] - there[row["id"]]), sorted(wrong[row["id"]])
            print(f"  {row['id']}: missing {', '.join(missing) or '-'}; wrong {', '.join(extra) or '-'}")
    return {
        "P": len(wanted),
        "exact": sum(exact.values()),
        "listed": sum(map(len, listed.values())),
        "listed found": sum(map(len, there.values())),
        "wrong": sum(map(len, wrong.values())),
        "apart": sum(best[a] is not best[b] for a, b in APART),
    }


def _right(row: Json, group: _Group) -> frozenset[str]:
    return (group.affirmed & set(row["affirmed_by"])) | (group.denied & set(row["denied_by"]))


def _best(row: Json, groups: list[_Group]) -> _Group:
    """The entry with most of what is listed and least of what is not; an empty one if none has any."""
    allowed = {*row["affirmed_by"], *row["denied_by"], *row["may_also"]}
    best = max(groups, key=lambda group: (len(_right(row, group)), -len(group.all - allowed)))
    return best if _right(row, best) else _Group(frozenset(), frozenset())


def _exact(row: Json, best: _Group, groups: list[_Group]) -> bool:
    if row["id"] in COMPOUND:
        return all(_Group(frozenset((name,)), frozenset()) in groups for name in row["affirmed_by"])
    may = set(row["may_also"])
    return best.affirmed - may == set(row["affirmed_by"]) and best.denied - may == set(row["denied_by"])
