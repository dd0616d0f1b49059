"""ninjs, the news agencies' JSON for one item, versions 1 and 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.errors import InputError
from sayso.ingest import fragment
from sayso.ingest.columns import plain
from sayso.ingest.dates import read_date
from sayso.ingest.find import shown
from sayso.ingest.jsontext import Placed, decoded, origin_of, placed, without_surrogates
from sayso.ingest.origin import composed
from sayso.ingest.types import Item, Meta, Page

_MAIN_ROLES = (None, "main", "full", "body")
_DATES = ("contentcreated", "firstcreated", "versioncreated")
"""What says when the item came out, the first one there holding: the first version's day goes before the last's."""


def convert(item: Item) -> Page:
    """The text of a ninjs item and what its other fields say. Raises InputError if it has no text."""
    source = decoded(item.raw)
    try:
        content = placed(source)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{shown(item.source)} can't be read as ninjs; see if the file is whole.") from error
    fields = {key.lower(): value for key, value in content.items()} if isinstance(content, dict) else {}
    body = next(_bodies(fields), None)
    if body is None:
        raise InputError(f"{shown(item.source)} is a ninjs item without a body of text; take the item with its text.")
    text, origin = str(body), origin_of(body, source)
    if fragment.is_html(body):
        text, stretches = fragment.text_of(body)
        origin = composed(stretches, origin)
    return Page(without_surrogates(text), origin, _meta(fields))


def _bodies(fields: Mapping[str, Any]) -> Iterator[Placed]:
    """The bodies of the item, the best first: with its paragraphs marked, then as text."""
    order = ("body_xhtml", "body_html", "body_text", *(key for key in fields if key.startswith("body_")))
    found = [fields.get(key) for key in order]
    bodies = [one for one in _objects(fields.get("bodies")) if one.get("role") in _MAIN_ROLES]
    found += [one.get("value") for one in sorted(bodies, key=lambda one: "html" not in str(_kind(one)))]
    yield from (one for one in found if isinstance(one, Placed) and one.strip())


def _kind(body: Mapping[str, Any]) -> object:
    return body.get("contentType") or body.get("contenttype") or ""


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _meta(fields: Mapping[str, Any]) -> Meta:
    outlet = plain(fields.get("provider")) or plain(fields.get("source")) or plain(fields.get("copyrightholder"))
    uri, language = fields.get("uri"), fields.get("language")
    return Meta(
        title=_headline(fields),
        outlet=outlet,
        byline=plain(fields.get("byline")) or plain(fields.get("by")),
        published_at=next(filter(None, (read_date(fields.get(key)) for key in _DATES)), None),
        url=next((str(one) for one in (fields.get("url"), uri) if isinstance(one, str) and _is_url(one)), None),
        language=language[:2].lower() if isinstance(language, str) and re.match(r"[a-zA-Z]{2}\b", language) else None,
        credits=tuple(name for name in _sources(fields) if name != outlet),
    )


def _is_url(value: str) -> bool:
    return bool(re.match(r"https?://\S{1,900}$", value))


def _headline(fields: Mapping[str, Any]) -> str | None:
    headlines = sorted(_objects(fields.get("headlines")), key=lambda one: one.get("role") not in _MAIN_ROLES)
    several = (plain(one.get("value")) for one in headlines)
    return plain(fields.get("headline")) or plain(fields.get("title")) or next(filter(None, several), None)


def _sources(fields: Mapping[str, Any]) -> list[str]:
    """Those the item credits for its information."""
    named = _objects(fields.get("infosources")) + _objects(fields.get("infosource"))
    return list(dict.fromkeys(filter(None, (plain(one.get("name")) for one in named[:20]))))
