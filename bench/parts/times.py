"""Expressions of time: found, and given a value, against the TIMEX3 of two corpora."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from bench.context import Context
from bench.readings import readings
from bench.tables import Table
from sayso.claims.times.expressions import TimeExpression, TimePart, find_times
from sayso.claims.tree import Tree
from sayso.model import Document, Granularity, Interval, Span

TITLE = "Times: AQUAINT (TempEval-3) and MEANTIME"
NOTE = (
    "Found: the time overlaps an annotated one. Given: Sayso resolves it, or tells its length. Right: its TIMEX3 value "
    "is the corpus's, where X for unknown digits at the end, a week's leading zero and the part of the day (TNI) are "
    "left out of account; the next column takes them letter for letter. Precision: share of Sayso's times that overlap "
    "an annotated one. The rules were made on the even documents of AQUAINT; nothing else was "
    "looked at, but the annotations of ten MEANTIME articles for their form."
)

Row = dict[str, Any]
Scored = tuple[Row, str | None]
"""An annotated time, and the value given it: None where it was not found, empty where not resolved."""
Judged = tuple[list[Scored], int, int]
"""Of one document: its annotated times; how many of Sayso's overlap one; how many Sayso has."""


def run(context: Context) -> Table:
    """The figures of both corpora."""
    rows = context.rows("data/timex/aquaint.jsonl")[: context.limit]
    scored = _scored(rows)
    table: Table = {
        "AQUAINT, even (developed on)": _figures(scored[::2]),
        "AQUAINT, odd (held out)": _figures(scored[1::2]),
        "AQUAINT, all": _figures(scored),
    }
    for kind in ("DATE", "TIME", "DURATION", "SET"):
        table[f"AQUAINT, all, {kind}"] = _figures(scored, kind)
    other = context.rows("data/meantime/dev.jsonl")[: context.limit]
    table["MEANTIME (held out)"] = _figures(_scored([_as_aquaint(row) for row in other]))
    return table


def _as_aquaint(row: Row) -> Row:
    return {**row, "dct": row["published_at"], "timexes": [t for t in row["timexes"] if t.get("value")]}


def _scored(rows: list[Row]) -> list[Judged]:
    documents = [Document(id=row["id"], text=row["text"], published_at=row["dct"]) for row in rows]
    found: list[Judged] = []
    for row, reading in zip(rows, readings(documents), strict=True):
        times = find_times(Tree(reading), row["dct"])
        found.append(_document(row, times))
    return found


def _document(row: Row, times: tuple[TimeExpression, ...]) -> Judged:
    """Each annotated time with the value given to it; how many of Sayso's overlap one, and how many there are."""
    parts = [(time, part) for time in times for part in time.parts]
    golds = [Span(t["start"], t["end"]) for t in row["timexes"]]
    hits = sum(any(_span(part).overlaps(gold) for gold in golds) for _, part in parts)
    return [(t, _given(t, parts)) for t in row["timexes"]], hits, len(parts)


def _span(part: TimePart) -> Span:
    assert part.interval.span is not None
    return part.interval.span


def _given(timex: Row, parts: list[tuple[TimeExpression, TimePart]]) -> str | None:
    gold = Span(timex["start"], timex["end"])
    over = [pair for pair in parts if _span(pair[1]).overlaps(gold)]
    if not over:
        return None
    best = max(over, key=lambda p: min(_span(p[1]).end, gold.end) - max(_span(p[1]).start, gold.start))
    return timex_value(*best)


def timex_value(time: TimeExpression, part: TimePart) -> str:
    """The TIMEX3 value of a time as named; empty where it has none."""
    if part.length and (time.kind in ("rolling", "duration", "set") or not time.resolved):
        count, unit = part.length
        clock = "T" if unit in (Granularity.HOUR, Granularity.MINUTE) else ""
        return f"P{clock}{count * _TIMES.get(unit, 1)}{_LETTERS[unit]}"
    return _of_interval(part.interval)


