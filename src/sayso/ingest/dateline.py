"""Datelines: where and when a report was written and by which agency, before its first words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH}))(?:,? (?P<year>\d{{4}}))?"
)
_DATELINE = re.compile(
    rf"(?P<place>[^\W\d_][\w.’', -]{{1,60}}?)(?:,? \(?{_DAY}\)?)?,?(?: ?\((?P<agency>[^()\d][^()\n]{{1,40}})\))?"
    r" ?(?:[—–]|--| - )(?= ?\S)"
)
_SMALL = frozenset("of the de la le du del al el and sur upon am an der".split())
_WIRES = frozenset(
    "ap associatedpress reuters afp agencefrancepresse upi unitedpressinternational pa pressassociation dpa efe ansa"
    " tass itartass interfax rianovosti ria xinhua kyodo kyodonews yonhap pti ani ians bloomberg bloombergnews anadolu"
    " anadoluagency aa bernama belga apa ntb tt ritzau pap ctk mti lusa aap thecanadianpress canadianpress cp cnn"
    " dowjones prnewswire businesswire globenewswire ap/reuters inquirernews gna nan app irna mena spa wam antara"
    .split()
)  # fmt: skip
"""Agencies whose reports stand in outlets of others, by their letters."""
_NO_PLACE = frozenset("update updated correction corrected breaking exclusive developing live note editor by".split())
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:[ -]?(?:TV|FM|AM|DT|\d{1,2}))?|CBS ?\d{1,2}|NEWS ?\d{1,2}|FOX ?\d{1,2}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; ``ends`` is where the report's words begin, 0 if there is no dateline."""

    ends: int = 0
    agency: str | None = None
    month: int | None = None
    day_of_month: int | None = None
    year: int | None = None

    @property
    def is_wire(self) -> bool:
        """Whether the agency is one that writes for others."""
        return is_wire(self.agency or "")

    @property
    def is_station(self) -> bool:
        """Whether it has a call sign, as a station writes above its own reports."""
        return is_station(self.agency or "")

    def day(self, year: int) -> str | None:
        """The day in ISO 8601 if it was of this year; None if there is no such day, or none is said."""
        try:
            return date(year, self.month or 0, self.day_of_month or 0).isoformat()
        except ValueError:
            return None


def read_dateline(line: str) -> Dateline:
    """The dateline that a line begins with; an empty one if it has none."""
    match = _DATELINE.match(line[:200])
    if not match or not _is_place(match["place"], bool(match["agency"] or match["month"] or match["month2"])):
        return Dateline()
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    return Dateline(
        match.end(),
        " ".join((match["agency"] or "").split()) or None,
        _MONTHS.get(month[:3].lower()) if month else None,
        int(day) if day else None,
        int(match["year"]) if match["year"] else None,
    )


def is_wire(name: str) -> bool:
    """Whether a name is that of an agency whose reports other outlets print."""
    return re.sub(r"^the |[^\w/]", "", name.casefold()) in _WIRES


def is_station(name: str) -> bool:
    """Whether a name is a station's call sign, or a network's with its channel."""
    return bool(_STATION.fullmatch(name))


def _is_place(name: str, more: bool) -> bool:
    """Whether it may be a place: names alone, all in capitals if neither day nor agency follows."""
    words = re.findall(r"[\w.’'-]+", name)
    named = [word for word in words if word.casefold() not in _SMALL]
    if not words or words[0].casefold() in _NO_PLACE:
        return False
    capitals = words[0].isupper() and len(words[0]) > 1
    return 0 < len(words) <= 7 and all(word[0].isupper() for word in named) and (more or capitals)
