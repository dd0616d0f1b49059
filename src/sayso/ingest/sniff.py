"""Which format some bytes are in: by what is in them; by what is declared, and the name, where that leaves it open."""

from __future__ import annotations

import bz2
import lzma
import re
import zlib
from collections.abc import Iterator

from sayso.ingest.formats import BY_NAME, BY_SUFFIX, BY_TYPE, ENTRY, MESSAGE, ROW, Format, suffix_of
from sayso.ingest.text import is_binary
from sayso.ingest.types import Item

HEAD = 1 << 16
"""Bytes at the beginning that are looked at."""
TAIL = 1 << 20
"""Bytes at the end, where a ZIP file lists what is in it."""

MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gz"),
    (0, b"BZh", "gz"),
    (0, b"\xfd7zXZ\x00", "gz"),
    (257, b"ustar", "tar"),
    (0, b"WARC/", "warc"),
    (0, b"PAR1", "table"),
    (0, b"\xd0\xcf\x11\xe0", "doc"),
    (0, b"{\\rtf", "rtf"),
    (0, b"\x89PNG", "picture"),
    (0, b"\xff\xd8\xff", "picture"),
    (0, b"GIF8", "picture"),
    (0, b"II*\x00", "picture"),
    (0, b"MM\x00*", "picture"),
    (8, b"WEBP", "picture"),
    (4, b"ftypavif", "picture"),
    (4, b"ftypheic", "picture"),
    (0, b"8BPS", "picture"),
    (4, b"ftyp", "film"),
    (8, b"AVI ", "film"),
    (8, b"WAVE", "film"),
    (0, b"\x1aE\xdf\xa3", "film"),
    (0, b"ID3", "film"),
    (0, b"OggS", "film"),
    (0, b"fLaC", "film"),
    (0, b"7z\xbc\xaf\x27\x1c", "packed"),
    (0, b"Rar!", "packed"),
    (0, b"\x28\xb5\x2f\xfd", "packed"),
    (0, b"SQLite format 3\x00", "database"),
    (0, b"\x7fELF", "binary"),
)
"""Where a file of a binary format has which bytes."""

IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "table"),
    (b"xl/workbook.bin", "table"),
    (b"ppt/presentation.xml", "slides"),
    (b"datapackage.json", "wacz"),
)
"""What a ZIP file that is another format holds."""

ZIP_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "table"),
    (b"application/vnd.oasis.opendocument", "drawing"),
    (b"application/epub+zip", "epub"),
)
"""What a ZIP file says it is in its first member."""

IN_OLE: tuple[tuple[str, str], ...] = (("EncryptedPackage", "locked"), ("Workbook", "table"), ("Book", "table"))
"""What an old Office file that is more than that holds, in its directory."""

ROOTS = {
    "html": "html",
    "rss": "feed",
    "feed": "feed",
    "atom:feed": "feed",
    "rdf:rdf": "feed",
    "svg": "picture",
    "nitf": "newsml",
    "newsml": "newsml",
    "newsitem": "newsml",
    "newsmessage": "newsml",
}
"""What XML or HTML is by its first element."""

PIECES = frozenset("head body title meta link script style article section main div p h1 h2 table center font".split())
"""First elements of HTML that has lost its frame."""

MAIL_SIGNS = frozenset("message-id received return-path mime-version delivered-to dkim-signature x-mailer".split())
"""Headers that nothing but a mail begins with."""

VAGUE = frozenset(("text/plain", "application/octet-stream", "binary/octet-stream"))
"""Media types that are given to anything."""

_NINJS = re.compile(r'"(?:body_(?:text|x?html)|bodies|versioncreated|headlines?)"\s*:')
_JSON = re.compile(r'(?:\[\s*)?\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\}\s*\]?\s*$)')
_HEADER = re.compile(r"([!-9;-~]{1,60}):")
_MBOX = re.compile(r"From \S+ [^\n]{0,80}\d{4}[^\n]{0,20}\n>?[!-9;-~]{1,60}:")


def format_of(item: Item) -> Format:
    """The format of an item."""
    return sniffed(item.raw[:HEAD], item.raw[-TAIL:], item.source, item.media_type)


def sniffed(head: bytes, tail: bytes, name: str, media_type: str | None = None) -> Format:
    """The format of a file that begins and ends like this, and is called and declared like that."""
    declared = (media_type or "").partition(";")[0].strip().lower()
    if declared in (ROW, ENTRY, MESSAGE):  # only our own modules hand these on
        return BY_TYPE[declared]
    suffix = suffix_of(name)
    if found := _by_magic(head, tail, suffix):
        return BY_NAME[found]
    text = _as_text(head)
    if text is None:
        return BY_NAME["binary"]
    named = BY_SUFFIX.get(suffix)
    found = _by_look(text, named, declared)
    return BY_NAME[found] if found else _by_word(text, named, declared)


def _by_magic(head: bytes, tail: bytes, suffix: str) -> str | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    found = next((name for at, magic, name in MAGIC if head[at : at + len(magic)] == magic), None)
    if found == "zip":
        return _in_zip(head, tail) or _of_family(suffix, ("docx", "odt", "wacz"), "zip")
    if found == "gz":
        return _in_packed(head) or _of_family(suffix, ("tar", "warc"), "gz")
    if found == "doc":
        return next((name for entry, name in IN_OLE if entry.encode("utf-16-le") in head + tail), "doc")
    return found or ("tar" if suffix == ".tar" and b"\x00" in head[:512] else None)


