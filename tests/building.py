"""Small hand-made Readings and Extractions, and those of the examples, for tests of several stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

import sayso
from sayso.attribute.features import SIZES, Pieces
from sayso.ids import attribution_id
from sayso.model import (
    Act,
    Actors,
    Attribution,
    Certainty,
    Claim,
    Credit,
    CreditKind,
    Document,
    Extraction,
    Granularity,
    Interval,
    Link,
    Participant,
    Place,
    Polarity,
    Precision,
    Producer,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Style,
    Token,
)

PRODUCER = Producer("made-by-hand", "1", "0" * 64)


def span_of(text: str, words: str) -> Span:
    """Where the words stand; they must stand there once."""
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {text!r}"
    return Span(start := text.index(words), start + len(words))


def extraction(text: str, *attributions: dict[str, Any], **about: Any) -> Extraction:
    """An Extraction: each attribution names its sources, cue and contents by their words.

    ``within`` is the number of an earlier attribution; ``about`` are fields of the Document.
    """
    document = Document("d-1", text, **{"raw_sha256": "0" * 64, **about})
    made: list[Attribution] = []
    for one in attributions:
        sources = tuple(span_of(text, words) for words in one.get("sources", ()))
        cue = span_of(text, one["cue"]) if "cue" in one else None
        contents = tuple(span_of(text, words) for words in one["contents"])
        made.append(
            Attribution(
                id=attribution_id(document.id, sources, cue, contents),
                document_id=document.id,
                sources=sources,
                cue=cue,
                contents=contents,
                style=Style.INDIRECT,
                within=made[one["within"]].id if "within" in one else None,
                confidence=one.get("confidence", 0.5),
                producer=PRODUCER,
            )
        )
    return Extraction(document, tuple(made), PRODUCER)


def with_claims() -> Extraction:
    """An Extraction with one of everything: a credit, a speaker, a claim of hers, one of the report's own."""
    text = "Venn denied on Monday that the ship sank at Ostend. It rained. (AP)"
    made = extraction(
        text,
        {"sources": ["Venn"], "cue": "denied", "contents": ["that the ship sank at Ostend"]},
        path="a.md",
        outlet="The Pier",
        credits=(Credit(CreditKind.TEXT, "AP", span_of(text, "(AP)")),),
    )
    speaker = Speaker(
        "s-1", "d-1", "Orla Venn", SpeakerKind.PERSON, True, "mayor", None, "BE", (span_of(text, "Venn"),)
    )
    denied = Claim(
        id="c-1",
        document_id="d-1",
        attribution_id=made.attributions[0].id,
        speaker_id="s-1",
        wording="The ship sank at Ostend",
        original=(span_of(text, "the ship sank at Ostend"),),
        polarity=Polarity.DENIES,
        certainty=Certainty.CERTAIN,
        act=Act.DENY,
        said_at=Interval("2031-03-03", "2031-03-03", Granularity.DAY, span_of(text, "on Monday")),
        happened_at=Interval(None, "2031-03-03", Granularity.DAY),
        places=(Place("Ostend", span_of(text, "Ostend"), Precision.TOWN, "BE", "West Flanders", 51.22, 2.93),),
        actors=Actors(Participant("ship", span_of(text, "the ship")), "sink", None, None, None),
        chain=(Link(SpeakerKind.OUTLET, "The Pier"), Link(SpeakerKind.PERSON, "Orla Venn", span_of(text, "Venn"))),
    )
    own = Claim(
        id="c-2",
        document_id="d-1",
        attribution_id=None,
        speaker_id=None,
        wording="It rained",
        original=(span_of(text, "It rained"),),
        polarity=Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.SAY,
    )
    return replace(made, speakers=(speaker,), claims=(denied, own))


def reading(*paragraphs: list[str], tokens: Iterable[tuple[str, str, str, int, str]] = ()) -> Reading:
    """A Reading of paragraphs that are lists of sentences; tokens are (word, tag, dep, head, entity), in order."""
    text, paragraph_spans, sentence_spans = "", [], []
    for sentences in paragraphs:
        start = len(text)
        for sentence in sentences:
            sentence_spans.append(Span(len(text), len(text) + len(sentence)))
            text += sentence + " "
        paragraph_spans.append(Span(start, len(text) - 1))
        text = text[:-1] + "\n"
    made, last = [], 0
    for word, tag, dep, head, entity in tokens:
        start = text.index(word, last)
        last = start + len(word)
        made.append(Token(start, last, word.lower(), tag, dep, head, entity))
    return Reading(Document("d-1", text), tuple(paragraph_spans), tuple(sentence_spans), tuple(made))


def pieces(words: list[int], sentences: list[int] | None = None, heads: dict[int, int] | None = None) -> Pieces:
    """Pieces without a text: how many each word has, and each sentence (a paragraph of its own)."""
    total = sum(words)
    first = np.zeros(total, np.bool_)
    first[(np.cumsum(words) - words).astype(int)] = True
    numbers = np.repeat(np.arange(len(sentences)), sentences) if sentences else np.zeros(total, np.int64)
    up = np.arange(total)
    for place, head in (heads or {}).items():
        up[place] = head
    places = np.arange(total)
    features, block = np.zeros((total, len(SIZES)), np.int64), np.zeros(total, np.int64)
    return Pieces(places, 2 * places, 2 * places + 1, first, features, up, numbers, numbers, block)


@cache
def of_the_examples(reader: sayso.Reader) -> tuple[Extraction, ...]:
    """What the shipped model finds in the example reports, found once a run."""
    folder = Path(__file__).parent.parent / "examples"
    paths = sorted(path for path in folder.iterdir() if path.name[0].isdigit())
    return tuple(reader.pipe(sayso.load_report(str(path)) for path in paths))


def in_order(spans: Iterable[Span]) -> bool:
    """Whether spans follow one another without touching the same code point."""
    return all(before.end <= after.start for before, after in pairwise(spans))


def run_of(text: str, pieces: Pieces, words: str) -> tuple[int, int]:
    """The run of pieces that these words are, where they first stand."""
    start = text.index(words)
    inside = [i for i in range(len(pieces)) if start <= pieces.starts[i] < start + len(words)]
    return inside[0], inside[-1] + 1
