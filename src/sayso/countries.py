"""Countries by every name a report gives them: a declared table, ``countries.json``, written for this project.

Names are looked up as they stand, capitals included: "Turkey" is a country, "turkey" is not.
A name that two countries share ("Congolese", "Dominican") is nobody's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its ISO 3166-1 alpha-2 code (XK for Kosovo) and the names it goes by.

    ``seats`` are buildings and streets that stand for its government, ``organisations``
    some of its bodies that reports name without saying whose they are.
    """

    code: str
    name: str
    official: str | None
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    also: tuple[str, ...]
    organisations: tuple[str, ...]

    @property
    def government(self) -> str:
        """What its government is called here: "Russian government"."""
        return f"{self.adjectives[0]} government"


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code."""
    rows = json.loads(files(__package__).joinpath("countries.json").read_text(encoding="utf-8"))
    made = map(_country, rows)
    return {country.code: country for country in made}


def _country(row: dict[str, Any]) -> Country:
    names = ("adjectives", "people", "capitals", "seats", "also", "organisations")
    return Country(row["code"], row["name"], row["official"], *(tuple(row[name]) for name in names))


SHARED = frozenset(("Georgia",))
"""Names of countries that are as often something else's: a state of the US."""


_WITH_ARTICLE = re.compile(
    r"United .+|.* (?:Republic|Islands|Emirates)|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros|Seychelles"
)
"""Names before which a sentence has "the"."""


def in_a_sentence(name: str) -> str:
    """A country's short name as a sentence has it: "the Netherlands", "Norway"; any other as it is."""
    return f"the {name}" if _WITH_ARTICLE.fullmatch(name) and name in _short_names() else name


@cache
def _short_names() -> frozenset[str]:
    return frozenset(country.name for country in countries().values())


def country_named(name: str) -> str | None:
    """The code of the country of this name, short, official or abbreviated; None for one in ``SHARED``."""
    plain = _plain(name)
    return _names().get(plain) if plain not in SHARED else None


def nationality_of(word: str) -> str | None:
    """The code that an adjective or the word for its people states: "Afghan", "Russians"."""
    return _peoples().get(_plain(word))


def people_named(word: str) -> str | None:
    """The code of the country whose people this plural names: "Russians", "French"."""
    return _people_plurals().get(_plain(word))


def capital_named(name: str) -> str | None:
    """The code of the country whose capital this is."""
    return _capitals().get(_plain(name))


def seat_named(name: str) -> str | None:
    """The code of the country whose government this building or street stands for."""
    return _seats().get(_plain(name))


def organisation_named(name: str) -> str | None:
    """The code of the country whose well-known body this is."""
    return _organisations().get(_plain(name))


def _plain(name: str) -> str:
    plain = " ".join(name.replace("’", "'").split())
    return plain[4:] if plain[:4] in ("the ", "The ") else plain


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name with its country; names of two countries are left out."""
    owners: dict[str, set[str]] = {}
    for name, code in pairs:
        owners.setdefault(_plain(name), set()).add(code)
    return {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}


@cache
def _names() -> dict[str, str]:
    return _unique(
        (name, c.code)
        for c in countries().values()
        for name in (c.name, *((c.official,) if c.official else ()), *c.also)
    )


@cache
def _peoples() -> dict[str, str]:
    return _unique((name, c.code) for c in countries().values() for name in (*c.adjectives, *c.people))


@cache
def _people_plurals() -> dict[str, str]:
    singular = ("an", "i", "n", "sh")
    return _unique(
        (name, c.code)
        for c in countries().values()
        for name in c.people
        if name.endswith(("s", "ese", "men")) or not name.endswith(singular)
    )


@cache
def _capitals() -> dict[str, str]:
    return _unique((name, c.code) for c in countries().values() for name in c.capitals)


@cache
def _seats() -> dict[str, str]:
    return _unique((name, c.code) for c in countries().values() for name in c.seats)


@cache
def _organisations() -> dict[str, str]:
    return _unique((name, c.code) for c in countries().values() for name in c.organisations)
