"""The block keys of a claim: it is compared only with claims that share one.

They come from the claim and its own report, as all of a gist does (see ``gist``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from sayso.ledger.amounts import LOAD
from sayso.ledger.constructions import keys_of_goods
from sayso.ledger.contrasts import opposites
from sayso.ledger.gist import Gist, by_ship, handled, number_of, received_in
from sayso.ledger.signs import MORE, THERE
from sayso.ledger.terms import PLACE
from sayso.ledger.words import rarity, stem

TOP = 6
"""The weightiest terms of a claim, which make its keys."""
RARE_PAIR = 5.0
"""The weight from which two terms are a key by themselves."""
COMMON = 3.0
"""The rarity (see ``words.rarity``) below which such a name takes two terms to a key: thousands of claims have it."""
DEED = 3.2
"""The weight of a term and the action from which they are a key among reports of one time."""
TWO = 5
"""Of how many terms those two are."""
ENOUGH = 6.0
"""The weight from which a term and such a name are a key by themselves."""
MANY = 4
"""The number from which a count ("14 people killed") is a key by itself: smaller ones are told of every day."""
TELLING_COUNT = 2.5
"""What noun and verb must weigh for a number of them to be a key by itself: "three judges were spied on"."""
SEVERAL = 4
"""Words of a claim that bring it together with one that has the very same, however common each is."""
# Keys of pairs alone find what is the same in reports of different events, those with names what is the same in one
# story. Together they bring together 95% of the same pairs of bench/gold/pairs-dev.jsonl, by 44 keys a claim. In 500
# incident reports a claim meets ten others, those of its own report among them.
BEGINNING = frozenset(map(stem, "begin began begun start originate erupt".split()))
"""Stems of verbs by which something begins."""
SENDING = frozenset(map(stem, "send dispatch sail go come call steer".split()))
"""How a ship gets to somebody."""


def keys_of(gist: Gist) -> tuple[int, ...]:
    """63-bit keys that a claim is filed under, in order; it is compared with those filed under what it asks for."""
    dated = () if gist.season is None else (_in("any", key) for key in _telling(gist))
    return _hashed((*_lasting(gist), *(_in(gist.season, key) for key in _passing(gist)), *dated))


def asked_of(gist: Gist) -> tuple[int, ...]:
    """The keys it asks for: its own, and those of the seasons next to it. If one claim finds another, so does that.

    What tells most is asked for in reports without a day, too, and by them in those of any.
    """
    season = gist.season
    seasons = (None,) if season is None else (season - 1, season, season + 1)
    other = _in("any" if season is None else None, "")
    others = (f"{key}{other}" for key in _telling(gist))
    return _hashed((*_lasting(gist), *(_in(one, key) for key in _passing(gist) for one in seasons), *others))


def _lasting(gist: Gist) -> Iterator[str]:
    """What brings claims together whenever they are reported."""
    top = _top(gist)
    yield from (_both(a, b) for (a, x), (b, y) in combinations(top, 2) if x + y >= RARE_PAIR)
    words = [word for word, _ in gist.words]
    for deed in dict.fromkeys((*gist.deeds, *received_in(gist.verb, words))):
        yield from (f"{deed}|of|{name}" for name in gist.names)
    yield from (f"{term}|in|{name}" for name in _rare(gist) for term, w in top if w + rarity(name) >= ENOUGH)


def _passing(gist: Gist) -> Iterator[str]:
    """What does so among reports of one time."""
    top = _top(gist)
    yield from (f"{term}|in|{name}" for name in _rare(gist) for term, w in top if w + rarity(name) < ENOUGH)
    yield from _telling(gist)
    deeds = sorted({gist.does, *opposites().get(gist.does, ())})
    told = dict(gist.words).get(gist.does, 0.0)
    yield from (
        f"{term}|does|{deed}" for term, w in top if term != gist.does and w + told >= DEED for deed in deeds if deed
    )
    if len(gist.words) >= SEVERAL:
        yield f"all of {' '.join(sorted(word for word, _ in gist.words))}"
    paired = [_both(a, b) for (a, _), (b, _) in combinations(top[:TWO], 2)]
    yield from (f"{both}|in|{name}" for name in gist.context if rarity(name) < COMMON for both in paired)


def _telling(gist: Gist) -> Iterator[str]:
    """Those of them that tell most: what is counted, and words that are copied."""
    counts = [count for count in gist.counts if count.number.value >= MANY]
    yield from (f"{count.number.value:g} {count.counted} {count.fate}" for count in counts)
    weights = dict(gist.words)
    for figure in gist.figures:
        if weights.get(figure.noun, 0.0) + weights.get(gist.does, 0.0) >= TELLING_COUNT:
            yield f"{figure.least} to {figure.most} {figure.noun} {gist.does}"
    # Counts that conflict have no number in common: they meet by whose event they count.
    fates = dict.fromkeys((count.fate, count.counted) for count in counts)
    yield from (f"{counted} {fate}|of|{name}" for name in _rare(gist) for fate, counted in fates)
    if gist.amount is not None and gist.amount.thing:
        unit = "" if gist.amount.thing == (LOAD,) else gist.amount.unit
        yield from (f"{gist.amount.thing[-1]} {unit}|of|{name}" for name in _rare(gist))
    if gist.extra is not None or MORE in gist.signs:
        yield from (f"extra|of|{name}" for name in _rare(gist))
    if gist.trips is not None:
        yield from (f"{gist.trips} trips|of|{name}" for name in _rare(gist))
    if gist.placed is not None:
        yield from (f"{gist.placed.thing[-1]}|at|{place}" for place in gist.placed.place)
    if gist.goods is not None:
        yield from keys_of_goods(gist.goods)
    if gist.verb in BEGINNING and gist.who and PLACE in gist.leads:
        yield f"{gist.who[-1]}|began|{gist.words[gist.leads.rindex(PLACE)][0]}"
    yield from (
        f"{deed}|by ship|{name}" for deed in gist.deeds if by_ship(gist.said, gist.verb) for name in _rare(gist)
    )
    if gist.whom and (gist.deeds or gist.verb in SENDING) and by_ship(gist.said, gist.verb):
        yield "by ship for somebody"
    there = gist.what if THERE in gist.signs and len(gist.words) == 1 else handled(gist)
    yield from (f"{thing}|there|{gist.document_id}" for thing in there)
    if gist.verbatim is not None:
        yield f"verbatim {gist.verbatim}"


def _top(gist: Gist) -> list[tuple[str, float]]:
    return sorted(gist.words, key=lambda one: (-one[1], one[0]))[:TOP]


def _rare(gist: Gist) -> Iterator[str]:
    return (name for name in gist.context if rarity(name) >= COMMON)


def _in(season: int | str | None, key: str) -> str:
    return f"{key}|{season}"


def _both(first: str, second: str) -> str:
    return "|".join(sorted((first, second)))


def _hashed(keys: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({number_of(key) for key in keys}))
