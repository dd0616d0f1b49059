"""What may be one origin and may be two: each such tie makes the count a range."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sayso.ledger.carrying import fitting
from sayso.ledger.people import surname_of, table, words_of
from sayso.ledger.speaking import told_through
from sayso.ledger.ties import Found, by, star
from sayso.ledger.voices import Kind, Voice


def other_occasion(voices: Sequence[Voice]) -> Found:
    """One named speaker, or one who passes it on, on what may be different occasions."""
    by_speaker = [(members[0].name, members) for members in by(voices, lambda v: v.key).values()]
    for name, members in [*by_speaker, *told_through(voices)]:
        for one, two in pairwise(members):
            yield one, two, f"Both have it from {name}, who may have said it more than once."


def same_body(voices: Sequence[Voice]) -> Found:
    """Two speakers for what may be one body: a ministry and its spokesperson, "police" and the Houston police."""
    by_marks = by(voices, lambda v: v.body.marks if v.body and v.body.marks else None)
    for alike in by_marks.values():
        for one, two in star(alike):
            yield one, two, _of_one_body(one, two)
    sets_with: dict[str, set[frozenset[str]]] = defaultdict(set)
    for marks in by_marks:
        for mark in marks:
            sets_with[mark].add(marks)
    for marks, members in by_marks.items():
        wider = set.intersection(*(sets_with[mark] for mark in marks)) - {marks}
        if wider:  # one of them only, for those may well be different bodies
            fullest = min(wider, key=lambda other: (-len(by_marks[other]), sorted(other)))
            one, two = members[0], by_marks[fullest][0]
            yield one, two, _of_one_body(one, two)
    yield from _namesakes(voices)
    yield from _own_offices(voices)


def _namesakes(voices: Sequence[Voice]) -> Found:
    """A company and a person whose name it bears, where the report does not say for whom the person speaks.

    Or that person's "company", where the report does not say which.
    """
    bearing: dict[str, Voice] = {}
    for voice in (v for v in voices if v.key and v.is_body):
        words = voice.body.words if voice.body else ()
        if table("state_bodies").isdisjoint(words):  # "Houston police" are called after a town
            for word in words if owner_in(voice.name) is None else ():
                bearing.setdefault(word, voice)
    for person in (v for v in voices if v.key and v.body is None and v.surname in bearing):
        body = bearing[person.surname or ""]
        yield body, person, f"{person.name} ({person.place}) may speak for {body.name} ({body.place})."
    for owned in (v for v in voices if v.is_body and owner_in(v.name) in bearing):
        body = bearing[owner_in(owned.name) or ""]
        yield body, owned, f"{owned.name} ({owned.place}) may be {body.name} ({body.place})."


def _own_offices(voices: Sequence[Voice]) -> Found:
    """A person, and an office called after them or after their post: "Farrow's office", a minister and her ministry."""
    persons = by(voices, lambda v: v.surname if v.body is None else None)
    bodies = by(voices, lambda v: v.name if v.body and not v.is_described else None)
    for name, (office, *_) in bodies.items():
        held = _OFFICE.fullmatch(name)
        words = words_of(held[1]) if held else ()
        person = next((v for v in persons.get(words[-1], ()) if _is_called(v, words)), None) if words else None
        if person:
            yield office, person, _of_one_body(office, person)
    ministries = by(voices, lambda v: v.body.words if v.is_body and v.body else None)
    for person in (v for those in persons.values() for v in those[:1]):
        for office in ministries.get(_ministry_of(person), ())[:1]:
            yield office, person, _of_one_body(office, person)


def _is_called(person: Voice, words: Sequence[str]) -> bool:
    """Whether these words, which end in the person's surname, are all of the person's name."""
    return set(words) <= set(words_of(person.name))


def _ministry_of(person: Voice) -> tuple[str, ...]:
    """The words of the ministry that a minister heads: "Interior Minister" has the interior ministry."""
    speaker = person.appearance.speaker
    words = words_of(speaker.role or "") if speaker else ()
    return (*words[:-1], "ministry") if len(words) > 1 and words[-1] in ("minister", "secretary") else ()


_OFFICE = re.compile(r"([A-Z].*)['’]s? (?:private |press )?(?:office|ministry|staff|team|campaign|camp)")


def owner_in(name: str) -> str | None:
    """The last name of whose company it is: "Edda Vorn's company"; None of any other name."""
    owned = _OWNED.fullmatch(name)
    return surname_of(owned[1]) if owned else None


_OWNED = re.compile(r"([A-Z].*)['’]s? (?:company|firm|business)")


def _of_one_body(one: Voice, two: Voice) -> str:
    return f"Both may speak for the same body: {one.name} ({one.place}) and {two.name} ({two.place})."


def same_surname(voices: Sequence[Voice]) -> Found:
    """A bare surname, and a person who has it."""
    for members in by(voices, lambda v: v.surname).values():
        bare, full = [v for v in members if v.kind is Kind.VAGUE], [v for v in members if v.key]
        for one, two in star([*full[:1], *bare]):
            yield one, two, f"Both may be the same person: {one.name} ({one.place}) and {two.name} ({two.place})."


def same_description(voices: Sequence[Voice]) -> Found:
    """Two unnamed sources whose descriptions fit: never more than a doubt."""
    for members in fitting(v for v in voices if v.is_described):
        for one, two in star(members):
            yield one, two, f"Nothing tells {_quoted(one)} from {_quoted(two)}."


def _quoted(voice: Voice) -> str:
    return f"“{voice.name}” ({voice.place})" if voice.appearance.speaker else f"{voice.name} ({voice.place})"


def may_rest_on(voices: Sequence[Voice]) -> Found:
    """An outlet's own voice that does not say how it knows, and what was said before it, or on the same day."""
    said = sorted(voices, key=lambda v: (v.moment or 0, v.order))
    for place, voice in enumerate(said):
        if voice.kind in (Kind.OWN, Kind.OUTLET):
            beside = [v for v in said[place + 1 : place + 2] if v.moment == voice.moment]
            for other in (*said[:1], *said[max(0, place - 1) : place], *beside):
                yield (
                    other,
                    voice,
                    f"Nothing tells how {voice.place} knows it, and {other.place} may have had it before.",
                )
