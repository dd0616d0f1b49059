"""Ids: a hash over an unambiguous encoding of what makes a record that record.

Confidence and producer are never part of it, so that a better model finds the same
record again and people's decisions stay attached to it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from sayso.model import Span

_LENGTH = 20


def sha256_hex(raw: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def document_id(raw_sha256: str) -> str:
    """A document is its raw bytes: the same file under another name is the same document."""
    return "d-" + _digest("document", raw_sha256)


def attribution_id(document: str, sources: Iterable[Span], cue: Span | None, contents: Iterable[Span]) -> str:
    """An attribution is its document and its spans."""
    return "a-" + _digest("attribution", document, _pairs(sources), _pairs([cue] if cue else []), _pairs(contents))


def claim_id(document: str, attribution: str | None, original: Iterable[Span], refers_to: Iterable[str] = ()) -> str:
    """A claim is its attribution (None: the report's own voice) and its exact words.

    One that points back at several others is one claim for each of those.
    """
    return "c-" + _digest("claim", document, attribution, _pairs(original), list(refers_to))


def speaker_id(document: str, name_or_mention: str | Span) -> str:
    """A speaker is its document and its canonical name or, unnamed, the place where it is first meant."""
    if isinstance(name_or_mention, Span):
        return "s-" + _digest("speaker", document, _pairs([name_or_mention]))
    return "s-" + _digest("speaker", document, name_or_mention.casefold())


def entry_id(claim: str) -> str:
    """An entry is known by its first claim, whose id it carries after the prefix."""
    return "e-" + claim.removeprefix("c-")


def decision_id(number: int, *fields: str | None) -> str:
    """A decision is its place in the log and all that was decided."""
    return "t-" + _digest("decision", number, *fields)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _digest(*fields: object) -> str:
    encoded = json.dumps(fields, ensure_ascii=True, separators=(",", ":"))
    return sha256_hex(encoded.encode())[:_LENGTH]
