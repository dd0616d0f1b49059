"""Web archives: WARC, packed or not, and WACZ; each page they hold is a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.ingest.broken import BROKEN
from sayso.ingest.find import shown
from sayso.ingest.http import Answer, BodyError, parse_answer, unpacked
from sayso.ingest.limits import MAX_FILE_BYTES, MAX_MEMBER_BYTES, MAX_META_CHARACTERS
from sayso.ingest.types import Item, Meta, Options
from sayso.ingest.warcfile import Damaged, Record, read_records

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

READ = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "text/plain",
        "text/markdown",
        "message/rfc822",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
    )
)
"""What is a page among all that a browser fetches for one; pictures, styles and programs are passed over."""

MAX_KEPT = 256 << 20
"""Bytes of pages that are held because a later record says "the same again"."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_ROBOTS = re.compile(r"https?://[^/]+/robots\.txt$", re.IGNORECASE)


@dataclass(slots=True)
class _Overview:
    """What a first look at an archive finds: the pages in it, and which of them are told of again."""

    addresses: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Record:
    """One record, read whole; ``names`` are those that it, or what it is the same as, can be referred to by."""

    kind: str
    address: str
    when: str | None
    names: frozenset[str]
    media_type: str | None
    block: bytes


@dataclass(slots=True)
class _Earlier:
    """What was read of an archive so far, as far as later records lead back to it."""

    again: set[str]
    pages: dict[str, Answer] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    room: int = MAX_KEPT

    def keep(self, record: _Record, answer: Answer | None) -> None:
        """Remembers a page, or what was passed over, under the names that are asked for later."""
        names = record.names & self.again
        if answer is None:
            self.passed |= names
            return
        self.addresses.add(record.address)
        if names and len(answer.body) <= self.room:
            self.room -= len(answer.body)
            self.pages |= dict.fromkeys(names, answer)


def expand(item: Item, _options: Options) -> Iterator[Item | InputError]:
    """The pages of a web archive; in place of one that can't be had, and of what is broken, an error."""
    if item.raw.startswith(b"PK"):
        yield from _wacz(item)
    else:
        yield from _some(_pages(item, item.source, {}), shown(item.source))


def _some(found: Iterator[Item | InputError], name: str) -> Iterator[Item | InputError]:
    """The same; an archive of nothing that could be read is told of."""
    some = False
    for one in found:
        some = True
        yield one
    if not some:
        yield InputError(f"{name} holds no page with text; capture the pages themselves in it.")


def _pages(item: Item, source: str, listed: Mapping[str, str]) -> Iterator[Item | InputError]:
    """The pages of one WARC; of those ``listed`` with their titles, if any of these is in it, only they."""
    overview = _overview(item)
    only = listed.keys() & overview.addresses
    earlier = _Earlier(overview.again)
    for record in _records(item, source):
        if isinstance(record, InputError):
            yield record
        elif not only or record.address in only:
            try:
                found = _again(record, earlier) if record.kind == "revisit" else _page(record, earlier)
            except BodyError as error:
                yield InputError(f"{shown(f'{source}!{record.address}')} can't be read: {error}; capture it again.")
                continue
            if found:
                yield _item(record, found, item, source, listed.get(record.address))


def _overview(item: Item) -> _Overview:
    overview = _Overview()
    try:
        for record in read_records(item.raw, 0):
            overview.addresses.add(_target(record))
            if record.headers.get("warc-type") == "revisit":
                overview.again |= _names(record)
    except Damaged:
        pass  # the second look tells of it
    return overview


_OWN = ("warc-record-id", "warc-target-uri", "warc-date")
_OTHER = ("warc-refers-to", "warc-refers-to-target-uri", "warc-refers-to-date")


def _names(record: Record) -> frozenset[str]:
    """Digest, id, address and time: of this record, or of the earlier one where it says "the same again"."""
    header = record.headers.get
    number, address, when = map(header, _OTHER if header("warc-type") == "revisit" else _OWN)
    names = (header("warc-payload-digest"), number, address and when and f"{address} {when}")
    return frozenset(name for name in names if name)


def _target(record: Record) -> str:
    return record.headers.get("warc-target-uri", "").strip("<>")[:2_000]


def _records(item: Item, source: str) -> Iterator[_Record | InputError]:
    """The records that may hold a page, whole."""
    number = 0
    try:
        for number, record in enumerate(read_records(item.raw, MAX_MEMBER_BYTES), 1):
            if record.headers.get("warc-type") in _KINDS and _is_address(record):
                yield _whole(record, f"{shown(source)}, record {number:,},")
    except Damaged:
        yield InputError(
            f"{shown(item.source)} is damaged; {number:,} records could be told apart, get it again for the rest."
        )


