"""ZIP and tar archives and packed files: what is in them is read in memory, and nothing is ever written.

A member's name is only shown, so that one that leads out of the archive leads nowhere.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from sayso.errors import InputError
from sayso.ingest.broken import BROKEN
from sayso.ingest.find import shown
from sayso.ingest.formats import SIDECAR, is_report, suffix_of
from sayso.ingest.limits import MAX_MEMBER_BYTES, MAX_RATIO, RATIO_FROM
from sayso.ingest.sidecar import MAX_SIDECAR, Sidecar, read_sidecar
from sayso.ingest.types import Item, Options

MAX_NAME = 400
"""Characters of a member's name that are told."""


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


PACKINGS: tuple[tuple[bytes, Callable[[io.BytesIO], _Readable]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ", lzma.LZMAFile),
)
"""How each kind of packed file begins, and what unpacks it."""


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in an archive: its name, its size as stated, and how to get its first so many bytes."""

    name: str
    size: int
    read: Callable[[int], bytes]


class _TooMuch(Exception):
    """What comes out is out of all proportion to what went in."""


def expand(item: Item, _options: Options) -> Iterator[Item | InputError]:
    """The reports in an archive, each with what a sidecar beside it says. Raises InputError if it can't be opened."""
    name = shown(item.source)
    try:
        if item.raw.startswith(b"PK"):
            yield from _taken(item, lambda: _of_zip(item))
        elif _is_tar(item.raw):
            yield from _taken(item, lambda: _of_tar(item.raw))
        else:
            yield _unpacked(item)
    except _TooMuch as error:
        raise InputError(f"{name} unpacks to more than {MAX_RATIO} times its size; unpack it first.") from error
    except BROKEN as error:
        raise InputError(f"{name} is {_called(item.raw)} that is damaged or cut off; get it again.") from error


def _called(raw: bytes) -> str:
    if raw.startswith(b"PK"):
        return "a ZIP archive"
    return "a gzip archive" if raw.startswith(b"\x1f\x8b") else "an archive"


def _taken(item: Item, members: Callable[[], Iterable[_Member | InputError]]) -> Iterator[Item | InputError]:
    """The members that are reports; the archive is gone through twice, as sidecars may come after what they go with."""
    sidecars: dict[str, Sidecar] = {}
    for member in members():
        if isinstance(member, _Member) and member.name.lower().endswith(SIDECAR):
            sidecar = _sidecar(item, member)
            if isinstance(sidecar, InputError):
                yield sidecar
            else:
                sidecars[member.name[: -len(SIDECAR)]] = sidecar
    some = False
    for member in members():
        if isinstance(member, InputError):
            some = True
            yield member
        elif is_report(member.name) and not _is_hidden(member.name):
            some = True
            yield _read(item, member, sidecars.get(member.name, Sidecar()))
    if not some:
        yield InputError(f"{shown(item.source)} holds no report; see 'sayso extract --help' for what is read.")


def _sidecar(item: Item, member: _Member) -> Sidecar | InputError:
    source = f"{item.source}!{_short(member.name)}"
    try:
        return read_sidecar(member.read(MAX_SIDECAR + 1), source)
    except InputError as error:
        return error
    except BROKEN:
        return InputError(f"{shown(source)} is damaged; get the archive again.")


def _is_hidden(name: str) -> bool:
    folders = name.replace("\\", "/").split("/")[:-1]
    return "__MACOSX" in folders or any(folder.startswith(".") and folder.strip(".") for folder in folders)


def _read(item: Item, member: _Member, sidecar: Sidecar) -> Item | InputError:
    source = f"{item.source}!{_short(member.name)}"
    if member.size > MAX_MEMBER_BYTES:
        return _too_long(source, member.size)
    try:
        raw = member.read(MAX_MEMBER_BYTES + 1)
    except BROKEN:
        return InputError(f"{shown(source)} is damaged; get the archive again.")
    if len(raw) > MAX_MEMBER_BYTES:
        return _too_long(source, len(raw))
    return Item(
        raw,
        source,
        known=sidecar.meta.over(item.known),
        retrieved_at=sidecar.retrieved_at or item.retrieved_at,
        depth=item.depth + 1,
    )


def _short(name: str) -> str:
    return name if len(name) <= MAX_NAME else f"{name[: MAX_NAME // 2]}…{name[-MAX_NAME // 2 :]}"


def _too_long(source: str, size: int) -> InputError:
    return InputError(
        f"{shown(source)} has {size:,} bytes, more than the {MAX_MEMBER_BYTES:,} that are read out of an archive; "
        "unpack it first."
    )


def _of_zip(item: Item) -> Iterator[_Member | InputError]:
    locked = bombs = 0
    with zipfile.ZipFile(io.BytesIO(item.raw)) as packed:
        for entry in packed.infolist():
            if entry.is_dir() or _is_link(entry):
                continue
            if entry.flag_bits & 1:
                locked += 1
            elif entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size):
                bombs += 1
            else:
                yield _Member(entry.filename, entry.file_size, partial(_of_entry, packed, entry))
    if locked:
        yield InputError(f"{_holding(item, locked)} encrypted; unpack it with its password first.")
    if bombs:
        yield InputError(f"{_holding(item, bombs)} packed to less than 1/{MAX_RATIO} of its size; unpack it first.")


