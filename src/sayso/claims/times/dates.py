"""Dates, weekdays, months, years and their parts: each a function from words to a stretch of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sayso.claims.times.calendar import (
    DAY,
    DECADE,
    HALF,
    MINUTE,
    MONTH,
    QUARTER,
    SEASON,
    YEAR,
    Stretch,
    add,
    century,
    days,
    recurring,
    unit_around,
    weekday_near,
    whole,
)
from sayso.claims.times.find import Draft
from sayso.claims.times.holidays import HOLIDAYS
from sayso.claims.times.setting import Resolver, Setting, part_of
from sayso.claims.times.words import MONTHS, ORDINALS, SEASONS, WEEKDAYS


def _iso(draft: Draft, _setting: Setting) -> Stretch:
    year, month, date = (int(draft.caught[k]) for k in ("year", "month", "day"))
    day = datetime(year, month, date)
    if "hour" not in draft.caught:
        return unit_around(day, DAY)
    return unit_around(day.replace(hour=int(draft.caught["hour"]), minute=int(draft.caught["minute"])), MINUTE)


NEAR = 31
"""Days before publication within which a date of two possible readings is taken to lie."""


def _slashed(draft: Draft, setting: Setting) -> Stretch:
    """Day and month stand in either order: resolved only where one reading is possible, or one alone is recent."""
    a, b, year = (int(draft.caught[k]) for k in ("a", "b", "year"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    orders = ((a, b), (b, a)) if draft.caught["by"] == "/" else ((b, a),)  # with full stops the day comes first
    readings = {day for month, date in orders if (day := _day(year, month, date))}
    if len(readings) > 1 and setting.now is not None:
        readings = {day for day in readings if 0 <= (setting.today - day).days <= NEAR} or readings
    if len(readings) != 1:
        raise ValueError("two readings, or none")
    return unit_around(readings.pop(), DAY)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _terror(_draft: Draft, _setting: Setting) -> Stretch:
    return unit_around(datetime(2001, 9, 11), DAY)


def _month_of(draft: Draft) -> int:
    return MONTHS[draft.caught["month"][:3]]


def _date(draft: Draft, setting: Setting) -> Stretch:
    month, first = _month_of(draft), _leading(draft.caught["day"])
    last = _leading(draft.caught.get("last", draft.caught["day"]))

    def in_year(year: int) -> Stretch:
        return days(datetime(year, month, first), datetime(year, month, last))

    if "weekday" in draft.caught and "year" not in draft.caught:
        return _on_weekday(setting.today, WEEKDAYS[draft.caught["weekday"][:3]], in_year)
    return _yearly(draft, setting, in_year)


def _on_weekday(today: datetime, weekday: int, in_year: Callable[[int], Stretch]) -> Stretch:
    """A date that falls on this weekday: in the year nearest to now in which it does."""
    found = [recurring(add(today, n, YEAR), False, in_year).start or today for n in range(-7, 8)]
    fitting = [day for day in found if day.weekday() == weekday]
    nearest = min(fitting, key=lambda day: (day > today + ONE_YEAR, abs(day - today)), default=None)
    return unit_around(nearest, DAY) if nearest else recurring(today, False, in_year)


ONE_YEAR = timedelta(days=366)


def _leading(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _yearly(draft: Draft, setting: Setting, in_year: Callable[[int], Stretch]) -> Stretch:
    """In the year given; else the latest one, or the next if it lies ahead."""
    if "year" in draft.caught:
        return in_year(int(draft.caught["year"]))
    if setting.passage and not setting.ahead and (found := _in_passage(setting, in_year)):
        return found
    last = recurring(setting.today, False, in_year)
    coming = recurring(setting.today, True, in_year)
    if setting.revised and coming.start and (coming.start - setting.today).days <= LATELY:
        return coming
    if not setting.ahead:
        return last
    return last if _just_over(setting.today, last, coming) else coming


def _in_passage(setting: Setting, in_year: Callable[[int], Stretch]) -> Stretch | None:
    """What follows in the year that the passage is in; None of what comes before it there, or was only lately."""
    told = setting.passage.start if setting.passage else None
    found = in_year(told.year) if told else None
    if told is None or found is None or found.end is None or found.end < told:
        return None
    last = recurring(setting.today, False, in_year) if setting.now else None
    return None if last and last.end and (setting.today - last.end).days <= LATELY else found


LATELY = 60
"""Days before publication within which a date without a year is taken to be of that year, whatever was told before."""


def _just_over(today: datetime, last: Stretch, coming: Stretch) -> bool:
    """Whether a day lies so little back, and so far ahead, that reports would name the year if they meant the next."""
    if last.end is None or coming.start is None:
        return False
    return last.end < today and (today - last.end).days <= NEAR and (coming.start - today).days > NOT_SOON


NOT_SOON = 300
"""Days from which on a date without a year is not taken to lie ahead, if it was only lately."""


def _month(draft: Draft, setting: Setting) -> Stretch:
    month, rel = _month_of(draft), draft.caught.get("rel", "")

    def in_year(year: int) -> Stretch:
        return whole(datetime(year, month, 1), MONTH)

    if rel in ("last", "the past", "this past"):
        return recurring(add(setting.today.replace(day=1), -1, DAY), False, in_year)
    if rel in ("next", "this coming"):
        return recurring(add(setting.today.replace(day=1), 1, MONTH), True, in_year)
    if rel == "this":
        return in_year(setting.today.year)
    return _yearly(draft, setting, in_year)


def _weekday(draft: Draft, setting: Setting) -> Stretch:
    day, rel = WEEKDAYS[draft.caught["weekday"][:3]], draft.caught.get("rel", "")
    if rel in ("last", "the past", "this past"):
        found = weekday_near(add(setting.today, -1, DAY), day, False)
    elif rel in ("next", "this coming", "this"):
        found = weekday_near(add(setting.today, rel != "this", DAY), day, setting.ahead or rel != "this")
    elif rel in ("the previous", "the following"):
        step = 1 if rel == "the following" else -1
        found = weekday_near(add(setting.before(DAY), step, DAY), day, step > 0)
    else:
        found = weekday_near(setting.today, day, setting.ahead)
    return part_of(found, draft.caught.get("part"))


def _beside(draft: Draft, setting: Setting) -> Stretch:
    return unit_around(add(setting.today, -2 if draft.caught["way"].startswith("before") else 2, DAY), DAY)


_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "last": -1}


def _today(draft: Draft, setting: Setting) -> Stretch:
    part = draft.caught.get("part") or draft.caught.get("part2")
    shift = _TODAY.get(draft.caught.get("word", ""), -1 if part == "overnight" else 0)
    return part_of(unit_around(add(setting.today, shift, DAY), DAY), part)


def _year(draft: Draft, _setting: Setting) -> Stretch:
    return whole(datetime(int(draft.caught["year"]), 1, 1), YEAR)


def _years(draft: Draft, _setting: Setting) -> Stretch:
    first, last = draft.caught["year"], draft.caught["last"]
    until = int(last if len(last) == 4 else first[:2] + last)
    if until <= int(first):
        raise ValueError("ends before it begins")
    return Stretch(datetime(int(first), 1, 1), whole(datetime(until, 1, 1), YEAR).end, YEAR)


def _fiscal(draft: Draft, _setting: Setting) -> Stretch:
    """By the year that names it: when it begins differs from body to body."""
    year = draft.caught.get("year") or draft.caught["year2"]
    return whole(datetime(int(year) + (2000 if len(year) == 2 else 0), 1, 1), YEAR)


def _ordinal_part(draft: Draft, setting: Setting) -> Stretch:
    number = int(draft.caught.get("q", 0)) or ORDINALS[draft.caught["ordinal"]]
    unit, months = (HALF, 6) if draft.caught.get("unit") == "half" else (QUARTER, 3)
    return _yearly(draft, setting, lambda year: whole(datetime(year, (number - 1) * months + 1, 1), unit))


def _season(draft: Draft, setting: Setting) -> Stretch:
    month = SEASONS[draft.caught["season"]]
    return _yearly(draft, setting, lambda year: whole(datetime(year, month, 1), SEASON))


_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}


def _decade(draft: Draft, setting: Setting) -> Stretch:
    if "decade" in draft.caught:
        return whole(datetime(int(draft.caught["decade"]), 1, 1), DECADE)
    tens = int(draft.caught["short"]) if "short" in draft.caught else _TENS[draft.caught["tens"]]
    century = setting.today.year // 100 * 100
    first = century + tens
    return whole(datetime(first if first <= setting.today.year else first - 100, 1, 1), DECADE)


def _century(draft: Draft, _setting: Setting) -> Stretch:
    return century(int(draft.caught["century"]) - 1)


def _holiday(draft: Draft, setting: Setting) -> Stretch:
    day = HOLIDAYS[" ".join(draft.caught["holiday"].replace("’", "'").split())]
    return _yearly(draft, setting, lambda year: unit_around(day(year), DAY))


DATES: dict[str, Resolver] = {
    "iso": _iso,
    "slashed": _slashed,
    "terror": _terror,
    "holiday": _holiday,
    "date": _date,
    "month": _month,
    "weekday": _weekday,
    "beside": _beside,
    "today": _today,
    "ordinal_part": _ordinal_part,
    "fiscal": _fiscal,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "years": _years,
    "year": _year,
}
