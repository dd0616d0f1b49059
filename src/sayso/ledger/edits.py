"""How a decision changes the claim, or the attribution, it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from sayso.ids import speaker_id
from sayso.ledger.adding import BY_HAND, added_in
from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance, DecisionKind
from sayso.ledger.values import interval_in, place_in, span_or_none, spans_in, spans_or_none, speaker_in
from sayso.model import Act, Attribution, Certainty, Polarity, Speaker, SpeakerKind


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


def _set_added(appearance: Appearance, value: str) -> Appearance:
    """What a person said of a claim they added, where a newer reading has found the same claim by itself."""
    if appearance.attribution is None or appearance.attribution.producer == BY_HAND:
        return appearance
    added = added_in(value)
    told = {name: getattr(added, name) for name in ("polarity", "certainty", "act", "wording")}
    made = _with(appearance, **{name: said for name, said in told.items() if said is not None})
    return _set_speaker(made, "; ".join(filter(None, (added.speaker, added.kind)))) if added.speaker else made


EDITS: Mapping[DecisionKind, Callable[[Appearance, str], Appearance]] = {
    DecisionKind.ADD: _set_added,
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

RECUTS: Mapping[DecisionKind, Callable[[Attribution, str], Attribution]] = {
    DecisionKind.SOURCE: lambda one, value: replace(one, sources=spans_or_none(value)),
    DecisionKind.CUE: lambda one, value: replace(one, cue=span_or_none(value)),
    DecisionKind.CONTENT: lambda one, value: replace(one, contents=spans_in(value)),
}
"""How a decision changes the spans of the attribution it is about."""
