"""The two reports of the affair: which of the attributions a careful reader finds are found, and what else."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bench.context import Context, Json
from bench.match import Matcher, record
from bench.tables import Table
from sayso import Attribution, load_report

TITLE = "The affair, two whole reports"
NOTE = (
    "The attributions with a cue that a careful reader finds in two reports that no part of training saw; found: an "
    "attribution at any depth with a content Jaccard index of at least 0.5 and an overlapping source, one to one. "
    "Extra: those found that match none; some are right all the same, so each is printed on the terminal for a reader "
    "to judge (at most 4 may be ones that reader rejects)."
)


def run(context: Context) -> Table:
    """Numbers found, missed and extra, for each report and for both."""
    gold = [row for row in context.rows("affair/attributions.jsonl") if row["cue"]]
    table: Table = {}
    for report, rows in groupby(sorted(gold, key=_report), key=_report):
        table[report] = dict(_measured(context, report, list(rows)))
    total = {column: sum(int(row[column] or 0) for row in table.values()) for column in ("gold", "found", "extra")}
    return {**table, "both reports": {**total}}


def _halves(
    matcher: Matcher, gold: list[Json], found: tuple[Attribution, ...], pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Those of which the reader says that they may be split: found by the part that is left."""
    missed = [g for g in range(len(gold)) if g not in {g for g, _ in pairs} and "split" in gold[g]["note"]]
    left = [f for f in range(len(found)) if f not in {f for _, f in pairs}]
    parts = [(g, _record(gold[g]) | {"content": [piece]}) for g in missed for piece in gold[g]["content"]]
    again = matcher.pairs(matcher.words(p for _, p in parts), matcher.words(record(found[f]) for f in left))
    return [(parts[p][0], left[f]) for p, f in again]


def _report(row: Json) -> str:
    return str(row["report"])


def _measured(context: Context, report: str, gold: list[Json]) -> dict[str, int]:
    document = load_report(str(context.file(f"affair/{report}")))
    found = context.reader.read(document).attributions
    matcher = Matcher.of(context.score, document.text)
    wanted = matcher.words(map(_record, gold))
    pairs = matcher.pairs(wanted, matcher.words(map(record, found)))
    pairs += _halves(matcher, gold, found, pairs)
    for g in sorted(set(range(len(gold))) - {g for g, _ in pairs}):
        print(f"  missed {gold[g]['id']}: {gold[g]['source_text']} | {gold[g]['cue_text']}")
    extra = sorted(set(range(len(found))) - {f for _, f in pairs})
    for f in extra:
        print(f"  extra in {report}: {_shown(found[f], document.text)}")
    return {"gold": len(gold), "found": len(pairs), "extra": len(extra)}


def _record(row: Json) -> dict[str, Any]:
    return {"source": row["source"] and [row["source"]], "cue": [row["cue"]], "content": row["content"]}


def _shown(one: Attribution, text: str) -> str:
    sources, contents = (" … ".join(span.of(text) for span in spans) for spans in (one.sources, one.contents))
    cue = one.cue.of(text) if one.cue else ""
    depth = "nested" if one.within else "top"
    return f"[{depth}, {one.confidence:.2f}] {sources or '(none)'} | {cue or '(none)'} | {contents}".replace("\n", " ")
