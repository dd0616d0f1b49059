"""The two reports of the affair: speaker, stance and chain of each attribution, given the gold ones and end to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bench.context import Context, Json
from bench.gold_attributions import attributions_of
from bench.match import Matcher, record
from bench.readings import readings
from bench.tables import Row, Table
from sayso import Attribution, Claim, Document, Speaker, load_report
from sayso.claims.claimer import Claims, claims_of

TITLE = "Claims of the affair, two whole reports"
NOTE = (
    "Of the attributions with a cue that a careful reader finds, how many get what that reader gives them: speaker, "
    "its kind, whether it is named (here of the speaker as a whole, who may be named elsewhere), polarity, certainty, "
    "act, and every outlet or speaker in `via`. An attribution with several claims counts if half of them agree. "
    "Back-pointing: the two denials that point at earlier claims and find them. One speaker: whether all of "
    "Nicholson's, and all of the Russian government's, are one. First given the gold attributions, then of those that "
    "the Reader finds."
)
FIELDS = ("speaker", "kind", "named", "polarity", "certainty", "act", "via")
BACK = ("A02", "A09")
ONE = {"Nicholson": "Nicholson", "Russian government": "Russian government"}


@dataclass(frozen=True, slots=True)
class _Case:
    """A gold row with the speaker and the claims that were made of its attribution."""

    gold: Json
    speaker: Speaker | None
    claims: tuple[Claim, ...]


def run(context: Context) -> Table:
    """A row given the gold attributions, one for those found, and what each field must reach."""
    gold = [row for row in context.rows("affair/attributions.jsonl") if row["cue"]]
    names = sorted({row["report"] for row in gold})
    documents = {name: load_report(str(context.file(f"affair/{name}"))) for name in names}
    given, found = [], []
    for name, reading in zip(names, readings(documents.values()), strict=True):
        rows = [row for row in gold if row["report"] == name]
        marked = attributions_of(reading.document, [_record(row) | {"within": _outer(row, rows)} for row in rows])
        given += list(_cases(rows, marked, claims_of(reading, marked)))
        found += _found(context, rows, documents[name])
    return {"given the attributions": _row(given, loud=True), "end to end": _row(found, loud=False)}


def _record(row: Json) -> Json:
    return {"source": row["source"] and [row["source"]], "cue": [row["cue"]], "content": row["content"]}


def _outer(row: Json, rows: list[Json]) -> int | None:
    """The number of the earlier row whose content this one's cue and content stand in."""
    spans = [row["cue"], *row["content"]]
    holders = [
        n
        for n, other in enumerate(rows)
        if other["id"] < row["id"] and all(any(s <= a and b <= e for s, e in other["content"]) for a, b in spans)
    ]
    return holders[-1] if holders else None


def _found(context: Context, rows: list[Json], document: Document) -> list[_Case]:
    extraction = context.reader.read(document)
    matcher = Matcher.of(context.score, document.text)
    pairs = matcher.pairs(matcher.words(map(_record, rows)), matcher.words(map(record, extraction.attributions)))
    made = Claims(extraction.speakers, extraction.claims)
    return list(_cases([rows[g] for g, _ in pairs], [extraction.attributions[f] for _, f in pairs], made))


def _cases(rows: list[Json], attributions: Iterable[Attribution], made: Claims) -> Iterable[_Case]:
    speakers = {s.id: s for s in made.speakers}
    for row, attribution in zip(rows, attributions, strict=True):
        claims = tuple(c for c in made.claims if c.attribution_id == attribution.id)
        yield _Case(row, speakers.get(claims[0].speaker_id or "") if claims else None, claims)


def _row(cases: list[_Case], loud: bool) -> Row:
    row: Row = {"attributions": len(cases)}
    for field in FIELDS:
        wrong = [case for case in cases if not _right(case, field)]
        row[field] = len(cases) - len(wrong)
        for case in wrong if loud else ():
            print(f"  {case.gold['id']} {field}: {_shown(case, field)}, should be {_wanted(case, field)}")
    row["back-pointing"] = sum(bool(c.claims and c.claims[0].refers_to) for c in cases if c.gold["id"] in BACK)
    row["one speaker"] = sum(
        len({c.speaker.id if c.speaker else c.gold["id"] for c in cases if name in c.gold["speaker"]}) == 1
        for name in ONE.values()
    )
    return row


def _wanted(case: _Case, field: str) -> object:
    return case.gold["speaker_kind"] if field == "kind" else case.gold[field]


def _shown(case: _Case, field: str) -> object:
    if field == "via":
        return [link.name for c in case.claims for link in c.chain]
    if field in ("speaker", "kind", "named"):
        return case.speaker and (case.speaker.name, str(case.speaker.kind), case.speaker.named)
    return [str(getattr(c, field)) for c in case.claims]


def _right(case: _Case, field: str) -> bool:
    wanted = _wanted(case, field)
    if field == "via":
        passed = " | ".join(link.name for c in case.claims for link in c.chain)
        return all(name in passed for name in case.gold["via"])
    if field in ("polarity", "certainty", "act"):
        agreeing = sum(getattr(c, field) == wanted for c in case.claims)
        return bool(case.claims) and 2 * agreeing >= len(case.claims)
    if case.speaker is None:
        return False
    if field == "speaker":
        words = set(str(wanted).lower().split())
        return len(words & set(case.speaker.name.lower().split())) >= len(words) / 2
    return case.speaker.kind == wanted if field == "kind" else case.speaker.named == wanted
