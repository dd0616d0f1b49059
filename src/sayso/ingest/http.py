"""HTTP answers as they are kept: status line, headers, and a body packed in one way or another."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

MAX_HEADERS = 100
MAX_HEADER = 2_000
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})")
_CHUNK = re.compile(rb"(?:\r\n)?([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r\n")
_WINDOWS = {"gzip": 47, "x-gzip": 47, "deflate": 15}
"""How zlib is to take each way of packing; 47 takes gzip's and its own."""
_ZSTD = b"\x28\xb5\x2f\xfd"
_ZSTD_WINDOW = 8 << 20
"""Bytes that unpacking may look back over: the most that browsers allow a page (RFC 9659)."""
_ZSTD_STEP = 1 << 10
"""Bytes unpacked at a time: four of them may become 128 KB."""


class BodyError(ValueError):
    """A body can't be unpacked; the message says why, to stand after "because"."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers in order, the body as it was sent."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """A header's value, of several the first; empty if it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media_type(self) -> str | None:
        """What the body is declared to be, in small letters and without parameters."""
        return self.header("content-type").split(";")[0].strip().lower() or None

    @property
    def charset(self) -> str | None:
        """The encoding that is declared for it."""
        match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", self.header("content-type"), re.IGNORECASE)
        return match[1] if match else None


def parse_answer(block: bytes) -> Answer | None:
    """An answer as it went over the wire; None if this is none."""
    status, end = _STATUS.match(block), _HEAD_END.search(block)
    if not status or not end:
        return None
    lines = block[: end.start()].decode("utf-8", "replace").splitlines()[1 : MAX_HEADERS + 1]
    pairs = (line.partition(":") for line in lines if ":" in line)
    headers = tuple((name.strip()[:MAX_HEADER], value.strip()[:MAX_HEADER]) for name, _, value in pairs)
    return Answer(int(status[1]), headers, block[end.end() :])


def unpacked(answer: Answer, most: int) -> bytes:
    """The body without what only served its transport. Raises BodyError if it is broken or has more bytes than that."""
    body = answer.body
    if answer.header("transfer-encoding").lower() == "chunked":
        body = _without_chunks(body)
    for way in reversed(answer.header("content-encoding").lower().split(",")):
        body = _inflated(body, way.strip(), most)
    if len(body) > most:
        raise BodyError(f"it has more than {most:,} bytes")
    return body


def _without_chunks(body: bytes) -> bytes:
    """The chunks joined; the body itself if it is in none, as many archives keep it."""
    parts, at = [], 0
    while size := _CHUNK.match(body, at):
        length = int(size[1], 16)
        if not length:
            break
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        if at >= len(body):
            break
    return b"".join(parts) if parts else body


def _inflated(body: bytes, way: str, most: int) -> bytes:
    if way in ("", "identity"):
        return body
    if way == "br":
        return _from_brotli(body, most)
    if way == "zstd":
        return _from_zstd(body, most) if body.startswith(_ZSTD) else body
    if way not in _WINDOWS:
        raise BodyError(f"it is packed as {way[:20]!r}, which can't be unpacked here")
    if way != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body  # unpacked by whoever kept it
    try:
        return _inflate(body, _WINDOWS[way], most)
    except zlib.error:
        if way != "deflate":
            raise BodyError("it is damaged") from None
    try:
        return _inflate(body, -zlib.MAX_WBITS, most)
    except zlib.error:
        raise BodyError("it is damaged") from None


def _from_brotli(body: bytes, most: int) -> bytes:
    """What was packed with Brotli. It has no mark of its own: text that it can't be is what was kept unpacked."""
    import brotli

    unpacker = brotli.Decompressor()
    try:
        found: bytes = unpacker.process(body, output_buffer_limit=most + 1)
    except brotli.error:
        found, broken = b"", "it is damaged"
    else:
        broken = "" if unpacker.is_finished() else "it is cut short"
    if len(found) > most:
        raise BodyError(f"it unpacks to more than {most:,} bytes")
    if broken and not _is_text(body):
        raise BodyError(broken)
    return body if broken else found


def _is_text(body: bytes) -> bool:
    """Whether this may be a page as it is: UTF-8 from the start, and not a few letters by chance."""
    start = body[:1_000]
    return len(start) > 50 and b"\0" not in start and "\ufffd" not in start[:-4].decode("utf-8", "replace")[:-1]


def _from_zstd(body: bytes, most: int) -> bytes:
    """What was packed with Zstandard, all its frames."""
    from zstandard import ZstdError

    found = bytearray()
    try:
        for part in _zstd_parts(body):
            found += part
            if len(found) > most:
                raise BodyError(f"it unpacks to more than {most:,} bytes")
    except ZstdError:
        raise BodyError("it is damaged") from None
    return bytes(found)


def _zstd_parts(body: bytes) -> Iterator[bytes]:
    """The content, in pieces that are bounded however tightly it is packed. Raises BodyError if its end is missing."""
    from zstandard import ZstdDecompressor

    unpacker = ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    frame, at = unpacker.decompressobj(), 0
    while at < len(body):
        step = body[at : at + _ZSTD_STEP]
        if frame.eof:
            frame = unpacker.decompressobj()
        yield frame.decompress(step)
        at += len(step) - len(frame.unused_data)
    if not frame.eof:
        raise BodyError("it is cut short")


def _inflate(body: bytes, window: int, most: int) -> bytes:
    inflater = zlib.decompressobj(window)
    found = inflater.decompress(body, most + 1)
    if len(found) > most:
        raise BodyError(f"it unpacks to more than {most:,} bytes")
    return found
