"""The words that tell times, as one declared table of patterns.

A pattern table over the text is used rather than a date library, because what is wanted are
intervals with their granularity, and dateparser gives single points, at milliseconds each.

In a pattern a blank stands for one to three white characters and ``%NAME%`` for a piece of
``PIECES``. Every repetition is bounded, so that no text can make matching slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.claims.times.calendar import (
    DAY,
    DECADE,
    HOUR,
    MINUTE,
    MONTH,
    QUARTER,
    SEASON,
    WEEK,
    YEAR,
)
from sayso.claims.times.holidays import HOLIDAYS

MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
WEEKDAYS = {name: i for i, name in enumerate("mon tue wed thu fri sat sun".split())}
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
"""The month in which each begins."""

UNITS = {
    "minute": MINUTE,
    "hour": HOUR,
    "day": DAY,
    "night": DAY,
    "week": WEEK,
    "fortnight": WEEK,
    "month": MONTH,
    "quarter": QUARTER,
    "season": SEASON,
    "year": YEAR,
    "decade": DECADE,
}
MANY = {"fortnight": 2, "century": 10, "centurie": 10}
"""Words for several of a unit; centuries are ten decades."""
UNITS |= {"century": DECADE, "centurie": DECADE}

PARTS_OF_DAY = {
    "dawn": (5, 7),
    "sunrise": (5, 7),
    "daybreak": (5, 7),
    "morning": (6, 12),
    "noon": (12, 13),
    "midday": (12, 13),
    "lunchtime": (12, 14),
    "afternoon": (12, 18),
    "dusk": (18, 20),
    "sunset": (18, 20),
    "evening": (18, 22),
    "night": (20, 30),
    "tonight": (18, 24),
    "overnight": (20, 30),
    "midnight": (24, 25),
}
"""From which hour to before which; past 24 is the day after."""

ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBERS = {word: i for i, word in enumerate([*ONES.split(), "eighteen", "nineteen"], 1)}
TENS = {word: 10 * i for i, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBERS |= TENS | {"a": 1, "an": 1, "couple": 2, "dozen": 12, "hundred": 100}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

_DIGIT_WORDS = "one|two|three|four|five|six|seven|eight|nine"
_LONG_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_LONG_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

PIECES = {
    # Names of months and days are capitalised; everything else may be written either way.
    "MONTH": rf"(?-i:{_LONG_MONTHS}|{_LONG_MONTHS.upper()}|(?:{_SHORT_MONTHS})\.|(?:{_SHORT_MONTHS})(?=\s\d))",
    "WEEKDAY": rf"(?-i:{_LONG_DAYS}|{_LONG_DAYS.upper()}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)",
    "DAYNUMBER": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d| percent| per cent|-\w{0,3}[a-z])",
    "YEAR": r"(?:1[5-9]\d\d|20\d\d)(?![\w%]|[.,:]\d)",
    "DASH": r"(?: ?[-–—] ?| to | through | and )",
    "UNIT": r"(?:minute|hour|day|night|week|fortnight|month|quarter|season|year|decade|centurie|century)",
    "NUMBER": (
        r"(?:\d{1,3}(?:\.\d)?(?![\d,%])|an? couple of|an? dozen|an? hundred|couple of|dozen|hundred"
        rf"|(?:{'|'.join(TENS)})(?:-(?:{_DIGIT_WORDS}))?"
        rf"|{'|'.join(sorted(sorted(set(NUMBERS) - set(TENS)), key=len, reverse=True))})"
    ),
    "FEW": r"(?:several|many|an? few|few|some|dozens of|hundreds of|countless|recent|numerous)",
    "DAYPART": rf"(?:{'|'.join(sorted(set(PARTS_OF_DAY) - {'tonight', 'overnight'}))})",
    "SEASON": rf"(?:{'|'.join(SEASONS)})",
    "EDGE": r"(?:early|mid|middle of|late|beginning of|start of|end of)",
    "ABOUT": r"(?:about|around|roughly|nearly|almost|some|over|more than|at least|less than|up to|under|only|just)",
    "MERIDIEM": r"(?:a\.m\.|p\.m\.|a\.m|p\.m|am|pm)(?!\w)",
    "ZONE": r"(?-i:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|PT|CET|CEST|BST|local time|Eastern(?: time)?)",
    "ORDINAL": rf"(?:{'|'.join(ORDINALS)})",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression, and the pattern with named groups for what it is made of."""

    name: str
    pattern: str


