"""JSON Lines: one document a line, in the shape of ``schema.json``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from sayso.model import Attribution, Extraction, Span


def line(extraction: Extraction) -> str:
    """One line of JSON, with its line end."""
    return (
        json.dumps(record(extraction), ensure_ascii=False, separators=(", ", ": "))
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
            "raw_sha256": document.raw_sha256,
        },
        "attributions": [_attribution(a, document.text) for a in extraction.attributions],
        "producer": {
            "name": producer.name,
            "version": producer.version,
            "artifact_sha256": producer.artifact_sha256,
        },
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


def _span(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
