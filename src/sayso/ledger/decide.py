"""What people decide, and how it changes what the records say.

``RULES`` tells, for every kind of decision, what it may be about and what its value may be. A decision is
never changed or deleted: a later one of the same kind on the same target supersedes it, an undo takes one back,
and an undo can itself be undone. Targets are ids of records (claims ``c-``, attributions ``a-``, speakers ``s-``),
keys of persons and outlets (``person:...``, ``outlet:...``), or ids of decisions (``t-``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.errors import DecisionError
from sayso.ids import speaker_id
from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance, Decision, DecisionKind
from sayso.model import (
    Act,
    Certainty,
    Granularity,
    Interval,
    Place,
    Polarity,
    Precision,
    Span,
    Speaker,
    SpeakerKind,
)

NONE = "none"
"""The value that empties a field."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of decision takes: prefixes of targets, and a check of the value that raises ValueError."""

    targets: tuple[str, ...]
    value: str
    check: Callable[[str], object] | None
    """None where there is no value."""


def spans_in(value: str) -> tuple[Span, ...]:
    """Spans written as ``10-25`` or ``10-25,40-52``."""
    pairs = [part.strip().split("-") for part in value.split(",")]
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError(value)
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def speaker_in(value: str) -> tuple[str, SpeakerKind | None]:
    """A speaker written as ``NAME`` or ``NAME; KIND``."""
    name, _, kind = (part.strip() for part in value.partition(";"))
    if not name:
        raise ValueError(value)
    return name, SpeakerKind(kind) if kind else None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?")


def interval_in(value: str) -> Interval | None:
    """A time written as ``2018-03-24``, ``2018-03-24/2018-03-26`` (ISO 8601), or ``none``."""
    from datetime import datetime

    if value == NONE:
        return None
    start, _, end = value.partition("/")
    for moment in (start, end or start):
        if not _DAY.fullmatch(moment):
            raise ValueError(value)
        datetime.fromisoformat(moment)
    if (end or start) < start:
        raise ValueError(value)
    return Interval(start, end or start, Granularity.MINUTE if "T" in start else Granularity.DAY)


def place_in(value: str) -> Place | None:
    """A place written as ``NAME; LATITUDE, LONGITUDE`` with an optional ``; COUNTRY``, or ``none``.

    Degrees of WGS 84. It stands nowhere in the text, so its span is the first code point.
    """
    if value == NONE:
        return None
    name, middle, *country = (part.strip() for part in value.split(";"))
    latitude, longitude = (float(part) for part in middle.split(","))
    if not (name and abs(latitude) <= 90 and abs(longitude) <= 180 and len(country) <= 1):
        raise ValueError(value)
    return Place(name, Span(0, 1), Precision.TOWN, country[0] if country else None, None, latitude, longitude)


def _text(value: str) -> str:
    if not value.strip() or len(value) > 10_000:
        raise ValueError(value)
    return value.strip()


def _letter(value: str) -> str:
    if value not in tuple("ABCDEF"):
        raise ValueError(value)
    return value


def _digit(value: str) -> str:
    if value not in tuple("123456"):
        raise ValueError(value)
    return value


_CLAIM = ("c-",)
_RECORD = ("c-", "a-")
_VOICE = ("person:", "outlet:")
_ANY = ("c-", "a-", "s-", "d-", "t-", *_VOICE)
_VOICES = ("s-", *_VOICE)

RULES: Mapping[DecisionKind, Rule] = {
    DecisionKind.ACCEPT: Rule(_RECORD, "nothing", None),
    DecisionKind.REJECT: Rule(_RECORD, "nothing", None),
    DecisionKind.SPAN: Rule(_CLAIM, "spans of the report, such as 10-25 or 10-25,40-52", spans_in),
    DecisionKind.SPEAKER: Rule(_CLAIM, f"a name, or NAME; KIND with a kind of {', '.join(SpeakerKind)}", speaker_in),
    DecisionKind.ROLE: Rule(_CLAIM, "a few words", _text),
    DecisionKind.POLARITY: Rule(_CLAIM, " or ".join(Polarity), Polarity),
    DecisionKind.CERTAINTY: Rule(_CLAIM, ", ".join(Certainty), Certainty),
    DecisionKind.ACT: Rule(_CLAIM, ", ".join(Act), Act),
    DecisionKind.WORDING: Rule(_CLAIM, "a sentence", _text),
    DecisionKind.SAID_AT: Rule(_CLAIM, "a day, DAY/DAY, or none", interval_in),
    DecisionKind.HAPPENED_AT: Rule(_CLAIM, "a day, DAY/DAY, or none", interval_in),
    DecisionKind.PLACE: Rule(_CLAIM, "NAME; LATITUDE, LONGITUDE, or none", place_in),
    DecisionKind.SAME: Rule(_CLAIM, "a claim", _text),
    DecisionKind.DIFFERENT: Rule(_CLAIM, "a claim", _text),
    DecisionKind.SAME_ORIGIN: Rule(_CLAIM, "a claim", _text),
    DecisionKind.DIFFERENT_ORIGIN: Rule(_CLAIM, "a claim", _text),
    DecisionKind.MERGE_SPEAKERS: Rule(_VOICES, "the speaker that is the same", _text),
    DecisionKind.SPLIT_SPEAKERS: Rule(("s-",), "nothing", None),
    DecisionKind.RELIABILITY: Rule(_VOICE, "a letter from A to F", _letter),
    DecisionKind.CREDIBILITY: Rule(_CLAIM, "a digit from 1 to 6", _digit),
    DecisionKind.NOTE: Rule(_ANY, "nothing: the words go into the note", None),
    DecisionKind.UNDO: Rule(("t-",), "nothing", None),
}
"""Every kind of decision. Reliability and credibility are the Admiralty code's, two fields, set by a person only."""

