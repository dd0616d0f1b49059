"""What the page of an entry shows, made from the read models."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.export.strips import Strip, strip_of
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Decision, Entry, Origin, Origins, Side, Tie
from sayso.store import EntryRow, View
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

    @property
    def whole(self) -> Entry | EntryRow:
        """All of the entry, of which this page may have a part: its summary, where it is very large."""
        return self.view.whole or self.view.entry

    @property
    def here(self) -> frozenset[str]:
        """The claims on this page."""
        return frozenset(place.one.id for side in self.sides for group in side.groups for place in group.places)


def entry_page(
    view: View, views: Views, found: EntryView, number: int = 1, size: int = PER_PAGE, words: Words = as_they_stand
) -> EntryPage:
    """One page of an entry's appearances, ``size`` at a time; ``words`` gives those of a report from here to there."""
    appearances = found.entry.appearances
    pages = max(1, -(-len(appearances) // size))
    number = min(number, pages)
    shown = _in_order(found)[(number - 1) * size : number * size]
    texts = view.texts(dict.fromkeys(one.document.id for one in shown))
    reasons = views.reasons(found) if len(appearances) <= PER_PAGE and found.whole is None else {}
    places = {}
    for one in shown:
        places[one.id] = _place(one, _passage(words, texts[one.document.id][0], one), reasons.get(one.id, ""), found)
    sides = tuple(_of_all(_side(*held, places), found.whole) for held in found.sides)
    names = {one.person: one.speaker.name for one in appearances if one.person and one.speaker}
    strip = strip_of((side, said_on(one)) for side, held, _ in found.sides for one in held)
    told = tuple(side for side in sides if side.count)
    return EntryPage(found, told, found.related, found.decided, strip, names, number, pages)


def part_page(view: View, views: Views, row: EntryRow, number: int, size: int) -> EntryPage:
    """One page of an entry with very many appearances: those on it are looked at, and of the others only the summary.

    Each side's come in order of reading, grouped by the origins that they have among themselves.
    """
    claims = order_of(row)
    pages = max(1, -(-len(claims) // size))
    number = min(number, pages)
    shown = claims[(number - 1) * size : number * size]
    made = entry_page(view, views, views.part(row, shown), size=size)
    names = {one.voice.person: one.voice.name for one in row.members if one.voice and one.voice.person}
    strip = strip_of(views.said([row.id])[row.id])
    return replace(made, names=names, strip=strip, number=number, pages=pages)


def order_of(held: EntryRow | EntryView) -> list[str]:
    """The claims of an entry in the order of its pages: of ``part_page`` for a summary, else of ``entry_page``."""
    if isinstance(held, EntryRow):
        return [one.claim_id for one in sorted(held.members, key=lambda one: list(Side).index(one.side))]
    return [one.id for one in _in_order(held)]


def page_of(claims: Sequence[str], claim: str, size: int) -> int:
    """The page that a claim is on, of claims in the order of pages; the first for one that is on none."""
    return claims.index(claim) // size + 1 if claim in claims else 1


def _in_order(found: EntryView) -> list[Appearance]:
    return [one for _, held, origins in found.sides for _, group in grouped(held, origins) for one in group]


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


def _of_all(side: Sided, whole: EntryRow | None) -> Sided:
    """A side of a part of an entry, counted as it is in all of it."""
    if whole is None:
        return side
    counts = {
        Side.AFFIRMED: (whole.affirmed, whole.affirmed_least, whole.affirmed_most),
        Side.DENIED: (whole.denied, whole.denied_least, whole.denied_most),
        Side.HEDGED: (whole.hedged, 0, 0),
    }
    count, least, most = counts[side.side]
    return replace(side, count=count, origins=replace(side.origins, least=least, most=most))


def _group(number: int, origin: Origin | None, here: tuple[Place, ...]) -> Group:
    ids = {place.one.id for place in here}
    ties = (tie for tie in origin.ties if ids & {tie.first, tie.second}) if origin else ()
    return Group(number if origin else None, here, tuple(ties))
