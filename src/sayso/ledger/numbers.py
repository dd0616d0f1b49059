"""The numbers a text gives: digits and words, with what bounds them ("at least", "about", "between 5 and 7").

Numbers that only name something are passed over: "Route 66", "the 3800 block", "Feb. 19", "2017",
telephone numbers, ordinals. No unit is converted; two numbers are only compared if they measure the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sayso.model import Span


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"


class Measure(StrEnum):
    """What a number measures. COUNT is everything that has no sign of its own."""

    COUNT = "count"
    AGE = "age"
    MONEY = "money"
    PERCENT = "percent"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as stated. ``span`` covers it with its bound, ``words`` the number alone, both in the text given.

    ``value`` is the number named (of a range its lower end); ``least`` and ``most`` are what it allows, both
    included, None where open. A CLOCK counts minutes after midnight.
    """

    value: float
    least: float | None
    most: float | None
    bound: Bound
    measure: Measure
    span: Span
    words: Span

    @property
    def exact(self) -> bool:
        """Whether it says one number and no other."""
        return self.bound is Bound.EXACT

    def __str__(self) -> str:
        """As a reader would write it: "at least 3", "5 to 7"."""
        if self.measure is Measure.CLOCK:
            return f"{int(self.value) // 60:02}:{int(self.value) % 60:02}"
        if self.bound is Bound.RANGE:
            return f"{_digits(self.least)} to {_digits(self.most)}"
        return _digits(self.value) if self.exact else f"{self.bound} {_digits(self.value)}"


def agree(one: Number, other: Number) -> bool:
    """Whether two numbers say the same, as far as they say anything.

    An approximate number agrees with an exact one that fits it; "at least 3" agrees with "3" but not with
    "5", for a reader wants to see both. Numbers that measure different things never agree.
    """
    if one.measure is not other.measure:
        return False
    if one.value == other.value and Bound.RANGE not in (one.bound, other.bound):
        return True
    loose = {Bound.ABOUT, Bound.RANGE}
    return bool(loose & {one.bound, other.bound}) and _overlap(one, other)


def compatible(one: Number, other: Number) -> bool:
    """Whether both may hold: what they allow overlaps, or an approximate one fits. "At least 3" and "5" may."""
    return one.measure is other.measure and (agree(one, other) or _overlap(one, other))


@lru_cache(256)
def numbers_in(text: str) -> tuple[Number, ...]:
    """All numbers of a text, in order; those that only name something are left out."""
    found: list[Number] = []
    names = [match.span() for match in _NAMING.finditer(text)]
    for match in _NUMBER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in names):
            found.extend(_number(text, match))
    return tuple(found)


