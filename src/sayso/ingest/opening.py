"""What a plain text says of itself above its words and below them: title, outlet, byline, day, address.

Nothing is taken out of the text. A wrong outlet or day is worse than none: a line has to say it in so many words, or in
a form that headlines and sentences don't have, and two that differ say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.ingest.dateline import Dateline, read_dateline
from sayso.ingest.opening_lines import Kind, Line, name_of, read_line
from sayso.ingest.types import Meta
from sayso.model import Span

MAX_HEAD = 6_000
MAX_FOOT = 1_000
MAX_LINES = 12
"""Above the first of the text; lines below it that are looked at are the last ``FOOT``."""
FOOT = 3
PROSE = 25
"""Words from which on a line is one of the text; eight if it ends as a sentence does."""
MAX_OTHERS = 4
"""Lines of other words above the text. A page's furniture has more, and what of it would be the title can't be told."""

_SENTENCE = re.compile(r"[.!?…:;][\"'”’)\]]*$")
_ROW = re.compile(r"[A-Z][\w ]{2,20}: ")
"""How a form's rows begin, and some titles."""
_LEAP_YEAR = 2000
"""A year that has every day."""
_RETOLD = re.compile(
    r"\b(?:years? ago|anniversary|archives?|on this day|this (?:day|week) in|looking back|remembered|history|historical"
    r"|reprinted|decades? (?:ago|on|later)|years (?:on|later|after))\b",
    re.IGNORECASE,
)
"""Words of those who tell an old story again, whose dateline is that of the story."""
_YEAR = re.compile(r"\b(1[89]\d\d|2[01]\d\d)\b")
_URL_DAY = re.compile(r"/(\d{4})[/-](\d\d)[/-](\d\d)(?:/|-|$)")
_SIGNED = re.compile(r"^\(?Reporting by (?P<names>[^;()\n]{3,200})", re.IGNORECASE)
_TOLD = r"\b(?:told|telling|seen by|shown to|obtained by|reviewed by|interview with|spoke (?:to|with))\s+(?:the )?"


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines above and below the text, by what they are, and the dateline it begins with."""

    head: tuple[Line, ...]
    foot: tuple[Line, ...]
    dateline: Dateline
    text: str

    def of(self, *kinds: Kind) -> list[Line]:
        return [line for line in (*self.head, *self.foot) if line.kind in kinds]

    @property
    def title(self) -> str | None:
        stated = [line.value for line in self.of(Kind.TITLE)]
        others = [line for line in self.head if line.kind is Kind.WORDS]
        rows = [line for line in others if _ROW.match(line.text)]
        if stated or len(others) > MAX_OTHERS or len(rows) > 1:
            return _only(stated)
        return next((line.value for line in others if line.may_be_title), None)


def opening_meta(text: str, body: Span) -> Meta:
    """What the lines above and below a report's words say about it; fields that none says, or two differently, None."""
    found = _found(text[body.start : body.end])
    # Below a text an address leads elsewhere, unless it is called the report's own.
    url = _only(line.value for line in found.of(Kind.URL) if line in found.head or ":" in line.text.split("//")[0][:-1])
    title = found.title
    return Meta(
        title=title,
        outlet=_outlet(found, title),
        byline=_byline(found),
        published_at=_day(found, title, url),
        url=url,
        dateline_day=_without_year(found),
    )


def said_above(paragraphs: Iterable[str]) -> Meta:
    """The same of a text in paragraphs whose title and address are known in another way, or not at all."""
    text = "\n\n".join(paragraphs)
    said = opening_meta(text, Span(0, len(text))) if text else Meta()
    return replace(said, title=None, url=None)


def _found(text: str) -> _Found:
    lines = [line.strip() for line in text[:MAX_HEAD].split("\n")]
    head: list[Line] = []
    first = ""
    for number, line in enumerate(lines):
        if not any(map(str.isalnum, line)):
            continue
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if len(head) == MAX_LINES or _is_prose(line, after):
            first = line
            break
        head.append(read_line(line))
    if not first:  # a text of short lines alone has nothing that they could stand above
        return _Found((), (), Dateline(), text)
    return _Found(tuple(head), tuple(_foot(text[text.index(first) + len(first) :])), read_dateline(first), text)


def _is_prose(line: str, after: str) -> bool:
    """Whether the text begins here: with a long line, a sentence, a dateline, or a line that the next one goes on."""
    words = len(line.split())
    if read_line(line).kind is not Kind.WORDS:
        return words >= 2 * PROSE
    ends = words >= 8 and _SENTENCE.search(line) and not line.endswith("?")
    return words >= PROSE or bool(ends) or read_dateline(line).ends > 0 or (words >= 6 and after[:1].islower())


def _foot(rest: str) -> Iterable[Line]:
    """The last lines of what comes after the first line of the text."""
    lines = [line.strip() for line in rest[-MAX_FOOT:].split("\n") if any(map(str.isalnum, line))]
    return [read_line(line) for line in lines[-FOOT:] if len(line.split()) < PROSE]


