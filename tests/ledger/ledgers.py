"""Small appearances and decisions to test the ledger with."""

from __future__ import annotations

from dataclasses import replace

from sayso.ledger.types import Appearance, Decision, DecisionKind
from sayso.model import Act, Certainty, Claim, Document, Polarity, Span, Speaker, SpeakerKind

SENTENCE = "The ship carried mortar shells to the rebels, General Oswin Radle said."


def appearance(number: int = 1, **changes: object) -> Appearance:
    """Claim ``c-NUMBER`` of document ``d-NUMBER``, said by Oswin Radle; ``changes`` are fields of the claim."""
    document = Document(f"d-{number}", "", outlet=f"Outlet {number}", published_at=f"2031-03-{number:02}")
    speaker = Speaker(f"s-{number}", document.id, "Oswin Radle", SpeakerKind.PERSON, named=True)
    claim = Claim(
        id=f"c-{number}",
        document_id=document.id,
        attribution_id=None,
        speaker_id=speaker.id,
        wording="The ship carried mortar shells to the rebels",
        original=(Span(0, 44),),
        polarity=Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.SAY,
    )
    claim = replace(claim, **changes)  # type: ignore[arg-type]
    return Appearance(claim, speaker, None, document, SENTENCE, Span(0, len(SENTENCE)), number, "person:oswin radle")


def decisions(*rows: tuple[str, str, str | None]) -> list[Decision]:
    """Decisions ``t-1``, ``t-2`` and so on, from kind, target and value."""
    return [
        Decision(f"t-{i}", DecisionKind(kind), target, value, "ada", f"2031-04-01T10:00:{i:02}Z")
        for i, (kind, target, value) in enumerate(rows, 1)
    ]
