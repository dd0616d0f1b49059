"""The records of a WARC file, one after the other, through wrong lengths and damage as far as that goes."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from sayso.ingest.limits import MAX_RATIO, RATIO_FROM

MAX_LINE = 1 << 16
MAX_LINES = 500
_VERSION = re.compile(rb"WARC/\d\.\d+\s*$")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its headers, names in small letters, and as many bytes of its block as were asked for.

    ``length`` is how many it says it has, None if it says nothing sensible; ``block`` is shorter than that if it was
    not asked for, or the file ends in it.
    """

    headers: Mapping[str, str]
    length: int | None
    block: bytes


class Damaged(Exception):
    """The file is broken here; nothing after it can be told."""


def read_records(raw: bytes, most: int) -> Iterator[Record]:
    """The records, each block as a whole if it has no more bytes than ``most``, else none of it.

    Raises Damaged where the file ends in something that is no record, or in damaged gzip. After a record without a
    sensible length the next line that begins one is looked for.
    """
    yield from records_in(io.BytesIO(raw), len(raw), most)


def records_in(file: BinaryIO, size: int, most: int) -> Iterator[Record]:
    """The same of an open file of this size, of which no more than a block is held at a time."""
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    if not packed:
        damaged = yield from _records(file, most)
    else:
        unzipped = _Unzipped(file, size)
        damaged = (yield from _records(io.BufferedReader(unzipped, MAX_LINE), most)) or unzipped.broken
    if damaged:
        raise Damaged


class _Unzipped(io.RawIOBase):
    """The content of gzip members one after the other, up to where they are damaged, cut short, or a bomb."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file, self.broken = gzip.GzipFile(fileobj=file), False
        self.left = RATIO_FROM + MAX_RATIO * size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fills the buffer as far as the next step of unpacking leads; 0 at the end."""
        view = memoryview(buffer).cast("B")
        try:
            found = self.file.read1(len(view)) if not self.broken else b""
        except (EOFError, OSError, zlib.error):
            self.broken, found = True, b""
        self.left -= len(found)
        self.broken = self.broken or self.left < 0
        view[: len(found)] = found
        return len(found)


def _records(stream: BinaryIO | io.BufferedReader, most: int) -> Generator[Record, None, bool]:
    """The records; returns whether there was anything between them that is none."""
    damaged = lost = False
    while line := stream.readline(MAX_LINE):
        if not _VERSION.match(line):
            damaged = damaged or bool(line.strip() and not lost)
            continue
        headers = _headers(stream)
        said = headers.get("content-length", "")
        length = int(said) if re.fullmatch(r"\d{1,18}", said) else None
        lost = length is None
        yield Record(headers, length, _block(stream, length or 0, most))
    return damaged


def _headers(stream: BinaryIO | io.BufferedReader) -> dict[str, str]:
    headers: dict[str, str] = {}
    for _ in range(MAX_LINES):
        line = stream.readline(MAX_LINE)
        if not line.strip():
            break
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _block(stream: BinaryIO | io.BufferedReader, length: int, most: int) -> bytes:
    """The block, or none of it if it is larger than that; what is left of it is passed in any case."""
    parts = []
    left = length
    while left and (part := stream.read(min(left, _BLOCK))):
        left -= len(part)
        if length <= most:
            parts.append(part)
    return b"".join(parts)
