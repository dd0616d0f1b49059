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

from sayso.ledger.mentions import Name, addresses_in, ages_in, days_in, headline, is_site, names_in
from sayso.ledger.numbers import Measure, Number, numbers_in
from sayso.ledger.words import rarity, stem
from sayso.model import Claim, Extraction, Granularity, Precision

Weighed = dict[str, float]
"""Strings in order, each with its weight."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report is about. All strings are in lower case; days are proleptic ordinals (``date.toordinal``).

    ``persons`` are first and last names of those told of ("darnell smith") but for those who speak or act by office;
    ``bodies`` are other names of several words, ``names`` the single words of all names, ``lead`` those at the
    beginning. ``aged`` are last names with their age ("smith 24"), ``ages`` those of anybody. ``towns`` are name,
    region and country; ``spots`` streets with a number ("3800 boston ave"). ``stems`` are informative words,
    ``opening`` and ``title`` those at the beginning and in the title, ``figures`` numbers with what they count
    ("4 men"), ``clocks`` times of day in minutes, ``told`` the days on which something told happened.
    ``sketch`` is a MinHash of the text, a byte a hash.
    """

    document_id: str
    day: int | None
    outlet: str | None
    persons: Weighed
    bodies: Weighed
    names: Weighed
    lead: Weighed
    aged: tuple[str, ...]
    ages: tuple[int, ...]
    towns: tuple[str, ...]
    regions: tuple[str, ...]
    streets: tuple[str, ...]
    spots: tuple[str, ...]
    stems: Weighed
    opening: Weighed
    title: Weighed
    figures: tuple[str, ...]
    clocks: tuple[int, ...]
    told: tuple[int, ...]
    sketch: bytes


STEMS = 80
"""The most informative stems kept of a report."""
LEAD = 600
"""How many characters of a report, after its title, tell what it is about."""
HASHES = 64
"""The hashes of a sketch."""
_ENOUGH = 1.5
"""The rarity (see ``words.rarity``) from which a word tells anything."""
_DAYS = frozenset((Granularity.DAY, Granularity.HOUR, Granularity.MINUTE))
_WORD = re.compile(r"[^\W\d_]{3,}")


def profile_of(extraction: Extraction) -> Profile:
    """The profile of a report; its document must have its text."""
    document = extraction.document
    body = document.body.of(document.text) if document.body else document.text
    title = headline(document.title or "")
    text = f"{title}.\n\n{body}" if title else body
    names = names_in(text)
    addresses = addresses_in(text)
    numbers = numbers_in(text)
    ages = {int(n.value) for n in numbers if n.measure is Measure.AGE and n.exact} | ages_in(text)
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
        opening=_stems(_lower(text[:LEAD]), STEMS),
        title=_stems((m[0].lower() for m in _WORD.finditer(title)), STEMS),
        figures=_sorted(_figures(text, numbers)),
        clocks=tuple(sorted({int(n.value) for n in numbers if n.measure is Measure.CLOCK})),
        told=tuple(sorted({*_happened(extraction.claims), *days_in(text, day)})),
        sketch=_sketch(body),
    )


def _by_kind(names: tuple[Name, ...]) -> dict[str, Weighed]:
    """Names of several words by what they are.

    A person is known by an age, or by being called by the last name alone elsewhere; one that is an official once
    is an official everywhere.
    """
    full = [n for n in names if len(n.words) > 1 and not is_site(n.words)]
    alone = {n.words[0] for n in names if len(n.words) == 1}
    official = {_called(n.words) for n in full if n.official}
    persons = {_called(n.words) for n in full if n.age or n.words[-1] in alone} - official
    bodies = {n.words for n in names if len(n.words) > 1 and _called(n.words) not in official | persons}
    return {
        "persons": _named(persons),
        "bodies": _named(bodies),
        "names": _weighed(word for n in names for word in n.words),
    }


def _called(words: tuple[str, ...]) -> tuple[str, ...]:
    """First and last name: what stands between comes and goes from report to report."""
    return words[0], words[-1]


def _named(names: Iterable[tuple[str, ...]]) -> Weighed:
    """Names of several words, each weighed by all its words."""
    return {" ".join(words): _exact(sum(map(rarity, words))) for words in sorted(names)}


def _weighed(words: Iterable[str]) -> Weighed:
    return {word: _exact(rarity(word)) for word in sorted(set(words)) if rarity(word) >= _ENOUGH}


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
    return {root: _exact(weights[root]) for root in sorted(best)}


def _exact(weight: float) -> float:
    """A weight in 64ths, so that a sum of weights is the same to the last bit, whatever their order."""
    return round(weight * 64) / 64


def _places(claims: Iterable[Claim], precision: Precision) -> Iterator[str]:
    for claim in claims:
        for place in claim.places:
            if place.precision is precision:
                yield f"{place.name}, {place.region or ''}, {place.country or ''}".lower()


def _regions(claims: Iterable[Claim]) -> Iterator[str]:
    return (f"{p.region}, {p.country}".lower() for claim in claims for p in claim.places if p.region)


def _figures(text: str, numbers: Iterable[Number]) -> Iterator[str]:
    """Exact numbers of more than one with the stem of the word that follows."""
    for number in numbers:
        following = _WORD.match(text, number.span.end + 1)
        told = following if following and rarity(following[0].lower()) >= 1 else None
        if told and number.measure is Measure.COUNT and number.exact and number.value > 1:
            yield f"{number} {stem(told[0].lower())}"


def _happened(claims: Iterable[Claim]) -> Iterator[int]:
    times = (claim.happened_at for claim in claims)
    days = (_ordinal(t.start) for t in times if t is not None and t.granularity in _DAYS)
    return (day for day in days if day is not None)


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
