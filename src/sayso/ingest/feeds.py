"""Feeds: RSS, Atom and JSON Feed; an entry is a report, credited to its source if it names another than the feed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.ingest.columns import plain
from sayso.ingest.dates import read_date
from sayso.ingest.find import shown
from sayso.ingest.formats import ENTRY
from sayso.ingest.row import packed
from sayso.ingest.types import Item, Meta, Options

MAX_FEED = 32 << 20
"""Bytes of a feed; a year of a newspaper has fewer."""

_ENDS = re.compile(rb"</\s*(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"\A\s*<\?xml[^<>]*\?>\s*")
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,30});")
_AMPERSAND = re.compile(r"&(?!#?\w{1,30};)")
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, HTML or not, and the other fields that make it what it is."""

    content: str
    fields: Mapping[str, str]
    source: str | None = None


def expand(item: Item, _options: Options) -> Iterator[Item | InputError]:
    """The entries of a feed, in its order; those that are only a link are counted in one error."""
    name = shown(item.source)
    try:
        title, entries = read_feed(item.raw, name)
    except InputError as error:
        yield error
        return
    empty = 0
    for number, entry in enumerate(entries, 1):
        if entry.content.strip():
            yield _item(entry, title, item, number)
        else:
            empty += 1
    if empty:
        yield InputError(
            f"{name} has entries without a text, {empty:,} of {number:,}; read the pages they lead to instead."
        )
    if not _is_json(item.raw) and not _ENDS.search(item.raw[-1000:].replace(b"\0", b"")):
        yield InputError(f"{name} is cut short; what stands before the break was read, fetch it again for the rest.")


def _is_json(raw: bytes) -> bool:
    return raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def read_feed(raw: bytes, name: str) -> tuple[str | None, Iterable[Entry]]:
    """The feed's title and its entries. Raises InputError if it is none, or is made to do harm."""
    if len(raw) > MAX_FEED:
        raise InputError(f"{name} has {len(raw):,} bytes, more than any feed; split it.")
    if _is_json(raw):
        return _json_feed(raw, name)
    if _ENTITIES.search(raw.replace(b"\0", b"") if b"\0" in raw[:100] else raw):
        raise InputError(f"{name} defines entities of its own, which no feed needs; take its DOCTYPE out.")
    return _xml_feed(raw, name)


