"""Constructions in which two claims say one thing otherwise: where something is, and what is carried.

"Pier 6 was a naval store" and "there was a naval store on the pier"; "the cargo was military" and "the wreck held
military goods". They are read off wordings by declared patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.ledger.contrasts import against_all, met_alike, met_harder, opposed, said_alike
from sayso.ledger.goods import Goods, core_of, kinds_of
from sayso.ledger.numbers import numbers_in
from sayso.ledger.signs import FAULTED, QUESTION, RIGHT
from sayso.ledger.terms import Figure, figures_agree, terms_of
from sayso.ledger.types import Slot
from sayso.ledger.words import stem

if TYPE_CHECKING:
    from sayso.ledger.gist import Gist


@dataclass(frozen=True, slots=True)
class Placed:
    """The terms of a thing that is somewhere, and of the place."""

    thing: tuple[str, ...]
    place: tuple[str, ...]


def _terms(words: str) -> frozenset[str]:
    return frozenset(word for word, _ in terms_of(words).words)


_BE = r"(?:is|are|was|were|(?:has|have|had) been)"
_COUNTED = {
    word: n
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
    )
    for n, word in enumerate(words.split(), start=1)
    if n > 1
}
"""The numbers of trips that there are more than one of, as they are said."""
_NUMBERS = "|".join(_COUNTED)
_RUN = r"(?:run|voyage|trip|crossing|journey|passage)"
_TRIPS = re.compile(
    rf"^There (?:were|have been|had been) ({_NUMBERS}) {_RUN}s$|"
    rf"^({_NUMBERS}) (?:ships|boats|vessels|planes|aircraft|trucks|lorries|flights) (?:have |had )?(?:made|completed) "
    rf"(?:the|that|this) {_RUN}\b|"
    rf"^(?:(?! that ).)*\b(?:was|is) the ({_NUMBERS}) (?:\w+ )?to (?:make|complete) (?:the|that|this) {_RUN}\b",
    re.IGNORECASE,
)
_TRIPS_TOLD = re.compile(
    rf"\b({_NUMBERS}) {_RUN}s\b|\bthe ({_NUMBERS}) (?:\w+ )?to (?:make|complete) (?:the|that|this) {_RUN}\b",
    re.IGNORECASE,
)
"""The same within what somebody is said to have told."""
_EACH = re.compile(r"\beach (?:of them )?(?:had |has |have )?\w+ (?:about |some |around )?\d", re.IGNORECASE)
"""Where what there was of each is told."""
TELLING = frozenset(
    map(
        stem,
        "say tell ask claim state report reveal know announce complain allege deny suggest speak explain admit add "
        "swear warn think believe consider suspect fear assume withdraw retract question".split(),
    )
)
"""Verbs for telling, knowing and asking."""
UNDONE = frozenset(map(stem, ("deny", "refuse")))
"""Verbs by which somebody says it is not so, or does not do it."""
REFUSING = UNDONE | frozenset(map(stem, "reject dismiss dispute refute decline".split()))
"""These, and others for what is done to requests: two of them may be one deed."""
BELIEVING = frozenset(map(stem, "believe think know consider suspect fear assume".split()))
"""Those for what is in somebody's mind."""
_THERE = re.compile(
    rf"There {_BE} (?:an?|some) (?P<thing>[\w'’ -]+?) (?:on|at|in|inside) (?:the |an? )?(?P<place>[\w'’ -]+)"
)
_WHAT = re.compile(
    rf"(?:The )?(?P<place>[A-Z][\w'’ -]*?) {_BE} an? (?P<thing>[\w'’ -]+?)(?: (?:with|that|which|where|for) .*)?"
)
_IS_IN = re.compile(
    rf"(?:The |An? |Some )?(?P<thing>[a-z][a-z'’ -]+?) {_BE} (?:(?:still|now|kept|held|stored|locked|lying) )?"
    r"(?:on|at|in|inside|under) (?P<place>(?:the|an?|its|his|her|their|[A-Z])[\w'’ -]*?)"
    r"(?: (?:since [\w ]+|the whole time|all the time|all along|at (?:that|the) time|that (?:night|day)))?"
)
"""Where a thing is, and since when; who bears a name is at many places."""
_OPEN = _terms("open known unknown clear unclear undisclosed")
_MAYBE = _terms("probably possibly likely apparently reportedly perhaps")
_SURPLUS = _terms("extra missing additional excess surplus undeclared unexplained")
"""What weight or money is that nobody accounted for."""
_PRETENDING = _terms("pretend try attempt seek")
_DATED = _terms("date day time hour")
_LASTING = _terms("last take run continue")
LENGTHS = _terms("minute hour day week fortnight month year decade spring summer autumn winter weekend season")
_WEEKDAYS = _terms("monday tuesday wednesday thursday friday saturday sunday")
_CALENDAR = _WEEKDAYS | _terms(
    "january february march april may june july august september october november december yesterday today tomorrow"
)
_FEWEST = 2
"""Words by which a thing is told apart from others of its kind."""


