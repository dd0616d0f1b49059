"""The places that a report names, with coordinates, country and region; none where it stays in doubt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from sayso.claims.places.gazetteer import Gazetteer, Site
from sayso.claims.places.mentions import PEOPLES, Mention, mentions, readings
from sayso.claims.places.rank import WEIGHTS, Name, Weights, choose, lies_in
from sayso.claims.places.toponyms import ABBREVIATIONS, ARTICLED, UNPINNED, fold
from sayso.claims.tree import Tree
from sayso.countries import nationality_of
from sayso.model import Place, Precision, Span

ANY = -1
LEAST_PEOPLE = 50_000
"""A name that spaCy does not take for a place's must be at least so big a place's."""

_ACTING = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "poss", "amod", "compound"))
_ACTING_PREPOSITIONS = frozenset(("by", "with", "against", "for"))
FAMOUS_PEOPLE = 300_000
"""So big a place's name, alone, is that place's even where spaCy takes it for an organisation's."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention that the gazetteer knows: its span (perhaps less than the mention's) and sites."""

    mention: Mention
    span: Span
    sites: tuple[Site, ...]
    abbreviated: bool = False


def find_places(tree: Tree, outlet_country: str | None = None, weights: Weights = WEIGHTS) -> tuple[Place, ...]:
    """All places named in a report that can be told, in order of the text; each span is exactly the name.

    ``outlet_country`` (ISO 3166-1 alpha-2) is where the outlet is at home, which decides only what is else in doubt.
    Demonyms ("Afghan") are no places, and neither is what the gazetteer lacks: seas, rivers, continents, streets.
    """
    found = mentions(tree)
    if not found:
        return ()
    gazetteer = Gazetteer.shared()
    known = _known(tree, found, gazetteer)
    names, owners = _names(known, tree.text)
    chosen = choose(names, _peoples(tree), outlet_country, weights)
    return tuple(
        _place(gazetteer, known[number].span, site)
        for number, owner in sorted(owners.items())
        if (site := chosen[owner]) and _vouched(known[number], names[owner], site)
    )


def places_in(tree: Tree, places: Sequence[Place], spans: Sequence[Span]) -> tuple[Place, ...]:
    """Those of the places, which stand in the order of the text, that tell where something in the spans was."""
    found: list[Place] = []
    for span in spans:
        first = bisect_left(places, span.start, key=lambda place: place.span.start)
        last = bisect_left(places, span.end, key=lambda place: place.span.start)
        found.extend(place for place in places[first:last] if locates(tree, place))
    return tuple(found)


def locates(tree: Tree, place: Place) -> bool:
    """Whether a place is where something is, and not who does it or whom it is done to."""
    head = tree.head_of(tree.within(place.span))
    if head is None:
        return False
    above = tree[head].head
    return tree[head].dep not in _ACTING and not (
        tree[head].dep == "pobj" and tree.lower(above) in _ACTING_PREPOSITIONS
    )


def _known(tree: Tree, found: Sequence[Mention], gazetteer: Gazetteer) -> dict[int, _Known]:
    """Mentions by number, as far as the gazetteer has them."""
    look_up = cache(partial(_sites, gazetteer))
    known = {}
    for number, mention in enumerate(found):
        if mention.kind == PEOPLES and nationality_of(mention.span.of(tree.text)):
            continue
        for span, name in readings(tree, mention):
            if fold(name) in UNPINNED:
                break
            if sites := _possible(look_up(name, mention.contained, mention.region), mention, name):
                known[number] = _Known(mention, span, sites, _abbreviated(name, mention))
                break
    return known


def _sites(gazetteer: Gazetteer, name: str, contained: bool, region: bool) -> tuple[Site, ...]:
    found = gazetteer.find(name, after_comma=contained)
    return (*found, *gazetteer.find(f"{name} region")) if region else tuple(found)


def _possible(sites: tuple[Site, ...], mention: Mention, name: str) -> tuple[Site, ...]:
    """A county or province is no town of its name, and "the Delta" no town at all: "Marion County" is not Marion."""
    if mention.articled and fold(name) not in ARTICLED:
        return tuple(site for site in sites if site.kind is Precision.COUNTRY)
    if mention.region:
        return tuple(site for site in sites if site.kind is not Precision.TOWN)
    return sites


def _abbreviated(name: str, mention: Mention) -> bool:
    return mention.contained and (name in ABBREVIATIONS or (name.isupper() and len(name) == 2))


def _names(known: dict[int, _Known], text: str) -> tuple[list[Name], dict[int, int]]:
    """The different names, and which of them each mention is of.

    A name with two different containers ("Springfield, Ill.", "Springfield, Mo.") is two names; without one it is
    the first of them.
    """
    names: list[Name] = []
    numbers: dict[tuple[str, int], int] = {}
    owners: dict[int, int] = {}
    held = {number: _containers(known, one) for number, one in known.items()}
    for number in sorted(known, key=lambda number: not held[number]):
        one, wider = known[number], held[number]
        folded = fold(one.span.of(text))
        key = (folded, wider[0].number if wider else ANY)
        if key not in numbers:
            numbers[key] = len(names)
            numbers.setdefault((folded, ANY), len(names))
            names.append(Name(one.sites, containers=wider, outside=not wider and _outside(known, one)))
        owners[number] = numbers[key]
        _count(names[owners[number]], one.mention)
    for number, wider in held.items():
        if wider and (container := known[number].mention.container) in owners:
            names[owners[container]].holds.update(site.number for site in wider)
    return names, owners


def _count(name: Name, mention: Mention) -> None:
    name.count += 1
    name.region |= mention.region
    name.trusted += mention.trusted


def _containers(known: dict[int, _Known], one: _Known) -> tuple[Site, ...]:
    """The countries and regions that the name after the comma may mean, if this place may lie in any of them."""
    after = known.get(one.mention.container) if one.mention.container is not None else None
    if after is None:
        return ()
    wider = [site for site in after.sites if site.kind is not Precision.TOWN]
    return tuple(site for site in wider if any(lies_in(inner, site) for inner in one.sites))


def _outside(known: dict[int, _Known], one: _Known) -> bool:
    """Whether the name after the comma can only be a region's, as in "Holliday, Mo."; asked where none holds it."""
    after = known.get(one.mention.container) if one.mention.container is not None else None
    return after is not None and after.abbreviated


def _vouched(one: _Known, name: Name, site: Site) -> bool:
    """Whether the text lets this mention be a place's name at all, where spaCy does not."""
    mention = one.mention
    if mention.trusted:
        return True
    if any(lies_in(site, wider) for wider in name.containers) and mention.container is not None:
        return True
    if not site.exact or one.span != mention.span:
        return False
    if mention.located and site.population >= LEAST_PEOPLE:
        return True
    if mention.kind == "ORG":
        return name.trusted > 0 or site.population >= FAMOUS_PEOPLE or site.kind is Precision.COUNTRY
    return mention.kind in {PEOPLES, "PERSON"} and name.trusted > name.count / 2


def _peoples(tree: Tree) -> Iterator[str]:
    for kind, words in tree.entities:
        if kind == PEOPLES and (country := nationality_of(tree.span(words).of(tree.text))):
            yield country


def _place(gazetteer: Gazetteer, span: Span, site: Site) -> Place:
    return Place(site.name, span, site.kind, site.country, gazetteer.region_name(site), site.latitude, site.longitude)
