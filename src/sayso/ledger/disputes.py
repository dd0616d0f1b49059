"""Whether an entry is disputed: one affirms and another denies. Who says the one and later the other is no dispute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from sayso.ledger.people import is_anonymous, surname_of
from sayso.ledger.retractions import expressly
from sayso.ledger.sides import spoken
from sayso.ledger.types import Appearance
from sayso.ledger.who import government_above, is_everywhere, speaking, unnamed_body
from sayso.model import SpeakerKind


def is_disputed(affirmed: Sequence[Appearance], denied: Sequence[Appearance]) -> bool:
    """Whether any two of the two sides are not of one speaker who changed position.

    What one speaker says both of on one day stays disputed, unless one report tells both, or it is taken back in so
    many words: the reports may not agree on what was said. For whom a person speaks, one report tells for all.
    """
    if not (affirmed and denied):
        return False
    posts = _posts((*affirmed, *denied))
    if any(not _turned(one, two, posts) for one, two in zip(affirmed, denied, strict=False)):
        return True  # as in nearly every one that is: there may be thousands
    ends = [{_told(one): one for one in side}.values() for side in (affirmed, denied)]
    return any(not _turned(one, two, posts) for one, two in product(*ends))


type _Posts = Mapping[str | None, Appearance]
"""By person, an appearance that tells whom they speak for."""


def _posts(appearances: Iterable[Appearance]) -> _Posts:
    return {one.person: one for one in appearances if one.person and one.speaker and one.speaker.speaks_for}


def _told(one: Appearance) -> tuple[object, ...]:
    """All that is asked of an appearance here: of several that are alike in it one is enough."""
    return _who(one), government_above(one), _is_person(one), spoken(one), expressly(one), _in_report(one)


def _in_report(one: Appearance) -> tuple[str, str] | None:
    """Of a person: which of one report."""
    return (one.document.id, one.speaker.id) if one.speaker and _is_person(one) else None


def _turned(one: Appearance, two: Appearance, posts: _Posts) -> bool:
    if _in_report(one) and _in_report(one) == _in_report(two):
        return True
    days = spoken(one), spoken(two)
    other_day = None not in days and days[0] != days[1]
    taken_back = expressly(one) or expressly(two)
    return (taken_back and _of_one_surname(one, two)) or ((other_day or taken_back) and _is_one_voice(one, two, posts))


def _of_one_surname(one: Appearance, two: Appearance) -> bool:
    """Whether two persons may be one, who is told by the surname alone somewhere: "Dovel withdrew his statement"."""
    if not (_is_person(one) and _is_person(two)) or (one.person and two.person):
        return False
    names = {surname_of(of.speaker.name) for of in (one, two) if of.speaker and of.speaker.named}
    return len(names) == 1 and None not in names


def _is_one_voice(one: Appearance, two: Appearance, posts: _Posts) -> bool:
    """Whether one speaker says both: the same, a body and one person who speaks for it, a government and its part."""
    if one.person and one.person == two.person:
        return True
    if _is_person(one) and _is_person(two):
        return False
    told = [(x, posts.get(x.person, x)) for x in (one, two)]
    keys, others = (_who(x) | _who(post) for x, post in told)
    above, beyond = ({government_above(x), government_above(post)} for x, post in told)
    return bool(keys & others or keys & beyond or above & others)


def _is_person(one: Appearance) -> bool:
    return one.speaker is not None and one.speaker.kind is SpeakerKind.PERSON


def _who(one: Appearance) -> frozenset[str]:
    """The keys of who speaks, within the entry; an anonymous source is nobody's voice, whomever it belongs to."""
    keys = () if one.speaker and is_anonymous(one.speaker) else (*speaking(one), *unnamed_body(one))
    return frozenset(key for key in keys if not is_everywhere(key))