_KINDS = ("response", "resource", "conversion", "revisit")


def _is_address(record: Record) -> bool:
    return bool(_ADDRESS.match(_target(record)) and not _ROBOTS.match(_target(record)))


def _whole(record: Record, name: str) -> _Record | InputError:
    header, length, block = record.headers.get, record.length, record.block
    if length is None:
        return InputError(f"{name} has no length that makes sense; get the archive again.")
    if length > MAX_MEMBER_BYTES:
        return InputError(f"{name} has {length:,} bytes, more than any report; get its page in another way.")
    if len(block) < length:
        return InputError(f"{name} is cut short: {len(block):,} of {length:,} bytes are there; get the archive again.")
    media_type = header("content-type", "").split(";")[0].strip().lower() or None
    when = _when(header("warc-date"))
    return _Record(header("warc-type", ""), _target(record), when, _names(record), media_type, block)


def _when(said: str | None) -> str | None:
    from datetime import UTC, datetime

    try:
        when = datetime.fromisoformat((said or "").strip())
    except ValueError:
        return None
    return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC).replace(microsecond=0).isoformat()


def _page(record: _Record, earlier: _Earlier) -> Answer | None:
    """The page a record holds, its body unpacked; None if it holds something else. Raises BodyError."""
    answer = _answer(record)
    if not 200 <= answer.status < 300 or not _is_page(answer) or not answer.body:
        page = None
    elif record.kind == "conversion" and record.address in earlier.addresses:
        page = None  # the text of a page that was read itself
    else:
        page = replace(answer, body=unpacked(answer, MAX_MEMBER_BYTES))
    earlier.keep(record, page)
    return page


def _answer(record: _Record) -> Answer:
    if record.kind != "response":
        return Answer(200, (("Content-Type", record.media_type or ""),), record.block)
    answer = parse_answer(record.block)
    if answer is None:
        raise BodyError("it holds no answer of a server")
    return answer


def _is_page(answer: Answer) -> bool:
    if answer.media_type:
        return answer.media_type in READ
    return answer.body[:1_000].lstrip()[:5].lower() in (b"<html", b"<!doc", b"%pdf-")


def _again(record: _Record, earlier: _Earlier) -> Answer | None:
    """The page that was the same at another time. Raises BodyError if this archive does not hold it."""
    before = next((earlier.pages[name] for name in record.names if name in earlier.pages), None)
    told = parse_answer(record.block)
    if before:
        return replace(before, headers=told.headers if told else before.headers)
    if record.names & earlier.passed or (told and not _is_page(told)):
        return None
    raise BodyError("it is the same as a page that another archive holds")


def _item(record: _Record, answer: Answer, item: Item, source: str, title: str | None) -> Item:
    is_html = "html" in (answer.media_type or "")
    return Item(
        answer.body,
        f"{source}!{record.address}",
        answer.media_type,
        answer.charset,
        retrieved_at=record.when or item.retrieved_at,
        headers=answer.headers,
        known=(Meta() if is_html else Meta(title=title)).over(item.known),
        depth=item.depth + 1,
        address=record.address,
    )


def _wacz(item: Item) -> Iterator[Item | InputError]:
    """The pages of all WARCs in a WACZ, as its own list of pages says which they are."""
    import io
    import zipfile

    name = shown(item.source)
    try:
        with zipfile.ZipFile(io.BytesIO(item.raw)) as packed:
            listed = _listed(packed)
            found = [entry for entry in packed.infolist() if re.fullmatch(r"archive/.+\.warc(\.gz)?", entry.filename)]
            if not found:
                yield InputError(f"{name} is a WACZ without an archive in it; make it again.")
            for entry in found:
                inner = replace(item, raw=_member(packed, entry, MAX_FILE_BYTES))
                yield from _some(_pages(inner, item.source, listed), f"{name}!{shown(entry.filename)}")
    except BROKEN:
        yield InputError(f"{name} is a damaged WACZ; what could be read was, get it again for the rest.")


def _member(packed: ZipFile, entry: ZipInfo, most: int) -> bytes:
    with packed.open(entry) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise ValueError("too large")
    return content


def _listed(packed: ZipFile) -> dict[str, str]:
    """The addresses of the pages that were captured on purpose, with their titles."""
    import json

    listed: dict[str, str] = {}
    for entry in packed.infolist():
        if re.fullmatch(r"pages/.+\.jsonl", entry.filename):
            for line in _member(packed, entry, MAX_MEMBER_BYTES).splitlines():
                try:
                    page = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    listed[page["url"]] = " ".join(str(page.get("title") or "").split())[:MAX_META_CHARACTERS]
    return listed
