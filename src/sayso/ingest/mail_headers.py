"""What the headers of a mail say about the report in it."""

from __future__ import annotations

import re
from datetime import UTC
from email.errors import MessageError
from email.message import Message

from sayso.ingest.charsets import decoded
from sayso.ingest.dates import read_date
from sayso.ingest.heading import outlet_in
from sayso.ingest.metadata import clean_byline, clean_date, clean_outlet, clean_url
from sayso.ingest.types import Meta

MAX_HEADER = 2_000
"""Characters of a header that are looked at."""

PREFIXES = re.compile(
    r"(?:\s*(?:(?:re|aw|sv|antw|fwd?|fw|wg|tr|rv|vs|enc)(?:\[\d+\])?\s?:|\[[^\[\]]{1,60}\]))+\s*", re.IGNORECASE
)
"""What mail programs and lists put before a subject."""

FORWARDED = re.compile(r"\s*(?:\[[^\[\]]{1,60}\]\s*)?(?:fwd?|fw|wg|tr|rv|enc)\s?:", re.IGNORECASE)
"""How the subject of a mail begins that hands on another."""

_FROM = re.compile(r"(?P<person>[^,|]{3,60}?)(?:,| (?:from|at|of|via|[|–—-]) )\s*(?P<outlet>.{3,60})")
_HALF = re.compile(r"\d ?[ap]\.?m\b", re.IGNORECASE)
"""Half of the day, which the standard library reads over."""
_ADDRESS = re.compile(r"<[^<>]*>|\[mailto:[^\]]*\]|\(mailto:[^)]*\)")
_INVERTED = re.compile(r"(?P<last>[^\W\d_][\w'’-]+), (?P<first>[^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+)?)")


def headers_meta(message: Message) -> Meta:
    """Title, author or outlet, day and address that a mail's headers state; the title with what stands before it."""
    archived = _header(message, "Archived-At").strip("<> ")
    return sender(_header(message, "From"), is_newsletter(message)).over(
        Meta(
            title=_header(message, "Subject") or None,
            published_at=sent_at(_header(message, "Date")),
            url=clean_url(archived) if archived else None,
            language=_header(message, "Content-Language")[:2] or None,
        )
    )


def is_newsletter(message: Message) -> bool:
    """Whether a mail went out to subscribers who can't answer to all of them."""
    return bool(_header(message, "List-Unsubscribe") or _header(message, "List-Id")) and not _header(
        message, "List-Post"
    )


def sender(value: str, newsletter: bool = False) -> Meta:
    """Whom a "From" names: a person, an outlet, or one of the other; an address alone names nobody."""
    name = _ADDRESS.sub(" ", value).strip(" \"'\t*:;,")
    if not name or ("@" in name and " " not in name):
        return Meta()
    if inverted := _INVERTED.fullmatch(name):
        name = f"{inverted['first']} {inverted['last']}" if not outlet_in(inverted["first"]) else name
    parted = _FROM.fullmatch(name)
    if parted and (newsletter or outlet_in(parted["outlet"])):
        return Meta(byline=clean_byline(parted["person"]), outlet=clean_outlet(parted["outlet"]))
    if newsletter or outlet_in(name):
        return Meta(outlet=clean_outlet(name))
    return Meta(byline=clean_byline(name))


def sent_at(value: str) -> str | None:
    """The time in a "Date" or "Sent" in ISO 8601, None if it is none."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime("" if _HALF.search(value) else value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return clean_date(value.replace(" at ", " ", 1)) if value else None
    in_utc = value.rstrip().endswith("-0000")
    return read_date((found.replace(tzinfo=UTC) if in_utc else found).isoformat())


def words_of(value: object) -> str:
    """A header as one line, encoded words decoded, whatever is wrong with them."""
    from email.header import decode_header

    text = " ".join(str(value)[:MAX_HEADER].split())
    try:
        parts = decode_header(text)
    except (ValueError, LookupError, MessageError):
        parts = [(text, None)]
    joined = "".join(_decoded(content, charset) for content, charset in parts)
    return " ".join(joined.split())


def _decoded(content: bytes | str, charset: str | None) -> str:
    raw = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content
    return decoded(raw, charset)


def _header(message: Message, name: str) -> str:
    """The first header of this name; "" if there is none."""
    found = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return words_of(found)
