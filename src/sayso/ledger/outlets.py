"""Which outlet a name or a web address means, and who owns it: a declared table, ``outlets.json``.

The table was written for this project from general knowledge: the large agencies, and the outlets and stations of
the large groups. Owners change; a user's own table extends it and wins where the two differ.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.model import CreditKind, Document

OUTLET = "outlet:"
"""What the key of an outlet begins with."""
COLUMNS = ("outlet", "owner", "also")
"""The columns of a user's CSV; ``also`` are other names and domains, parted by semicolons, and may be missing."""

PLATFORMS = frozenset(
    "twitter facebook instagram telegram youtube whatsapp tiktok weibo wechat vk reddit google wikipedia x".split()
)
"""Where anybody may publish: to have read a thing there is to have it from nobody in particular."""
AMBIGUOUS = frozenset(
    "advocate agencies agency bee bulletin chronicle citizen courier daily dailynews dispatch enquirer evening "
    "examiner express gazette globe herald inquirer journal ledger mail mirror monitor news newspaper observer "
    "paper post press radio record register reporter republic review sentinel standard star states sun telegraph "
    "television times tribune tv union wire world".split()
)
"""What many outlets are called for short; only in an outlet's own report it is clear whom it means."""

_SECOND = frozenset(("ac", "co", "com", "gov", "net", "org"))
"""What stands before a country in an address."""
_SHORTEST = 3
"""Letters of a name that may be short for another."""
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: the key it has over all documents, its name, and its owner where that is known."""

    key: str
    name: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An owner and what it owns; None where outlets are known, but not whose they are.

    ``outlets`` have other names and domains; ``stations`` are domains, each the outlet of that name; below each
    of ``families`` every host is an outlet of its own.
    """

    owner: str | None
    outlets: Mapping[str, tuple[str, ...]]
    stations: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


class OutletTable:
    """The outlets known by name and by domain. Made by ``shipped`` or ``read``, never changed."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._named: dict[str, Outlet] = {}
        self._domains: dict[str, Outlet] = {}
        self._families: dict[str, str | None] = {}
        self._owners: dict[str, str | None] = {}
        for group in groups:  # what comes later wins
            for name, also in group.outlets.items():
                self._add(Outlet(OUTLET + letters_of(name), name, group.owner), [name, *also])
            for domain in group.stations:
                self._add(Outlet(OUTLET + stem_of(domain), domain, group.owner), [stem_of(domain), domain])
            self._families.update(dict.fromkeys(group.families, group.owner))

    def _add(self, outlet: Outlet, names: Iterable[str]) -> None:
        self._owners[outlet.key] = outlet.owner
        for name in names:
            if host := host_of(name):
                self._domains[host] = outlet
            self._named[letters_of(name)] = outlet

    @classmethod
    def shipped(cls) -> OutletTable:
        """The table that comes with Sayso."""
        return _shipped()

    @classmethod
    def read(cls, path: Path | str) -> OutletTable:
        """The shipped table with a user's own rows added, which win. Raises InputError if they can't be read.

        A ``.json`` file is built as ``outlets.json``; any other is CSV with the columns of ``COLUMNS``.
        """
        return cls([*_groups_shipped(), *_groups_read(Path(path))])

    def named(self, name: str, document: Document | None = None) -> Outlet | None:
        """The outlet a name or domain means; None for a platform, or a name that many share.

        In the report of an outlet, a part of its own name is that outlet: "the Courier" in The Harbour Courier.
        """
        own = self.of(document) if document else None
        if own and is_short_for(name, own.name):
            return own
        if host := host_of(name):
            return self._at(host)
        short = letters_of(name)
        if not short or short in PLATFORMS or (short in AMBIGUOUS and short not in self._named):
            return None
        return self._named.get(short) or Outlet(OUTLET + short, name)

    def known(self, name: str) -> Outlet | None:
        """The outlet of this name if the table has it, or if the name is a web address."""
        host = host_of(name)
        return self._at(host) if host else self._named.get(letters_of(name))

    def of(self, document: Document) -> Outlet | None:
        """The outlet of a report: by its name, its address, or the agency its dateline names; None if none is known."""
        name = document.outlet or host_of(document.url or "") or _dateline(document)
        return (self.named(name) or Outlet(OUTLET + letters_of(name), name)) if name else None

    def owner(self, key: str) -> str | None:
        """Who owns the outlet of this key; None where that is not known."""
        return self._owners.get(key)

    def _at(self, host: str) -> Outlet:
        """The outlet of a host: that of its own row, or of the domain above it, or one under its site's name."""
        labels = host.split(".")
        for start in range(len(labels) - 1):
            domain = ".".join(labels[start:])
            if domain in self._domains:
                return self._domains[domain]
            if start and domain in self._families:
                return Outlet(OUTLET + letters_of(host), host, self._families[domain])
        stem = stem_of(host)
        return self._named.get(stem) or Outlet(OUTLET + stem, host)


