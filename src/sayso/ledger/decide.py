"""What people decide, and how it changes what the records say.

``RULES`` tells, for every kind of decision, what it may be about and what its value may be. A decision is
never changed or deleted: a later one of the same kind on the same target supersedes it, an undo takes one back,
and an undo can itself be undone. Targets are ids of records (claims ``c-``, attributions ``a-``, speakers ``s-``,
documents ``d-``), keys of persons and outlets (``person:...``, ``outlet:...``), or ids of decisions (``t-``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.errors import DecisionError
from sayso.ledger import values
from sayso.ledger.adding import BY_HAND, Added, added_in
from sayso.ledger.edits import EDITS, RECUTS
from sayso.ledger.types import Appearance, Decision, DecisionKind
from sayso.model import Act, Attribution, Certainty, Polarity, SpeakerKind


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind of decision takes: prefixes of targets, and a check of the value that raises ValueError."""

    targets: tuple[str, ...]
    value: str
    check: Callable[[str], object] | None
    """None where there is no value."""


SPANS = "spans of the report, such as 10-25 or 10-25,40-52"
ADDING = (
    "what is where in the report, such as 'source 10-20; cue 21-27; content 28-60,70-80', and after that as you like "
    "speaker NAME, kind, polarity, certainty, act and, at the end, wording"
)
_CLAIM = ("c-",)
_ATTRIBUTION = ("a-",)
_REPORT = ("d-",)
_RECORD = ("c-", "a-")
_VOICE = ("person:", "outlet:")
_ANY = ("c-", "a-", "s-", "d-", "t-", *_VOICE)
_VOICES = ("s-", *_VOICE)