_LETTERS = {
    Granularity.MINUTE: "M",
    Granularity.HOUR: "H",
    Granularity.DAY: "D",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.QUARTER: "Q",
    Granularity.SEASON: "S",
    Granularity.YEAR: "Y",
    Granularity.DECADE: "Y",
}
_TIMES = {Granularity.DECADE: 10}
_REFS = {(True, True): "PRESENT_REF", (False, True): "PAST_REF", (True, False): "FUTURE_REF"}
_PARTS_OF_DAY = {"06:00": "TMO", "12:00": "TAF", "18:00": "TEV", "20:00": "TNI"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def _of_interval(interval: Interval) -> str:
    if interval.granularity is Granularity.VAGUE:
        return _REFS.get((interval.start is not None, interval.end is not None), "")
    if interval.start is None:
        return ""
    start = datetime.fromisoformat(interval.start)
    return _VALUES[interval.granularity](start, interval)


def _hours(start: datetime, interval: Interval) -> str:
    if interval.end and datetime.fromisoformat(interval.end) - start < timedelta(hours=1):
        return start.isoformat(timespec="minutes")
    return f"{start:%Y-%m-%d}{_PARTS_OF_DAY.get(f'{start:%H:%M}', '')}"


_VALUES: dict[Granularity, Callable[[datetime, Interval], str]] = {
    Granularity.MINUTE: lambda start, _: start.isoformat(timespec="minutes"),
    Granularity.HOUR: _hours,
    Granularity.DAY: lambda start, _: f"{start:%Y-%m-%d}",
    Granularity.WEEK: lambda start, _: f"{start:%G-W%V}",
    Granularity.MONTH: lambda start, _: f"{start:%Y-%m}",
    Granularity.QUARTER: lambda start, _: f"{start:%Y}-Q{(start.month + 2) // 3}",
    Granularity.HALF: lambda start, _: f"{start:%Y}-H{(start.month + 5) // 6}",
    Granularity.SEASON: lambda start, _: f"{start:%Y}-{_SEASONS[start.month]}",
    Granularity.YEAR: lambda start, _: f"{start:%Y}",
    Granularity.DECADE: lambda start, _: f"{start.year // 10}",
}


def _figures(documents: list[Judged], kind: str | None = None) -> dict[str, Any]:
    scored = [s for one, _, _ in documents for s in one if kind in (None, s[0]["type"])]
    found = [s for s in scored if s[1] is not None]
    given = [s for s in found if s[1]]
    right = sum(_same(value or "", timex["value"]) for timex, value in given)
    figures: dict[str, Any] = {
        "annotated": len(scored),
        "found": len(found),
        "recall": _percent(len(found), len(scored)),
        "given": len(given),
        "right": right,
        "value accuracy": _percent(right, len(given)),
        "letter for letter": _percent(sum(value == timex["value"] for timex, value in given), len(given)),
    }
    if kind is None:
        figures["precision"] = _percent(sum(hits for _, hits, _ in documents), sum(total for *_, total in documents))
    return figures


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _same(value: str, gold: str) -> bool:
    return _plain(value) == _plain(gold)


_UNKNOWN = re.compile(r"(?:-?X{1,2}){1,3}$")
_PART = re.compile(r"(?<=\d)T(?:MO|AF|EV|NI|DT)$")


def _plain(value: str) -> str:
    value = _PART.sub("", value)
    if not value.startswith("P"):
        value = _UNKNOWN.sub("", value)
    head, sign, week = value.partition("-W")
    return f"{head}-W{int(week):02}" if sign and week.isdigit() else value


def mistakes(documents: list[Judged]) -> Iterator[tuple[Row, str | None]]:
    """Annotated times that were not given the corpus's value; for development."""
    for one, _, _ in documents:
        yield from (s for s in one if not s[1] or not _same(s[1], s[0]["value"]))
