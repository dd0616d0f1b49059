"""What one line above or below a plain text is: a name, a day, an address, or words that may be a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from sayso.ingest.boilerplate import reads_like_none
from sayso.ingest.dateline import is_station, is_wire
from sayso.ingest.heading import DAY, OUTLETS, is_person, without_day
from sayso.ingest.metadata import SECTIONS, clean_byline, clean_date, clean_url

MAX_LINE = 400
MOST_TITLE = 160
"""Letters of a title."""


class Kind(Enum):
    """What a line is for."""

    TITLE = "title"
    OUTLET = "outlet"
    BYLINE = "byline"
    PUBLISHED = "published"
    UPDATED = "updated"
    URL = "url"
    RIGHTS = "rights"
    DAY = "day"
    MASTHEAD = "masthead"
    DATED = "dated"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``value`` is what it states or else its words, without marks; outlet and day if it names one."""

    kind: Kind
    text: str
    value: str | None = None
    outlet: str | None = None
    day: str | None = None

    @property
    def may_be_title(self) -> bool:
        """Whether it reads like a headline: some words, none of them a name alone, and no sentence."""
        words = self.text.split()
        if len(words) < 3 or len(self.text) > MOST_TITLE or _NO_TITLE.search(self.text) or reads_like_none(self.text):
            return False
        plain = [word for word in words if word[0].islower() and word not in _PARTICLES]
        # "Ana Brandt", "Sallow Ferry, Corvane" and "WORLD NEWS" are names, and no more than four words.
        return len(words) > 4 or bool(plain) or bool(_verbs(words))


LABELS: dict[str, Kind] = {
    label: kind
    for kind, labels in {
        Kind.TITLE: "title|headline",
        Kind.OUTLET: "outlet|publication|newspaper|publisher|published by|published in",
        Kind.BYLINE: "author|authors|byline|written by|reporter",
        Kind.PUBLISHED: "publication date|date published|published date|pubdate|published on|first published",
        Kind.URL: "url|link|permalink|web address|source url",
    }.items()
    for label in labels.split("|")
}
"""What stands before a colon, and what comes after it."""

_LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z -]{1,20}): *(?P<value>\S.*)")
_PUBLISHED = re.compile(
    r"\b(?:(?:first|originally|web) )?(?:published|posted|created|publication date)(?: online)?(?: on| at)?\b:?"
    r"[ ,|·•–-]*$",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"\b(?:updated?|modified|edited|revised|corrected|printed|retrieved|accessed|archived|saved)\b[^|]{0,20}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:(?:words|text|story|report(?:ed|ing)?|written|posted) )?by:? +(?=[^\W\d_])", re.IGNORECASE)
