"""Days and times as tables, feeds and programs write them, made ISO 8601; what could be two days is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_FIRST_YEAR, _LAST_YEAR = 1800, 2199

_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.-])(?P<b>\d{1,2})(?P=mark)(?P<year>\d{4})(?P<rest>\b.*)")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?P<rest>\b.*)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d))?(Z?)")
_WORDS = re.compile(
    r"(?:[a-z]{3,9}\.?,? +)?(?:(?P<month>[a-z]{3})[a-z]*\.? +(?P<day>\d{1,2})(?:st|nd|rd|th)?|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]+(?P<month2>[a-z]{3})[a-z]*\.?),?[ -]+(?P<year>\d{4})(?P<rest>\b.*)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\.\d+)?"
    r"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?",
    re.IGNORECASE,
)
_EPOCHS = ((1e8, 1e11, 1), (1e11, 1e14, 1e3), (1e14, 1e17, 1e6), (1e17, 1e19, 1e9))
"""Numbers from, to, and how many of the unit make a second: seconds since 1973 and finer."""


def read_date(value: object, day_first: bool | None = None) -> str | None:
    """A day or time in ISO 8601, with the zone it names; None for what is no date, or could be two."""
    if isinstance(value, datetime):
        return _whole(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value)) if value > 1e8 else None
    if not isinstance(value, str):
        return None
    text = " ".join(value[:80].split())
    return _iso(text) or _digits(text) or _numeric(text, day_first) or _in_words(text)


def day_first(values: Iterable[object]) -> bool | None:
    """Whether days come before months in a column of numeric dates: as those that can be read only one way are."""
    found: set[bool] = set()
    for value in values:
        match = _NUMERIC.match(value.strip()) if isinstance(value, str) else None
        if match and match["mark"] != "." and max(int(match["a"]), int(match["b"])) > 12:
            found.add(int(match["a"]) > 12)
    return found.pop() if len(found) == 1 else None


def _whole(value: datetime) -> str | None:
    """A time in full; midnight in no zone or UTC is how programs write a day."""
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return None
    if value.time() == datetime.min.time() and not value.utcoffset():
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat()


def _epoch(number: float) -> str | None:
    for least, most, unit in _EPOCHS:
        if least <= number < most:
            return _whole(datetime.fromtimestamp(number / unit, UTC))
    return None


def _iso(text: str) -> str | None:
    if not re.match(r"\d{4}-\d\d?-\d\d?(?:\D|$)", text):
        return None
    text = re.sub(r"^(\d{4})-(\d\d?)-(\d\d?)", lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text)
    text = re.sub(r" ?(?:UTC|GMT|Z)$", "+00:00", text)
    try:
        return _whole(datetime.fromisoformat(text))
    except ValueError:
        return _with_clock(text[:4], text[5:7], text[8:10], text[10:])


def _digits(text: str) -> str | None:
    if re.fullmatch(r"\d{10}(?:\.\d+)?|\d{13}|\d{16}|\d{19}", text):
        return _epoch(float(text))
    match = _COMPACT.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    return _with_clock(year, month, day, f" {hour}:{minute}:{second}{zone}" if hour else "")


def _numeric(text: str, day_first: bool | None) -> str | None:
    if match := _YEAR_FIRST.match(text):
        return _with_clock(match["year"], match["month"], match["day"], match["rest"])
    match = _NUMERIC.match(text)
    if not match:
        return None
    first, second = int(match["a"]), int(match["b"])
    order = True if match["mark"] == "." or first > 12 else False if second > 12 else day_first
    if order is None and first != second:
        return None
    day, month = (first, second) if order else (second, first)
    return _with_clock(match["year"], month, day, match["rest"])


def _in_words(text: str) -> str | None:
    match = _WORDS.match(text)
    month = _MONTHS.get((match["month"] or match["month2"]).lower()) if match else None
    if not match or not month:
        return None
    return _with_clock(match["year"], month, match["day"] or match["day2"], match["rest"])


def _with_clock(year: int | str, month: int | str, day: int | str, rest: str) -> str | None:
    """The day, with the time of day that stands in the rest; without, if none does or it is none."""
    try:
        whole = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if not _FIRST_YEAR <= whole.year <= _LAST_YEAR:
        return None
    clock = _CLOCK.search(rest)
    time = _clock(clock) if clock else None
    return f"{whole.isoformat()}T{time}" if time and not time.startswith("00:00:00") else whole.isoformat()


def _clock(match: re.Match[str]) -> str | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"] and hour <= 12:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = (match["zone"] or "").upper()
    offset = "" if not zone else "+00:00" if zone in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
    return f"{hour:02}:{minute:02}:{second:02}{offset}"
