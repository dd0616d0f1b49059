"""Places against two corpora of toponyms with coordinates."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib.resources import files

from bench.context import Context, Json, documents
from bench.readings import readings
from bench.tables import Row, Table
from sayso.claims.places.find import find_places
from sayso.claims.places.rank import distance
from sayso.claims.places.toponyms import CORRECTIONS
from sayso.claims.tree import Tree
from sayso.countries import nationality_of
from sayso.model import Place, Precision

TITLE = "Places: toponyms to coordinates"
NOTE = (
    "*Given*: places found whose span is, to the letter, a gold toponym's that has coordinates. *Accuracy within 161 "
    "km*: of those, in percent; *towns*, *regions*, *countries*: the same by the precision that Sayso shows. "
    "*Recall*: given, of all gold toponyms with coordinates; *recall, names*: of those that are no demonym and, in "
    "GeoWebNews, not marked as part of a longer name, both of which Sayso leaves out by design; continents, seas, "
    "streets and buildings, which the gazetteer does not have, still count. *Beside*: pins that touch no gold "
    "toponym, in percent of all pins. Weights were fitted on the even-numbered articles of TR-News; rules were "
    "written after reading the errors there and in the even-numbered articles of GeoWebNews, not those in the held-out "
    "halves. For five countries (United States, Canada, Australia, India, Zambia) the gazetteer has GeoNames' middle "
    "instead of its package's, since both corpora and the towns come from GeoNames; *countries as packaged* is "
    "without that."
)

NEAR_KM = 161
CORPORA = {"TR-News": "data/geo/trnews.jsonl", "GeoWebNews": "data/geo/geowebnews.jsonl"}
INSIDE = ("Embedded", "Non_Toponym", "Demonym", "Homonym", "Language")
"""Types of GeoWebNews, or their beginnings, that are no name of a place by itself."""

_PARTS = {Precision.TOWN: "towns", Precision.REGION: "regions", Precision.COUNTRY: "countries"}
_Found = Sequence[tuple[Json, tuple[Place, ...]]]


def run(context: Context) -> Table:
    """Each corpus: the half that was developed on, the half that was not, and all."""
    table: Table = {}
    for name, path in CORPORA.items():
        rows = context.rows(path)[: context.limit]
        read = readings(documents(rows))
        found = [(row, find_places(Tree(reading))) for row, reading in zip(rows, read, strict=True)]
        table[name] = _figures(found)
        table[f"{name}, countries as packaged"] = _figures(_as_packaged(found))
        table[f"{name}, developed on"] = _figures(found[::2])
        table[f"{name}, held out"] = _figures(found[1::2])
    return table


def _as_packaged(found: _Found) -> _Found:
    """With the middles of countries that the gazetteer's package has, uncorrected."""
    path = files("countrystatecity_countries").joinpath("data", "countries.json")
    middles = {row["iso2"]: row for row in json.loads(path.read_text(encoding="utf-8"))}
    corrected = {country for country, region in CORRECTIONS if not region}

    def uncorrected(place: Place) -> Place:
        if place.precision is not Precision.COUNTRY or place.country not in corrected:
            return place
        middle = middles[place.country]
        return replace(place, latitude=float(middle["latitude"]), longitude=float(middle["longitude"]))

    return [(row, tuple(map(uncorrected, places))) for row, places in found]


def _figures(found: _Found) -> Row:
    counts: Counter[str] = Counter()
    for row, places in found:
        counts.update(_counted(row["toponyms"], places))
    return {
        "articles": len(found),
        "toponyms": counts["gold"],
        "given": counts["given"],
        "accuracy within 161 km": _percent(counts["right"], counts["given"]),
        **{part: _percent(counts[f"right {part}"], counts[part]) for part in _PARTS.values()},
        "recall": _percent(counts["given"], counts["gold"]),
        "recall, names": _percent(counts["given names"], counts["names"]),
        "beside": _percent(counts["beside"], counts["pins"]),
    }


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def _counted(toponyms: Iterable[Json], places: tuple[Place, ...]) -> Iterable[str]:
    """One word for each thing to count."""
    every = list(toponyms)
    gold = {(t["start"], t["end"]): t for t in every if t["lat"] is not None}
    for one in gold.values():
        yield "gold"
        yield from ["names"] * _is_name(one)
    for place in places:
        yield "pins"
        span = place.span
        if one := gold.get((span.start, span.end)):
            yield from _judged(place, one)
        elif not any(t["start"] < span.end and span.start < t["end"] for t in every):
            yield "beside"


def _judged(place: Place, gold: Json) -> Iterable[str]:
    part = _PARTS[place.precision]
    yield from ("given", part)
    yield from ["given names"] * _is_name(gold)
    if distance((place.latitude, place.longitude), (gold["lat"], gold["lon"])) <= NEAR_KM:
        yield from ("right", f"right {part}")


def _is_name(toponym: Json) -> bool:
    return nationality_of(toponym["text"]) is None and not (toponym.get("type") or "").startswith(INSIDE)