RULES = (
    Rule(
        "iso", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:(?:T| )(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?Z?)?"
    ),
    Rule("slashed", r"(?P<a>\d{1,2})(?P<by>[/.])(?P<b>\d{1,2})(?P=by)(?P<year>\d{4}|\d\d)(?![\w/]|\.\d)"),
    Rule("terror", r"9/11(?![\w/])|(?-i:Sept\.|September) 11(?:,? 2001|(?= (?:terror|attack|hijack)))"),
    Rule("holiday", r"(?P<holiday>%HOLIDAY%)(?:,? (?P<year>%YEAR%))?"),
    Rule(
        "date",
        r"(?:(?P<weekday>%WEEKDAY%),? )?(?P<month>%MONTH%) (?:the )?(?P<day>%DAYNUMBER%)"
        r"(?:%DASH%(?P<last>%DAYNUMBER%)(?! %MONTH%| %UNIT%))?(?:,? (?P<year>%YEAR%))?",
    ),
    Rule(
        "date",
        r"(?:(?P<weekday>%WEEKDAY%),? )?(?:the )?(?P<day>%DAYNUMBER%)(?:%DASH%(?P<last>%DAYNUMBER%))? (?:of )?"
        r"(?P<month>%MONTH%)(?:,? (?P<year>%YEAR%))?",
    ),
    Rule("month", r"(?P<month>%MONTH%)(?:,? (?:of )?|-)(?P<year>%YEAR%)"),
    Rule("month", r"(?:(?P<rel>this|last|next|the past|this past|this coming) )?(?P<month>%MONTH%)(?! \d)"),
    Rule(
        "weekday",
        r"(?:(?P<rel>this|last|next|the past|this past|this coming|the previous|the following) )?"
        r"(?P<weekday>%WEEKDAY%)(?: (?P<part>%DAYPART%))?",
    ),
    Rule("beyond", r"the (?P<unit>week|month|year|weekend) (?P<way>before last|after next)"),
    Rule(
        "relative",
        r"(?:(?<=end\sof\s)|(?<=start\sof\s)|(?<=beginning\sof\s)|(?<=middle\sof\s)|(?<=rest\sof\s))"
        r"(?P<rel>the) (?P<unit>week|month|quarter|year|decade)",
    ),
    Rule("beside", r"(?:the )?day (?P<way>before yesterday|after tomorrow)"),
    Rule("today", r"(?P<word>today|yesterday|tomorrow)(?: (?P<part>%DAYPART%))?"),
    Rule("today", r"(?P<word>last) (?P<part>night|evening)|(?P<word2>this) (?P<part2>%DAYPART%)"),
    Rule("today", r"(?P<part>tonight|overnight)"),
    Rule(
        "relative",
        r"(?P<rel>last|this past|this|next|current|that(?: same)?|same)"
        r" (?P<unit>day|week|month|quarter|%SEASON%|year|decade|century|weekend)",
    ),
    Rule("relative", r"(?P<edge>earlier|later|early|late) (?P<rel>in the|the) (?P<unit>day|week|month|year|decade)"),
    Rule("weekend", r"(?:the |over the )?(?P<rel>coming |previous |following )?weekend"),
    Rule(
        "rolling",
        r"(?:the )?(?P<rel>last|past|previous|next|coming|following|first|final|preceding)"
        r" (?P<about>%ABOUT% )?(?:(?P<low>%NUMBER%) (?:to|or) )?(?P<count>%NUMBER%)"
        r"(?: or (?:so|more))? (?P<unit>%UNIT%)s?(?! of the )",
    ),
    Rule(
        "hazy",
        r"(?:the )?(?P<rel>last|past|previous|next|coming|recent|following)(?: %FEW%| couple of)? (?P<unit>%UNIT%)s",
    ),
    Rule("adjacent", r"the (?P<rel>previous|next|following|preceding|past|coming|same) (?P<unit>%UNIT%|%SEASON%)"),
    Rule(
        "ago",
        r"(?P<about>%ABOUT% )?(?:(?P<low>%NUMBER%)(?: to | or |-))?(?P<count>%NUMBER%) (?P<unit>%UNIT%)s?"
        r"(?: and a half)? (?P<way>ago|earlier|before|later|after|prior|previously|afterwards?|from now)",
    ),
    Rule("ago", r"(?:%FEW% )?(?P<unit>%UNIT%)s (?P<way>ago|earlier|before|later|after|from now)"),
    Rule("ago", r"(?P<lead>the )(?P<unit>%UNIT%) (?P<way>before|after|earlier)"),
    Rule("ordinal_part", r"(?:the )?(?P<ordinal>%ORDINAL%)[ -](?P<unit>quarter|half)(?: of| in)?(?: (?P<year>%YEAR%))"),
    Rule(
        "ordinal_part",
        r"(?:the )?(?P<ordinal>%ORDINAL%)[ -](?P<unit>quarter)(?! of the )|(?-i:Q(?P<q>[1-4])) ?(?P<year>%YEAR%)",
    ),
    Rule("ordinal_part", r"(?:the )?(?P<ordinal>first|second)[ -](?P<unit>half)(?= of (?:the|this|last|next) year)"),
    Rule("fiscal", r"(?:fiscal|financial)(?: year)? (?P<year>%YEAR%)|(?-i:FY) ?(?P<year2>%YEAR%|\d\d(?!\w))"),
    Rule(
        "season",
        r"(?:(?P<rel>last|this|next|the) )?(?P<season>%SEASON%)(?:,? (?:of )?(?P<year>%YEAR%))",
    ),
    Rule("season", r"(?:(?<=in\sthe\s)|(?<=during\sthe\s)|(?<=over\sthe\s)|(?<=by\sthe\s))(?P<season>%SEASON%)"),
    Rule("season", r"(?P<edge>early|mid|late)[ -](?P<season>%SEASON%)"),
    Rule("clock", r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?: ?(?P<half>%MERIDIEM%))(?: %ZONE%)?"),
    Rule("clock", r"(?P<hour>1[0-2]|0?[1-9])[:.](?P<minute>[0-5]\d) in the (?P<part>morning|afternoon|evening)"),
    Rule(
        "clock", r"(?P<hour>1[0-2]|0?[1-9])\.(?P<minute>[0-5]\d)(?= (?:this (?:morning|afternoon|evening)|tonight)\b)"
    ),
    Rule("clock", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:])(?: (?P<zone>%ZONE%))?"),
    Rule("clock", r"(?P<hour>1[0-2]|0?[1-9]) ?(?P<half>%MERIDIEM%)(?: %ZONE%)?"),
    Rule("clock", r"(?P<hour>1[0-2]|[1-9]|%NUMBER%) o['’]clock(?: in the (?P<part>morning|afternoon|evening))?"),
    Rule("clock", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) (?P<zone>%ZONE%|hours(?= GMT| local)|h(?!\w))"),
    Rule("part_of_day", r"(?P<part>dawn|sunrise|daybreak|midnight|noon|midday|dusk|sunset|nightfall|lunchtime)"),
    Rule(
        "part_of_day",
        r"(?:(?:(?<=in\s)|(?<=during\s))the (?:(?P<edge>early|late) )?"
        r"|the (?=\w{5,9} of (?:%MONTH%|%WEEKDAY%|(?:the )?\d)))"
        r"(?P<part>morning|afternoon|evening|night)",
    ),
    Rule(
        "set",
        r"(?:every|each|per)(?: (?:other|single))?(?: (?P<count>%NUMBER%))? "
        r"(?P<unit>%UNIT%|%WEEKDAY%|%DAYPART%|%MONTH%|%SEASON%)s?"
        r"|(?P<adverb>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly|annual|annually|yearly)",
    ),
    Rule("set", r"(?:once|twice|three times) an? (?P<unit>%UNIT%)|(?-i:(?P<days>%LONGDAY%)s)"),
    Rule(
        "duration",
        r"(?:(?P<low>%NUMBER%)(?: to | or |-))?(?P<count>%NUMBER%)(?: more)?[ -](?P<unit>%UNIT%)s?(?:-long)?",
    ),
    Rule("duration", r"(?:(?:%FEW%) )?(?P<unit>day|week|month|year|decade|hour|minute|centurie)s"),
    Rule("duration", r"(?P<unit>day|week|month|year|decade)-?long"),
    Rule("decade", r"(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s(?!\w)|the ['’]?(?P<short>\d0)s(?!\w)"),
    Rule("decade", r"the (?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies"),
    Rule("century", r"(?:the )?(?P<century>1\d|2[01]|[1-9])(?:th|st|nd|rd)[ -]century"),
    Rule("years", r"(?P<year>%YEAR%)(?<=\d{4})[-–/](?P<last>\d{4}|\d\d)(?![\w/-])"),
    Rule("year", r"(?P<year>%YEAR%)(?![-/]\d)"),
    Rule("present", r"(?:right )?now|currently|at present|at the moment|nowadays|these days|presently|to date"),
    Rule("past", r"recently|lately|of late|in the (?:recent )?past(?! (?:%UNIT%|%SEASON%|%NUMBER%|%FEW%))|just now"),
    Rule("future", r"soon(?! as)|in the (?:near |coming )?future|shortly(?! after| before)|the near future"),
    Rule("then", r"at (?:the|that) (?:time|point|moment)|back then|that time"),
)
"""In order of preference where two begin at the same word."""