RULES: Mapping[DecisionKind, Rule] = {
    DecisionKind.ACCEPT: Rule(_RECORD, "nothing", None),
    DecisionKind.REJECT: Rule(_RECORD, "nothing", None),
    DecisionKind.ADD: Rule(_REPORT, ADDING, added_in),
    DecisionKind.SOURCE: Rule(_ATTRIBUTION, "spans of the report, such as 10-25, or none", values.spans_or_none),
    DecisionKind.CUE: Rule(_ATTRIBUTION, "a span of the report, such as 10-25, or none", values.span_or_none),
    DecisionKind.CONTENT: Rule(_ATTRIBUTION, SPANS, values.spans_in),
    DecisionKind.SPAN: Rule(_CLAIM, SPANS, values.spans_in),
    DecisionKind.SPEAKER: Rule(
        _CLAIM, f"a name, or NAME; KIND with a kind of {', '.join(SpeakerKind)}", values.speaker_in
    ),
    DecisionKind.ROLE: Rule(_CLAIM, "a few words", values.text),
    DecisionKind.POLARITY: Rule(_CLAIM, " or ".join(Polarity), Polarity),
    DecisionKind.CERTAINTY: Rule(_CLAIM, ", ".join(Certainty), Certainty),
    DecisionKind.ACT: Rule(_CLAIM, ", ".join(Act), Act),
    DecisionKind.WORDING: Rule(_CLAIM, "a sentence", values.text),
    DecisionKind.SAID_AT: Rule(_CLAIM, "a day, DAY/DAY, or none", values.interval_in),
    DecisionKind.HAPPENED_AT: Rule(_CLAIM, "a day, DAY/DAY, or none", values.interval_in),
    DecisionKind.PLACE: Rule(_CLAIM, "NAME; LATITUDE, LONGITUDE, or none", values.place_in),
    DecisionKind.SAME: Rule(_CLAIM, "a claim", values.text),
    DecisionKind.DIFFERENT: Rule(_CLAIM, "a claim", values.text),
    DecisionKind.SAME_ORIGIN: Rule(_CLAIM, "a claim", values.text),
    DecisionKind.DIFFERENT_ORIGIN: Rule(_CLAIM, "a claim", values.text),
    DecisionKind.MERGE_SPEAKERS: Rule(_VOICES, "the speaker that is the same", values.text),
    DecisionKind.SPLIT_SPEAKERS: Rule(("s-",), "nothing", None),
    DecisionKind.RELIABILITY: Rule(_VOICE, "a letter from A to F", values.letter),
    DecisionKind.CREDIBILITY: Rule(_CLAIM, "a digit from 1 to 6", values.digit),
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
    if decision.kind is DecisionKind.ADD and decision.value:
        return (family, added_in(decision.value).attribution_id(decision.target))
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


def added_to(document: str, decisions: Iterable[Decision]) -> tuple[Added, ...]:
    """What people added to a report, in the order they did; ``decisions`` are at least all about the report."""
    held = (one for one in in_force(decisions).values() if one.kind is DecisionKind.ADD and one.target == document)
    return tuple(added_in(one.value or "") for one in held)


class Rulings:
    """The decisions in force, ready to be asked about claims, pairs and persons."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_target: dict[str, list[Decision]] = {}
        self._pairs: dict[tuple[str, str], Decision] = {}
        self._origin_pairs: dict[tuple[str, str], Decision] = {}
        self._merged: dict[str, str] = {}
        self._about: dict[str, list[Decision]] = {}
        self._held = in_force(decisions)
        for one in self._held.values():
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
        elif one.kind is DecisionKind.ADD:
            self._file_added(one)
        else:
            self._by_target.setdefault(one.target, []).append(one)

    def _file_added(self, one: Decision) -> None:
        """What was added is about the claim it made as well, and comes before all that was decided about that."""
        added = added_in(one.value or "")
        for key in (added.attribution_id(one.target), added.claim_id(one.target)):
            self._about.setdefault(key, []).append(one)
            self._by_target.setdefault(key, []).insert(0, one)

    def in_force_for(self, kind: DecisionKind, target: str, value: str | None = None) -> str:
        """The decision that one of this kind would replace, as a form hands it on (``Asked.seen``): "" where none."""
        held = self._held.get(topic_of(Decision("", kind, target, value, "", "")))
        return held.id if held else ""

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

    def applied(self, appearance: Appearance, alone: bool = False) -> Appearance | None:
        """The appearance as people corrected it; None if it was rejected, or added by hand and taken back.

        ``alone`` tells that it is the only claim of its attribution: its exact words are then those of the content.
        """
        about = self.of(appearance.id)
        if self.rejects(appearance) or (_by_hand(appearance) and not _has(about, DecisionKind.ADD)):
            return None
        made = self._recut(appearance, alone)
        for one in about:
            made = EDITS[one.kind](made, one.value or "") if one.kind in EDITS else made
        fields = {one.kind.value for one in about if one.kind in EDITS} | self._recut_fields(made.attribution)
        speaker = made.speaker.id if made.speaker else None
        return replace(made, by_hand=tuple(sorted(fields)), person=self.person(made.person, speaker))

    def attribution(self, found: Attribution) -> Attribution:
        """An attribution with the spans that people set."""
        for one in self.of(found.id):
            found = RECUTS[one.kind](found, one.value or "") if one.kind in RECUTS else found
        return found

    def sets_content(self, attribution: Attribution | None) -> bool:
        """Whether a person set the content of an attribution."""
        return attribution is not None and _has(self.of(attribution.id), DecisionKind.CONTENT)

    def _recut(self, appearance: Appearance, alone: bool) -> Appearance:
        if appearance.attribution is None:
            return appearance
        attribution = self.attribution(appearance.attribution)
        claim = appearance.claim
        if alone and self.sets_content(attribution):
            claim = replace(claim, original=attribution.contents)
        return replace(appearance, attribution=attribution, claim=claim)

    def _recut_fields(self, attribution: Attribution | None) -> set[str]:
        return {one.kind.value for one in self.of(attribution.id) if one.kind in RECUTS} if attribution else set()


def _by_hand(appearance: Appearance) -> bool:
    return appearance.attribution is not None and appearance.attribution.producer == BY_HAND


def _has(decisions: Sequence[Decision], kind: DecisionKind) -> bool:
    return any(one.kind is kind for one in decisions)
