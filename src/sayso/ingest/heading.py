"""What stands above a report's text in files that have no other place for it: masthead, title, byline, day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.ingest.metadata import clean_byline, clean_date
from sayso.ingest.types import Meta

MAX_LINES = 10
"""Paragraphs above the first of the text."""
PROSE = 25
"""Words from which on a paragraph is one of the text."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    r"|\b\d{4}-\d\d-\d\d\b",
    re.IGNORECASE,
)
"""A day that can be no other."""
_CLOCK = re.compile(r"[,|]? *(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|[A-Z]{2,4}))?", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?|\b(?:published|posted|updated|date)\b:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|printed|retrieved|accessed)\b", re.IGNORECASE)
_ISSUE = re.compile(
    r"\b(?:vol(?:ume)?\.?|no\.?|number|issue|edition|price|page|p\.)(?![^\W\d_]) ?[\divxlc.,]*", re.IGNORECASE
)
_BYLINE = re.compile(r"(?:(?:words|text|story|report(?:ed|ing)?|written|posted) )?by:? +(?=[^\W\d_])", re.IGNORECASE)
OUTLETS = frozenset(
    "advertiser agency argus bulletin chronicle courier daily dispatch echo enquirer examiner express gazette globe"
    " guardian herald independent inquirer journal leader mail mercury messenger mirror monitor news observer post"
    " press record register reporter review sentinel standard star sun telegraph times tribune voice weekly wire"
    " world".split()
)
"""What outlets are called, among other words."""
_SMALL = frozenset("the of and for de la le at in on".split())
_FILE = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|txt|html?|pages|wpd|tex|dvi|pptx?|xlsx?)$"
    r"|^(?:microsoft |untitled|print\b|scan\b|layout\b|new document|about:blank|\(?anonymous|title$|none$)"
    r"|^(?:page|slide|doc|document) ?\d*$|^[\w.-]*[_\d][\w.-]*$|://|^[a-z]:\\|\\\w+\\",
    re.IGNORECASE,
)
"""How titles read that programs give: a file's name, a path, a number."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What was found above the text, and the numbers of the paragraphs that say nothing else."""

    meta: Meta = field(default_factory=Meta)
    taken: frozenset[int] = frozenset()


def read_heading(paragraphs: Sequence[str], title: int | None, above: Sequence[str] = ()) -> Heading:
    """What the first paragraphs say about the report, ``title`` being the number of its title.

    ``above`` are lines that were taken out before, running heads: what no paragraph says may stand there.
    """
    outlet = byline = day = None
    taken = {title} if title is not None else set()
    for number, line in enumerate(paragraphs[:MAX_LINES]):
        if number == title:
            continue
        if len(line.split()) >= PROSE:
            break
        found_outlet, found_byline, found_day = outlet_in(line), byline_in(line), day_in(line)
        if found_byline or found_day or (found_outlet and (title is None or number < title) and not outlet):
            taken.add(number)
        outlet, byline, day = outlet or found_outlet, byline or found_byline, day or found_day
    outlet = outlet or next(filter(None, map(outlet_in, above)), None)
    day = day or next(filter(None, map(day_in, above)), None)
    text = paragraphs[title] if title is not None else None
    return Heading(Meta(title=text, outlet=outlet, byline=byline, published_at=day), frozenset(taken))


def byline_in(line: str) -> str | None:
    """Whom a line names as authors, if that is what it is for."""
    begun = _BYLINE.match(line)
    if not begun or len(line.split()) > 16 or line.rstrip().endswith((".", "?", "!")):
        return None
    names = line[begun.end() :]
    return clean_byline(DAY.split(names, maxsplit=1)[0]) if names[:1].isupper() else None


def day_in(line: str) -> str | None:
    """The day, and time, of a line that says little else."""
    match = DAY.search(line)
    if not match or _UPDATED.search(line[: match.start()]) or len(without_day(line).split()) > 6:
        return None
    return clean_date(line[match.start() : match.end() + 30])


def outlet_in(line: str) -> str | None:
    """The outlet that a line names and says nothing else but day, issue and page."""
    words = without_day(line).strip(" ,.|·•–—-").split()
    if not 1 < len(words) <= 6 or not OUTLETS & {word.casefold().strip(".,") for word in words}:
        return None
    names = [word for word in words if word.casefold() not in _SMALL]
    return " ".join(words) if all(word[0].isupper() for word in names) else None


def without_day(line: str) -> str:
    """A line without its day, weekday, time, number of the issue and page."""
    if match := DAY.search(line):
        line = line[: match.start()] + " " + _CLOCK.sub(" ", line[match.end() :], count=1)
    return " ".join(_ISSUE.sub(" ", _WEEKDAY.sub(" ", line)).strip(" \t,|·•–—-0123456789/").split())


def is_title(title: str | None) -> bool:
    """Whether what a file states as its title is one, and not a file's name or a program's."""
    return bool(title) and len(title or "") > 3 and not _FILE.search((title or "").strip())


def is_person(name: str | None) -> bool:
    """Whether what a file states as its author is a person's name, and not a program's or a login."""
    words = (name or "").split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() or word in ("de", "van", "von", "al") for word in words)


def same_words(one: str, other: str) -> bool:
    """Whether two lines are the same but for marks and spaces."""
    return _letters(one) == _letters(other) != ""


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line)).casefold()