def value_of(words: str) -> float | None:
    """The value of a number written in digits or words ("1,200", "two dozen", "1.5 million"); None if it is none."""
    plain = words.lower().replace(",", "").replace("-", " ")
    total, current, seen = 0.0, 0.0, False
    for word in plain.split():
        if word in ("and", "a", "an"):
            continue
        if word == "half":
            current = 0.5
        elif word in _SCALES:
            current = (current if seen else 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif (value := _simple(word)) is not None:
            current += value
        else:
            return None
        seen = True
    return total + current if seen else None


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_ONES += "seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: float(n) for n, word in enumerate(_ONES)} | {word: 20.0 + 10 * n for n, word in enumerate(_TENS)}
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_VAGUE = {
    "a couple": (2, 3),
    "a couple of": (2, 3),
    "a few": (2, 6),
    "several": (2, 12),
    "a handful": (3, 7),
    "dozens": (24, 150),
    "scores": (40, 200),
    "hundreds": (200, 1500),
    "thousands": (2000, 15000),
    "millions": (2e6, 2e7),
}
"""What words without a number allow; wide on purpose, so that nothing conflicts with them by accident."""

_BOUNDS = {
    Bound.AT_LEAST: "at least|no fewer than|no less than|not less than|a minimum of|more than|over|upwards of|above",
    Bound.AT_MOST: "at most|up to|as many as|no more than|not more than|fewer than|less than|under|a maximum of|below",
    Bound.ABOUT: "about|around|approximately|roughly|some|nearly|almost|an estimated|estimated|close to|circa"
    "|more or less|perhaps|maybe",
}
_STRICT = {"more than", "over", "above", "upwards of", "fewer than", "less than", "under", "below"}
"""Bounds that leave out the number itself; with a round number they mean "a little more" or "a little less"."""
_ROUND = 20
"""From here on a number that ends in 0 may be a round one."""
_AFTER = {"or more": Bound.AT_LEAST, "or so": Bound.ABOUT, "or fewer": Bound.AT_MOST, "or less": Bound.AT_MOST}
_NEAR = 0.1
"""How far off a number said to be approximate may be, as a part of it; at least 1."""

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_MONTH = rf"(?:(?:{_MONTHS})\.?|January|February|March|April|June|July|August|September|October|November|December)"
_NAMING = re.compile(
    rf"""
    \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)? | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b
    | \b{_MONTH},?\s+\d{{4}}\b | \b(?:19|20)\d\d\b(?!\s*\w*(?:people|dead)) | \b\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?\b
    | \b\d{{4}}-\d\d-\d\d\b | \(?\b\d{{3}}\)?[-.\s]{{1,2}}\d{{3}}[-.\s]{{1,2}}\d{{3,4}}\b | \b\d{{3}}-\d{{4}}\b
    | \b\d+(?:\s|-)(?:hundred\s)?block\b | \b\d+(?:st|nd|rd|th)\b
    | \b\d+\s+(?:[NSEW]\.?\s+|North\s|South\s|East\s|West\s)?(?:[A-Z]\w+\s+){{1,3}}
      (?:St|Ave|Avenue|Street|Rd|Road|Blvd|Boulevard|Dr|Drive|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Circle|Cir)\b
    | \b(?:Route|Highway|Hwy|Interstate|I|US|Rt|Channel|Chapter|Section|Article|Flight|Room|No|Number|Unit|Apt
      |Apartment|Pier|Gate|Platform|District|Ward|Precinct|Zone|Area|Level|Phase|Type|Class|Page|Title|Motel|NBC|ABC
      |CBS|FOX|Fox|NEWS|News|Station|Engine|Boeing|Airbus|Windows|iPhone|iPad|Act)\.?[\s-]\#?\d+\b
    | \#\d+ | \b[A-Za-z]+-?\d[\w-]* | \b\d+[A-Za-z]+\b | \b[Oo]ne\sof\b | \bone\sanother\b | \b[Nn]o\sone\b
    | \bone-(?:time|way|sided|on-one)\b | \bat\sone\spoint\b | \bone\sday\b | \b(?:this|that|the|which)\sone\b
    """,
    re.VERBOSE,
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_PLAIN = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_ATOM = (
    rf"(?:(?:{_DIGITS})(?:[\s-](?:{_SCALE})\b)*|\b(?:half\s+)?(?:an?\s+)?(?:{_PLAIN})\b"
    rf"(?:(?:[\s-]|\s+and\s+)(?:{_PLAIN})\b)*)"
)


def _either(phrases: Iterable[str]) -> str:
    """A pattern for any of them, the longest first, whatever the white space."""
    return "|".join(r"\s+".join(phrase.split()) for phrase in sorted(sorted(phrases), key=len, reverse=True))


_LEAD = _either(word for words in _BOUNDS.values() for word in words.split("|"))
_NUMBER = re.compile(
    rf"""
    (?P<lead>\b(?:{_LEAD})\s+)?(?:
      (?P<clock>\b\d{{1,2}}:\d\d(?!\d)(?:\s?[ap]\.?m\b\.?)?|\b\d{{1,2}}\s?[ap]\.?m\b\.?)
    | (?P<vague>\b(?:{_either(_VAGUE)})\b)
    | (?P<sign>[$€£]|\b(?:US|A|C)\$)?(?P<between>\b(?:between|from)\s+)?(?<![\w.,:])(?P<one>{_ATOM})
      (?:(?:\s?[-–]\s?|\s?-?\s(?:to|or)\s|(?(between)\sand\s|(?!)))(?P<two>{_ATOM}))?
      (?P<unit>\s?%|\s(?:percent|per\scent)\b|[-\s]years?[-\s]old\b|\s?(?:dollars|euros|pounds)\b)?
      (?P<after>\s+or\s+(?:more|so|fewer|less)\b)?
    )""",
    re.VERBOSE | re.IGNORECASE,
)


_AFTER_NAME = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+, $")
_YOUNGEST, _OLDEST = 1, 110


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


def _simple(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    return float(word) if re.fullmatch(r"\d+(\.\d+)?", word) else None


def _overlap(one: Number, other: Number) -> bool:
    lowest = max(-1e18 if n.least is None else n.least for n in (one, other))
    highest = min(1e18 if n.most is None else n.most for n in (one, other))
    return lowest <= highest


def _number(text: str, match: re.Match[str]) -> list[Number]:
    if match["clock"]:
        return _clock(match)
    if match["vague"]:
        return [_vague(match)]
    one = value_of(match["one"])
    if one is None or text[match.end() : match.end() + 1].isalnum():
        return []
    two = value_of(match["two"]) if match["two"] else None
    ends = Span(match.start("one"), match.end("one") if two is None else match.end("two"))
    bounds = _bounded(one, _bound(match), _lead(match)) if two is None else (Bound.RANGE, min(one, two), max(one, two))
    bound, least, most = bounds
    measure = Measure.AGE if _is_age(text, match, one) else _measure(match)
    return [Number(one, least, most, bound, measure, Span(match.start(), match.end()), ends)]


def _is_age(text: str, match: re.Match[str], value: float) -> bool:
    """Whether a number stands alone between commas behind a name: "Dario Venn, 41, a broker"."""
    aside = _AFTER_NAME.search(text[: match.start()]) and text[match.end() : match.end() + 1] == ","
    return bool(aside) and match[0].isdigit() and _YOUNGEST <= value <= _OLDEST


def _bound(match: re.Match[str]) -> Bound:
    if match["after"]:
        return _AFTER[" ".join(match["after"].lower().split())]
    lead = _lead(match)
    return next((bound for bound, words in _BOUNDS.items() if lead and lead in words.split("|")), Bound.EXACT)


def _lead(match: re.Match[str]) -> str:
    return " ".join((match["lead"] or "").lower().split())


def _bounded(value: float, bound: Bound, lead: str) -> tuple[Bound, float | None, float | None]:
    near = max(1.0, value * _NEAR)
    if bound is Bound.EXACT:
        return bound, value, value
    if bound is Bound.ABOUT:
        return bound, value - near, value + near
    strict, below = lead in _STRICT, bound is Bound.AT_MOST
    if strict and value >= _ROUND and value % 10 == 0:
        return Bound.ABOUT, value - 2 * near * below, value + 2 * near * (not below)
    return (bound, None, value - strict) if below else (bound, value + strict, None)


def _measure(match: re.Match[str]) -> Measure:
    unit = (match["unit"] or "").strip().lower()
    if match["sign"] or unit in ("dollars", "euros", "pounds"):
        return Measure.MONEY
    if unit.endswith("old"):
        return Measure.AGE
    return Measure.PERCENT if unit else Measure.COUNT


def _clock(match: re.Match[str]) -> list[Number]:
    hour, _, minute = re.sub(r"[^\d:]", "", match["clock"]).partition(":")
    half = re.search(r"[ap]", match["clock"].lower())
    hours, minutes = int(hour), int(minute or 0)
    if hours > (12 if half else 23) or minutes > 59:
        return []
    if half:
        hours = hours % 12 + 12 * (half[0] == "p")
    value = 60.0 * hours + minutes
    bound = Bound.ABOUT if _bound(match) is Bound.ABOUT else Bound.EXACT
    allowed = (value - 10, value + 10) if bound is Bound.ABOUT else (value, value)
    return [Number(value, *allowed, bound, Measure.CLOCK, Span(match.start(), match.end()), Span(*match.span("clock")))]


def _vague(match: re.Match[str]) -> Number:
    least, most = _VAGUE[" ".join(match["vague"].lower().split())]
    span = Span(match.start(), match.end())
    return Number(least, least, most, Bound.RANGE, Measure.COUNT, span, Span(*match.span("vague")))