_CUT = re.compile(r"\b(?:first |last )?(?:updated|posted|published|created|modified)\b.*| *(?://|\|) .*", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\(?(?:copyright|©|\(c\))(?: ?(?:copyright|©|\(c\)))* *(?:\d{4}(?: ?[-–] ?\d{4})?)?,? *(?P<name>[^.\n]{3,60})",
    re.IGNORECASE,
)
_EVENT = re.compile(r"(?:date|when)\b", re.IGNORECASE)
"""What stands before the day of an event as often as before that of the report."""
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MARKS = re.compile(r"^[#>*_|\s•·×–—-]+|[#*_|\s]+$|\*\*|__|`")
_NO_TITLE = re.compile(
    r"[.;:,…]$|^(?:photo|picture|image|caption|video|watch|listen|advertisement|share|read|see|dear|from|to|note|editor"
    r"|source|credit|tags?|related|follow|sign up|subscribe|copyright|file|map|story|q|a)\b[^a-z]*(?:[: ]|$)"
    r"|^(?:date|when|updates?|last updated|posted|published|created|embed|click|tap|offen[cs]e)\b.*[:\d]"
    r"|^(?:please|you must|this (?:photo|picture|image)|above|pictured) |\bleft to right\b"
    r"|\b(?:caption|credit|courtesy|javascript)\b|[a-z]{3}[.!?] [A-Z]|^[-*•\d]+[.)] |https?://|\([^()]+\)$|[|»@]",
    re.IGNORECASE,
)
"""Captions, sentences, invitations and rows of a form."""
_PARTICLES = frozenset("de la le du del van von der bin al el of the and".split())
_NAMED = OUTLETS | frozenset("radio television tv evening telegram".split())
_FOR_OTHERS = frozenset("news agency press service wire".split())
"""How those are called whose rights are told of in outlets of others."""
_NO_NAME = frozenset(
    "accuse accuses admit admits after against apologises apologizes as ask asks attack attacks back backs ban bans"
    " becomes blame blames blast blasts block blocks break breaks buy buys call calls claim claims close closes cut"
    " cuts defend defends demand demands denies deny drop drops end ends face faces fall falls fight fights find"
    " finds fire fires from get gets halt halts has have hit hits in into is join joins kill killed kills leave"
    " leaves lose loses make makes name names new no not on open opens over probe probes publish publishes quit"
    " quits raid raids reject rejects reveals rise rises rule rules say says scoop see seek seeks sell sells set"
    " sets shot shut shuts slam slams steal steals stop stops strike strikes sue sues take takes tell tells threaten"
    " threatens to told under urge urges vow vows want wants warn warns was were will win wins with".split()
)
"""Words of headlines, which are in no outlet's name."""


def read_line(line: str) -> Line:
    """What a line is for."""
    text = bare(line)
    for reader in (_labelled, _address, _rights, _signed, _dated, _named):
        if found := reader(text):
            return found
    return Line(Kind.WORDS, text, text)


def bare(line: str) -> str:
    """A line without Markdown's marks, and without the brackets that all of it stands in."""
    line = " ".join(_MARKS.sub("", " ".join(line[:MAX_LINE].split())).split())
    whole = re.fullmatch(r"\(([^()]*)\)", line)
    return whole[1].strip() if whole else line


def name_of(names: str) -> str | None:
    """The persons that a line names and nobody else; None if one of the names is none of a person."""
    found = clean_byline(re.sub(r",? +(?:in|for)\b.*|, [a-z].*", "", names))
    people = (found or "").split(", ")
    fit = all(is_person(name) and not _is_common(name) for name in people)
    return found if found and fit else None


def outlet_of(name: str) -> str | None:
    """The outlet of this name, if it reads like an outlet's and like nothing else."""
    words = name.strip(" ,.|·•–—-").split()
    letters = [re.sub(r"\W", "", word.casefold()) for word in words]
    if not 1 < len(words) <= 6 or re.search(r"[:,]", name) or is_wire(name) or SECTIONS.issuperset(letters):
        return None
    if not _NO_NAME.isdisjoint(letters) or "the" in letters[1:-1]:
        return None
    names = [word for word in words if word.casefold() not in ("of", "the", "and", "de", "&")]
    first = 1 if letters[0] == "the" else 0
    ends = letters[-1] in _NAMED or (letters[first] in OUTLETS and "of" in letters[first + 1 : first + 2])
    return " ".join(words) if ends and all(word[0].isupper() for word in names) else None


def _labelled(line: str) -> Line | None:
    match = _LABELLED.match(line)
    kind = LABELS.get(match["label"].strip().casefold()) if match else None
    if not match or kind is None:
        return None
    value = match["value"].strip()
    if kind is Kind.PUBLISHED:
        return Line(kind, line, day=_checked(value))
    if kind is Kind.BYLINE:
        return Line(kind, line, name_of(value))
    if kind is Kind.OUTLET:
        return Line(kind, line, None if is_wire(value) or len(value.split()) > 6 else value)
    return Line(kind, line, clean_url(value) if kind is Kind.URL else value)


def _address(line: str) -> Line | None:
    return Line(Kind.URL, line, clean_url(line.strip("<>"))) if re.fullmatch(r"<?https?://\S+>?", line) else None


def _rights(line: str) -> Line | None:
    match = _RIGHTS.match(line)
    if not match:
        return None
    name = re.split(r",| all rights", match["name"], maxsplit=1, flags=re.IGNORECASE)[0].strip()
    outlet = name if is_station(name) else outlet_of(name)
    is_own = outlet and outlet.split()[-1].casefold() not in _FOR_OTHERS
    return Line(Kind.RIGHTS, line, outlet if is_own else None)


def _signed(line: str) -> Line | None:
    """A byline, the outlet that the writer is of, and the day on it."""
    begun = _BYLINE.match(line)
    names = line[begun.end() :] if begun else ""
    if not names[:1].isupper() or len(line.split()) > 20:
        return None
    who = _CUT.sub("", DAY.split(names, maxsplit=1)[0]).strip(" ,.|·•–—-")
    name, _, rest = who.partition(",")
    outlet = outlet_of(who) or outlet_of(rest)
    value = None if outlet_of(who) else name_of(name if outlet else who)
    day = _dated(line[begun.end() + len(who) :].lstrip(" ,.|·•/–—-")) if begun else None
    if value is None and outlet is None:
        return None
    return day_of(Line(Kind.BYLINE, line, value, outlet), day)


def day_of(line: Line, day: Line | None) -> Line:
    """A line with the day that stands on it, if that is one of publication."""
    said = day.day if day and day.kind in (Kind.DAY, Kind.PUBLISHED) else None
    return Line(line.kind, line.text, line.value, line.outlet, said)


def _dated(line: str) -> Line | None:
    """A line that is there for its day: called published or updated, alone, beside an outlet's name, or another."""
    days = list(DAY.finditer(line))
    if not days:
        return _numbered(line)
    called = [(_called(line[: match.start()], line), match) for match in days]
    published = [match for kind, match in called if kind is Kind.PUBLISHED]
    if len(published) == 1 or (len(days) == 1 and called[0][0]):
        kind, match = (Kind.PUBLISHED, published[0]) if published else called[0]
        return Line(kind or Kind.DAY, line, day=_checked(line[match.start() :], line[: match.start()]))
    plain = [match for kind, match in called if kind is None]
    if len(plain) != 1 or (len(days) > 1 and len(plain) == len(days)):
        return None
    return _beside(line, _checked(line[plain[0].start() :], line[: plain[0].start()]))


def _beside(line: str, day: str | None) -> Line | None:
    rest = without_day(line).strip(" ,.|·•–—-()/")
    if _EVENT.match(line):
        return None
    if not rest or rest.casefold() == "on":
        return Line(Kind.DAY, line, day=day)
    if outlet := outlet_of(rest):
        return Line(Kind.MASTHEAD, line, outlet=outlet, day=day)
    words = [word for word in re.findall(r"[^\W_][\w.’'-]*", rest) if word.casefold() not in _PARTICLES]
    named = len(words) <= 4 and all(word[0].isupper() for word in words) and not _verbs(words)
    begins = line.startswith(rest[:4])
    place = len(words) == 1 and line.startswith(f"{rest}, ") and _WEEKDAY.fullmatch(rest) is None
    return Line(Kind.DATED, line, rest, day=day) if named and begins and (place or len(words) > 1) else None


def _numbered(line: str) -> Line | None:
    """A day in numbers, which has to be called one."""
    match = re.search(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b", line)
    kind = _called(line[: match.start()], line) if match else None
    return Line(kind, line, day=clean_date(line[match.start() :][:60])) if match and kind else None


def _called(before: str, line: str) -> Kind | None:
    """What a day is called by the words before it; "A man. (Published Friday, ...)" tells of a film or a picture."""
    if re.search(r"\w.*\(", before):
        return None
    if _PUBLISHED.search(re.sub(_WEEKDAY.pattern + r"\.?,? *$", "", before, flags=re.IGNORECASE)):
        return Kind.PUBLISHED
    return Kind.UPDATED if _UPDATED.search(before) and len(line.split()) < 20 else None


def _checked(said: str, before: str = "") -> str | None:
    """The day that a line gives; None if it names another day of the week beside it."""
    from datetime import date

    day = clean_date(said[:60])
    weekday = _WEEKDAY.search(said[:4]) or _WEEKDAY.search(before[-12:])
    if not day or not weekday:
        return day
    return day if _WEEKDAYS[date.fromisoformat(day[:10]).weekday()] == weekday[1].lower() else None


def _named(line: str) -> Line | None:
    """An outlet's name alone, or after the name of who writes for it."""
    rest = without_day(line)
    if outlet := outlet_of(rest):
        return Line(Kind.MASTHEAD, line, outlet=outlet)
    writer, _, rest = rest.partition(", ")
    outlet, name = outlet_of(rest), name_of(writer)
    return Line(Kind.BYLINE, line, name, outlet) if outlet and name else None


def _verbs(words: list[str]) -> list[str]:
    return [word for word in words if re.sub(r"\W", "", word.casefold()) in _NO_NAME]


def _is_common(name: str) -> bool:
    """Whether a name is none of a person: an outlet's, an agency's, or begins with an article."""
    words = {word.casefold() for word in name.split()}
    return is_wire(name) or bool(words & (OUTLETS - {"sun", "star", "post", "mercury"})) or "the" in words
