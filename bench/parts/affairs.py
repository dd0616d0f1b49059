"""Ledgers of contested affairs that many outlets report, against those of a careful reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from bench.context import ROOT, Context, Json, read_rows
from bench.extractions import document_of
from bench.match import Matcher
from bench.tables import Row, Table
from sayso.ids import document_id
from sayso.keeper import Keeper
from sayso.store import EntryFilter, open_ledger
from sayso.views import Views

TITLE = "Ledgers of contested affairs, end to end"
NOTE = (
    "All reports of an affair (bodies of the Fake News Challenge, without outlet or day) go into one ledger. A reader "
    "who saw no output listed the main claims of each affair, with every place where they are affirmed, denied or "
    "hedged (gold/affairs-fnc.jsonl); optional places aside. *Found*: places where a claim stands, in percent; "
    "*side right*, of those. Of two places found, *precision*: in one entry, and one claim by the reader; *recall*: "
    "the other way round. Rules were made on those of *dev*; of *held* only the figures were looked at."
)

LEAST, SHARE = 0.3, 0.3
"""Jaccard index of the words of a place and a claim from which they may be one; the share of one in the other."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader found a claim, or Sayso did: the words it takes up, what claim or entry, and on which side."""

    document: str
    words: frozenset[int]
    claim: str
    side: str


def run(context: Context) -> Table:
    """A row for each affair, and those of all developed on and all held out."""
    rows = read_rows(ROOT / "bench" / "gold" / "affairs-fnc.jsonl")
    bodies = {f"fnc-{row['body_id']}": row for row in context.rows("data/fnc/train_bodies.jsonl.gz")}
    table: Table = {}
    sums: dict[str, list[int]] = {}
    for affair in dict.fromkeys(row["affair"] for row in rows):
        own = [row for row in rows if row["affair"] == affair]
        documents = sorted({one["document"] for row in own for one in row["appearances"]})
        counts = _counts(context, own, [{**bodies[name], "id": name} for name in documents])
        part = own[0]["part"]
        sums[part] = [a + b for a, b in zip(sums.get(part, [0] * len(counts)), counts, strict=True)]
        table[f"{affair}, {part}"] = _row(counts)
    return table | {f"all, {part}": _row(counts) for part, counts in sums.items()}


def _counts(context: Context, gold: Sequence[Json], bodies: Sequence[Json]) -> list[int]:
    """Reports, places, found, side right; pairs that are together rightly, wrongly, and wrongly apart."""
    matchers = {row["id"]: Matcher.of(context.score, row["text"]) for row in bodies}
    wanted = list(_wanted(gold, matchers))
    firm = [one for one, optional in wanted if not optional]
    made = list(_made(context, bodies, matchers))
    found = _matched([one for one, _ in wanted], made)
    both = [(one, found[one]) for one in firm if one in found]
    pairs = [(a.claim == b.claim, x.claim == y.claim) for (a, x), (b, y) in combinations(both, 2)]
    together = [pairs.count(ends) for ends in ((True, True), (False, True), (True, False))]
    return [len(bodies), len(firm), len(both), sum(one.side == other.side for one, other in both), *together]


def _wanted(gold: Sequence[Json], matchers: dict[str, Matcher]) -> Iterator[tuple[_Place, bool]]:
    for row in gold:
        for one in row["appearances"]:
            (words,) = matchers[one["document"]].words([{"content": [one["span"]]}])
            yield _Place(one["document"], words["content"], str(row["claim"]), one["side"]), one["optional"]


def _made(context: Context, bodies: Sequence[Json], matchers: dict[str, Matcher]) -> Iterator[_Place]:
    documents = [replace(document, id=document_id(document.raw_sha256)) for document in map(document_of, bodies)]
    names = {document.id: row["id"] for document, row in zip(documents, bodies, strict=True)}
    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store, "bench")
        for extraction in context.reader.pipe(documents):
            keeper.add(extraction)
        with store.reading() as view:
            for shown in Views(view).entries(EntryFilter(), 1 << 30):
                for side in ("affirmed", "denied", "hedged"):
                    for one in getattr(shown.entry, side):
                        name = names[one.document.id]
                        spans = [[span.start, span.end] for span in one.claim.original]
                        (words,) = matchers[name].words([{"content": spans}])
                        yield _Place(name, words["content"], shown.entry.id, side)


def _matched(wanted: Sequence[_Place], made: Sequence[_Place]) -> dict[_Place, _Place]:
    """The claim that stands at each place of the reader's, one to one, the most alike first."""
    here: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        here[one.document].append(number)
    likely = [
        (-alike, place, number)
        for place, one in enumerate(wanted)
        for number in here[one.document]
        if (alike := _alike(one.words, made[number].words)) is not None
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, number in sorted(likely):
        if place not in found and number not in taken:
            found[place] = number
            taken.add(number)
    return {wanted[place]: made[number] for place, number in found.items()}


def _alike(one: frozenset[int], other: frozenset[int]) -> float | None:
    """The Jaccard index of the words of two, where they may be one place."""
    common = len(one & other)
    if not common:
        return None
    index = common / len(one | other)
    inside = common in (len(one), len(other)) and common >= SHARE * max(len(one), len(other))
    return index if index >= LEAST or inside else None


def _row(counts: Sequence[int]) -> Row:
    reports, places, found, right, hits, wrong, apart = counts
    return {
        "reports": reports,
        "places": places,
        "found": 100 * found / max(places, 1),
        "side right": 100 * right / max(found, 1),
        "precision": 100 * hits / max(hits + wrong, 1),
        "recall": 100 * hits / max(hits + apart, 1),
        "F1": 200 * hits / max(2 * hits + wrong + apart, 1),
    }
