"""How many independent origins the appearances of a claim have, and why.

Appearances are put together for the reasons declared in ``ties.RULES``, in their order; what is left is counted.
Reasons that may only hold (``ties.DOUBTS``) make the count a range. Whatever the order in which they come in,
the result is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.ledger.groups import NAMED, Groups, Guard, Marks
from sayso.ledger.outlets import OutletTable
from sayso.ledger.people import PERSON
from sayso.ledger.rules import DOUBTS, RULES
from sayso.ledger.ties import ties_of
from sayso.ledger.types import Appearance, Origin, Origins, Tie
from sayso.ledger.voices import Kind, Voice, called_beside

DECIDED = "decision"


def origins_of(
    appearances: Sequence[Appearance],
    passages: Mapping[str, bytes],
    same: Iterable[tuple[str, str]],
    different: Iterable[tuple[str, str]],
    outlets: OutletTable,
) -> Origins:
    """The independent origins of appearances of one side of an entry.

    ``passages`` are signatures by claim id (``passages.signature`` of ``passages.passage_of``); where one is
    missing, the sentence stands for it. ``same`` and ``different`` are pairs of claims of which a person said that
    they have one origin, or have not: these hold whatever else speaks against them.
    """
    if len(appearances) < 2:  # most entries, and nothing to tie
        alone = tuple(Origin((one.id,), ()) for one in appearances)
        return Origins(alone, len(alone), len(alone))
    beside = called_beside(appearances, outlets)
    made_of = (Voice(one, passages.get(one.id), outlets, beside) for one in appearances)
    voices = sorted(made_of, key=lambda v: v.order)
    names = {voice.id for voice in voices}
    groups = Groups(names, different, _marks(voices))
    sure = [tie for tie in _decided(same, names) if groups.join(tie)]
    for rule in RULES:
        sure += [tie for tie in ties_of(rule, voices) if groups.join(tie, rule.guard)]
    made = _made(groups, sure, {one.id: (one.sequence, one.id) for one in appearances})
    doubts = tuple(tie for rule in DOUBTS for tie in ties_of(rule, voices) if groups.join(tie, rule.guard))
    return Origins(made, len(made) - len(doubts), len(made), doubts, circular(voices))


def _decided(pairs: Iterable[tuple[str, str]], names: set[str]) -> Iterator[Tie]:
    for first, second in sorted({(min(pair), max(pair)) for pair in pairs}):
        if first != second and {first, second} <= names:
            yield Tie(first, second, DECIDED, "A person decided that these have one origin.")


def _marks(voices: Sequence[Voice]) -> dict[Guard, dict[str, Marks]]:
    """What keeps claims apart: who speaks, and on which day."""
    return {
        Guard.VOICES: {voice.id: _who(voice) for voice in voices},
        Guard.SPEAKERS: {voice.id: {**_who(voice), **_described(voice)} for voice in voices},
        Guard.DAYS: {
            v.id: {v.identity: frozenset((str(v.said),))} for v in voices if v.identity and v.said is not None
        },
    }


def _who(voice: Voice) -> Marks:
    """The named persons and bodies that speak, and whom the report tells apart from others in it.

    A person stands for the body spoken for, so that the two don't clash, as two of its persons do.
    """
    body = voice.body
    vague = " ".join(sorted(body.marks)) if body and (voice.key or voice.kind is Kind.VAGUE) else None
    stands_for = PERSON + body.name if body and body.name else vague or voice.key
    speaking = {*voice.relays, *((stands_for,) if stands_for and (voice.key or voice.kind is Kind.VAGUE) else ())}
    persons = {*voice.relays, *((voice.key,) if voice.key and voice.surname else ())}
    known = {NAMED: speaking, "person": persons, voice.document: {voice.speaker} if voice.speaker else set()}
    return {about: frozenset(names) for about, names in known.items() if names}


def _described(voice: Voice) -> Marks:
    """What is told of an unnamed source, and which body it speaks for."""
    told = {"walk": voice.description.walk, "country": voice.description.country} if voice.is_described else {}
    known = {about: frozenset((word,)) for about, word in told.items() if word}
    return {**known, "body": voice.body.marks} if voice.body and voice.body.marks else known


def _made(groups: Groups, ties: Sequence[Tie], order: Mapping[str, tuple[int, str]]) -> tuple[Origin, ...]:
    """The groups in the order of reading, each with the ties that made it."""
    reasons: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        reasons[groups.root(tie.first)].append(tie)
    members = sorted((sorted(of, key=order.__getitem__) for of in groups.all()), key=lambda of: order[of[0]])
    return tuple(Origin(tuple(of), tuple(reasons[groups.root(of[0])])) for of in members)


def circular(voices: Sequence[Voice]) -> tuple[tuple[str, ...], ...]:
    """The rings of outlets that cite each other, by name: each can be reached from each by who cites whom."""
    names = {voice.outlet.key: voice.place for voice in reversed(voices) if voice.outlet}
    cites: dict[str, set[str]] = {key: set() for key in names}
    for voice in voices:
        if voice.outlet:
            cites[voice.outlet.key] |= {key for key in voice.cited if key in names}
    reached = {key: _reached(key, cites) for key in names}
    rings = {tuple(sorted(other for other in reached[key] if key in reached[other])) for key in names}
    return tuple(sorted(tuple(sorted(names[key] for key in ring)) for ring in rings if len(ring) > 1))


def _reached(start: str, cites: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(cites[start])
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(cites[key])
    return found
