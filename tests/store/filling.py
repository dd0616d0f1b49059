"""Small reports, gists, entries and decisions to fill a store with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.ids import attribution_id, claim_id, document_id, entry_id, sha256_hex, speaker_id
from sayso.ledger.types import Appearance, Decision, DecisionKind, Pair, Side, Slot, Verdict
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Document,
    Extraction,
    Place,
    Polarity,
    Precision,
    Producer,
    Span,
    Speaker,
    SpeakerKind,
    Style,
)
from sayso.store import Custody, EntryRow, Member, Work

PRODUCER = Producer("sayso-en", "1.1.0", "a" * 64)
CUSTODY = Custody("2031-04-01T10:00:00Z", "file", "0.1.0", read_at="2031-04-01T10:00:00Z")
SAYINGS = ("Orla Venn said the ship sank off Ostend.", "She denied that Café Luna burned.", "Rain fell.")
"""The sentences of every report: two attributed to Venn, one its own."""


def extraction(number: int = 1, claims: Sequence[int] = (0, 1, 2), title: str | None = None) -> Extraction:
    """Report ``number``; ``claims`` are the sentences in which one was found."""
    text = f"Report {number}. " + " ".join(SAYINGS)
    document = Document(
        id=document_id(sha256_hex(text.encode())),
        text=text,
        path=f"{number}.md",
        title=title or f"Harbour news {number}",
        outlet=f"Outlet {number}",
        published_at=f"2031-03-{number:02}",
        raw_sha256=sha256_hex(text.encode()),
    )
    sentences = tuple(_span(text, words) for words in (f"Report {number}.", *SAYINGS))
    speaker = Speaker(
        speaker_id(document.id, "Orla Venn"), document.id, "Orla Venn", SpeakerKind.PERSON, True, "mayor", None, "BE"
    )
    attributions = {i: _attribution(document, sentences[i + 1]) for i in claims if i < 2}
    made = tuple(_claim(document, sentences[i + 1], attributions.get(i), speaker) for i in claims)
    return Extraction(document, tuple(attributions.values()), PRODUCER, (speaker,), made, sentences)


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _attribution(document: Document, sentence: Span) -> Attribution:
    said = sentence.of(document.text)
    source = Span(sentence.start, sentence.start + said.index("said" if "said" in said else "denied") - 1)
    cue = Span(source.end + 1, source.end + 1 + len("said" if "said" in said else "denied"))
    content = Span(cue.end + 1, sentence.end - 1)
    id_ = attribution_id(document.id, [source], cue, [content])
    producer = replace(PRODUCER, name="nested") if "Luna" in said else PRODUCER
    return Attribution(id_, document.id, (source,), cue, (content,), Style.INDIRECT, None, 0.9, producer)


def _claim(document: Document, sentence: Span, attribution: Attribution | None, speaker: Speaker) -> Claim:
    original = attribution.contents if attribution else (Span(sentence.start, sentence.end - 1),)
    words = original[0].of(document.text)
    return Claim(
        id=claim_id(document.id, attribution.id if attribution else None, original),
        document_id=document.id,
        attribution_id=attribution.id if attribution else None,
        speaker_id=speaker.id if attribution else None,
        wording=words.removeprefix("that ")[0].upper() + words.removeprefix("that ")[1:],
        original=original,
        polarity=Polarity.DENIES if "Luna" in words else Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.DENY if "Luna" in words else Act.SAY,
        places=(Place("Ostend", original[0], Precision.TOWN, "BE", "West Flanders", 51.2, 2.9),)
        if "Ostend" in words
        else (),
    )


def add(work: Work, *extractions: Extraction, read_at: str = CUSTODY.retrieved_at, raw: bool = True) -> list[str]:
    """Take in reports with a gist for every claim; returns the ids of the claims, in order."""
    ids: list[str] = []
    for one in extractions:
        body = one.document.text.encode() if raw else None
        work.add_document(
            one, body, replace(CUSTODY, retrieved_at=read_at, read_at=read_at), b"profile", keys_of(one.document.id)
        )
        work.put_gists(
            (c.id, b"gist " + c.id.encode(), b"v", b"p", person_of(c), keys_of(c.wording)) for c in one.claims
        )
        ids.extend(claim.id for claim in one.claims)
    return ids


def keys_of(words: str) -> tuple[int, ...]:
    """Two block keys of 63 bits."""
    digest = sha256_hex(words.encode())
    return (int(digest[:15], 16), (1 << 63) - 1 - int(digest[15:25], 16))


def person_of(claim: Claim) -> str | None:
    """The key of whoever says a claim, as ``add`` keeps it."""
    return "person:orla venn" if claim.speaker_id else None


def same(first: str, second: str, score: float = 0.9) -> Pair:
    """Two claims that are the same."""
    return Pair(min(first, second), max(first, second), Verdict.SAME, score)


def related(first: str, second: str, slot: Slot = Slot.NUMBER) -> Pair:
    """Two claims that are related."""
    return Pair(min(first, second), max(first, second), Verdict.RELATED, 0.7, slot)


def entry(*members: tuple[Appearance, Side], wording: str = "", **changes: object) -> EntryRow:
    """The summary of an entry with these members, the first of which it is called after."""
    sides = [side for _, side in members]
    row = EntryRow(
        id=entry_id(members[0][0].id),
        wording=wording or members[0][0].claim.wording,
        affirmed=sides.count(Side.AFFIRMED),
        denied=sides.count(Side.DENIED),
        hedged=sides.count(Side.HEDGED),
        affirmed_least=1,
        affirmed_most=2,
        denied_least=0,
        denied_most=0,
        first_said="2031-03-01",
        last_said="2031-03-02",
        single_origin=False,
        unnamed_only=False,
        disputed=Side.AFFIRMED in sides and Side.DENIED in sides,
        changed=False,
        withdrawn=False,
        members=tuple(Member.of(one, side) for one, side in members),
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def decision(number: int, kind: DecisionKind, target: str, value: str | None = None, **more: str) -> Decision:
    """Decision ``t-NUMBER``."""
    return Decision(f"t-{number}", kind, target, value, "ada", f"2031-04-01T10:00:{number:02}Z", **more)
