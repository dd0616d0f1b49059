"""Times that are counted: from the day of publication, or from the time mentioned before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sayso.claims.times.calendar import (
    DAY,
    HOUR,
    MINUTE,
    SEASON,
    VAGUE,
    WEEK,
    YEAR,
    Stretch,
    add,
    century,
    days,
    recurring,
    unit_around,
    unresolved,
    whole,
)
from sayso.claims.times.find import Draft
from sayso.claims.times.setting import Resolver, Setting, length, number_in, unit_in
from sayso.claims.times.words import SEASONS, UNITS
from sayso.model import Granularity

_STEPS = {"last": -1, "this past": -1, "previous": -1, "preceding": -1, "past": -1} | {
    "next": 1,
    "coming": 1,
    "following": 1,
    "this coming": 1,
}


def _relative(draft: Draft, setting: Setting) -> Stretch:
    unit, rel = draft.caught["unit"], draft.caught["rel"]
    if unit == "day" and rel.endswith("the") and setting.day is not None:
        return unit_around(setting.day.start or setting.today, DAY)
    if rel.startswith(("that", "same")):
        return unit_around(setting.before(UNITS.get(unit, SEASON)), UNITS.get(unit, SEASON))
    if unit in SEASONS:
        return _season_near(setting, SEASONS[unit], rel)
    if unit == "weekend":
        return _weekend_at(setting.today, _STEPS.get(rel, 0))
    if unit == "century":
        return century(setting.today.year // 100 + _STEPS.get(rel, 0))
    return unit_around(add(setting.today, _STEPS.get(rel, 0), UNITS[unit]), UNITS[unit])


def _season_near(setting: Setting, month: int, rel: str) -> Stretch:
    def in_year(year: int) -> Stretch:
        return whole(datetime(year, month, 1), SEASON)

    if rel == "last":
        begun = recurring(setting.today, False, in_year)
        return (
            begun
            if begun.end and begun.end < setting.today
            else recurring(add(setting.today, -1, YEAR), False, in_year)
        )
    if rel == "this":
        return in_year(setting.today.year)
    if rel == "next":
        return recurring(add(setting.today, 1, SEASON), True, in_year)
    return recurring(setting.today, setting.ahead, in_year)


def _weekend_at(today: datetime, step: int) -> Stretch:
    saturday = add(unit_around(today, WEEK).start or today, 5 + 7 * step, DAY)
    return days(saturday, add(saturday, 1, DAY))


def _weekend(draft: Draft, setting: Setting) -> Stretch:
    rel = draft.caught.get("rel", "").strip()
    if rel in ("previous", "following"):
        return _weekend_at(setting.before(WEEK), _STEPS[rel])
    over = setting.today.weekday() >= 5
    return _weekend_at(setting.today, 0 if over or setting.ahead or rel == "coming" else -1)


def _rolling(draft: Draft, setting: Setting) -> Stretch:
    """ "The last two weeks": up to now, counted back from the day of publication."""
    rel, (unit, times) = draft.caught["rel"], unit_in(draft)
    if rel in ("first", "final"):
        raise ValueError("counts from something else")
    count = number_in(draft.caught["count"])
    if rel in ("previous", "preceding", "following"):
        return _from_to(setting.before(unit), _STEPS[rel] * times * (count or 0), unit)
    return _from_to(setting.today, _STEPS[rel] * times * (count or 0), unit)


def _from_to(at: datetime, count: int, unit: Granularity) -> Stretch:
    if not count:
        raise ValueError("no number")
    other = add(at, count, unit)
    start, end = min(at, other), max(at, other)
    if unit not in (MINUTE, HOUR):
        return days(start, end, unit)
    return replace(days(start, end), unit=DAY)


def _hazy(draft: Draft, setting: Setting) -> Stretch:
    step = _STEPS.get(draft.caught["rel"], -1)
    if draft.caught["rel"] in ("previous", "following"):
        raise ValueError("counts from something else")
    return _open(setting, step)


def _open(setting: Setting, step: int) -> Stretch:
    """Up to now, or from now on, without a line on the other side."""
    today = unit_around(setting.today, DAY)
    return Stretch(today.start if step >= 0 else None, today.end if step <= 0 else None, VAGUE)


def _adjacent(draft: Draft, setting: Setting) -> Stretch:
    rel, word = draft.caught["rel"], draft.caught["unit"]
    if word in SEASONS:
        return _season_near(setting, SEASONS[word], "last" if rel in ("past", "previous") else "next")
    unit, times = unit_in(draft)
    if rel in ("past", "coming"):
        return _from_to(setting.today, _STEPS[rel] * times, unit)
    return unit_around(add(setting.before(unit), _STEPS.get(rel, 0) * times, unit), unit)


_WAYS = {"ago": -1, "from now": 1, "earlier": -1, "before": -1, "prior": -1, "previously": -1} | {
    "later": 1,
    "after": 1,
    "afterward": 1,
    "afterwards": 1,
}


def _ago(draft: Draft, setting: Setting) -> Stretch:
    way, (unit, times) = draft.caught["way"], unit_in(draft)
    here = way in ("ago", "from now")
    if setting.of_event and not here:
        raise ValueError("counts from an event")
    start = setting.today if here else setting.before(unit)
    count = number_in(draft.caught["count"]) if "count" in draft.caught else 1 if "lead" in draft.caught else None
    if count is None:
        return _open(setting, _WAYS[way]) if here else unresolved(VAGUE)
    if unit in (MINUTE, HOUR):
        return _clock_ago(setting, _WAYS[way] * count, unit, here)
    return unit_around(add(start, _WAYS[way] * count * times, unit), unit)


def _clock_ago(setting: Setting, count: int, unit: Granularity, here: bool) -> Stretch:
    if here and setting.clock and setting.now is not None:
        return unit_around(add(setting.now.replace(second=0, microsecond=0, tzinfo=None), count, unit), unit)
    if here:
        return days(add(setting.today, count, unit), setting.today)
    raise ValueError("no hour to count from")


def _duration(draft: Draft, setting: Setting) -> Stretch:
    """A length by itself has no place on the calendar.

    It has one if it has lasted until now ("has ruled for two years") or is counted from now
    ("will know in two weeks").
    """
    counted = length(draft)
    if counted is None:
        return unresolved(VAGUE)
    count, unit = counted
    if setting.perfect and setting.lead in _LASTING:
        return _from_to(setting.today, -count, unit)
    if setting.ahead and setting.lead == "within":
        return _from_to(setting.today, count, unit)
    if setting.ahead and setting.lead == "in" and unit not in (MINUTE, HOUR):
        return unit_around(add(setting.today, count, unit), unit)
    return unresolved(unit)


_LASTING = frozenset("for nearly almost over than about least some past last".split())


def _nowhere(_draft: Draft, _setting: Setting) -> Stretch:
    return unresolved(VAGUE)


def _beyond(draft: Draft, setting: Setting) -> Stretch:
    """ "The week before last", "the year after next"."""
    step = -2 if draft.caught["way"].startswith("before") else 2
    if draft.caught["unit"] == "weekend":
        return _weekend_at(setting.today, step)
    unit, _ = unit_in(draft)
    return unit_around(add(setting.today, step, unit), unit)


RELATIVE: dict[str, Resolver] = {
    "relative": _relative,
    "beyond": _beyond,
    "weekend": _weekend,
    "rolling": _rolling,
    "hazy": _hazy,
    "adjacent": _adjacent,
    "ago": _ago,
    "set": _nowhere,
    "duration": _duration,
    "present": lambda _, setting: _open(setting, 0),
    "past": lambda _, setting: _open(setting, -1),
    "future": lambda _, setting: _open(setting, 1),
    "then": _nowhere,
}
