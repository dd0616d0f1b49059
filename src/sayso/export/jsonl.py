"""JSON Lines: one document a line, in the shape of ``schema.json``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from sayso.model import Actors, Attribution, Claim, Extraction, Interval, Participant, Place, Span, Speaker


def line(extraction: Extraction) -> str:
    """One line of JSON, with its line end."""
    return dumped(record(extraction))


def dumped(content: dict[str, Any]) -> str:
    """Plain data as one line, whatever the reader takes for the end of one."""
    return (
        json.dumps(content, ensure_ascii=False, separators=(", ", ": "))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
        .replace("\x85", "\\u0085")
        + "\n"
    )


def record(extraction: Extraction) -> dict[str, Any]:
    """An extraction as plain data."""
    document, producer = extraction.document, extraction.producer
    return {
        "document": {
            "id": document.id,
            "path": document.path,
            "title": document.title,
            "outlet": document.outlet,
            "byline": document.byline,
            "published_at": document.published_at,
            "url": document.url,
            "language": document.language,
            "format": document.format,
            "raw_sha256": document.raw_sha256,
            "credits": [
                {"kind": c.kind.value, "name": c.name, "span": _maybe(c.span, document.text)} for c in document.credits
            ],
        },
        "attributions": [_attribution(a, document.text) for a in extraction.attributions],
        "speakers": [_speaker(s, document.text) for s in extraction.speakers],
        "claims": [_claim(c, document.text) for c in extraction.claims],
        "producer": {
            "name": producer.name,
            "version": producer.version,
            "artifact_sha256": producer.artifact_sha256,
        },
        "failure": extraction.failure,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of a line."""
    content: dict[str, Any] = json.loads(files("sayso.export").joinpath("schema.json").read_text(encoding="utf-8"))
    return content


def _attribution(attribution: Attribution, text: str) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "sources": [_span(s, text) for s in attribution.sources],
        "cue": _span(attribution.cue, text) if attribution.cue else None,
        "contents": [_span(s, text) for s in attribution.contents],
        "style": attribution.style.value,
        "within": attribution.within,
        "confidence": attribution.confidence,
    }


def _speaker(speaker: Speaker, text: str) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "named": speaker.named,
        "role": speaker.role,
        "speaks_for": speaker.speaks_for,
        "nationality": speaker.nationality,
        "mentions": [_span(m, text) for m in speaker.mentions],
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        "attribution_id": claim.attribution_id,
        "speaker": claim.speaker_id,
        "wording": claim.wording,
        "original": [_span(s, text) for s in claim.original],
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "act": claim.act.value,
        "said_at": _interval(claim.said_at, text),
        "happened_at": _interval(claim.happened_at, text),
        "places": [_place(p, text) for p in claim.places],
        "actors": _actors(claim.actors, text),
        "chain": [{"kind": k.kind.value, "name": k.name, "span": _maybe(k.span, text)} for k in claim.chain],
        "refers_to": list(claim.refers_to),
    }


def _interval(interval: Interval | None, text: str) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {
        "start": interval.start,
        "end": interval.end,
        "granularity": interval.granularity.value,
        "span": _maybe(interval.span, text),
    }


def _place(place: Place, text: str) -> dict[str, Any]:
    return {
        "name": place.name,
        "span": _span(place.span, text),
        "precision": place.precision.value,
        "country": place.country,
        "region": place.region,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _actors(actors: Actors | None, text: str) -> dict[str, Any] | None:
    if actors is None:
        return None
    return {
        "who": _participant(actors.who, text),
        "does": actors.does,
        "whom": _participant(actors.whom, text),
        "what": _participant(actors.what, text),
        "event": actors.event,
    }


def _participant(one: Participant | None, text: str) -> dict[str, Any] | None:
    return {"name": one.name, "span": _maybe(one.span, text)} if one else None


def _maybe(span: Span | None, text: str) -> dict[str, Any] | None:
    return _span(span, text) if span else None


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
