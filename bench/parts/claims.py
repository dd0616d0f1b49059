"""The claims of the invented affair: are those a careful reader makes found, and how many others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bench.context import ROOT, Context, Json, read_rows
from bench.gold_attributions import attributions_of
from bench.match import Matcher
from bench.readings import readings
from bench.tables import Row, Table
from sayso import Claim, load_report
from sayso.claims.claimer import Claims, claims_of

TITLE = "Claims of the examples, given the gold attributions"
NOTE = (
    "Each report's claims, made from its gold attributions so that this stage is measured alone, against "
    "`examples/claims.jsonl`. A claim is found if one of the same attribution (or the report's own voice) has at least "
    "half its words, in what it rests on (Jaccard index) or in its wording (F1), one to one; spurious: one that "
    "matches none. Of those found: polarity, certainty, act and speaker that agree, in percent, and the mean F1 of the "
    "wording's words. The gold was read while building: this says that nothing is broken."
)


@dataclass(frozen=True, slots=True)
class _Pair:
    gold: Json
    found: Claim


def run(context: Context) -> Table:
    """A row for each report, for all of them, and for the whole way."""
    rows = read_rows(ROOT / "examples" / "claims.jsonl")[: context.limit]
    marked = {row["path"]: row["attributions"] for row in read_rows(ROOT / "examples" / "attributions.jsonl")}
    reports = [load_report(str(ROOT / "examples" / row["path"])) for row in rows]
    table: Table = {}
    counts: list[Counter[str]] = []
    for row, reading in zip(rows, readings(reports), strict=True):
        attributions = attributions_of(reading.document, marked[row["path"]])
        made = claims_of(reading, attributions)
        numbers: dict[str | None, int | None] = {a.id: n for n, a in enumerate(attributions)} | {None: None}
        counts.append(_counted(context, row, made, numbers, reading.document.text))
        table[row["path"].split(".")[0]] = _row(counts[-1])
    table["all"] = _row(sum(counts, Counter()))
    return table


def _counted(
    context: Context, row: Json, made: Claims, numbers: dict[str | None, int | None], text: str
) -> Counter[str]:
    pairs = _pairs(Matcher.of(context.score, text), row["claims"], made.claims, numbers)
    missed = [g for g in row["claims"] if all(g is not p.gold for p in pairs)]
    extra = [c for c in made.claims if all(c is not p.found for p in pairs)]
    for claim in missed:
        print(f"  {row['path'][:2]} missed [{claim['attribution']}] {claim['polarity']} | {claim['wording']}")
    for one in extra:
        print(f"  {row['path'][:2]} extra  [{numbers[one.attribution_id]}] {one.polarity} | {one.wording}")
    names = {s.id: s.name for s in made.speakers}
    count = Counter(gold=len(row["claims"]), found=len(pairs), spurious=len(extra), reports=1)
    for pair in pairs:
        count.update(_agreeing(pair, row["speakers"], names))
        if pair.found.polarity != pair.gold["polarity"]:
            print(
                f"  {row['path'][:2]} polarity {pair.found.polarity} | {pair.found.wording} || {pair.gold['wording']}"
            )
    return count


def _agreeing(pair: _Pair, speakers: list[Json], names: dict[str, str]) -> Counter[str]:
    """What of a claim agrees with its gold, each as 1."""
    gold, found = pair.gold, pair.found
    count = Counter({field: 1 for field in ("polarity", "certainty", "act") if getattr(found, field) == gold[field]})
    if gold["attribution"] is not None:
        wanted = None if gold["speaker"] is None else speakers[gold["speaker"]]["name"]
        given = names.get(found.speaker_id or "")
        count["attributed"] += 1
        count["speaker"] += (given is None) if wanted is None else bool(given and _f1(wanted, given) >= 0.5)
    count["wording"] = round(1000 * _f1(gold["wording"], found.wording))
    return count


def _row(count: Counter[str]) -> Row:
    found = max(count["found"], 1)
    shares = {field: round(100 * count[field] / found, 1) for field in ("polarity", "certainty", "act")}
    return {
        "gold": count["gold"],
        "found": count["found"],
        "found %": round(100 * count["found"] / max(count["gold"], 1), 1),
        "spurious": count["spurious"],
        "spurious a report": round(count["spurious"] / max(count["reports"], 1), 2),
        **shares,
        "speaker": round(100 * count["speaker"] / max(count["attributed"], 1), 1),
        "wording F1": round(count["wording"] / 10 / found, 1),
    }


def _pairs(
    matcher: Matcher, gold: list[Json], found: tuple[Claim, ...], numbers: dict[str | None, int | None]
) -> list[_Pair]:
    scored = sorted(_scored(matcher, gold, found, numbers), key=lambda s: (-s[0], s[1], s[2]))
    taken: set[tuple[str, int]] = set()
    pairs = []
    for _, g, f in scored:
        if ("gold", g) not in taken and ("found", f) not in taken:
            taken |= {("gold", g), ("found", f)}
            pairs.append(_Pair(gold[g], found[f]))
    return pairs


def _scored(
    matcher: Matcher, gold: list[Json], found: tuple[Claim, ...], numbers: dict[str | None, int | None]
) -> Iterator[tuple[float, int, int]]:
    cover, jaccard = matcher.score.covered_words, matcher.score.jaccard
    theirs = [cover([[s.start, s.end] for s in c.original], matcher.starts, matcher.ends) for c in found]
    for g, one in enumerate(gold):
        words = cover(one["original"], matcher.starts, matcher.ends)
        for f, other in enumerate(found):
            if numbers[other.attribution_id] != one["attribution"]:
                continue
            alike = jaccard(words, theirs[f]), _f1(one["wording"], other.wording)
            if max(alike) >= 0.5:
                yield sum(alike) + 0.1 * (other.polarity == one["polarity"]), g, f


def _f1(one: str, other: str) -> float:
    """How many words two wordings share."""
    a, b = (
        Counter(w for w in text.casefold().replace("’", "'").split() if w not in _ARTICLES) for text in (one, other)
    )
    common = sum((a & b).values())
    return 2 * common / (a.total() + b.total()) if common else 0.0


_ARTICLES = frozenset(("the", "a", "an"))
