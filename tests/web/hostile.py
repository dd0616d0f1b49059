"""A ledger of 300 reports whose text, title, outlet, address, names and notes all carry something hostile."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from sayso.ids import attribution_id, claim_id, document_id, sha256_hex, speaker_id
from sayso.keeper import Asked, Keeper
from sayso.ledger.types import DecisionKind
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
    Span,
    Speaker,
    SpeakerKind,
    Style,
)
from sayso.store import open_ledger

PAYLOADS: tuple[str, ...] = tuple(
    json.loads((Path(__file__).parent / "data" / "payloads.json").read_text(encoding="utf-8"))
)
REPORTS = 300
THINGS = tuple(
    """barge crane depot ferry garage hangar jetty kiosk ladder mast nursery orchard pylon quarry reactor school
    tanker umbrella viaduct well yacht zeppelin""".split()
)
DEEDS = tuple(
    """burned collapsed drifted exploded flooded grew halted leaked moved opened paid quaked reopened sank tilted
    vanished wobbled""".split()
)


class Scattered:
    """Makes another vector of every wording."""

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """As the encoder's are: 8-bit numbers."""
        return [(hashlib.sha512(one.encode("utf-8", "replace")).digest() * 6)[:384] for one in wordings]


def extraction(number: int) -> Extraction:
    """Report ``number``: a speaker says, and in every other report denies, that a ship did something hostile."""
    bad, worse = PAYLOADS[number % len(PAYLOADS)], PAYLOADS[(number * 7 + 3) % len(PAYLOADS)]
    name, denies = f"Orla {bad} Venn{number % 40}", bool(number % 2)
    said = f"{THINGS[number // 2 % 22]} {number // 2} {bad} {DEEDS[number // 2 % 17]}"
    cue = "denied" if denies else "said"
    text = f"{name}, {worse}, {cue} that {said} off {worse} on Monday. {bad} it rained on {worse}."
    document = Document(
        id=document_id(sha256_hex(text.encode())),
        text=text,
        path=f"{bad[:40]}.html",
        url=f"{worse}{number}",
        title=f"{bad} {number}",
        outlet=f"{worse} Courier{number % 20}",
        byline=bad,
        published_at=f"{2031 + number // 2}-03-05",  # so far apart that few are compared
        language="en",
        raw_sha256=sha256_hex(text.encode()),
        credits=(Credit(CreditKind.TEXT, bad, None),),
    )
    source, verb = Span(0, len(name)), _span(text, f" {cue} that", 1, 6)
    content = _span(text, f"that {said}", 0, 0)
    who = Speaker(
        speaker_id(document.id, name), document.id, name, SpeakerKind.PERSON, True, worse, bad, "BE", (source,)
    )
    made = Attribution(
        attribution_id(document.id, [source], verb, [content]),
        document.id,
        (source,),
        verb,
        (content,),
        Style.INDIRECT,
        None,
        0.9,
        Producer(f"made {bad}", "1"),
    )
    claims = (_said(document, made, who, content, denies), _own(document, bad, number))
    end = text.index(" on Monday.") + len(" on Monday.")
    return Extraction(document, (made,), made.producer, (who,), claims, (Span(0, end), Span(end + 1, len(text))))


def _span(text: str, words: str, cut: int, less: int) -> Span:
    at = text.index(words)
    return Span(at + cut, at + len(words) - less + (1 if less else 0))


def _said(document: Document, made: Attribution, who: Speaker, content: Span, denies: bool) -> Claim:
    words = content.of(document.text)
    bad = document.byline or ""
    return Claim(
        id=claim_id(document.id, made.id, [content]),
        document_id=document.id,
        attribution_id=made.id,
        speaker_id=who.id,
        wording=words.removeprefix("that "),
        original=(content,),
        polarity=Polarity.DENIES if denies else Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.DENY if denies else Act.SAY,
        said_at=Interval(document.published_at, document.published_at, Granularity.DAY),
        happened_at=Interval(document.published_at, document.published_at, Granularity.DAY),
        places=(Place(bad[:60] or "x", content, Precision.TOWN, "BE", bad, 51.2, 2.9),),
        actors=Actors(Participant(bad), "sink", Participant(document.outlet or ""), Participant(bad), None),
        chain=(Link(SpeakerKind.OUTLET, document.outlet or ""), Link(SpeakerKind.PERSON, who.name)),
    )


def _own(document: Document, bad: str, number: int) -> Claim:
    start = document.text.rindex(" it rained") + 1
    span = Span(start, start + len("it rained"))
    return Claim(
        id=claim_id(document.id, None, [span]),
        document_id=document.id,
        attribution_id=None,
        speaker_id=None,
        wording=f"{THINGS[number % 22]}s of {number} {bad} {DEEDS[number % 17]}",
        original=(span,),
        polarity=Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.REPORT,
    )


def fill(path: Path) -> None:
    """Make the ledger, with decisions by reviewers whose names and notes are hostile too."""
    with open_ledger(path, create=True) as store:
        keeper = Keeper(store, "test", encoder=Scattered())
        for one in map(extraction, range(REPORTS)):
            keeper.add(one, one.document.text.encode(), one.document.path)
        for number, bad in enumerate(PAYLOADS):
            target = extraction(number).claims[0].id
            keeper.decide(Asked(DecisionKind.NOTE, target, note=bad), f"Ana {bad}")