PIECES["LONGDAY"] = _LONG_DAYS
PIECES["HOLIDAY"] = "|".join(re.escape(h).replace("'", "['’]") for h in sorted(HOLIDAYS, key=len, reverse=True))
PIECES["HOLIDAY"] = PIECES["HOLIDAY"].replace(r"\ ", " ")

BOUNDS = {
    "since": "since",
    "ever since": "since",
    "starting": "since",
    "beginning": "since",
    "from": "from",
    "after": "after",
    "following": "after",
    "until": "until",
    "till": "until",
    "up to": "until",
    "through": "until",
    "by": "until",
    "no later than": "until",
    "before": "before",
    "prior to": "before",
    "ahead of": "before",
    "between": "between",
}
"""Words before a time that make it the beginning or the end of one."""

EDGES = {
    "early": 0,
    "earlier": 0,
    "beginning": 0,
    "start": 0,
    "small": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "later": 2,
    "rest": 2,
    "remainder": 2,
    "end": 2,
    "close": 2,
}
"""Which third of a time is meant."""

_BOUND = "|".join(sorted(BOUNDS, key=len, reverse=True))
_PREFIX = (
    rf"(?:(?<!\w)(?P<bound>{_BOUND}) )?(?:(?:about|around|at least|approximately) )?"
    r"(?:(?<!\w)(?:the )?(?P<edge>early|earlier|late|later|mid|beginning of|start of|middle of"
    r"|end of|close of|early hours of|small hours of|rest of|remainder of)"
    r"(?:(?: in| on)? (?:the )?|-))?(?P<the>the )?\Z"
)
PREFIX_LENGTH = 48
"""How far before a time, in characters, its preposition is looked for."""


