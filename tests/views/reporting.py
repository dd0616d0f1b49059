"""Ledgers of small made-up reports, for tests of what is shown of them; no model is loaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from tests.building import extraction, span_of

from sayso.ids import attribution_id, claim_id, document_id, sha256_hex, speaker_id
from sayso.keeper import Keeper
from sayso.model import Act, Attribution, Certainty, Claim, Extraction, Polarity, Speaker, SpeakerKind
from sayso.store import Store

TEXT = """# Harbour

Orla Venn said the mayor denied that the ship sank.

"It was a storm," according to a sailor. Rain fell."""


class Flat:
    """Makes the same vector of all wordings."""

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """As the encoder's are: 8-bit numbers."""
        return [bytes([127] + [0] * 383) for _ in wordings]


NESTED: tuple[dict[str, Any], ...] = (
    {"sources": ["Orla Venn"], "cue": "said", "contents": ["the mayor denied that the ship sank"], "confidence": 0.9},
    {"sources": ["the mayor"], "cue": "denied", "contents": ["that the ship sank"], "within": 0, "confidence": 0.85},
    {"sources": ["a sailor"], "cue": "according to", "contents": ["It was a storm"], "confidence": 0.4},
)


def report(text: str = TEXT, **about: Any) -> Extraction:
    """What a reader finds in the text: a nested attribution, one by an unnamed sailor, a claim of the report's own."""
    known = {"title": "Harbour news", "outlet": "The Pier", "published_at": "2031-03-04"}
    made = extraction(text, *NESTED, **(known | about))
    digest = sha256_hex(text.encode())
    document = replace(made.document, id=document_id(digest), raw_sha256=digest)
    attributions = _owned(document.id, made.attributions)
    names = (("Orla Venn", True), ("the mayor", True), ("a sailor", False))
    speakers = tuple(_speaker(document.id, *one) for one in names)
    claims = (
        _claim(attributions[1], speakers[1], "The ship sank", Polarity.DENIES),
        _claim(attributions[2], speakers[2], "It was a storm", Polarity.AFFIRMS),
        _own(document.id, text),
    )
    return replace(made, document=document, attributions=attributions, speakers=speakers, claims=claims)


def _owned(document: str, found: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """The same attributions in another document."""
    ids: dict[str | None, str | None] = {None: None}
    made = []
    for one in found:
        ids[one.id] = name = attribution_id(document, one.sources, one.cue, one.contents)
        made.append(replace(one, id=name, document_id=document, within=ids[one.within]))
    return tuple(made)


def _speaker(document: str, name: str, named: bool) -> Speaker:
    return Speaker(speaker_id(document, name), document, name, SpeakerKind.PERSON, named)


def _claim(one: Attribution, speaker: Speaker, wording: str, polarity: Polarity) -> Claim:
    return Claim(
        id=claim_id(one.document_id, one.id, one.contents),
        document_id=one.document_id,
        attribution_id=one.id,
        speaker_id=speaker.id,
        wording=wording,
        original=one.contents,
        polarity=polarity,
        certainty=Certainty.CERTAIN,
        act=Act.SAY,
    )


def _own(document: str, text: str) -> Claim:
    spans = (span_of(text, "Rain fell"),)
    return Claim(
        claim_id(document, None, spans),
        document,
        None,
        None,
        "Rain fell",
        spans,
        Polarity.AFFIRMS,
        Certainty.CERTAIN,
        Act.SAY,
    )


def filled(store: Store, *extractions: Extraction) -> Keeper:
    """A keeper of a ledger with these reports."""
    keeper = Keeper(store, "test", encoder=Flat())
    for one in extractions:
        keeper.add(one, one.document.text.encode(), one.document.path)
    return keeper
