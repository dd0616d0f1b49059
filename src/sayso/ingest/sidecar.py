"""A file ``NAME.meta.json`` beside a report: what is known about it besides what it says itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sayso.errors import InputError
from sayso.ingest.find import shown
from sayso.ingest.types import Meta

MAX_SIDECAR = 1 << 20

FIELDS = ("title", "outlet", "byline", "published_at", "url", "language", "retrieved_at", "credits")
"""The keys that are read; ``published`` stands for ``published_at``, and others are passed over."""

_DATES = ("published_at", "retrieved_at")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says: about the report, and when it was captured."""

    meta: Meta = field(default_factory=Meta)
    retrieved_at: str | None = None


def read_sidecar(raw: bytes, source: str) -> Sidecar:
    """What stands in a sidecar. Raises InputError, naming it, if it is not an object of texts and dates."""
    name = shown(source)
    try:
        content = json.loads(raw) if len(raw) <= MAX_SIDECAR else None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is no JSON; mend it or take it away.") from error
    if not isinstance(content, dict):
        raise InputError(f'{name} is no JSON object such as {{"title": "..."}}; mend it or take it away.')
    content = {"published_at": content.get("published")} | content
    values = {field: _value(field, content.get(field), name) for field in FIELDS}
    retrieved_at = values.pop("retrieved_at")
    return Sidecar(Meta(**{field: value for field, value in values.items() if value}), retrieved_at)


def _value(field: str, value: Any, name: str) -> Any:
    if value is None:
        return None
    if field == "credits":
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
            raise InputError(f"{name} has 'credits' that are no list of names; mend them or take them out.")
        return tuple(names)
    if not isinstance(value, str):
        raise InputError(f"{name} has a {field!r} that is no text; put it in quotation marks.")
    if field in _DATES and not _is_date(value):
        raise InputError(f"{name} has a {field!r} that is no date such as 2031-03-06; mend it or take it out.")
    return value


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
