"""What stands beside the text of a report: a card for each claim, and for each attribution without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.ledger.types import Decision
from sayso.model import Attribution, Span
from sayso.views.reports import AttributionView, ClaimView, ReportView, Ruled
from sayso.web.marks import Role

MOST_WORDS = 240
"""Code points of a source or content that a card repeats."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one role of an attribution, and where they stand, as ``10-25,40-52``."""

    role: Role
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands beside a paragraph: a claim with its attribution, or an attribution that makes no claim of its own.

    ``at`` is where in the text it belongs.
    """

    at: int
    claim: ClaimView | None
    attribution: AttributionView | None
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """The id of the claim or, where there is none, of the attribution."""
        if self.claim:
            return self.claim.id
        assert self.attribution
        return self.attribution.one.id

    @property
    def ruled(self) -> Ruled:
        """What people decided about the claim or, where there is none, about the attribution."""
        if self.claim:
            return self.claim.ruled
        assert self.attribution
        return self.attribution.ruled

    @property
    def owner(self) -> str:
        """What the marks in the text belong to: the attribution or, in the report's own voice, the claim."""
        return self.attribution.one.id if self.attribution else self.id

    @property
    def own_voice(self) -> bool:
        """Whether the report says it itself."""
        return self.attribution is None

    @property
    def rejected(self) -> bool:
        """Whether a person threw it out."""
        return self.claim.rejected if self.claim else self.ruled.rejected

    @property
    def place(self) -> str:
        """Where its first words stand, as ``10-25``."""
        spans = self.claim.one.claim.original if self.claim else self.attribution.one.spans if self.attribution else ()
        return where(spans[:1])

    @property
    def seen(self) -> str:
        """The decisions in force about claim and attribution, as ``TOPIC:ID``."""
        held = dict(self.attribution.ruled.topics) if self.attribution else {}
        return " ".join(f"{topic}:{name}" for topic, name in (held | dict(self.ruled.topics)).items())

    @property
    def decided(self) -> tuple[Decision, ...]:
        """What people decided about the claim and its attribution."""
        also = self.attribution.ruled.decided if self.claim and self.attribution else ()
        return (*self.ruled.decided, *also)


def roles_of(one: Attribution) -> tuple[tuple[Role, tuple[Span, ...]], ...]:
    """The spans of an attribution by role."""
    cue = (one.cue,) if one.cue else ()
    return ((Role.SOURCE, one.sources), (Role.CUE, cue), (Role.CONTENT, one.contents))


def cards_of(view: ReportView) -> list[Card]:
    """A card for each claim, and for each attribution without one, in order of the text."""
    held = {one.one.id: one for one in view.attributions}
    text = view.document.text
    cards = [_claim_card(one, held, text) for one in view.claims]
    cards += [Card(one.one.start, None, one, parts_of(one.one, text)) for one in view.attributions if not one.claims]
    return sorted(cards, key=lambda card: (card.at, card.id))


def _claim_card(one: ClaimView, held: dict[str, AttributionView], text: str) -> Card:
    attribution = held.get(one.one.attribution.id) if one.one.attribution else None
    parts = parts_of(attribution.one, text) if attribution else ()
    return Card(min(one.one.claim.original).start, one, attribution, parts)


def parts_of(one: Attribution, text: str) -> tuple[Part, ...]:
    """The words of an attribution by role."""
    return tuple(Part(role, _words(spans, text), where(spans)) for role, spans in roles_of(one) if spans)


def where(spans: Iterable[Span]) -> str:
    """Spans as decisions write them: ``10-25,40-52``."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def _words(spans: Sequence[Span], text: str) -> str:
    words = " ... ".join(" ".join(span.of(text).split()) for span in spans)
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + "…"


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words of spans, each on a line of its own: how a form has them."""
    return "\n".join(" ".join(span.of(text).split()) for span in spans)
