"""How much there is of something, or when it happened: what a claim measures, where it says nothing else.

"There are 240 tonnes of fertiliser", "the quantity of fertiliser aboard is 240 tonnes", "the blast came at 22:40".
It is read off by declared patterns, without grammar; what says more than an amount has none.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sayso.ledger.numbers import Bound, Measure, Number, agree, numbers_in
from sayso.ledger.terms import terms_of

CLOCK = "clock"
"""The unit of a time of day."""
LOAD = "load"
"""The thing of an amount that is all that something carries."""


@dataclass(frozen=True, slots=True)
class Amount:
    """``number`` of ``thing`` (stems, the last the noun's) in ``unit`` (a stem, empty for a plain count).

    ``named`` are the names in what is only said beside, ``total`` says that it is called the count or amount of it.
    A CLOCK has what happened then for its thing.
    """

    number: Number
    thing: tuple[str, ...]
    unit: str = ""
    named: tuple[str, ...] = ()
    total: bool = False

    @property
    def at_a_time(self) -> bool:
        """Whether it tells when something happened."""
        return self.number.measure is Measure.CLOCK


def amount_of(wording: str) -> Amount | None:
    """The amount that is all that a wording says; None where it says none, or more."""
    for number in numbers_in(wording):
        head, tail = wording[: number.span.start].strip(), wording[number.span.end :]
        for pattern, rest in _FORMS:
            before, after = pattern.fullmatch(head), rest.fullmatch(tail)
            if before and after and (number.measure is Measure.CLOCK) is (pattern is _TIMED):
                return _made(number, {**before.groupdict(), **after.groupdict()})
    return None


def excess_of(wording: str) -> Amount | None:
    """How much more there is than there should be: "60 tonnes too heavy", "60 tonnes above the figure on paper"."""
    for number in numbers_in(wording):
        head, tail = wording[: number.span.start].strip(), wording[number.span.end :]
        for pattern, rest in _MORE:
            after = rest.fullmatch(tail)
            if after and pattern.fullmatch(head):
                return Amount(number, (), _stems(after["unit"])[0])
    return None


def excess_alike(one: Amount | None, other: Amount | None) -> bool | None:
    """Whether there is as much too much by both; None where one does not tell how much, or in another unit."""
    return as_much(one, other) if one and other and one.unit == other.unit else None


def measured_alike(one: Amount, other: Amount) -> bool | None:
    """Whether two amounts of one thing agree; None where they are of different things, or what one is of is not told.

    All that is carried and one thing that is may differ, and need not be one where they agree. What left a place is
    what was loaded there.
    """
    if not (one.thing and other.thing):
        alike = one.unit == other.unit and not set(one.named).isdisjoint(other.named) and as_much(one, other)
        return True if alike and one.thing != other.thing else None
    if (one.thing == (LOAD,)) is not (other.thing == (LOAD,)):
        return False if one.unit == other.unit and not as_much(one, other) else None
    if one.thing == other.thing == (LOAD,) and not (one.unit and other.unit):
        return as_much(one, other)
    return as_much(one, other) if one_measured(one, other) else None


def one_measured(one: Amount, other: Amount) -> bool:
    """Whether both measure the same thing, as far as they tell which: "fertiliser", "mineral fertiliser"."""
    if one.unit != other.unit or one.thing[-1] != other.thing[-1]:
        return False
    if one.named and other.named and set(one.named).isdisjoint(other.named):
        return False
    kinds = (set(one.thing), set(other.thing))
    return kinds[0] <= kinds[1] or kinds[1] <= kinds[0]


def as_much(one: Amount, other: Amount) -> bool:
    """Whether the numbers agree."""
    return agree(one.number, other.number)


def another_number(one: Amount, nouns: Collection[tuple[str, float | None, float | None]]) -> bool:
    """Whether some number of the same noun (with the least and the most it may be) differs, and none fits."""
    told = [ends for noun, *ends in nouns if noun == (one.unit or one.thing[-1])]
    whole = one.total or (not one.unit and one.thing[-1:] in _HAPPENINGS)
    if not whole or one.number.bound is not Bound.EXACT or not told:
        return False
    value = one.number.value
    return not any((least is None or least <= value) and (most is None or value <= most) for least, most in told)


_HAPPENINGS = frozenset((term,) for term, _ in terms_of("shots blasts raids").words)
"""What is counted by how often it happened: "there was one shot" counts every shot."""


def _made(number: Number, told: dict[str, str | None]) -> Amount | None:
    thing = tuple(word for word, _ in terms_of(told.get("thing") or "").words)
    thing = (LOAD,) if told.get("thing") in ("load", "carried") else thing
    unit = CLOCK if number.measure is Measure.CLOCK else next(iter(_stems(told.get("unit"))), "")
    kind = (*_stems(told.get("kind") or told.get("did")), *((unit,) if unit else ()))
    named = terms_of(told.get("aside") or "").names
    told_of = bool(thing) or bool(named and told.get("unit"))
    return Amount(number, thing, " ".join(kind), named, bool(told.get("meant"))) if told_of else None


def _stems(words: str | None) -> tuple[str, ...]:
    return tuple(word for word, _ in terms_of(words or "").words)


_BE = r"(?:is|are|was|were|(?:has|have|had) been)"
_THING = r"(?P<thing>[a-z][\w-]*(?: (?!aboard\b|on\b|in\b|there\b|altogether\b)[a-z][\w-]*)?)"
_ABOARD = r"(?: aboard| on board| there| in all| in total| altogether)?"
_END = rf"{_ABOARD}(?:,(?P<aside>.*))?"
_MEANT = r"(?P<meant>quantity|amount|weight|volume|count|number|total|tally|figure)"
_SORT = r"(?P<kind>cost|price|value|length|height|depth|width|speed|capacity|size)"
_PUT = rf"(?:{_BE}(?: (?:put|estimated|set|given) at)?|stands? at|stood at|c[ao]mes? to|totals?|totall?ed|reached)"
_TIMED = re.compile(
    rf"(?:The|An?) {_THING} (?:{_BE}(?: (?:put|timed|logged|recorded|set|(?P<kind>\w+(?:ed|en|ut))))?|"
    r"(?:had )?(?:c[ao]me|happened|occurred|took place|taken place|struck|hit|beg[au]n|started|(?P<did>"
    r"(?:gave|given) way|collapsed|exploded|burst|bl(?:ew|own) up|s[au]nk|crashed|broken?|f[ea]ll(?:en)?|sounded|rang|"
    r"landed|left|arrived|docked|ended|failed|stopped)))(?: at)?"
)
_UNIT = (
    r"(?P<unit>tonnes?|tons?|kilogram(?:me)?s?|kilos?|pounds?|barrels?|lit(?:re|er)s?|gallons?|sacks?|crates?|"
    r"containers?|pallets?|bales?)"
)
_CARRIED = r"(?:carr(?:y|ied|ies|ying)|held|holding|weighed|loaded|taken on|took on)"
_PAPERS = r"(?:papers?|manifest|books?|records?|declaration|documents?|licen[cs]e)"
_STUFF = r"(?:something|cargo|goods|freight)"
_MORE = (
    (re.compile(rf".*\b{_CARRIED}"), re.compile(rf" {_UNIT} (?:more|extra)(?: than .*)?")),
    (re.compile(rf".*\b{_BE}"), re.compile(rf" {_UNIT} (?:too heavy|overweight|over the limit)")),
    (
        re.compile(r".*,|.*\bis|.*\bwas|.*\bwere"),
        re.compile(
            rf" {_UNIT} (?:above|over|beyond|more than|in excess of) (?:the|its|her) "
            r"(?:figure|weight|amount|load|total|quantity)(?: (?:on|in|by|given|told|declared|stated)\b.*)?"
        ),
    ),
    (
        re.compile(r""),
        re.compile(
            rf" {_UNIT} of {_STUFF} (?:(?:had|have|has|was|were|been) )*(?:stayed|kept|left) off (?:the|its|her) "
            rf"{_PAPERS}"
        ),
    ),
    (
        re.compile(rf".*\b{_CARRIED}"),
        re.compile(
            rf" {_UNIT} of {_STUFF} (?:that|which) (?:did|does|do|was|were|is|are)(?: not|n['’]t) "
            r"(?:appear|listed|declared|recorded|shown?)\b.*"
        ),
    ),
)
"""What stands before and behind a number that tells how much more there is than there should be."""
_FORMS = (
    (
        re.compile(rf"The (?P<thing>load) {_PUT}"),
        re.compile(r" (?P<unit>[a-z]+)(?:,(?P<aside>.*))?"),
    ),
    (
        # "Carried nearer three hundred": of what, and in what, was told before.
        re.compile(
            r"(?:The|Its|Her) (?:ship|vessel|freighter|lorry|truck|plane|barge|train)(?: [^,]*)? (?P<thing>carried)"
            r"(?: nearer| some| about)?"
        ),
        re.compile(r""),
    ),
    (re.compile(r""), re.compile(rf" {_UNIT} (?:left|departed|came from|came out of)(?P<aside> [A-Z][\w'’ -]*)")),
    (
        re.compile(
            rf"There {_BE}(?: an?)?(?: single| total| whole| full)?"
            r"(?: (?:cargo|load|consignment|shipment|stock|store|supply|total|haul) of)?"
        ),
        re.compile(rf" (?:(?P<unit>[a-z]+) of (?:the )?)?{_THING}{_END}"),
    ),
    (
        re.compile(rf"The (?:total |overall |full |whole )?(?:{_MEANT}|{_SORT}) of (?:the )?{_THING}{_ABOARD} {_PUT}"),
        re.compile(rf"(?: (?P<unit>[a-z]+))?{_END}"),
    ),
    (
        re.compile(
            rf"Of the .*?\d (?P<unit>[a-z]+) of (?:the )?{_THING}(?: (?:on|in|at|under) [^,]*)?,(?: only| just)?"
        ),
        re.compile(rf" {_BE}(?: actually)? (?:loaded|delivered|counted|found|received|aboard|on board|there){_END}"),
    ),
    (_TIMED, re.compile(r"(?:,(?P<aside>.*))?")),
)
"""What stands before a number that measures, and what may stand behind it."""
