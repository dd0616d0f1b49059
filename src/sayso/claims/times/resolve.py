"""What the words mean on the calendar, one function for each kind of expression."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sayso.claims.times.calendar import (
    COARSENESS,
    DAY,
    HOUR,
    MINUTE,
    ONE_MINUTE,
    VAGUE,
    Stretch,
    day_of,
    third,
    unit_around,
    unresolved,
)
from sayso.claims.times.dates import DATES
from sayso.claims.times.find import Draft
from sayso.claims.times.relative import RELATIVE
from sayso.claims.times.setting import NoDateError, Resolver, Setting, number_in, part_of
from sayso.claims.times.words import EDGES, UNITS
from sayso.model import Granularity


def resolve(draft: Draft, setting: Setting) -> Stretch:
    """The time of these words, without what stands before them; unresolved where it can't be told."""
    try:
        return _RESOLVERS[draft.rule](draft, setting)
    except (ValueError, OverflowError):
        return unresolved(_unit_alone(draft, setting))


_DAYS = frozenset(("iso", "slashed", "date"))
"""Rules whose unit is known even of a day that is in no calendar."""


def _unit_alone(draft: Draft, setting: Setting) -> Granularity:
    """The unit of words that could not be resolved: it doesn't depend on the day."""
    if draft.rule in _DAYS:
        return DAY
    any_day = datetime(2000, 1, 1)
    a_day = unit_around(any_day, DAY)
    try:
        return _RESOLVERS[draft.rule](draft, replace(setting, now=any_day, anchor=a_day, day=a_day)).unit
    except (ValueError, OverflowError):
        return UNITS.get(draft.caught.get("unit", ""), VAGUE)


def _clock(draft: Draft, setting: Setting) -> Stretch:
    """On the last day mentioned in the paragraph."""
    if setting.day is None or setting.day.start is None:
        raise NoDateError
    return _at(draft, setting.day.start)


def _at(draft: Draft, day: datetime) -> Stretch:
    if draft.rule == "part_of_day":
        return part_of(unit_around(day, DAY), draft.caught["part"].replace("nightfall", "dusk"))
    word = draft.caught["hour"]
    hour = int(word) if word.isdigit() else number_in(word) or 0
    half, part = draft.caught.get("half", "").replace(".", ""), draft.caught.get("part")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif part in ("afternoon", "evening"):
        hour = hour % 12 + 12
    at = day_of(day).replace(hour=hour, minute=int(draft.caught.get("minute", 0)))
    return unit_around(at, MINUTE if "minute" in draft.caught else HOUR)


def _clocked(draft: Draft, setting: Setting) -> Stretch:
    """ "8 p.m. Tuesday", "Tuesday at 8 p.m."."""
    a, b = draft.inner
    clock, day = (a, b) if a.rule in ("clock", "part_of_day") else (b, a)
    on = resolve(day, setting)
    if on.start is None:
        return unresolved(MINUTE if "minute" in clock.caught else HOUR)
    part = day.caught.get("part") or day.caught.get("part2")
    if clock.rule == "clock" and part in _LATE and "half" not in clock.caught:  # "8.40 this evening"
        clock = replace(clock, caught={**clock.caught, "part": "evening"})
    return _at(clock, on.start)


_LATE = frozenset(("afternoon", "evening", "tonight"))


def _inside(draft: Draft, setting: Setting) -> Stretch:
    """ "March last year", "Friday of next week": the first within the second."""
    a, b = draft.inner
    outer = resolve(b, setting)
    if outer.start is None or outer.end is None:
        return unresolved(_unit_alone(a, setting))
    return resolve(a, replace(setting, now=outer.end, ahead=False))


def _range(draft: Draft, setting: Setting) -> Stretch:
    """From the beginning of the first to the end of the second."""
    first, second = ends(draft, setting)
    unit = min(first.unit, second.unit, key=COARSENESS.__getitem__)
    if first.start is None or second.end is None or first.start > second.end:
        return unresolved(unit)
    return Stretch(first.start, second.end, unit)


def ends(draft: Draft, setting: Setting) -> tuple[Stretch, Stretch]:
    """The two times of a range; what the first leaves out, the year or the week, is as in the second."""
    a, b = draft.inner
    second = resolve(b, setting)
    if a.rule == "clock" and b.rule in _HOURS:
        a = _of_one_half(a, b if b.rule == "clock" else b.inner[0])
        day = setting.day if b.rule == "clock" else second
        return resolve(a, replace(setting, day=day)), second
    return resolve(a, replace(setting, now=second.end, ahead=False) if second.end else setting), second


_HOURS = frozenset(("clock", "clocked"))


def _of_one_half(a: Draft, b: Draft) -> Draft:
    """The first of two hours with the half of the day that only the second tells: "from 2:11 to 2:29 p.m."."""
    half, first, last = b.caught.get("half"), a.caught["hour"], b.caught.get("hour", "")
    if not half or "half" in a.caught or not (first.isdigit() and last.isdigit() and 0 < int(first) <= _NOON):
        return a
    return replace(a, caught={**a.caught, "half": half}) if int(first) % _NOON <= int(last) % _NOON else a


_NOON = 12


_RESOLVERS: dict[str, Resolver] = {
    **DATES,
    **RELATIVE,
    "clock": _clock,
    "part_of_day": _clock,
    "clocked": _clocked,
    "inside": _inside,
    "range": _range,
}


def changed(bare: Stretch, draft: Draft, setting: Setting) -> Stretch:
    """With what stands before the words: "since early March"."""
    try:
        return _bounded(_edged(bare, draft.edge, setting.now), draft.bound)
    except (ValueError, OverflowError):
        return unresolved(bare.unit)


def _edged(stretch: Stretch, edge: str | None, now: datetime | None) -> Stretch:
    """Its early, middle or late part; "earlier" and "later" are divided by the day of publication."""
    if edge is None or stretch.start is None or stretch.end is None:
        return stretch
    if stretch.unit is HOUR:
        return _small_hours(stretch) if EDGES[edge] == 0 else stretch
    if edge in _BY_NOW and now is not None and stretch.start <= day_of(now) <= stretch.end:
        today = unit_around(now, DAY)
        return replace(stretch, end=today.end) if edge == "earlier" else replace(stretch, start=today.start)
    return third(stretch, EDGES[edge])


_BY_NOW = frozenset("earlier later rest remainder".split())


def _small_hours(stretch: Stretch) -> Stretch:
    """ "Early Thursday morning", "the early hours of Thursday morning": from midnight on."""
    if stretch.start is None or stretch != part_of(unit_around(stretch.start, DAY), "morning"):
        return stretch
    return third(unit_around(stretch.start, DAY), 0)


def _bounded(stretch: Stretch, bound: str | None) -> Stretch:
    """With one side open, as "since", "until", "before" and "after" leave it."""
    if bound in ("since", "from"):
        return replace(stretch, end=None)
    if bound == "until":
        return replace(stretch, start=None)
    if bound == "before":
        return replace(stretch, start=None, end=stretch.start and stretch.start - ONE_MINUTE)
    if bound == "after":
        return replace(stretch, start=stretch.end and stretch.end + ONE_MINUTE, end=None)
    return stretch