_CLASS_OR_BLANK = re.compile(r"\[[^\]]*\]| \??")


def _expanded(pattern: str) -> str:
    """A pattern with its pieces, and its blanks as white space."""
    for _ in range(3):  # pieces are made of pieces
        pattern = re.sub(r"%([A-Z]+)%", lambda m: PIECES[m[1]], pattern)
    return _CLASS_OR_BLANK.sub(_white, pattern)


def _white(match: re.Match[str]) -> str:
    if match[0].startswith("["):
        return match[0].replace(" ", r"\s")
    return r"\s{0,3}" if match[0].endswith("?") else r"\s{1,3}"


@cache
def rule_patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Each rule with its own pattern, to be matched where ``any_rule`` found it."""
    return tuple((rule, re.compile(_expanded(rule.pattern), re.IGNORECASE)) for rule in RULES)


@cache
def any_rule() -> re.Pattern[str]:
    """All rules in one pattern: its last group, ``r`` and a number, tells which rule it is.

    That group is empty and comes after the rule, and words alone are tried: so it takes two thirds of the time.
    """
    bare = [re.sub(r"\(\?P<\w+>", "(?:", _expanded(rule.pattern)).replace("(?P=by)", r"[/.]") for rule in RULES]
    choice = "|".join(f"(?:{one})(?P<r{i}>)" for i, one in enumerate(bare))
    return re.compile(rf"(?<![\w$€£¥#@/’'])(?<!\d[.,:])(?=\w)(?:{choice})(?!\w)", re.IGNORECASE)


@cache
def prefix() -> re.Pattern[str]:
    """What may stand before a time and change it; to be searched up to the time's first word."""
    return re.compile(_expanded(_PREFIX), re.IGNORECASE)
