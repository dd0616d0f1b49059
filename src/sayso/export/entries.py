"""Entries as JSON Lines: one entry a line, in the shape of ``entry.schema.json``."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from json import loads
from typing import Any

from sayso.export.jsonl import dumped
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Decision, Origins, Tie
from sayso.model import Span
from sayso.views import Closest, EntryView


def line(view: EntryView) -> str:
    """One line of JSON, with its line end."""
    return dumped(record(view))


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    content: dict[str, Any] = loads(files("sayso.export").joinpath("entry.schema.json").read_text(encoding="utf-8"))
    return content


def record(view: EntryView) -> dict[str, Any]:
    """An entry as plain data."""
    entry = view.entry
    return {
        "id": entry.id,
        "wording": entry.wording,
        "disputed": entry.disputed,
        "affirmed": [_appearance(one, view) for one in entry.affirmed],
        "denied": [_appearance(one, view) for one in entry.denied],
        "hedged": [_appearance(one, view) for one in entry.hedged],
        "origins": {"affirmed": _count(entry.affirmed_origins), "denied": _count(entry.denied_origins)},
        "first_said": entry.first_said,
        "last_said": entry.last_said,
        "related": [{"entry": one.entry, "slot": one.slot.value} for one in view.related],
        "changes": [{"person": one.person, "before": one.before, "after": one.after} for one in entry.changes],
        "withdrawals": [
            {"claim": one.claim, "by": one.by, "still_carried": list(one.still_carried), "on": one.on}
            for one in entry.withdrawals
        ],
    }


def origins_record(view: EntryView) -> dict[str, Any]:
    """The origins of an entry as plain data: groups of claims, and why."""
    entry = view.entry
    sides = (("affirmed", entry.affirmed_origins), ("denied", entry.denied_origins))
    return {"id": entry.id, "wording": entry.wording, **{side: _origins(origins) for side, origins in sides}}


def _origins(origins: Origins) -> dict[str, Any]:
    return {
        **_count(origins),
        "groups": [{"claims": list(one.claims), "ties": [_tie(tie) for tie in one.ties]} for one in origins.groups],
        "doubts": [_tie(tie) for tie in origins.doubts],
        "circular": [list(ring) for ring in origins.circular],
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {"first": tie.first, "second": tie.second, "kind": tie.kind, "says": tie.says}


def decision_record(one: Decision) -> dict[str, Any]:
    """A decision as plain data."""
    return {**asdict(one), "kind": one.kind.value}


def comparison_record(found: Closest) -> dict[str, Any]:
    """How two entries compare by their closest claims, as plain data."""
    ends = {"first": found.first.id, "second": found.second.id}
    return {**ends, **asdict(found.comparison), "apart": list(found.apart)}


def _count(origins: Origins) -> dict[str, int]:
    return {"min": origins.least, "max": origins.most}


def _appearance(one: Appearance, view: EntryView) -> dict[str, Any]:
    claim, document, speaker = one.claim, one.document, one.speaker
    return {
        "claim_id": claim.id,
        "attribution_id": claim.attribution_id,
        "document_id": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind.value if speaker else None,
        "named": speaker.named if speaker else None,
        "person": one.person,
        "certainty": claim.certainty.value,
        "act": claim.act.value,
        "said_at": said_on(one),
        "sentence": one.sentence,
        "spans": [_span(span, one) for span in claim.original],
        "chain": [{"kind": hop.kind.value, "name": hop.name} for hop in claim.chain],
        "origin": view.origin_of(claim.id),
        "credibility": view.ratings.get(claim.id),
        "reliability": view.ratings.get(one.person or ""),
        "by_hand": list(one.by_hand),
    }


def _span(span: Span, one: Appearance) -> dict[str, Any]:
    """A span of the report; its words as far as they stand in the sentence that is kept."""
    offset = one.sentence_span.start
    inside = one.sentence_span.contains(span)
    text = one.sentence[span.start - offset : span.end - offset] if inside else None
    return {"start": span.start, "end": span.end, "text": text}