def _holding(item: Item, count: int) -> str:
    return f"{shown(item.source)} holds {'a member that is' if count == 1 else f'{count:,} members each of which is'}"


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _of_entry(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    with packed.open(entry) as file:
        return file.read(most)


def _is_tar(raw: bytes) -> bool:
    return _Counted(raw).read(512)[257:262] == b"ustar" or not _is_packed(raw)


def _is_packed(raw: bytes) -> bool:
    return any(raw.startswith(magic) for magic, _ in PACKINGS)


def _of_tar(raw: bytes) -> Iterator[_Member]:
    counted = _Counted(raw)
    with tarfile.open(fileobj=counted, mode="r|") as packed:
        for entry in packed:
            if not 0 <= entry.size <= counted.most:  # it would be skipped block by block, for years
                raise _TooMuch if entry.size > 0 and _is_packed(raw) else tarfile.ReadError
            if entry.isreg():
                name = entry.name.removeprefix("./")
                yield _Member(name, entry.size, partial(_of_tar_entry, packed, entry))


def _of_tar_entry(packed: tarfile.TarFile, entry: tarfile.TarInfo, most: int) -> bytes:
    file = packed.extractfile(entry)
    assert file is not None  # it is a regular one
    raw = file.read(min(most, entry.size))
    if len(raw) < min(most, entry.size):
        raise EOFError
    return raw


def _unpacked(item: Item) -> Item:
    """The one file in a packed one, called as that is without its last suffix."""
    raw = _Counted(item.raw).read(MAX_MEMBER_BYTES + 1)
    name = item.source.replace("\\", "/").rsplit("/", 1)[-1].rsplit("!", 1)[-1]
    suffix = suffix_of(name)
    source = f"{item.source}!{name.removesuffix(name[len(name) - len(suffix) :]) if suffix else name}"
    if len(raw) > MAX_MEMBER_BYTES:
        raise InputError(str(_too_long(source, len(raw))))
    return replace(item, raw=raw, source=source, media_type=None, charset=None, depth=item.depth + 1)


class _Counted(io.RawIOBase):
    """What is packed in some bytes, or these themselves, read once from beginning to end and within bounds."""

    def __init__(self, raw: bytes) -> None:
        self.most = max(RATIO_FROM, MAX_RATIO * len(raw))
        self._count = 0
        opened = next((opened for magic, opened in PACKINGS if raw.startswith(magic)), None)
        self._file = opened(io.BytesIO(raw)) if opened else io.BytesIO(raw)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most so many. Raises _TooMuch beyond all proportion."""
        found = self._file.read(size if size >= 0 else self.most + 1)
        self._count += len(found)
        if self._count > self.most:
            raise _TooMuch
        return found
