"""Entries with all that stands beside them, lists of them, and what a reading brought."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import batched

from sayso.decided import as_decided
from sayso.deriving import other_figures
from sayso.errors import DecisionError
from sayso.ledger.entries import entry_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.sides import said_on
from sayso.ledger.types import (
    Appearance,
    Comparison,
    Decision,
    DecisionKind,
    Entry,
    Origin,
    Origins,
    Pair,
    Side,
    Slot,
    Verdict,
)
from sayso.ledger.years import with_years
from sayso.store import EntryFilter, EntryRow, Member, Size, SpeakerRow, View
from sayso.store.overview import Placed
from sayso.views.apart import Closest, closest
from sayso.views.news import Newly, News, newly
from sayso.views.rulings import rulings_of
from sayso.views.versions import Step, versions_of

ID_LENGTH = 22
"""Characters of a whole id; less is the beginning of one."""

PAGE = 10_000
"""Summaries of entries that are held at a time."""
MOST_TURNED = 60
"""Claims of a large entry, by those who speak on both sides of it, in which a change of position is looked for."""


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """Another entry that says nearly the same: the slot that differs, and its wording."""

    entry: str
    slot: Slot
    wording: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry with all that stands beside it.

    ``ratings`` are what people set: the credibility of a claim (by its id), the reliability of a person or outlet
    (by its key). ``decided`` are the decisions in force about its claims and who makes them. ``whole`` is the summary
    of all of it where ``entry`` has only a part of its appearances, None where it has all.
    """

    entry: Entry
    related: tuple[RelatedEntry, ...] = ()
    ratings: Mapping[str, str] = ()  # type: ignore[assignment]
    decided: tuple[Decision, ...] = ()
    whole: EntryRow | None = None

    @property
    def sides(self) -> tuple[tuple[Side, tuple[Appearance, ...], Origins], ...]:
        """Each side with its appearances and origins; the hedging one has no origins that count."""
        entry = self.entry
        return (
            (Side.AFFIRMED, entry.affirmed, entry.affirmed_origins),
            (Side.DENIED, entry.denied, entry.denied_origins),
            (Side.HEDGED, entry.hedged, Origins()),
        )

    def origin_of(self, claim: str) -> int | None:
        """The number of the origin a claim goes back to, on its side, from 1."""
        for _, _, origins in self.sides:
            for number, origin in enumerate(origins.groups, 1):
                if claim in origin.claims:
                    return number
        return None


def grouped(appearances: Sequence[Appearance], origins: Origins) -> list[tuple[Origin | None, list[Appearance]]]:
    """Appearances by origin, in the order of origins; those without one at the end."""
    by_id = {one.id: one for one in appearances}
    groups: list[tuple[Origin | None, list[Appearance]]] = [
        (origin, [by_id[claim] for claim in origin.claims]) for origin in origins.groups
    ]
    placed = {claim for origin in origins.groups for claim in origin.claims}
    if rest := [one for one in appearances if one.id not in placed]:
        groups.append((None, rest))
    return groups


