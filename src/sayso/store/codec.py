"""How values become bytes: MessagePack by field names, so that a field that comes later finds its default.

Never a pickle: bytes that were tampered with are refused, and run nothing.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any

import msgspec

_NAMES = (
    b"name kind span role named mentions nationality speaks_for cue style within sources contents confidence producer "
    b"version artifact_sha256 credits byline language retrieved_at published_at raw_sha256 outlet title path body text "
    b"url region country latitude longitude precision who whom what does event actors places chain refers_to "
    b"granularity happened_at said_at certain say certainty affirms polarity act original wording start end speaker_id "
    b"attribution_id document_id id"
)
"""Words that records are full of, the most common last (see zlib). Part of the file format: never to be changed."""

_WINDOW = -12
"""4 KiB and no header: records are small, and SQLite keeps their length."""


class GarbledError(ValueError):
    """Bytes that are not what was once packed."""


def pack(value: object) -> bytes:
    """A value of plain fields (frozen dataclasses, tuples, enums, numbers, text, bytes, None) as bytes."""
    return msgspec.msgpack.encode(value)


def unpack[T](packed: bytes, kind: type[T]) -> T:
    """The value of this kind that was packed; GarbledError if it isn't one."""
    try:
        return _decoder(kind).decode(packed)  # type: ignore[no-any-return, arg-type]
    except (msgspec.DecodeError, ValueError) as error:
        raise GarbledError(str(error)) from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def pack_record(value: object) -> bytes:
    """Like ``pack``, and compressed: a third of the size for what holds many short fields."""
    packer = zlib.compressobj(wbits=_WINDOW, memLevel=5, zdict=_NAMES)
    return packer.compress(pack(value)) + packer.flush()


def unpack_record[T](packed: bytes, kind: type[T]) -> T:
    """The value of this kind that ``pack_record`` packed."""
    try:
        return unpack(zlib.decompressobj(wbits=_WINDOW, zdict=_NAMES).decompress(packed), kind)
    except zlib.error as error:
        raise GarbledError(str(error)) from error


def shrink(raw: bytes) -> bytes:
    """Any bytes, compressed."""
    return zlib.compress(raw)


def expand(shrunk: bytes) -> bytes:
    """The bytes that were shrunk."""
    try:
        return zlib.decompress(shrunk)
    except zlib.error as error:
        raise GarbledError(str(error)) from error


def expand_text(shrunk: bytes | None) -> str:
    """The text whose UTF-8 bytes were shrunk; GarbledError where there is none."""
    if shrunk is None:
        raise GarbledError("the text is missing")
    try:
        return expand(shrunk).decode()
    except UnicodeDecodeError as error:
        raise GarbledError(str(error)) from error