PAIRS = {
    DecisionKind.SAME: True,
    DecisionKind.DIFFERENT: False,
    DecisionKind.SAME_ORIGIN: True,
    DecisionKind.DIFFERENT_ORIGIN: False,
}
"""The kinds that are about two claims, and whether they put them together."""

_OPPOSITES = {
    DecisionKind.SAME: DecisionKind.DIFFERENT,
    DecisionKind.SAME_ORIGIN: DecisionKind.DIFFERENT_ORIGIN,
    DecisionKind.ACCEPT: DecisionKind.REJECT,
    DecisionKind.MERGE_SPEAKERS: DecisionKind.SPLIT_SPEAKERS,
}
_FAMILY = {**{kind: kind for kind in DecisionKind}, **{other: kind for kind, other in _OPPOSITES.items()}}
"""A reject answers an earlier accept, and so on: the later one holds."""


def check(decision: Decision) -> None:
    """Raise DecisionError with what the kind takes, if target or value are not that."""
    rule = RULES[decision.kind]
    if not decision.target.startswith(rule.targets):
        raise DecisionError(
            f"A decision {decision.kind.value!r} can't be about {decision.target!r}; "
            f"it takes an id that begins with {' or '.join(rule.targets)}."
        )
    if rule.check is None:
        if decision.value is not None:
            raise DecisionError(f"A decision {decision.kind.value!r} takes no value; words go into the note.")
        return
    if not decision.value:
        raise DecisionError(f"A decision {decision.kind.value!r} needs a value: {rule.value}.")
    try:
        rule.check(decision.value)
    except (ValueError, KeyError) as error:
        raise DecisionError(
            f"{decision.value!r} is no value for a decision {decision.kind.value!r}; it takes {rule.value}."
        ) from error


def topic_of(decision: Decision) -> tuple[str, ...]:
    """What a decision settles: of several with one topic, the last one holds."""
    family = _FAMILY[decision.kind].value
    if decision.kind in PAIRS:
        return (family, *sorted((decision.target, decision.value or "")))
    if decision.kind in (DecisionKind.NOTE, DecisionKind.UNDO):  # notes add up; each undo is of one decision
        return (family, decision.id)
    return (family, decision.target)


