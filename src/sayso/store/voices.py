"""Who speaks in entries, under which names, and how many claims on each side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Update, bindparam, select

from sayso.ledger.types import Side
from sayso.model import SpeakerKind
from sayso.store import tables as t
from sayso.store.base import Base
from sayso.store.fulltext import NAME_WORDS
from sayso.store.rows import Voice

_VOICES = select(t.voices.c.key, t.voices.c.sequence)
_OWN_NAMES = select(t.names)
_NAMES = select(t.names, t.voices.c.person).join(t.voices, t.voices.c.sequence == t.names.c.voice)


def _adding() -> tuple[Update, Update]:
    """Adds to the counts of a name, and of a voice: ``more`` in all, and so many on each side."""
    name, voice = t.names.c, t.voices.c
    sides = {voice[side.value]: voice[side.value] + bindparam(f"more_{side.value}") for side in Side}
    return (
        t.names.update()
        .where(name.sequence == bindparam("number"))
        .values({name.total: name.total + bindparam("more")}),
        t.voices.update()
        .where(voice.sequence == bindparam("number"))
        .values({**sides, voice.total: voice.total + bindparam("more")}),
    )


_ADD_TO_NAMES, _ADD_TO_VOICES = _adding()


class VoicesView(Base):
    """Asks for voices."""

    def _voices(self, names: Iterable[int | None]) -> dict[int | None, Voice]:
        """The voices of these names, by the number of the name."""
        rows = self._among(_NAMES, t.names.c.sequence, dict.fromkeys(name for name in names if name is not None))
        return {row.sequence: Voice(row.person, row.name, SpeakerKind(row.kind), row.named) for row in rows}


class VoicesWork(VoicesView):
    """Lists voices and keeps count of them."""

    def _named(self, voices: Iterable[Voice]) -> dict[Voice, int]:
        """The number of each voice's name; new ones are listed."""
        ordered = sorted(voices, key=lambda one: (_key(one), one.name, one.kind, one.named))
        numbers = self._voice_numbers(ordered)
        wanted = {one: (numbers[_key(one)], one.name, one.kind.value, one.named) for one in ordered}
        listed = self._among(_OWN_NAMES, t.names.c.voice, dict.fromkeys(numbers.values()))
        known = {(row.voice, row.name, row.kind, row.named): row.sequence for row in listed}
        new = [identity for identity in wanted.values() if identity not in known]
        added = dict(zip(new, range(first := self._next(t.names), first + len(new)), strict=True)) if new else {}
        rows = [(number, *identity, 0) for identity, number in added.items()]
        self._insert(t.names, [dict(zip(t.names.c.keys(), row, strict=True)) for row in rows])
        NAME_WORDS.add(self._connection, [(number, identity[1]) for identity, number in added.items()])
        known |= added
        return {one: known[identity] for one, identity in wanted.items()}

    def _voice_numbers(self, voices: Iterable[Voice]) -> dict[str, int]:
        wanted = {_key(one): one.person for one in voices}
        known = {row.key: row.sequence for row in self._among(_VOICES, t.voices.c.key, wanted)}
        missing = [key for key in wanted if key not in known]
        new = {key: number for number, key in enumerate(missing, self._next(t.voices))} if missing else {}
        none = {"affirmed": 0, "denied": 0, "hedged": 0, "total": 0}
        self._insert(t.voices, [{"sequence": n, "key": key, "person": wanted[key], **none} for key, n in new.items()])
        return known | new

    def _count(self, changes: Mapping[int, Counter[Side]]) -> None:
        """Add to the counts of names, and of the voices they are names of; what went has a number below 0."""
        if not changes:
            return
        rows = self._among(_OWN_NAMES, t.names.c.sequence, changes)
        voices: dict[int, Counter[Side]] = defaultdict(Counter)
        for row in rows:
            for side, by in changes[row.sequence].items():
                voices[row.voice][side] += by
        self._connection.execute(_ADD_TO_NAMES, [_more(name, change) for name, change in changes.items()])
        self._connection.execute(_ADD_TO_VOICES, [_more(voice, change) for voice, change in voices.items()])


def _more(number: int, change: Counter[Side]) -> dict[str, Any]:
    return {"number": number, "more": change.total(), **{f"more_{side.value}": change[side] for side in Side}}


def _key(voice: Voice) -> str:
    """A voice without a person's key is listed by its description."""
    return voice.person or f"described:{voice.name.casefold()}"
