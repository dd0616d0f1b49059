"""A long report in stretches of its text, each as much as fits on one page with the claims beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sayso.model import Span
from sayso.web.marks import paragraphs
from sayso.web.report_cards import Card

FITS = 160_000
"""Bytes of text and claims on one page, as they are guessed here: with all that is around them less than 200,000."""
LONGEST = FITS // 2
"""What of one paragraph stands together; a heavier one is cut between sentences."""
UNBROKEN = 10_000
"""Letters of a sentence after which it is cut, too."""
CARD, PART, HOP, DECIDED = 1900, 420, 90, 120
"""Bytes of a card, and more for each role that is marked, each hop of its chain, each decision."""

type Beside = tuple[Span, tuple[Card, ...]]
"""A paragraph, or a part of one, and the cards beside it."""


def stretches(text: str, body: Span, sentences: Sequence[Span], cards: Sequence[Card]) -> list[list[Beside]]:
    """The pages of a report, each some paragraphs with their cards; at least one where there are words."""
    made: list[list[Beside]] = []
    room = 0
    for one in _rows(text, body, sentences, cards):
        weight = _weight(text, one)
        if not made or weight > room:
            made.append([])
            room = FITS
        made[-1].append(one)
        room -= weight
    return made


def _rows(text: str, body: Span, sentences: Sequence[Span], cards: Sequence[Card]) -> Iterator[Beside]:
    spans = paragraphs(text, body) or [body]
    for span, held in zip(spans, beside(spans, cards), strict=True):
        row = (span, tuple(held))
        if _weight(text, row) <= LONGEST:
            yield row
        else:
            parts = list(_cut(span, sentences))
            pieces = zip(parts, map(tuple, beside(parts, held)), strict=True)
            yield from _joined(text, pieces)


def _cut(span: Span, sentences: Iterable[Span]) -> Iterator[Span]:
    """A paragraph in its sentences, and these in pieces where they don't end."""
    starts = sorted({span.start, *(one.start for one in sentences if span.start < one.start < span.end)})
    edges = [edge for start, end in pairwise([*starts, span.end]) for edge in range(start, end, UNBROKEN)]
    return (Span(start, end) for start, end in pairwise([*edges, span.end]))


def _joined(text: str, parts: Iterable[Beside]) -> Iterator[Beside]:
    """Parts of a paragraph that stand together, as many as may."""
    held: Beside | None = None
    for one in parts:
        more = (Span(held[0].start, one[0].end), (*held[1], *one[1])) if held else one
        if held and _weight(text, more) > LONGEST:
            yield held
            more = one
        held = more
    if held:
        yield held


def _weight(text: str, row: Beside) -> int:
    """About how many bytes a paragraph and its cards are on the page."""
    span, cards = row
    return len(span.of(text).encode()) + sum(map(_of_card, cards))


def _of_card(card: Card) -> int:
    claim = card.claim.one.claim if card.claim else None
    words = "".join((*(part.words for part in card.parts), claim.wording if claim else ""))
    hops = len(claim.chain) if claim else 0
    return CARD + len(words.encode()) + PART * len(card.parts) + HOP * hops + DECIDED * len(card.decided)


def beside(spans: Sequence[Span], cards: Iterable[Card]) -> list[list[Card]]:
    """The cards of each paragraph: those that begin in it, or else before the next one."""
    found: list[list[Card]] = [[] for _ in spans]
    place = 0
    for card in cards:
        while place + 1 < len(spans) and spans[place + 1].start <= card.at:
            place += 1
        found[place].append(card)
    return found