def _dateline(document: Document) -> str | None:
    """The agency credited where the report begins: "PORT ELDER, March 9 (Strand News Agency) - "."""
    start = document.body.start if document.body else 0
    credits_ = (c for c in document.credits if c.kind is CreditKind.TEXT and c.span and c.span.start == start)
    return next((credit.name for credit in credits_), None)


KNOWN = 1 << 16
"""Names whose letters are kept: those of a ledger come again with every report."""


@lru_cache(KNOWN)
def letters_of(name: str) -> str:
    """A name without article, accents, capitals, blanks and marks: "The Harbour Courier" is harbourcourier.

    "Cargo & Tide" is "Cargo and Tide".
    """
    spelled = re.sub(r"\s&\s", " and ", name.strip())
    decomposed = unicodedata.normalize("NFKD", re.sub(r"^the\s+", "", spelled, flags=re.IGNORECASE))
    return "".join(c for c in decomposed.casefold() if c.isalnum())


def host_of(name: str) -> str | None:
    """The host that a name or address is, without ``www.``; None if it is none."""
    bare = (urlsplit(name).hostname or "") if "://" in name else name.strip()
    return bare.casefold().removeprefix("www.") if _HOST.fullmatch(bare) else None


def stem_of(host: str) -> str:
    """The name of the site at a host, so that "Pier Herald" is at news.pierherald.co.uk."""
    labels = host.split(".")
    last = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 2
    return letters_of(labels[max(0, len(labels) - last)])


def is_short_for(name: str, whole: str) -> bool:
    """Whether a name is an outlet's own, or the beginning or end of it."""
    short = letters_of(name)
    long = stem_of(host) if (host := host_of(whole)) else letters_of(whole)
    return len(short) >= _SHORTEST and (long.startswith(short) or long.endswith(short))


def _groups_read(path: Path) -> list[Group]:
    """A user's groups; whatever is wrong with the file is told in one sentence."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return [_group(row) for row in json.loads(text)] if path.suffix == ".json" else list(_rows(text))
    except OSError as error:
        raise InputError(f"The table of outlets {path} can't be read: {error.strerror}.") from error
    except (ValueError, TypeError, KeyError, AttributeError, csv.Error) as error:
        raise InputError(
            f"{path} is no table of outlets: it takes JSON built as sayso's own outlets.json, "
            f"or CSV with the columns {', '.join(COLUMNS)}."
        ) from error


def _rows(text: str) -> Iterator[Group]:
    reader = csv.DictReader(text.splitlines())
    if not {"outlet", "owner"} <= set(reader.fieldnames or ()):
        raise ValueError(reader.fieldnames)
    for row in reader:
        also = tuple(name.strip() for name in (row.get("also") or "").split(";") if name.strip())
        yield Group((row["owner"] or "").strip() or None, {row["outlet"].strip(): also})


def _group(row: dict[str, Any]) -> Group:
    outlets = {name: tuple(also) for name, also in row.get("outlets", {}).items()}
    if not all(isinstance(name, str) for also in outlets.values() for name in also):
        raise ValueError(row)
    return Group(row["owner"], outlets, tuple(row.get("stations", ())), tuple(row.get("families", ())))


@cache
def _groups_shipped() -> tuple[Group, ...]:
    return tuple(map(_group, json.loads(files(__package__).joinpath("outlets.json").read_text(encoding="utf-8"))))


@cache
def _shipped() -> OutletTable:
    return OutletTable(_groups_shipped())