class Views:
    """Asks a ledger at one moment."""

    def __init__(self, view: View, outlets: OutletTable | None = None) -> None:
        self._view = view
        self._outlets = outlets or OutletTable.shipped()
        self._rulings = rulings_of(view)

    def entry(self, target: str) -> EntryView:
        """The entry of this id, of a claim in it, or of the beginning of either. Raises DecisionError if none is."""
        return self._view_of(self.row(target))

    def row(self, target: str) -> EntryRow:
        """The summary, with its members, of the entry that ``entry`` finds. Raises DecisionError if none is."""
        whole = self.whole_id(target)
        row = self._view.entry(whole) or self._of_newer(whole)
        if row is None:
            raise DecisionError(f"No entry is called {target!r}; 'sayso claims' lists them.")
        return row

    def part(self, row: EntryRow, claims: Sequence[str]) -> EntryView:
        """Some claims of an entry, as if they were all: their own origins, and what is related to them.

        Changes of position and withdrawals are those of the first who speak on both sides of all of it; where nobody
        does, those of the first claims: another figure may be what was taken back for.
        """
        speaking = _on_both_sides(row) or [one.claim_id for one in row.members]
        turned = self._entry(speaking[:MOST_TURNED]) if row.changed or row.withdrawn else None
        found = replace(
            self._entry(claims),
            id=row.id,
            wording=row.wording,
            first_said=row.first_said,
            last_said=row.last_said,
            changes=turned.changes if turned else (),
            withdrawals=turned.withdrawals if turned else (),
        )
        return replace(self._beside(found), whole=row)

    def _of_newer(self, target: str) -> EntryRow | None:
        """The entry of a claim that stood in an older version of its report, by the claim it lives on in.

        Raises DecisionError if it lives on in none.
        """
        claim = "c-" + target.partition("-")[2]
        if heir := self._view.heir_of(claim):
            return self._view.entry(heir)
        for one in self._view.appearances([claim]):
            if not self._view.standing([claim]):
                raise DecisionError(
                    f"{target!r} stands only in an older version of its report; "
                    f"'sayso history {one.document.id}' shows what changed."
                )
        return None

    def whole_id(self, target: str) -> str:
        """The id that begins like this; other targets as they are. Raises DecisionError if several do."""
        if len(target) >= ID_LENGTH or target.startswith(("person:", "outlet:")):
            return target
        prefix, _, digits = target.partition("-")
        found = self._view.called(("c" if prefix == "e" else prefix) + "-" + digits) if digits else []
        if len(found) > 1:
            raise DecisionError(f"Several ids begin with {target!r}; give more of it.")
        return f"{prefix}-{found[0].partition('-')[2]}" if found else target

    def entries(self, wanted: EntryFilter, limit: int, offset: int = 0) -> Iterator[EntryView]:
        """Whole entries that meet a filter, most disputed first, one by one: a ledger may not fit into memory."""
        return (self._view_of(row) for row in self.each_row(wanted, limit, offset))

    def rows(self, wanted: EntryFilter, limit: int, offset: int = 0) -> list[EntryRow]:
        """Summaries of entries that meet a filter, most disputed first."""
        return self._view.entries(wanted, limit, offset)

    def each_row(self, wanted: EntryFilter, limit: int, offset: int = 0) -> Iterator[EntryRow]:
        """As ``rows``, a page at a time."""
        for start in range(offset, offset + limit, PAGE):
            page = self.rows(wanted, min(PAGE, offset + limit - start), start)
            yield from page
            if len(page) < PAGE:
                return

    def said(self, entries: Iterable[str], most: int = 100) -> dict[str, list[tuple[Side, str | None]]]:
        """Side and day of the appearances of entries, at most so many of each: what a small timeline needs."""
        names = list(entries)
        placed = self._view.some_of(names, most)
        found = as_decided(self._view, (one.claim for one in placed), self._rulings, self._outlets)
        members: dict[str, list[Placed]] = {name: [] for name in names}
        for one in placed:
            if one.claim in found:
                members[one.entry].append(one)
        return {
            name: [
                (one.side, said_on(told))
                for one, told in zip(there, with_years([found[one.claim] for one in there]), strict=True)
            ]
            for name, there in members.items()
        }

    def _view_of(self, row: EntryRow) -> EntryView:
        members = self._view.members([row.id]).get(row.id, ())
        return self._beside(self._entry(member.claim_id for member in members))

    def _beside(self, entry: Entry) -> EntryView:
        claims = [one.id for one in entry.appearances]
        decided = self._rulings.about(key for one in entry.appearances for key in _keys(one))
        return EntryView(entry, self._related(entry, claims), self._ratings(entry), decided)

    def _entry(self, claims: Iterable[str]) -> Entry:
        held = as_decided(self._view, claims, self._rulings, self._outlets)
        others = other_figures(self._view.related_pairs(held), held)
        figures = as_decided(self._view, others, self._rulings, self._outlets)
        passages = self._view.passages(held)
        return entry_of(list(held.values()), passages, self._rulings, self._outlets, list(figures.values()))

    def _related(self, entry: Entry, claims: Sequence[str]) -> tuple[RelatedEntry, ...]:
        own = set(claims)
        slots: dict[str, Slot] = {}
        for pair in sorted(self._view.related_pairs(claims), key=lambda pair: -pair.score):
            other = pair.second if pair.first in own else pair.first
            if other not in own and pair.slot is not None:
                slots.setdefault(other, pair.slot)
        places = self._view.entries_of(slots)
        others: dict[str, Slot] = {}
        for claim, slot in slots.items():
            if (name := places.get(claim)) and name != entry.id:
                others.setdefault(name, slot)
        wordings = self._view.wordings_of(others)
        found = [RelatedEntry(name, slot, wordings[name]) for name, slot in others.items() if name in wordings]
        return tuple(sorted(found, key=lambda one: (_SLOTS.index(one.slot), one.entry)))

    def _ratings(self, entry: Entry) -> dict[str, str]:
        targets = {key for one in entry.appearances for key in (one.id, one.person) if key}
        kinds = (DecisionKind.RELIABILITY, DecisionKind.CREDIBILITY)
        return {key: d.value or "" for key in targets for d in self._rulings.of(key) if d.kind in kinds}

    def size(self) -> Size:
        """How much the ledger holds."""
        return self._view.size()

    def count(self, wanted: EntryFilter) -> int:
        """How many entries meet a filter."""
        return self._view.count(wanted)

    def most_repeated(self, limit: int) -> list[EntryRow]:
        """Summaries of the entries with most appearances more than origins."""
        return self._view.most_repeated(limit)

    def speakers(self, name: str | None, limit: int, offset: int = 0) -> list[SpeakerRow]:
        """Who speaks, those with most claims first; ``name`` are words of a name, or a key."""
        return self._view.speakers(name, limit, offset)

    def history(self, target: str | None, limit: int) -> list[Decision]:
        """The log, the latest first: all, or what is about one thing (of an entry: about each of its claims)."""
        if target is None:
            return self._view.history(None, limit)
        whole = self.whole_id(target)
        row = self._view.entry(whole) if whole.startswith("e-") else None
        found = self._view.history([member.claim_id for member in row.members] if row else [whole], limit)
        if not (found or row or self._is_there(whole)):
            raise DecisionError(
                f"The ledger has nothing called {target!r}; 'sayso show' and 'sayso speakers' print the ids."
            )
        return found

    def _is_there(self, target: str) -> bool:
        return bool(self._view.called(target, 1) or self._view.claims_of(target))

    def versions(self, target: str) -> list[Step]:
        """The versions of a report's article, the first first. Raises DecisionError if no report is called so."""
        found = versions_of(self._view, self.whole_id(target))
        if not found:
            raise DecisionError(f"No report is called {target!r}; 'sayso show ENTRY --json' prints the ids of reports.")
        return found

    def lost(self, limit: int) -> list[Decision]:
        """Decisions about what a newer reading no longer found, the latest first."""
        return self._view.lost_targets()[::-1][:limit]

    def reasons(self, view: EntryView) -> dict[str, str]:
        """Why each claim is in its entry, by claim: in words, with the claim it was found to be the same as."""
        claims = [one.id for one in view.entry.appearances]
        inside = set(claims)
        best: dict[str, Pair] = {}
        pairs = [pair for pair in self._view.same_pairs(claims) if inside.issuperset((pair.first, pair.second))]
        appearances = {one.id: one for one in view.entry.appearances}

        def telling(pair: Pair) -> tuple[bool, float, str, str]:
            pointing = _points(appearances[pair.first], pair.second) or _points(appearances[pair.second], pair.first)
            return (not pointing, pair.score, pair.first, pair.second)

        for pair in sorted(pairs, key=telling):
            best[pair.first] = best[pair.second] = pair
        return {claim: self._reason(claim, best.get(claim), appearances) for claim in claims}

    def _reason(self, claim: str, pair: Pair | None, appearances: Mapping[str, Appearance]) -> str:
        one = appearances[claim]
        if targets := [target[:10] for target in one.claim.refers_to if target in appearances]:
            return f"points back at {', '.join(targets)}"
        if pair is None:
            return "stands alone"
        other = pair.second if pair.first == claim else pair.first
        if _points(appearances[other], claim):
            return f"it is what {other[:10]} points back at"
        return self._likeness(one, appearances[other])

    def _likeness(self, one: Appearance, two: Appearance) -> str:
        """Why two claims, none of which points at the other, are the same."""
        claim, other = one.id, two.id
        if self._rulings.together(claim, other):
            return f"the same as {other[:10]}: a person decided so"
        from sayso.deriving import compared

        found = compared(self._view, claim, other)
        if found.verdict is not Verdict.SAME:
            return f"the same as {other[:10]}: one points back at the other"
        if one.claim.wording.casefold() == two.claim.wording.casefold():
            return f"the same as {other[:10]} ({found.score:.2f}), word for word"
        return f"the same as {other[:10]} ({found.score:.2f}): {_said(found)}"

    def closest(self, one: EntryView, other: EntryView) -> Closest:
        """The two claims of two entries that are most alike, how they compare, and what keeps the entries apart."""
        return closest(self._view, self._rulings, one.entry, other.entry)

    def read_since(self, moment: str) -> int:
        """How many reports were taken in at a moment (ISO 8601, UTC) or later."""
        return self._view.read_since(moment)

    def knows_place(self, name: str) -> bool:
        """Whether any claim of an entry is of this place, region or country."""
        return self._view.knows_place(name)

    def speakers_of(
        self, rows: Iterable[EntryRow], speakers: Iterable[SpeakerRow]
    ) -> Iterator[tuple[EntryRow, tuple[tuple[str, tuple[Side, ...]], ...]]]:
        """Each summary with those of these speakers who speak in it, by name, and on which sides."""
        called = {row.person or name for row in speakers for name in row.names}
        for some in batched(rows, PAGE):
            members = self._view.members(row.id for row in some)
            yield from ((row, _sides_of(members[row.id], called)) for row in some)

    def news(self, since: str, limit: int) -> list[News]:
        """What the reports taken in at this moment (ISO 8601) or later brought, the most telling first."""
        return list(self.newly(since, limit).told)

    def newly(self, since: str, limit: int, look: int | None = None) -> Newly:
        """As ``news``, with how much more there is; at most ``look`` of the entries that grew are looked at."""
        return newly(self._view, self._entry, since, limit, look)