def placed_in(wording: str) -> Placed | None:
    """What a wording says is where, or what it says a place is; None where it says nothing of the kind, or more."""
    found = _THERE.fullmatch(wording) or _WHAT.fullmatch(wording) or _IS_IN.fullmatch(wording)
    if found is None:
        return None
    thing, place = (tuple(word for word, _ in terms_of(found[name]).words) for name in ("thing", "place"))
    told_apart = len(thing) >= _FEWEST or (len(thing) == 1 and found.re is _IS_IN)
    return Placed(thing, place) if told_apart and place else None


def is_calendar(word: str) -> bool:
    """Whether a term names a day or a month, or is a number in one."""
    return word in _CALENDAR or word.isdigit()


def trips_in(wording: str, verb: str) -> int | None:
    """How many trips a wording tells of: "three voyages", "three ships made the run", "the third to make it".

    ``verb`` is the stem of its action: who tells of them may tell of more.
    """
    found = (_TRIPS_TOLD if verb in TELLING else _TRIPS).search(wording)
    told = next((one for one in found.groups() if one), "") if found else ""
    return _COUNTED.get(told.lower())


def in_all(wording: str, trips: int | None, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """The figures of a wording; where it tells what there was on each of several trips, what there was on all."""
    each = _EACH.search(wording)
    if trips is None or each is None:
        return figures
    ends = {(number.least, number.most) for number in numbers_in(wording[each.start() :])[:1]}
    return tuple(_times(one, trips) if (one.least, one.most) in ends else one for one in figures)


def _times(figure: Figure, trips: int) -> Figure:
    least, most = (None if end is None else end * trips for end in (figure.least, figure.most))
    return replace(figure, least=least, most=most)


def one_construction(a: Gist, b: Gist) -> bool:
    """Whether two claims of one event say one thing in one of these ways."""
    if a.asks and b.asks:
        return _asked(a) == _asked(b) and bool(_asked(a))
    placed = a.placed is not None and b.placed is not None and one_placed(a.placed, b.placed)
    cargo = a.goods is not None and b.goods is not None and one_cargo(a.goods, b.goods)
    if said_alike(a, b) or met_alike(a, b):
        return True
    return placed or _one_voyage_count(a, b) or (cargo and not _beside(a) and not _beside(b)) or _one_surplus(a, b)


def _one_voyage_count(a: Gist, b: Gist) -> bool:
    """Whether both tell of as many trips; who is said to have told of them must be the same, with as much carried."""
    if a.trips is None or a.trips != b.trips or (a.verb in TELLING) is not (b.verb in TELLING):
        return False
    if a.verb not in TELLING:
        return True
    carried = any(one.noun == other.noun and figures_agree(one, other) for one in a.figures for other in b.figures)
    return bool(a.who) and set(a.who) == set(b.who) and carried


def leads_up(a: Gist, b: Gist) -> bool:
    """Whether one says that somebody does it, the other that they only pretend or try to."""
    less, more = sorted((a, b), key=lambda gist: len(gist.words))
    held = {word for word, _ in less.words}
    alone = {word for word, _ in more.words} - held
    return bool(less.does) and less.does in dict(more.words) and alone == {more.does} and more.verb in _PRETENDING


def other_length(a: Gist, b: Gist) -> bool:
    """Whether both say how long one thing lasts, and not the same: "a week", "the summer"."""
    words = [{word for word, _ in one.words} for one in (a, b)]
    lengths = [held & LENGTHS for held in words]
    alike = words[0] - lengths[0] == words[1] - lengths[1] and bool(words[0] & _LASTING)
    return alike and len(lengths[0]) == len(lengths[1]) == 1 and lengths[0] != lengths[1]


def other_weekday(a: Gist, b: Gist) -> bool:
    """Whether both name a day of the week, and none in common."""
    days = [{word for word, _ in one.words} & _WEEKDAYS for one in (a, b)]
    return all(days) and days[0].isdisjoint(days[1])


def other_day(a: Gist, b: Gist) -> bool:
    """Whether all that differs is the day: "arrived on Friday", "the date of the arrival was May 3"."""
    dated = bool(a.day and b.day) and a.day != b.day
    words = [{word for word, _ in one.words if not is_calendar(word)} - _DATED for one in (a, b)]
    return (dated or other_weekday(a, b)) and words[0] == words[1] and len(words[0]) >= _FEWEST


def right_or_wrong(a: Gist, b: Gist) -> bool:
    """Whether one says of a thing that it is right, and the other of the same that it is wrong."""
    faulted, right = ([one for one in (a, b) if sign in one.signs] for sign in (FAULTED, RIGHT))
    if len(faulted) != 1 or len(right) != 1 or not (a.who and b.who):
        return False
    return set(a.who) <= set(b.who) or set(b.who) <= set(a.who)


def other_question(a: Gist, b: Gist) -> bool:
    """Whether somebody tells in one breath of two questions whether they are open: "no question about what it was"."""
    words = [{word for word, _ in one.words} for one in (a, b)]
    return a.attribution == b.attribution and QUESTION in a.signs and QUESTION in b.signs and words[0] != words[1]


_DIFFERING = (
    (other_question, Slot.OBJECT),
    (leads_up, Slot.ACTION),
    (right_or_wrong, Slot.ACTION),
    (opposed, Slot.ACTION),
    (against_all, Slot.ACTION),
    (met_harder, Slot.SCOPE),
    (other_length, Slot.NUMBER),
    (other_day, Slot.TIME),
)
"""Ways in which two claims of one event may differ, whatever else their grammar says, and in which slot."""


def differing_slot(a: Gist, b: Gist) -> Slot | None:
    """The slot in which two claims of one event differ by one of these ways; None where they don't."""
    return next((slot for differ, slot in _DIFFERING if differ(a, b)), None)


def _asked(gist: Gist) -> frozenset[str]:
    """The words of a question, without how it is put that it is one: "is open", "is undisclosed"."""
    return frozenset(word for word, _ in gist.words if word not in _OPEN)


def _beside(gist: Gist) -> frozenset[str]:
    """What a claim says beside who carries what."""
    goods = gist.goods.words if gist.goods else ()
    return frozenset(word for word, _ in gist.words) - {*goods, *gist.who, gist.does, *_MAYBE}


def _one_surplus(a: Gist, b: Gist) -> bool:
    """Whether both say what it is that nobody accounted for: "the missing weight was copper", "the extra weight"."""
    if not (a.verb == b.verb == "be" and a.what and set(a.what) == set(b.what) and a.who and b.who):
        return False
    return all(len(one.who) > 1 and _SURPLUS.issuperset(one.who[:-1]) for one in (a, b)) and a.who[-1] == b.who[-1]


def one_placed(one: Placed, other: Placed) -> bool:
    """Whether both say of one place that such a thing is there: in one event "the disks" are "the backup disks"."""
    things, places = (set(one.thing), set(other.thing)), (set(one.place), set(other.place))
    same = things[0] == things[1] or (one.thing[-1] == other.thing[-1] and 1 in (len(one.thing), len(other.thing)))
    return same and (places[0] <= places[1] or places[1] <= places[0])


def one_cargo(one: Goods, other: Goods) -> bool:
    """Whether both say what is carried, and say the same: one of them only "the cargo"."""
    plain = not (one.measured or other.measured or one.single or other.single)
    return plain and one.alone is not other.alone and core_of(one) == core_of(other)


def keys_of_goods(goods: Goods) -> Iterator[str]:
    """Keys by which claims meet of what is carried: what it is, and of what kind."""
    if not (goods.single or goods.measured):
        yield from (f"carried {kind}" for kind in sorted(kinds_of(goods)))
