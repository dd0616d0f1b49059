"""What a report is about, in a form that two reports can be compared by in microseconds.

A profile depends on nothing but its report: words are weighed by their rarity in English, never by a collection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from sayso.ledger.mentions import Name, addresses_in, is_site, names_in
from sayso.ledger.numbers import Measure, numbers_in
from sayso.ledger.words import rarity, stem
from sayso.model import Claim, Extraction, Granularity, Precision

Weighed = tuple[tuple[str, float], ...]
"""Strings in order, each with its weight."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about. All strings are in lower case; days are proleptic ordinals (``date.toordinal``).

    ``persons`` are full names of those who don't speak by office, ``officials`` of those who do, ``sites`` bodies and
    places by name, ``names`` the single words of all names, ``aged`` a last name with its age ("smith 24"), ``ages``
    those of anybody. ``towns`` are name, region and country; ``spots`` streets with a number ("3800 boston ave").
    ``stems`` and ``title`` are informative words, ``figures`` numbers with what they count ("4 men").
    ``happened`` are the days on which something told happened. ``sketch`` is a MinHash of the text, a byte a hash.
    """

    document_id: str
    day: int | None
    outlet: str | None
    persons: Weighed
    officials: Weighed
    sites: Weighed
    names: Weighed
    lead: Weighed
    aged: tuple[str, ...]
    ages: tuple[int, ...]
    towns: tuple[str, ...]
    regions: tuple[str, ...]
    streets: tuple[str, ...]
    spots: tuple[str, ...]
    stems: Weighed
    title: Weighed
    figures: tuple[str, ...]
    happened: tuple[int, ...]
    sketch: bytes


STEMS = 80
"""The most informative stems kept of a report."""
LEAD = 600
"""How many characters of a report, after its title, tell what it is about."""
HASHES = 64
"""The hashes of a sketch."""
BEFORE = 60
"""Days before publication from which an event told still counts as what the report may be about."""
_ENOUGH = 1.8
"""The rarity (see ``words.rarity``) from which a word tells anything."""
_DAYS = frozenset((Granularity.DAY, Granularity.HOUR, Granularity.MINUTE))
_WORD = re.compile(r"[^\W\d_]{3,}")


def profile_of(extraction: Extraction) -> Profile:
    """The profile of a report; its document must have its text."""
    document = extraction.document
    body = document.body.of(document.text) if document.body else document.text
    text = f"{document.title}.\n\n{body}" if document.title else body
    names = names_in(text)
    addresses = addresses_in(text)
    ages = {int(n.value) for n in numbers_in(text) if n.measure is Measure.AGE and n.exact}
    day = _ordinal(document.published_at)
    return Profile(
        document_id=document.id,
        day=day,
        outlet=document.outlet,
        **_by_kind(names),
        lead=_weighed(w for n in names if n.start < LEAD for w in n.words),
        aged=_sorted(f"{n.words[-1]} {n.age}" for n in names if n.age),
        ages=tuple(sorted(ages | {n.age for n in names if n.age})),
        towns=_sorted(_places(extraction.claims, Precision.TOWN)),
        regions=_sorted(_regions(extraction.claims)),
        streets=_sorted(a.street for a in addresses),
        spots=_sorted(f"{a.number} {a.street}" for a in addresses if a.number is not None),
        stems=_stems(_lower(text), STEMS),
        title=_stems((m[0].lower() for m in _WORD.finditer(document.title or "")), STEMS),
        figures=_sorted(_figures(text)),
        happened=tuple(sorted(_happened(extraction.claims, day))),
        sketch=_sketch(body),
    )


def _by_kind(names: tuple[Name, ...]) -> dict[str, Weighed]:
    """Names by what they are; one that is an official's once is an official's everywhere."""
    full = {n.words for n in names if len(n.words) > 1}
    sites = {words for words in full if is_site(words)}
    official = {n.words for n in names if n.official} - sites
    return {
        "persons": _named(full - sites - official),
        "officials": _named(official & full),
        "sites": _named(sites),
        "names": _weighed(word for n in names for word in n.words),
    }


def _named(names: Iterable[tuple[str, ...]]) -> Weighed:
    """Names of several words, each weighed by all its words."""
    return tuple(sorted((" ".join(words), round(sum(map(rarity, words)), 2)) for words in names))


def _weighed(words: Iterable[str]) -> Weighed:
    return tuple(sorted((word, round(rarity(word), 2)) for word in set(words) if rarity(word) >= _ENOUGH))


def _sorted(strings: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(strings)))


def _lower(text: str) -> Iterator[str]:
    """Words that are no names."""
    return (m[0] for m in _WORD.finditer(text) if m[0].islower())


def _stems(words: Iterable[str], most: int) -> Weighed:
    """The stems that tell most, by how rare their commonest form is and, a little, by how often they stand."""
    counts: Counter[str] = Counter()
    weights: dict[str, float] = {}
    for word in words:
        if rarity(word) >= _ENOUGH:
            root = stem(word)
            counts[root] += 1
            weights[root] = min(weights.get(root, 99.0), rarity(word))
    best = nlargest(most, weights, key=lambda root: (weights[root] * (1 + 0.2 * min(counts[root], 4)), root))
    return tuple(sorted((root, round(weights[root], 2)) for root in best))


def _places(claims: Iterable[Claim], precision: Precision) -> Iterator[str]:
    for claim in claims:
        for place in claim.places:
            if place.precision is precision:
                yield f"{place.name}, {place.region or ''}, {place.country or ''}".lower()


def _regions(claims: Iterable[Claim]) -> Iterator[str]:
    return (f"{p.region}, {p.country}".lower() for claim in claims for p in claim.places if p.region)


def _figures(text: str) -> Iterator[str]:
    """Exact numbers of more than one with the stem of the word that follows."""
    for number in numbers_in(text):
        following = _WORD.match(text, number.span.end + 1)
        told = following if following and rarity(following[0].lower()) >= 1 else None
        if told and number.measure is Measure.COUNT and number.exact and number.value > 1:
            yield f"{number} {stem(told[0].lower())}"


def _happened(claims: Iterable[Claim], day: int | None) -> set[int]:
    times = (claim.happened_at for claim in claims)
    days = {_ordinal(t.start) for t in times if t is not None and t.granularity in _DAYS}
    known = {d for d in days if d is not None}
    return known if day is None else {d for d in known if day - BEFORE <= d <= day}


def _ordinal(moment: str | None) -> int | None:
    try:
        return date.fromisoformat(moment[:10]).toordinal() if moment else None
    except ValueError:
        return None


def _sketch(text: str) -> bytes:
    """A MinHash over runs of three words, a byte a hash: two texts share about as many bytes as they share runs."""
    from datasketch import MinHash

    words = [m[0].lower() for m in re.finditer(r"\w+", text)]
    runs = {" ".join(words[i : i + 3]).encode() for i in range(max(1, len(words) - 2))}
    hashes = MinHash(num_perm=HASHES)
    hashes.update_batch(sorted(runs))
    return bytes(int(value) & 255 for value in hashes.hashvalues)