def _outlet(found: _Found, title: str | None) -> str | None:
    """The outlet that is stated, or else the one whose name stands alone, with a day, or as the text's own.

    A name alone is believed in beside a title or a byline, since it might be a title itself; a name that does not read
    like an outlet's only if the text says that somebody told it something.
    """
    stated = [line.value for line in found.of(Kind.OUTLET, Kind.RIGHTS)]
    if stated:
        return _only(stated)
    beside = title or found.of(Kind.BYLINE, Kind.PUBLISHED, Kind.UPDATED)
    named = [
        line.outlet for line in found.of(Kind.MASTHEAD) if line.day or beside or _speaks_as(found.text, line.outlet)
    ]
    of_writer = [line.outlet for line in found.of(Kind.BYLINE) if line.outlet]
    if named or of_writer:
        return _only([*named, *of_writer])
    own = [line.value for line in found.of(Kind.DATED) if _speaks_as(found.text, line.value)]
    return _only(own) or _of_dateline(found)


def _of_dateline(found: _Found) -> str | None:
    """Who is named in a dateline: a station by its call sign, others if the text says that they were told something.

    What the large agencies write stands in thousands of outlets; which of them this is a dateline does not tell.
    """
    name = found.dateline.agency
    if not name or found.dateline.is_wire:
        return None
    return name if found.dateline.is_station or _speaks_as(found.text, name, short=True) else None


def _speaks_as(text: str, name: str | None, short: bool = False) -> bool:
    """Whether somebody told this outlet something, in the text's words; or its first word, where it may be short."""
    bare = re.sub(r"^the ", "", name or "", flags=re.IGNORECASE)
    names = [bare, bare.split(maxsplit=1)[0]] if short and bare else [bare]
    pattern = "|".join(re.escape(one) for one in names if len(one) > 3)
    return bool(pattern) and bool(re.search(rf"{_TOLD}(?:{pattern})(?![\w’'-])(?! [A-Z])", text))


def _byline(found: _Found) -> str | None:
    named = [line.value for line in found.of(Kind.BYLINE) if line.value]
    if named:
        return _only(named)
    signed = (_SIGNED.match(line.text) for line in found.foot)
    return _only(names for match in signed if match and (names := name_of(match["names"])))


def _day(found: _Found, title: str | None, url: str | None) -> str | None:
    """The day of publication: the one that is called so, or that stands alone or beside a name, or in the dateline."""
    stated = [line.day for line in found.of(Kind.PUBLISHED) if line.day]
    if stated:
        return _one_day(stated)
    # A day without a time above a text, and nothing else, may be what the text is about.
    alone = len(found.head) == 1
    plain = [line.day for line in found.of(Kind.DAY) if line.day and not (alone and len(line.day) == 10)]
    plain += [line.day for line in found.of(Kind.MASTHEAD) if line.day]
    # "Battle of Sallow Ferry, 12 June 1944" is a title, unless there is another, or a heading: "PRESS RELEASE".
    headed = title or any(line.kind is Kind.WORDS for line in found.head)
    beside = [line.day for line in found.of(Kind.DATED) if line.day and headed]
    printed = _one_day([*plain, *beside]) if plain or beside else None
    if plain or beside:
        return printed if printed and not _told_later(found.dateline, printed) else None
    return _of_place(found, url)


def _of_place(found: _Found, url: str | None) -> str | None:
    """The day of the dateline; without a year of its own only where a later change or the address gives it.

    A day in the text gives none: reports leave the year out where it is their own.
    """
    line, start = found.dateline, found.text[:MAX_HEAD]
    if not line.month or _RETOLD.search(start[:1_500]):
        return None
    if line.year:
        later = max((int(year) for year in _YEAR.findall(found.text)), default=0)
        return line.day(line.year) if later <= line.year + 1 else None
    known = [one.day for one in found.of(Kind.UPDATED) if one.day]
    known += ["-".join(match.groups()) for match in [_URL_DAY.search(url or "")] if match]
    days = (line.day(int(other[:4]) - back) for other in known for back in (0, 1))
    return next((day for day in days if day and any(_within_a_month(day, other) for other in known)), None)


def _without_year(found: _Found) -> str | None:
    """The month and day of a dateline without a year, where no line tells a day and the report is not one retold."""
    line = found.dateline
    if line.year or any(one.day for one in (*found.head, *found.foot)) or _RETOLD.search(found.text[:MAX_HEAD][:1_500]):
        return None
    day = line.day(_LEAP_YEAR)
    return day[5:] if day else None


def _told_later(line: Dateline, printed: str) -> bool:
    """Whether the report was written days after it should have been printed, so that one of the two is none of it."""
    day = line.day(line.year or int(printed[:4]))
    return bool(day) and (day or "") > printed[:10] and not _within_a_month(printed, day or "", days=1)


def _within_a_month(day: str, other: str, days: int = 31) -> bool:
    from datetime import date

    try:
        return 0 <= (date.fromisoformat(other[:10]) - date.fromisoformat(day[:10])).days <= days
    except ValueError:
        return False


def _one_day(days: Sequence[str]) -> str | None:
    """The day, at its time if one says it; None if they are several days."""
    return max(days, key=len) if len({day[:10] for day in days}) == 1 else None


def _only(values: Iterable[str | None]) -> str | None:
    """The value that all of these are, but for capitals and the article; None if they differ."""
    found = [value for value in values if value]
    same = {re.sub(r"^the |\W", "", value.casefold()) for value in found}
    return found[0] if len(same) == 1 else None
