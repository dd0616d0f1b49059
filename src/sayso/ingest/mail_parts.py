"""The parts of a mail: which make up its text, which are attached, and their bytes, whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from email.errors import MessageError
from email.message import Message

from sayso.errors import InputError
from sayso.ingest.mail_headers import words_of

MAX_PARTS = 1_000
MAX_LEVELS = 30
"""Of parts within parts."""
STUB = 300
"""Characters of a plain text that may only say where the real one is."""

_SPOILT = (ValueError, LookupError, TypeError, AttributeError, MessageError, RecursionError, AssertionError)
"""What the standard library says of parts that are not as they should be."""
_TEXTS = ("text/plain", "text/html")


def parsed(raw: bytes, name: str) -> Message:
    """The mail in these bytes. Raises InputError if it can't be taken apart."""
    from email import message_from_bytes

    try:
        return message_from_bytes(raw.lstrip(b"\r\n"))
    except _SPOILT as error:
        raise InputError(f"{name} is no mail that could be read; save its text as .txt.") from error


def body_parts(message: Message) -> list[Message]:
    """The parts that are the mail's text, in order; of alternatives the plain one, unless it only stands in."""
    return _body(message, 0)[:MAX_PARTS]


def _body(part: Message, level: int) -> list[Message]:
    kind = part.get_content_type()
    if level > MAX_LEVELS or (level and _is_attached(part)):
        return []
    inner = _inner(part)
    if kind == "multipart/alternative":
        return _preferred([_body(one, level + 1) for one in inner])
    if kind == "multipart/related":
        return _body(inner[0], level + 1) if inner else []
    if inner and kind.startswith("multipart/"):
        return [one for child in inner for one in _body(child, level + 1)]
    return [part] if kind in _TEXTS or (not level and not part.is_multipart() and _is_vague(kind)) else []


def _is_vague(kind: str) -> bool:
    return kind.startswith("multipart/")  # the parts were not found, and it is text as it stands


def _preferred(versions: list[list[Message]]) -> list[Message]:
    plain = next((one for one in versions if one and one[0].get_content_type() == "text/plain"), [])
    rich = next((one for one in versions if any(part.get_content_type() == "text/html" for part in one)), [])
    if rich and (not plain or _stands_in(plain, rich)):
        return rich
    return plain or rich


def _stands_in(plain: list[Message], rich: list[Message]) -> bool:
    """Whether a plain version is empty, or only says that there is another."""
    text = b"".join(map(content_of, plain)).strip()
    return len(text) < STUB and sum(len(content_of(part)) for part in rich) > 4 * len(text) + STUB


def attached(message: Message) -> Iterator[Message]:
    """The parts that are files of their own, outer before inner; what is in an attached mail is that mail's."""
    waiting, count = [(message, 0)], 0
    while waiting and count < MAX_PARTS:
        part, level = waiting.pop()
        count += 1
        if level and _is_attached(part):
            yield part
        elif level <= MAX_LEVELS:
            waiting += [(one, level + 1) for one in reversed(_inner(part))]


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    if kind.startswith("multipart/"):
        return False
    disposition = str(part.get("Content-Disposition") or "").strip().lower()
    return disposition.startswith("attachment") or bool(filename_of(part)) or kind not in _TEXTS


def _inner(part: Message) -> list[Message]:
    if not part.is_multipart() or part.get_content_type() == "message/rfc822":
        return []
    return [one for one in list(part.get_payload())[:MAX_PARTS] if isinstance(one, Message)]


def content_of(part: Message) -> bytes:
    """The bytes of a part, unpacked; of an attached mail, that mail."""
    try:
        return _unpacked(part)
    except _SPOILT:
        return _undeclared(part)


def _unpacked(part: Message) -> bytes:
    if part.is_multipart():
        inner = list(part.get_payload())
        return inner[0].as_bytes() if inner and isinstance(inner[0], Message) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _undeclared(part: Message) -> bytes:
    """Likewise, without what is declared for it: the standard library stumbles over some charsets."""
    bare = copy(part)
    del bare["Content-Type"]
    try:
        return _unpacked(bare)
    except _SPOILT:
        return b""


def charset_of(part: Message) -> str | None:
    """The charset that is declared for a part."""
    try:
        return part.get_content_charset()
    except _SPOILT:
        return None


def parameter_of(part: Message, name: str) -> str:
    """What a part's content type says of itself under this name, "" if nothing."""
    try:
        return str(part.get_param(name) or "")
    except _SPOILT:
        return ""


def filename_of(part: Message) -> str:
    """What a part's file is called, "" if nothing; only ever shown, never opened."""
    try:
        name = part.get_filename()
    except _SPOILT:
        return ""
    return words_of(name).replace("\\", "/").rpartition("/")[2].strip() if name else ""