def _xml_feed(raw: bytes, name: str) -> tuple[str | None, Iterable[Entry]]:
    import io

    import feedparser

    try:  # a stream: bytes that happen to name a file or an address would be taken for that
        found = feedparser.parse(io.BytesIO(_sound(raw, name)), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # what odd markup leads to in it is of many kinds
        raise InputError(f"{name} can't be read as a feed; see if it is whole, and fetch it again.") from error
    if not found.entries and not found.version:
        raise InputError(f"{name} is no feed that can be read; give the address of an RSS, Atom or JSON feed.")
    if not found.entries:
        raise InputError(f"{name} is a feed without entries; there is nothing to read in it.")
    return plain(found.feed.get("title")), map(_xml_entry, found.entries)


def _sound(raw: bytes, name: str) -> bytes:
    """The feed as XML without a fault, none of its elements deep within others: as it is, or mended.

    Faults would be mended by feedparser too, in a time that grows with the square of their number.
    """
    from lxml import etree

    bounds: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
    try:
        etree.fromstring(raw, etree.XMLParser(**bounds))
    except etree.XMLSyntaxError:
        text = _DECLARATION.sub("", _AMPERSAND.sub("&amp;", _NAMED.sub(_numbered, _decoded(raw))))
        root = etree.fromstring(text.encode(), etree.XMLParser(recover=True, encoding="utf-8", **bounds))
        if root is None:
            raise InputError(f"{name} can't be read as a feed; see if it is whole, and fetch it again.") from None
        return bytes(etree.tostring(root, encoding="utf-8"))
    return raw


def _decoded(raw: bytes) -> str:
    """The text of a feed that has faults, in the encoding it names if it is in that."""
    named = re.search(rb"encoding\s*=\s*[\"']([\w.-]{1,30})", raw[:200])
    for encoding in (named[1].decode() if named else "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(encoding).lstrip("\ufeff").replace("\0", "")
        except (LookupError, UnicodeError):
            continue
    return raw.decode("latin-1").replace("\0", "")


def _numbered(match: re.Match[str]) -> str:
    """A character that HTML has a name for, and XML none."""
    import html

    return match[0] if match[1] in ("amp", "lt", "gt", "quot", "apos") else html.unescape(match[0])


def _xml_entry(entry: Mapping[str, Any]) -> Entry:
    contents = [one.get("value") or "" for one in entry.get("content") or () if _is_words(one)]
    content = max(contents, key=len, default="") or entry.get("summary") or ""
    source = plain((entry.get("source") or {}).get("title"))
    fields = {
        "title": plain(entry.get("title")),
        "link": entry.get("feedburner_origlink") or entry.get("link"),
        "id": entry.get("id"),
        "author": _authors(entry),
        "published": _published(entry),
        "source": source,
    }
    return Entry(content, {key: str(value) for key, value in fields.items() if value}, source)


def _is_words(content: Mapping[str, Any]) -> bool:
    return str(content.get("type") or "text").startswith(("text", "application/xhtml"))


def _authors(entry: Mapping[str, Any]) -> str | None:
    named = [one.get("name") for one in entry.get("authors") or () if isinstance(one, Mapping)]
    return plain([name for name in dict.fromkeys(named) if name]) or plain(entry.get("author"))


def _published(entry: Mapping[str, Any]) -> str | None:
    """When the entry came out, with the zone as it stands there; when it was changed, only if nothing else is said."""
    import calendar

    for field in ("published", "created", "updated"):
        if entry.get(field):
            said = read_date(entry.get(field))
            parsed = entry.get(f"{field}_parsed")
            return said or (read_date(calendar.timegm(parsed)) if parsed else None)
    return None


def _json_feed(raw: bytes, name: str) -> tuple[str | None, Iterable[Entry]]:
    import json

    from sayso.ingest.jsontext import decoded

    try:
        feed = json.loads(decoded(raw), strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} can't be read as a JSON feed; see if it is whole, and fetch it again.") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise InputError(f"{name} is a feed without entries; there is nothing to read in it.")
    return plain(feed.get("title")), (_json_entry(one) for one in items if isinstance(one, dict))


def _json_entry(entry: Mapping[str, Any]) -> Entry:
    authors = entry.get("authors") or [entry.get("author")]
    fields = {
        "title": plain(entry.get("title")),
        "link": plain(entry.get("url")) or plain(entry.get("external_url")),
        "id": plain(entry.get("id")),
        "author": plain(authors),
        "published": read_date(entry.get("date_published")) or read_date(entry.get("date_modified")),
    }
    words = (entry.get(key) for key in ("content_html", "content_text", "summary"))
    content = next((one for one in words if isinstance(one, str) and one.strip()), "")
    return Entry(content, {key: value for key, value in fields.items() if value})


def known_of(entry: Entry, feed: str | None) -> Meta:
    """What a feed says about one of its entries."""
    fields, link, source = entry.fields, entry.fields.get("link", ""), entry.source
    title = fields.get("title")
    if title and source:
        title = title.removesuffix(f" - {source}")  # as gatherers of news put it
    return Meta(
        title=title,
        outlet=source or feed,
        byline=fields.get("author"),
        published_at=fields.get("published"),
        url=link if re.match(r"https?://\S{1,900}$", link) else None,
        credits=(source,) if source and source != feed else (),
    )


def _item(entry: Entry, feed: str | None, item: Item, number: int) -> Item:
    fields = entry.fields
    return Item(
        packed(entry.content, fields, "content"),
        f"{item.source}!{fields.get('link') or fields.get('id') or number}",
        ENTRY,
        "utf-8",
        retrieved_at=item.retrieved_at,
        known=known_of(entry, feed).over(item.known),
        depth=item.depth + 1,
    )