def _sides_of(members: Iterable[Member], called: Container[str]) -> tuple[tuple[str, tuple[Side, ...]], ...]:
    """Those of the members who are called so, each with the sides they stand on, in the order of reading."""
    found: dict[str, tuple[str, set[Side]]] = {}
    for one in members:
        if one.voice and (key := one.voice.person or one.voice.name) in called:
            found.setdefault(key, (one.voice.name, set()))[1].add(one.side)
    return tuple((name, tuple(side for side in Side if side in sides)) for name, sides in found.values())


def _on_both_sides(row: EntryRow) -> list[str]:
    """The claims of those who both affirm and deny, in order of reading."""
    sides: dict[str, set[Side]] = {}
    told = [(one.voice.person, one) for one in row.members if one.voice and one.voice.person]
    for person, one in told:
        sides.setdefault(person, set()).add(one.side)
    return [one.claim_id for person, one in told if sides[person] >= {Side.AFFIRMED, Side.DENIED}]


def _keys(one: Appearance) -> Iterator[str]:
    """All that a decision about an appearance can be about."""
    known = (one.id, one.attribution and one.attribution.id, one.speaker and one.speaker.id, one.person)
    return (key for key in known if key)


_SLOTS = tuple(Slot)
_SPEAKING = ("deed", "words", "actor", "recipient", "object", "action", "numbers", "names", "meaning")
"""Features that speak for two claims being the same, what tells a reader most first."""


def _points(one: Appearance, other: str) -> bool:
    return other in one.claim.refers_to


def _said(found: Comparison) -> str:
    """What speaks most for two claims being the same, in words."""
    says = {feature.name: feature.says for feature in found.features if feature.score >= 0.5 or feature.name == "words"}
    return "; ".join(says[name] for name in [name for name in _SPEAKING if name in says][:3])
