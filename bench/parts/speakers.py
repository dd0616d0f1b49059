"""Who speaks: the speakers found against labelled ones, with gold attributions and end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from bench.context import ROOT, Context, Json, documents, read_rows
from bench.gold_attributions import attributions_of
from bench.match import Matcher, record
from bench.readings import readings
from bench.tables import SkippedError, Table, Value
from sayso import load_report
from sayso.claims.speakers.cast import Cast, find_cast
from sayso.claims.stance.stances import stance_of
from sayso.claims.tree import Tree
from sayso.countries import capital_named, country_named, nationality_of, seat_named
from sayso.model import Attribution, Document, Span, Speaker, SpeakerKind

TITLE = "Speakers of attributions"
NOTE = (
    "Attributions of PolNeAR dev whose speakers another reader labelled, and the two reports of the affair. A speaker "
    "is right if it has the gold name (persons: the surname and no other first name; governments: the country; else "
    "half the words of the shorter name) or if one of its mentions overlaps the gold one; where the gold has none, if "
    "none is given. *Right* is in percent of all labels, *right of given* of those that got a speaker; *kind* and "
    "*named* of the right ones. Polarity, certainty and act are those of the stance stage, over all labels. *Or also*: "
    "what the labels give as just as good is taken too. *End to end*: attributions found by the Reader that match a "
    "labelled one, *matched* of them."
)
LABELS = ROOT / "bench/gold/speakers-polnear-dev.jsonl"
STANCE = ("polarity", "certainty", "act")
_IDLE = frozenset("the a an of for and in at on to s 's ’s some many".split())


@dataclass(frozen=True, slots=True)
class _Label:
    """One labelled attribution: what is expected, and the attribution that was read, if one was."""

    gold: Json
    attribution: Attribution | None


def run(context: Context) -> Table:
    """A row for each corpus and way of getting attributions."""
    gold = read_rows(LABELS)[: context.limit] if LABELS.is_file() else []
    by_id = {row["id"]: row for row in context.rows("data/polnear/dev.jsonl.gz")}
    if not gold or any(row["id"] not in by_id for row in gold):
        raise SkippedError("there are no labels, or PolNeAR dev lacks an article that has some")
    rows = [by_id[row["id"]] for row in gold]
    trees = [Tree(reading) for reading in readings(documents(rows))]
    given = [_given(row, one["labels"]) for row, one in zip(rows, gold, strict=True)]
    found = list(_found(context, rows, gold))
    return {
        "PolNeAR dev, gold attributions": _row(zip(trees, *zip(*given, strict=True), strict=True)),
        "PolNeAR dev, end to end": _row(zip(trees, *zip(*found, strict=True), strict=True)),
        "the affair, gold attributions": _row(_affair(context)),
    }


def _given(row: Json, labels: list[Json]) -> tuple[tuple[Attribution, ...], list[_Label]]:
    """The gold attributions of an article, with those that are labelled."""
    made = attributions_of(Document(row["id"], row["text"]), row["attributions"])
    return made, [_Label(label, made[label["n"]]) for label in labels]


def _found(context: Context, rows: list[Json], gold: list[Json]) -> Iterator[tuple[Any, list[_Label]]]:
    """The attributions that the Reader finds, with the labels of those gold ones that they match."""
    for row, one, extraction in zip(rows, gold, context.reader.pipe(documents(rows)), strict=True):
        matcher = Matcher.of(context.score, row["text"])
        outer = [a for a in extraction.attributions if a.within is None]
        pairs = matcher.pairs(matcher.words(row["attributions"]), matcher.words(map(record, outer)))
        partner = {g: outer[f] for g, f in pairs}
        yield extraction.attributions, [_Label(label, partner.get(label["n"])) for label in one["labels"]]


def _affair(context: Context) -> Iterator[tuple[Tree, tuple[Attribution, ...], list[_Label]]]:
    gold = [row for row in context.rows("affair/attributions.jsonl") if row["cue"]]
    by_report = {name: list(rows) for name, rows in groupby(gold, key=lambda row: str(row["report"]))}
    reports = [load_report(str(context.file(f"affair/{name}"))) for name in by_report]
    for reading, rows in zip(readings(reports), by_report.values(), strict=True):
        spans = [{"source": [row["source"]], "cue": [row["cue"]], "content": row["content"]} for row in rows]
        made = attributions_of(reading.document, spans)
        labels = [_Label(_as_label(row), attribution) for row, attribution in zip(rows, made, strict=True)]
        yield Tree(reading), made, labels


def _as_label(row: Json) -> Json:
    speaker = {"name": row["speaker"], "kind": row["speaker_kind"], "named": row["named"]}
    return {"speaker": speaker, **{name: row[name] for name in STANCE}}


def _row(articles: Iterable[tuple[Tree, tuple[Attribution, ...], list[_Label]]]) -> dict[str, Value]:
    """The figures of one row of the table."""
    counts: Counter[str] = Counter()
    for tree, attributions, labels in articles:
        cast = find_cast(tree, attributions)
        for label in labels:
            counts.update(_judged(cast, tree, label))
    labelled, matched, right = (counts[name] for name in ("labels", "matched", "right"))
    row: dict[str, Value] = {"labels": labelled, "matched": matched, "given": counts["given"]}
    row["right"] = _percent(right, labelled)
    row["right of given"] = _percent(counts["right and given"], counts["given"])
    row["right of given, or also"] = _percent(counts["also"], counts["given"])
    row |= {name: _percent(counts[name], counts["right and given"]) for name in ("kind", "named")}
    row |= {name: _percent(counts[name], matched) for field in STANCE for name in (field, f"{field}, or also")}
    return row


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _judged(cast: Cast, tree: Tree, label: _Label) -> Iterator[str]:
    """The counters that one label raises."""
    yield "labels"
    if label.attribution is None:
        return
    yield "matched"
    yield from _stance(tree, label)
    key = cast.by_attribution[label.attribution.id]
    speaker = cast.speaker(key) if key else None
    gold = label.gold["speaker"]
    good = same_speaker(speaker, gold)
    yield from ("right",) if good else ()
    if speaker:
        yield "given"
        others = _as_list(label.gold.get("speaker_also"))
        yield from ("also",) if good or any(same_speaker(speaker, other) for other in others) else ()
        if good:
            yield "right and given"
            yield from ("kind",) if speaker.kind.value == gold["kind"] else ()
            yield from ("named",) if cast.named_at(label.attribution.id) == gold["named"] else ()


def same_speaker(speaker: Speaker | None, gold: Json | None) -> bool:
    """Whether a speaker is the one that a label means."""
    if speaker is None or gold is None:
        return speaker is None and gold is None
    if gold.get("mention") and any(Span(*gold["mention"]).overlaps(mention) for mention in speaker.mentions):
        return True
    if speaker.kind is SpeakerKind.GOVERNMENT and speaker.nationality:
        return _country(gold["name"]) == speaker.nationality
    mine, theirs = _words(speaker.name), _words(gold["name"])
    if speaker.kind is SpeakerKind.PERSON and speaker.named:
        return _same_person(mine, theirs)
    return 2 * len(set(mine) & set(theirs)) >= min(len(set(mine)), len(set(theirs))) > 0


def _words(name: str) -> list[str]:
    return [w for w in name.lower().replace("’", "'").replace("'s", "").split() if w not in _IDLE]


def _same_person(mine: list[str], theirs: list[str]) -> bool:
    first = len(mine) < 2 or len(theirs) < 2 or mine[0][0] == theirs[0][0]
    return bool(mine and theirs) and mine[-1] == theirs[-1] and first


def _country(name: str) -> str | None:
    """The country that a government's name tells."""
    lookups = (country_named, seat_named, capital_named, nationality_of)
    words = [name, *name.split()]
    return next((code for word in words for look in lookups if (code := look(word))), None)


def _stance(tree: Tree, label: _Label) -> Iterator[str]:
    """Which of the three agree with the label, and which with it or with what it says is as good."""
    if label.attribution is None:
        return
    stance = stance_of(tree, label.attribution)
    for field in STANCE:
        given = getattr(stance, field).value
        if given == label.gold[field]:
            yield field
        if given in (label.gold[field], *_as_list(label.gold.get(f"{field}_also"))):
            yield f"{field}, or also"


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
