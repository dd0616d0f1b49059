"""Who speaks: one person, body or outlet with all it said, what it is called and what people made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sayso.errors import DecisionError
from sayso.ledger.decide import Rulings
from sayso.ledger.people import person_of
from sayso.ledger.retractions import changes_of
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Decision, DecisionKind, Side
from sayso.model import Speaker
from sayso.store import EntryRow, SpeakerRow
from sayso.store.listing import KEYS
from sayso.store.overview import Stand
from sayso.views.gathering import Gatherer, Told

LATEST = 200
"""Statements, those taken in last, that the facts about a speaker are counted over."""
MOST_TURNS = 6
"""Entries in which a change of position is looked for."""
IN_ONE = 30
"""Claims of a speaker in one entry among which it is looked for."""
MOST_SPLITS = 50
"""Splits that are looked through for those that took something from a speaker."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that reports say of a speaker, and how many reports do."""

    words: str
    reports: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of position: in which entry, and the claims before and after."""

    entry: EntryRow
    before: Told
    after: Told


@dataclass(frozen=True, slots=True)
class PersonView:
    """A speaker over all reports.

    ``roles``, ``speaks_for`` and ``nationalities`` are as reports state them, counted over the ``LATEST`` statements;
    ``said`` are side and day (ISO 8601) of those. ``joined`` are the merges in force, ``parted`` the splits that took
    claims away, ``reliability`` is what a person set, None where nobody did.
    """

    row: SpeakerRow
    entries: int
    roles: tuple[Stated, ...]
    speaks_for: tuple[Stated, ...]
    nationalities: tuple[Stated, ...]
    said: tuple[tuple[Side, str | None], ...]
    turns: tuple[Turn, ...]
    joined: tuple[Decision, ...]
    parted: tuple[Decision, ...]
    reliability: Decision | None

    @property
    def key(self) -> str:
        """Its key over all reports."""
        return self.row.person or ""

    @property
    def statements(self) -> int:
        """How many claims it makes."""
        return self.row.affirmed + self.row.denied + self.row.hedged


class People(Gatherer):
    """Asks a ledger at one moment about those who speak."""

    def listed(self, words: str | None, limit: int, offset: int = 0) -> list[SpeakerRow]:
        """Speakers, those with most claims first; ``words`` of a name, or a key, leave out the others."""
        return self._view.speakers(words, limit, offset)

    def count(self, words: str | None = None) -> int:
        """How many there are, or are called like this."""
        return self._view.speaker_count(words)

    def key_of(self, target: str) -> str:
        """The key that a key, or the words of a name, mean after merges. Raises DecisionError if none or several."""
        if target.startswith(KEYS):
            return self._rulings.person(target, None) or target
        found = [row for row in self._view.speakers(target, 10) if row.person]
        exact = [row for row in found if target.casefold() in (name.casefold() for name in row.names)] or found
        if len(exact) != 1 or exact[0].person is None:
            told = "Several speakers are" if exact else "No speaker with a key is"
            raise DecisionError(f"{told} called {target!r}; the page of speakers lists them with their keys.")
        return exact[0].person

    def person(self, target: str) -> PersonView:
        """The speaker of this key or name. Raises DecisionError if there is none."""
        key = self.key_of(target)
        row = self._view.voices([key]).get(key)
        if row is None:
            raise DecisionError(f"Nobody in the ledger is called {target!r}; the page of speakers lists who speaks.")
        latest = self.told(self._view.said_by(key, LATEST))
        return PersonView(
            row=row,
            entries=self._view.entry_count_by(key),
            roles=_stated(latest, lambda speaker: speaker.role),
            speaks_for=_stated(latest, lambda speaker: speaker.speaks_for),
            nationalities=_stated(latest, lambda speaker: speaker.nationality),
            said=tuple((told.side, said_on(told.one)) for told in latest),
            turns=tuple(self._turns(key)),
            joined=_joined(key, self._rulings),
            parted=tuple(self._parted(key)),
            reliability=next((d for d in self._rulings.of(key) if d.kind is DecisionKind.RELIABILITY), None),
        )

    def statements(self, key: str, limit: int, offset: int = 0) -> list[Told]:
        """What a speaker says, from the reports taken in last on."""
        placed = self._view.said_by(key, limit, offset)
        told = {one.one.id: one for one in self.told(placed)}
        return [told[one.claim] for one in placed if one.claim in told]

    def entries(self, key: str, limit: int, offset: int = 0) -> list[tuple[EntryRow, Stand]]:
        """The entries a speaker speaks in, the most disputed first, and how often on which side."""
        return self._view.entries_by(key, limit, offset)

    def wordings(self, told: Iterable[Told]) -> Mapping[str, str]:
        """What the entries of these claims say, by the id of the entry."""
        return self._view.wordings_of(dict.fromkeys(one.entry for one in told))

    def _turns(self, key: str) -> Iterable[Turn]:
        for row, _ in self._view.on_both_sides(key, MOST_TURNS):
            held = {told.one.id: told for told in self.said_in(key, [row.id], IN_ONE)}
            for change in changes_of(told.one for told in held.values()):
                if change.person == key:
                    yield Turn(row, held[change.before], held[change.after])

    def _parted(self, key: str) -> Iterable[Decision]:
        splits = self._view.decisions(kinds=[DecisionKind.SPLIT_SPEAKERS])[-MOST_SPLITS:]
        in_force = [one for one in splits if one in self._rulings.of(one.target)]
        for one in in_force:
            claims = self._view.claims_of(one.target)[:1]
            if any(self._found_as(found) == key for found in self._view.appearances(claims)):
                yield one

    def _found_as(self, one: Appearance) -> str | None:
        """Who a speaker was before people decided anything."""
        return person_of(one.speaker, one.document, self._outlets) if one.speaker else None


def _stated(told: Iterable[Told], field: Callable[[Speaker], str | None]) -> tuple[Stated, ...]:
    """What reports state in one field, what most of them do first."""
    found = {
        (words, one.one.document.id)
        for one in told
        if one.one.speaker and (words := field(one.one.speaker)) is not None
    }
    counts = Counter(words for words, _ in found)
    return tuple(Stated(words, count) for words, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _joined(key: str, rulings: Rulings) -> tuple[Decision, ...]:
    """The merges in force that made a speaker of several, whichever way they were told."""
    found: dict[str, Decision] = {}
    waiting, seen = [key], {key}
    while waiting:
        for one in rulings.about([waiting.pop()]):
            if one.kind is DecisionKind.MERGE_SPEAKERS and one.id not in found:
                found[one.id] = one
                new = {one.target, one.value or ""} - seen
                waiting += sorted(new)
                seen |= new
    return tuple(sorted(found.values(), key=lambda one: (one.decided_at, one.id)))