def in_force(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    """The decisions that hold, by topic; ``decisions`` come in the order they were made."""
    log = list(decisions)
    undone: set[str] = set()
    for one in reversed(log):  # from the end, so that an undo that was undone itself undoes nothing
        if one.kind is DecisionKind.UNDO and one.id not in undone:
            undone.add(one.target)
    held: dict[tuple[str, ...], Decision] = {}
    for one in log:
        if one.id not in undone and one.kind is not DecisionKind.UNDO:
            held[topic_of(one)] = one
    return held


def superseded(decision: Decision, earlier: Iterable[Decision]) -> str | None:
    """The id of the decision that this new one replaces, or undoes; None if it is the first of its topic."""
    if decision.kind is DecisionKind.UNDO:
        return decision.target
    before = in_force(earlier).get(topic_of(decision))
    return before.id if before else None


class Rulings:
    """The decisions in force, ready to be asked about claims, pairs and persons."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_target: dict[str, list[Decision]] = {}
        self._pairs: dict[tuple[str, str], Decision] = {}
        self._origin_pairs: dict[tuple[str, str], Decision] = {}
        self._merged: dict[str, str] = {}
        self._about: dict[str, list[Decision]] = {}
        for one in in_force(decisions).values():
            self._file(one)

    def _file(self, one: Decision) -> None:
        paired = one.kind in PAIRS or one.kind is DecisionKind.MERGE_SPEAKERS
        for key in (one.target, one.value) if paired else (one.target,):
            self._about.setdefault(key or "", []).append(one)
        if one.kind in PAIRS:
            first, second = sorted((one.target, one.value or ""))
            table = self._pairs if one.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) else self._origin_pairs
            table[first, second] = one
        elif one.kind is DecisionKind.MERGE_SPEAKERS:
            self._merged[one.target] = one.value or ""
        else:
            self._by_target.setdefault(one.target, []).append(one)

    def of(self, target: str) -> tuple[Decision, ...]:
        """What holds of one target, in the order it was decided."""
        return tuple(self._by_target.get(target, ()))

    def about(self, keys: Iterable[str]) -> tuple[Decision, ...]:
        """What holds of any of these, alone or as one of two, in the order it was decided."""
        found = {one.id: one for key in keys for one in self._about.get(key, ())}
        return tuple(sorted(found.values(), key=lambda one: (one.decided_at, one.id)))

    def together(self, first: str, second: str) -> bool | None:
        """Whether a person said that two claims are the same (True) or different (False)."""
        return self._asked(self._pairs, first, second)

    def pairs(self, same: bool) -> tuple[tuple[str, str], ...]:
        """The pairs of claims a person called the same, or different."""
        return tuple(pair for pair, one in self._pairs.items() if PAIRS[one.kind] is same)

    def pairs_of(self, claim: str) -> tuple[tuple[str, str], ...]:
        """The pairs that a person ruled on and this claim is in."""
        return tuple(pair for pair in self._pairs if claim in pair)

    def origin_pairs(self, same: bool) -> tuple[tuple[str, str], ...]:
        """The pairs of claims a person said have one origin, or have not."""
        return tuple(pair for pair, one in self._origin_pairs.items() if PAIRS[one.kind] is same)

    @staticmethod
    def _asked(table: Mapping[tuple[str, str], Decision], first: str, second: str) -> bool | None:
        one = table.get((min(first, second), max(first, second)))
        return PAIRS[one.kind] if one else None

    def person(self, key: str | None, speaker: str | None) -> str | None:
        """The person behind a key or a speaker of one document, after merges and splits."""
        if speaker and any(one.kind is DecisionKind.SPLIT_SPEAKERS for one in self.of(speaker)):
            key = f"person:{speaker}"
        current = self._merged.get(speaker or "", key)
        seen: set[str] = set()
        while current in self._merged and current not in seen:
            seen.add(current)
            current = self._merged[current]
        return min(seen) if current in seen else current  # a ring of merges is one person

    def rejects(self, appearance: Appearance) -> bool:
        """Whether a person threw the claim out, or its attribution."""
        held = {one.kind for one in self.of(appearance.id)}
        if held & {DecisionKind.ACCEPT, DecisionKind.REJECT}:
            return DecisionKind.REJECT in held
        about = self.of(appearance.attribution.id) if appearance.attribution else ()
        return any(one.kind is DecisionKind.REJECT for one in about)

    def applied(self, appearance: Appearance) -> Appearance | None:
        """The appearance as people corrected it; None if it was rejected."""
        if self.rejects(appearance):
            return None
        made = appearance
        for one in self.of(appearance.id):
            made = _EDITS[one.kind](made, one.value or "") if one.kind in _EDITS else made
        fields = tuple(sorted(one.kind.value for one in self.of(appearance.id) if one.kind in _EDITS))
        speaker = made.speaker.id if made.speaker else None
        return replace(made, by_hand=fields, person=self.person(made.person, speaker))


def _with(appearance: Appearance, **changes: object) -> Appearance:
    return replace(appearance, claim=replace(appearance.claim, **changes))  # type: ignore[arg-type]


def _set_speaker(appearance: Appearance, value: str) -> Appearance:
    name, kind = speaker_in(value)
    document = appearance.document.id
    if appearance.speaker and kind is None and appearance.speaker.name == name:
        return appearance
    known = appearance.speaker.kind if appearance.speaker else SpeakerKind.UNKNOWN
    speaker = Speaker(speaker_id(document, name), document, name, kind or known, named=True)
    person = person_of(speaker, appearance.document)
    return replace(_with(appearance, speaker_id=speaker.id), speaker=speaker, person=person)


def _set_role(appearance: Appearance, value: str) -> Appearance:
    if appearance.speaker is None:
        return appearance
    return replace(appearance, speaker=replace(appearance.speaker, role=value.strip()))


def _set_place(appearance: Appearance, value: str) -> Appearance:
    place = place_in(value)
    return _with(appearance, places=(place,) if place else ())


_EDITS: Mapping[DecisionKind, Callable[[Appearance, str], Appearance]] = {
    DecisionKind.SPAN: lambda one, value: _with(one, original=spans_in(value)),
    DecisionKind.SPEAKER: _set_speaker,
    DecisionKind.ROLE: _set_role,
    DecisionKind.POLARITY: lambda one, value: _with(one, polarity=Polarity(value)),
    DecisionKind.CERTAINTY: lambda one, value: _with(one, certainty=Certainty(value)),
    DecisionKind.ACT: lambda one, value: _with(one, act=Act(value)),
    DecisionKind.WORDING: lambda one, value: _with(one, wording=value.strip()),
    DecisionKind.SAID_AT: lambda one, value: _with(one, said_at=interval_in(value)),
    DecisionKind.HAPPENED_AT: lambda one, value: _with(one, happened_at=interval_in(value)),
    DecisionKind.PLACE: _set_place,
}
"""How a decision changes the claim it is about."""
