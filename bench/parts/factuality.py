"""Certainty and polarity of single clauses against UW and MEANTIME, and the stance of the affair's attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from bench.context import Context, Json
from bench.penn import untokenized
from bench.readings import readings
from bench.tables import Row, Table
from sayso import load_report
from sayso.claims.stance.stances import clause_stance, stance_of
from sayso.claims.tree import Tree
from sayso.ids import attribution_id
from sayso.model import Attribution, Certainty, Document, Polarity, Producer, Reading, Span, Style

TITLE = "Stance: certainty, polarity and act"
NOTE = (
    "Macro-F1 in percent over the classes that the gold has; *always certain* (or *affirms*) is the same figure for "
    "that one answer. UW and MEANTIME by sentence carry labels from -3 to 3, mapped before any tuning: their size "
    "rounded is the certainty (3 certain, 2 probable, 1 possible, 0 unknown; halves up), their sign the polarity; "
    "MEANTIME's articles carry both, *underspecified* being unknown. An event of unknown certainty or underspecified "
    "polarity has no polarity to compare. Judged is the event's own word (*is expected* is certain, what is expected "
    "is not). Tuned on the train files of UW and MEANTIME; the articles of MEANTIME contain those sentences, so that "
    "row is no held-out figure. The affair: right answers, given its spans; it was read while this was made."
)

CORPORA = {"UW dev": "uw.dev", "MEANTIME dev": "meantime.dev"}
"""The rows with labels on a scale, and their files."""

_MEANTIME = {
    "CERTAIN": Certainty.CERTAIN,
    "PROBABLE": Certainty.PROBABLE,
    "POSSIBLE": Certainty.POSSIBLE,
    "UNDERSPECIFIED": Certainty.UNKNOWN,
}
_SIGNS = {"POS": Polarity.AFFIRMS, "NEG": Polarity.DENIES}
_SCALE = (Certainty.UNKNOWN, Certainty.POSSIBLE, Certainty.PROBABLE, Certainty.CERTAIN)


@dataclass(frozen=True, slots=True)
class Event:
    """One event: the text it stands in, its words, and what annotators say of it."""

    text: str
    spans: tuple[Span, ...]
    certainty: Certainty
    polarity: Polarity | None


def run(context: Context) -> Table:
    """Macro-F1 for each corpus, and right answers on the affair."""
    rows = {name: scale_events(context.rows(f"data/factuality/{file}.jsonl")) for name, file in CORPORA.items()}
    rows["MEANTIME articles"] = article_events(context.rows("data/meantime/dev.jsonl"))
    table = {name: figures(list(judged(events[: context.limit]))) for name, events in rows.items()}
    return {**table, "affair": affair(context)}


def scale_events(rows: list[Json]) -> list[Event]:
    """Events labelled from -3 to 3, in text restored from its tokens."""
    found = []
    for row in rows:
        tokens = row["text"].split(" ")
        text, places = untokenized(tokens)
        ends = list(accumulate(len(token) + 1 for token in tokens))
        chosen = [
            Span(*place)
            for place, token, end in zip(places, tokens, ends, strict=True)
            if end - len(token) - 1 < row["end"] and end - 1 > row["start"]
        ]
        size = int(abs(row["label"]) + 0.5)
        sign = Polarity.DENIES if row["label"] < 0 else Polarity.AFFIRMS
        found.append(Event(text, tuple(chosen), _SCALE[size], sign if size else None))
    return found


def article_events(rows: list[Json]) -> list[Event]:
    """MEANTIME's events that carry a certainty."""
    return [
        Event(
            row["text"],
            tuple(Span(*piece) for piece in one.get("fragments") or [[one["start"], one["end"]]]),
            _MEANTIME[one["certainty"]],
            _SIGNS.get(one["polarity"]),
        )
        for row in rows
        for one in row["events"]
        if one["document_level"] and one["certainty"]
    ]


def trees(events: list[Event]) -> dict[str, Tree]:
    """The syntax of each text that the events stand in."""
    texts = dict.fromkeys(event.text for event in events)
    return {
        text: Tree(reading)
        for text, reading in zip(
            texts, readings([Document(id=str(n), text=t) for n, t in enumerate(texts)]), strict=True
        )
    }


Judged = tuple[Event, Polarity, Certainty]


def judged(events: list[Event]) -> Iterator[Judged]:
    """Each event with what Sayso makes of it."""
    syntax = trees(events)
    for event in events:
        tree = syntax[event.text]
        head = tree.head_of(tree.words_of(event.spans))
        if head is not None:
            yield event, *clause_stance(tree, head, event=True)[:2]


def figures(found: list[Judged]) -> Row:
    """Macro-F1 of certainty and polarity, and those of one answer for all."""
    sure = [(event.certainty, certainty) for event, _, certainty in found]
    signed = [(event.polarity, polarity) for event, polarity, _ in found if event.polarity]
    return {
        "events": len(sure),
        "certainty": macro_f1(sure),
        "always certain": macro_f1([(gold, Certainty.CERTAIN) for gold, _ in sure]),
        "with polarity": len(signed),
        "polarity": macro_f1(signed),
        "always affirms": macro_f1([(gold, Polarity.AFFIRMS) for gold, _ in signed]),
    }


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean F1, in percent, of the classes among the first of each pair."""
    gold, answers = Counter(g for g, _ in pairs), Counter(a for _, a in pairs)
    right = Counter(g for g, a in pairs if g == a)
    return 100 * sum(2 * right[c] / (gold[c] + answers[c]) for c in gold) / max(len(gold), 1)


def affair(context: Context) -> Row:
    """How many attributions with a cue get the right polarity, certainty and act."""
    gold = [row for row in context.rows("affair/attributions.jsonl") if row["cue"]]
    reports = sorted({row["report"] for row in gold})
    documents = [load_report(str(context.file(f"affair/{report}"))) for report in reports]
    read = dict(zip(reports, readings(documents), strict=True))
    right: Counter[str] = Counter()
    for row in gold:
        stance = stance_of(Tree(read[row["report"]]), attribution(row, read[row["report"]]))
        for name in ("polarity", "certainty", "act"):
            right[name] += (good := getattr(stance, name) == row[name])
            if not good:
                print(f"  {row['id']} {name} is {getattr(stance, name)}, should be {row[name]}: {row['cue_text']}")
    return {"attributions": len(gold), **{f"{name} right": right[name] for name in ("polarity", "certainty", "act")}}


def attribution(row: Json, reading: Reading) -> Attribution:
    """A gold attribution of the affair as the program's own type."""
    sources = (Span(*row["source"]),) if row["source"] else ()
    cue, contents = Span(*row["cue"]), tuple(Span(*piece) for piece in row["content"])
    name = attribution_id(reading.document.id, sources, cue, contents)
    made_by = Producer("gold", "1")
    return Attribution(name, reading.document.id, sources, cue, contents, Style.INDIRECT, None, 1.0, made_by)
