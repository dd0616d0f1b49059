"""What a form of corrections asks for: a decision for each field that is not as the page had it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.keeper import Asked
from sayso.ledger.types import Appearance, DecisionKind
from sayso.ledger.values import NONE
from sayso.model import Document, Span
from sayso.web.marks import Role
from sayso.web.report_cards import Card, roles_of, where, words_of
from sayso.web.spans import spans_meant


def corrections(card: Card, document: Document, form: Mapping[str, str]) -> list[Asked]:
    """The decisions a form about one card asks for. Raises DecisionError where words are not in the report."""
    note, seen = form.get("note") or None, _seen(form.get("seen", ""))
    asked = [
        Asked(kind, target, value, note, seen.get(kind.value, ""))
        for kind, target, value in _changes(card, document, form)
    ]
    if note and not asked:
        asked.append(Asked(DecisionKind.NOTE, card.id, None, note))
    return asked


def _seen(told: str) -> dict[str, str]:
    pairs = (one.partition(":") for one in told.split())
    return {topic: name for topic, _, name in pairs}


def _changes(card: Card, document: Document, form: Mapping[str, str]) -> Iterator[tuple[DecisionKind, str, str]]:
    if card.claim:
        for kind, value in _of_claim(card.claim.one, document, form):
            yield kind, card.claim.id, value
    if card.attribution:
        for kind, value in _of_attribution(card, document, form):
            yield kind, card.attribution.one.id, value


def _of_claim(one: Appearance, document: Document, form: Mapping[str, str]) -> Iterator[tuple[DecisionKind, str]]:
    yield from _of_speaker(one, form)
    claim = one.claim
    plain = (
        (DecisionKind.POLARITY, claim.polarity.value),
        (DecisionKind.CERTAINTY, claim.certainty.value),
        (DecisionKind.ACT, claim.act.value),
        (DecisionKind.WORDING, claim.wording),
    )
    for kind, now in plain:
        given = " ".join(form.get(kind.value, "").split())
        if given and given != " ".join(now.split()):
            yield kind, given
    if spans := _spans(document, form.get("span"), claim.original):
        yield DecisionKind.SPAN, spans


def _of_speaker(one: Appearance, form: Mapping[str, str]) -> Iterator[tuple[DecisionKind, str]]:
    """A name goes with its kind; a semicolon would part the two, so that a name has none."""
    now = one.speaker
    name = " ".join(form.get("speaker", "").replace(";", ",").split())
    kind = form.get("speaker_kind", "unknown")
    if name and (now is None or (name, kind) != (now.name, now.kind.value)):
        yield DecisionKind.SPEAKER, f"{name}; {kind}"
    role = " ".join(form.get("role", "").split())
    if role and role != ((now.role or "") if now else ""):
        yield DecisionKind.ROLE, role


def _of_attribution(card: Card, document: Document, form: Mapping[str, str]) -> Iterator[tuple[DecisionKind, str]]:
    assert card.attribution
    for role, spans in roles_of(card.attribution.one):
        given = form.get(role.value)
        if given is not None and not given.strip() and spans:
            yield _kind(role), NONE
        elif places := _spans(document, given, spans):
            yield _kind(role), places


def _kind(role: Role) -> DecisionKind:
    """The kind that corrects the spans of a role."""
    return DecisionKind(f"{role.value}-span")


def _spans(document: Document, given: str | None, now: tuple[Span, ...]) -> str | None:
    """The places a field means, if they are others than now."""
    text = document.text
    if not given or not given.strip() or _lines(given) == _lines(words_of(now, text)):
        return None
    meant = spans_meant(text, document.body or Span(0, len(text)), given)
    return where(meant) if meant != now else None


def _lines(words: str) -> list[str]:
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


PLACED = ("source", "cue", "content")
TOLD = ("speaker", "kind", "polarity", "certainty", "act", "wording")
"""What is told of a new attribution in words, the wording last (see ``ledger.adding``)."""


def adding(document: Document, form: Mapping[str, str]) -> Asked:
    """The decision that an attribution was missed. Raises DecisionError where words are not in the report."""
    text = document.text
    body = document.body or Span(0, len(text))
    given = {name: " ".join(form.get(name, "").split()) for name in TOLD}
    # A semicolon parts the fields; only the wording, at the end, may have some.
    given["speaker"] = given["speaker"].replace(";", ",")
    if not given["speaker"]:  # what somebody is, is told of a name
        given["kind"] = ""
    placed = {role: form.get(role, "").strip() for role in PLACED}
    meant = {role: where(spans_meant(text, body, words)) for role, words in placed.items() if words}
    value = "; ".join(f"{name} {told}" for name, told in (meant | given).items() if told)
    return Asked(DecisionKind.ADD, document.id, value or None, form.get("note") or None)
