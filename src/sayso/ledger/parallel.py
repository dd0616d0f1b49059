"""Two claims that are the same but for one phrase: which it is, and in what slot it stands.

"The hold contained shells" and "the hold contained copper cable" have one actor and one action, and of the words that
only one of them has each is in one phrase: they differ in the object. Where two phrases differ, nothing is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sayso.ledger.constructions import is_calendar
from sayso.ledger.gist import Gist
from sayso.ledger.terms import NONE, PLACE, TO
from sayso.ledger.types import Slot
from sayso.ledger.words import stem

SLOTS = {PLACE: Slot.PLACE, TO: Slot.RECIPIENT, NONE: Slot.OBJECT}
"""The slot of a phrase by what begins it, where it is neither actor nor action."""
FEW = 0.35
"""A word that weighs no more makes no phrase by itself: it is passed over between others."""
INDEFINITE = frozenset(map(stem, "somebody someone something anybody anyone anything nobody nothing".split()))
"""Words that stand for whoever or whatever it is: that only one has them tells nothing."""
_AMOUNTS = frozenset(
    ("~man", "~woman", *map(stem, "number quantity amount total toll figure part half people person".split()))
)
"""Actors that are nobody in particular: that both begin so proves nothing."""
_PERSONS = frozenset(
    (
        *("~man", "~woman", "~child", "~police", "~militant"),
        *map(stem, "victim suspect witness driver officer official general minister spokesman worker member".split()),
    )
)
_NOWHERE = frozenset(
    map(stem, "condition talks custody statement interview report case way charge response connection fact".split())
)
"""What one is in or on without being in a place."""


@dataclass(frozen=True, slots=True)
class OnePhrase:
    """The slot in which two claims differ, and the terms of the phrase in each."""

    slot: Slot
    first: tuple[str, ...]
    second: tuple[str, ...]


def one_phrase(a: Gist, b: Gist) -> OnePhrase | None:
    """The one phrase in which two claims of one event differ; None where there is none, or more differs."""
    if (a.extra is None) is not (b.extra is None):
        return None  # how much too much there is is no thing in the place of another
    first, second = _phrase(a, b), _phrase(b, a)
    if not (first and second) or set(first).isdisjoint(a.names) != set(second).isdisjoint(b.names):
        return None  # a name and a description may be of one thing
    slot = _slot(a, b, first, second)
    return OnePhrase(slot, first, second) if slot else None


def _phrase(one: Gist, other: Gist) -> tuple[str, ...]:
    """The words that only this one has, if they stand together; empty if there are none or they don't."""
    held = {word for word, _ in other.words}
    alone = [i for i, (word, _) in enumerate(one.words) if word not in held and word not in INDEFINITE]
    told = [i for i in alone if one.words[i][1] > FEW] or alone
    if not told:
        return ()
    whole = range(told[0], told[-1] + 1)
    return tuple(one.words[i][0] for i in whole) if set(whole) <= set(alone) else ()


def _slot(a: Gist, b: Gist, first: Collection[str], second: Collection[str]) -> Slot | None:
    if _within(first, a.who) and _within(second, b.who):
        return Slot.ACTOR if _one_deed(a, b) and set(a.who).isdisjoint(b.who) else None
    if not _one_actor(a, b, {*first, *second}):
        return None
    if a.verb != b.verb and a.does != b.does:
        return Slot.ACTION if _alone(first, a.does) and _alone(second, b.does) and _one_end(a, b) else None
    return _of_phrase(a, b, first, second)


def _within(words: Iterable[str], phrase: Collection[str]) -> bool:
    return bool(phrase) and set(words) <= set(phrase)


def _alone(words: Collection[str], does: str) -> bool:
    return bool(does) and set(words) == {does}


def _one_deed(a: Gist, b: Gist) -> bool:
    """Whether both do the same, and to the same: an action alone ("died") says little."""
    return bool(a.does) and a.does == b.does and _one_end(a, b)


def _one_end(a: Gist, b: Gist) -> bool:
    ends = [(*one.whom, *one.what) for one in (a, b)]
    return bool(ends[0]) and set(ends[0]) == set(ends[1])


def _one_actor(a: Gist, b: Gist, differing: Collection[str]) -> bool:
    """Whether both tell of one actor, and none of whom is in the phrases that differ.

    The actor must be somebody in particular, unless both are told in one breath.
    """
    shared = set(a.who) & set(b.who)
    breath = a.attribution == b.attribution
    return bool(shared if breath else shared - _AMOUNTS) and (set(a.who) | set(b.who)).isdisjoint(differing)


def _of_phrase(a: Gist, b: Gist, first: Collection[str], second: Collection[str]) -> Slot | None:
    """The slot by how the two phrases begin, which must be in one way."""
    if not a.does and (a.verb != b.verb or not _one_of_two(a, b)):
        return None
    if all(map(is_calendar, (*first, *second))):
        return Slot.TIME
    leads = {_lead(one, phrase) for one, phrase in ((a, first), (b, second))}
    if len(leads) > 1 or (leads == {PLACE} and _NOWHERE & {*first, *second}):
        return None
    return SLOTS[leads.pop()]


def _one_of_two(a: Gist, b: Gist) -> bool:
    """Whether what two claims say that their actor is can't well be both: "the weight was copper", "was bricks".

    A person is many things at once: of persons only what both are in some way ("wrong about a stamp", "about a ship").
    """
    if not (a.what and b.what):
        return False
    person = any(word in one.names or word in _PERSONS for one in (a, b) for word in one.who)
    return not person or not set(a.what).isdisjoint(b.what)


def _lead(one: Gist, phrase: Iterable[str]) -> str:
    places = {word: lead for (word, _), lead in zip(one.words, one.leads, strict=False)}
    return next((places.get(word, NONE) for word in phrase), NONE)
