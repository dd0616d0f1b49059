"""What the page of an entry shows, made from the read models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.strips import Strip, strip_of
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Decision, Origin, Origins, Side, Tie
from sayso.store import View
from sayso.views import EntryView, RelatedEntry, Views, grouped

PER_PAGE = 100
"""Appearances on one page; few entries have more."""
AROUND = 280
"""Code points of the report shown before and after a sentence."""


def as_they_stand(text: str, start: int, end: int, _: str) -> str:
    """The words of a report as they stand."""
    return text[start:end]


Words = Callable[[str, int, int, str], str]
Passage = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Place:
    """An appearance on the page: its sentence in pieces (words, whether they are the claim's), what stands around it,
    and why it is in this entry."""

    one: Appearance
    pieces: tuple[tuple[str, bool], ...]
    before: str
    after: str
    reason: str
    credibility: str | None
    reliability: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """The appearances of one origin that are on this page; ``number`` is None for those without one."""

    number: int | None
    places: tuple[Place, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Sided:
    """A side: all its appearances counted, and those on this page by origin."""

    side: Side
    count: int
    origins: Origins
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """All that the page shows."""

    view: EntryView
    sides: tuple[Sided, ...]
    related: tuple[RelatedEntry, ...]
    decided: tuple[Decision, ...]
    strip: Strip | None
    names: Mapping[str, str]
    number: int
    pages: int


def entry_page(
    view: View, views: Views, found: EntryView, number: int = 1, size: int = PER_PAGE, words: Words = as_they_stand
) -> EntryPage:
    """One page of an entry's appearances, ``size`` at a time; ``words`` gives those of a report from here to there."""
    appearances = found.entry.appearances
    pages = max(1, -(-len(appearances) // size))
    number = min(number, pages)
    in_order = [one for _, held, origins in found.sides for _, group in grouped(held, origins) for one in group]
    shown = in_order[(number - 1) * size : number * size]
    texts = view.texts(dict.fromkeys(one.document.id for one in shown))
    reasons = views.reasons(found) if len(appearances) <= PER_PAGE else {}
    places = {}
    for one in shown:
        places[one.id] = _place(one, _passage(words, texts[one.document.id][0], one), reasons.get(one.id, ""), found)
    sides = tuple(_side(*held, places) for held in found.sides if held[1])
    names = {one.person: one.speaker.name for one in appearances if one.person and one.speaker}
    strip = strip_of((side, said_on(one)) for side, held, _ in found.sides for one in held)
    return EntryPage(found, sides, found.related, found.decided, strip, names, number, pages)


def _passage(words: Words, text: str, one: Appearance) -> Passage:
    return lambda start, end: words(text, start, end, one.document.id)


def _place(one: Appearance, passage: Passage, reason: str, found: EntryView) -> Place:
    sentence = one.sentence_span
    return Place(
        one,
        tuple((told, own) for start, end, own in pieces(one) if (told := passage(start, end))),
        passage(max(0, sentence.start - AROUND), sentence.start).rpartition("\n\n")[2],
        passage(sentence.end, sentence.end + AROUND).partition("\n\n")[0],
        reason,
        found.ratings.get(one.id),
        found.ratings.get(one.person or ""),
    )


def pieces(one: Appearance) -> Iterable[tuple[int, int, bool]]:
    """The sentence of an appearance in pieces: from where to where in the text, and whether they are the claim's."""
    last, end = one.sentence_span.start, one.sentence_span.end
    for span in sorted(one.claim.original):
        for start, stop, own in ((last, span.start, False), (max(span.start, last), span.end, True)):
            if start < min(stop, end):
                yield start, min(stop, end), own
        last = max(last, span.end)
    if last < end:
        yield last, end, False


def _side(side: Side, held: Sequence[Appearance], origins: Origins, places: Mapping[str, Place]) -> Sided:
    groups = []
    for number, (origin, members) in enumerate(grouped(held, origins), 1):
        here = tuple(places[one.id] for one in members if one.id in places)
        if here:
            groups.append(_group(number, origin, here))
    return Sided(side, len(held), origins, tuple(groups))


def _group(number: int, origin: Origin | None, here: tuple[Place, ...]) -> Group:
    return Group(number if origin else None, here, origin.ties if origin else ())
