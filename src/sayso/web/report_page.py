"""What the page of a report shows: a stretch of its text with what is marked in it, and the claims beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.model import Span
from sayso.views.reports import ReportView
from sayso.web.marks import Mark, Piece, Role, pieces_of
from sayso.web.report_cards import Card, cards_of, roles_of, words_of
from sayso.web.stretches import Beside, stretches


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and what stands beside it."""

    span: Span
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page shows: of a long report one stretch, number ``number`` of ``pages`` from 1.

    ``every`` are the cards of the whole report. ``before`` and ``after`` are the cards next to those on the page, None
    where there is none.
    """

    view: ReportView
    paragraphs: tuple[Paragraph, ...]
    every: tuple[Card, ...] = ()
    number: int = 1
    pages: int = 1

    @property
    def cards(self) -> Iterator[Card]:
        """The cards on the page, in its order."""
        return (card for one in self.paragraphs for card in one.cards)

    @property
    def before(self) -> Card | None:
        """The last card of the stretches before this one."""
        start = self.paragraphs[0].span.start if self.paragraphs else 0
        return next((card for card in reversed(self.every) if card.at < start), None) if self.number > 1 else None

    @property
    def after(self) -> Card | None:
        """The first card of the stretches after this one."""
        end = self.paragraphs[-1].span.end if self.paragraphs else 0
        return next((card for card in self.every if card.at >= end), None) if self.number < self.pages else None

    @property
    def address(self) -> str:
        """Where the report is."""
        return f"/reports/{self.view.document.id}"

    def to(self, card: str) -> str:
        """Where a card is, on whatever page."""
        return f"{self.address}?at={card}#{card}" if self.pages > 1 else f"{self.address}#{card}"

    def words_of(self, spans: Iterable[Span]) -> str:
        """The words of spans, each on a line of its own."""
        return words_of(spans, self.view.document.text)

    @property
    def rejected(self) -> int:
        """How many cards of the report are thrown out."""
        return sum(card.rejected for card in self.every)


def report_page(view: ReportView, number: int = 1, at: str = "") -> ReportPage:
    """The page of a report: the stretch of this number or, where there is one, that with the card ``at``.

    A card goes by the id of its claim or of its attribution.
    """
    body = view.body
    if body is None:
        return ReportPage(view, ())
    cards = cards_of(view)
    found = stretches(view.document.text, body, view.sentences, cards)
    number = _with(found, at) or min(number, len(found))
    marks = list(marks_of(view))
    shown = tuple(_paragraph(view.document.text, row, marks) for row in found[number - 1])
    return ReportPage(view, shown, tuple(cards), number, len(found))


def _with(found: list[list[Beside]], at: str) -> int:
    """The number of the stretch with a card; 0 where none has it."""
    named = (
        (i, {name for _, cards in rows for card in cards for name in (card.id, card.owner)})
        for i, rows in enumerate(found, 1)
    )
    return next((i for i, names in named if at in names), 0) if at else 0


def _paragraph(text: str, row: Beside, marks: Iterable[Mark]) -> Paragraph:
    span, cards = row
    return Paragraph(span, tuple(pieces_of(text, span, marks)), cards)


def marks_of(view: ReportView) -> Iterator[Mark]:
    """All that is marked: attributions not thrown out, and claims in the report's own voice."""
    for held in view.attributions:
        if not held.ruled.rejected:
            for role, spans in roles_of(held.one):
                yield from (Mark(span, role, held.one.id, held.depth) for span in spans)
    for claim in view.claims:
        if claim.one.attribution is None and not claim.rejected:
            yield from (Mark(span, Role.OWN, claim.id) for span in claim.one.claim.original)