def _of_family(suffix: str, names: tuple[str, ...], else_: str) -> str:
    named = BY_SUFFIX.get(suffix)
    return named.name if named and named.name in names else else_


def _in_zip(head: bytes, tail: bytes) -> str | None:
    if head[30:38] == b"mimetype":
        stated = head[38:200]
        return next((name for media_type, name in ZIP_TYPES if media_type in stated), None)
    names = set(_zip_names(tail))
    return next((name for member, name in IN_ZIP if member in names), None)


def _zip_names(tail: bytes) -> Iterator[bytes]:
    """The members that a ZIP file lists at its end, as far as the list is in sight."""
    end = tail.rfind(b"PK\x05\x06")
    at = max(0, end - int.from_bytes(tail[end + 12 : end + 16], "little")) if end >= 0 else len(tail)
    while tail[at : at + 4] == b"PK\x01\x02":
        sizes = [int.from_bytes(tail[at + place : at + place + 2], "little") for place in (28, 30, 32)]
        yield tail[at + 46 : at + 46 + sizes[0]]
        at += 46 + sum(sizes)


def _in_packed(head: bytes) -> str | None:
    start = _unpacked(head)
    if start.startswith(b"WARC/"):
        return "warc"
    return "tar" if start[257:262] == b"ustar" else None


def _unpacked(head: bytes, most: int = 1024) -> bytes:
    """The first bytes of what is packed; none if too little is there to tell."""
    try:
        if head.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(31).decompress(head, most)
        if head.startswith(b"BZh"):
            return bz2.BZ2Decompressor().decompress(head, most)
        return lzma.LZMADecompressor(memlimit=64 << 20).decompress(head, most)
    except (zlib.error, OSError, EOFError, ValueError, lzma.LZMAError):
        return b""


def _as_text(head: bytes) -> str | None:
    """The beginning as text, as well as that can be had without knowing its encoding; None if it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 4 * 4].decode("utf-16", "replace")
    if is_binary(head):
        return None
    return head.decode("latin-1").removeprefix("\xef\xbb\xbf")


def _by_look(text: str, named: Format | None, declared: str) -> str | None:
    """What a text is by its first words, if they leave no doubt."""
    start = text.lstrip()
    root = _root(start)
    if root in ROOTS:
        return ROOTS[root]
    if _MBOX.match(start.replace("\r\n", "\n")):
        return "mbox"
    if headers := _headers(start):
        return _mail(headers, named, declared)
    if start.startswith("<?xml"):
        return "html" if named and named.name == "html" else "xml"
    return _json(start, named) if _JSON.match(start) else None


def _root(text: str) -> str | None:
    """The first element, or what the document type says it is; comments and instructions are passed over."""
    for _ in range(20):
        ends = next((end for begins, end in (("<!--", "-->"), ("<?", "?>")) if text.startswith(begins)), None)
        if ends is None:
            break
        text = text.partition(ends)[2].lstrip()
    found = re.match(r"<(?:!doctype\s+)?([a-z][\w:.-]{0,40})", text, re.IGNORECASE)
    return found[1].lower() if found else None


def _headers(text: str) -> dict[str, str]:
    """The headers a text begins with, names in small letters; none unless all up to a blank line are."""
    found: dict[str, str] = {}
    last = ""
    for line in text[: 1 << 15].splitlines()[:300]:
        if not line.strip():
            break
        if header := _HEADER.match(line):
            last = header[1].lower()
            found.setdefault(last, line[header.end() :].strip())
        elif last and line[0] in " \t":
            found[last] += " " + line.strip()
        else:
            return {}
    return found if len(found) > 1 else {}


def _mail(headers: dict[str, str], named: Format | None, declared: str) -> str | None:
    wanted = declared == "message/rfc822" or (named is not None and named.name in ("mail", "mhtml", "mbox"))
    if not wanted and not (MAIL_SIGNS & headers.keys() and {"from", "date", "subject"} & headers.keys()):
        return None
    related = headers.get("content-type", "").lower().startswith("multipart/related")
    single = headers.get("content-type", "").lower().startswith("text/html") and "snapshot-content-location" in headers
    sent = {"to", "received", "delivered-to"} & headers.keys()
    return "mhtml" if (related or single) and not sent else "mail"


def _json(text: str, named: Format | None) -> str:
    if text.startswith("{") and "jsonfeed.org/version" in text:
        return "feed"
    first, _, rest = text.partition("\n")
    if first.rstrip().endswith("}") and rest.lstrip().startswith("{"):
        return "jsonl"
    if named and named.name == "jsonl":
        return "jsonl"
    return "ninjs" if text.startswith("{") and '"uri"' in text and _NINJS.search(text) else "json"


def _by_word(text: str, named: Format | None, declared: str) -> Format:
    """What a text of no plain look is called: by its media type, its name, its first element."""
    said = BY_TYPE.get(declared) if declared not in VAGUE else None
    for one in (said, named):
        if one and one.name in ("text", "markdown", "html", "table", "json", "jsonl", "mail", "mbox", "mhtml", "feed"):
            return one
    return BY_NAME["html" if _root(text.lstrip()) in PIECES else "text"]
