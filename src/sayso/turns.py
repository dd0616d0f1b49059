"""The labels by which the turns of a conversation begin: "LISK: ...", "Dr Hanne Lisk: ...", "Q: ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from sayso.model import Span

_LABEL = re.compile(
    r"^[ \t\"“*_>]{0,6}(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t*_]{1,4})?"
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5})(?P<more> ?\([^()\n]{1,60}\)|, [^:\n]{1,60})?[*_]{0,3} ?"
    r"(?P<colon>:|(?<=^Q)\.|(?<=^A)\.)[*_]{0,3}(?=\s)",
    re.MULTILINE,
)
POSTED_BY = re.compile(r"\b(?:[a-z]+-)?author=\"(?P<who>@?\w+)\"?")
"""Whom a tag names that a post was put in by: "<tweet tweet-author="@lee">"."""
HONORIFICS = frozenset(
    "dr mr mrs ms miss prof professor sir dame lord lady gen general col colonel maj major capt captain lt lieutenant "
    "sgt sergeant adm admiral sen senator rep representative congressman congresswoman gov governor president "
    "minister ambassador judge justice rev reverend chief inspector commissioner mayor cllr councillor".split()
)
"""What stands before a name."""
_ROLES = frozenset(
    "presenter interviewer host anchor reporter moderator correspondent question answer speaker narrator spokesman "
    "spokeswoman spokesperson judge court prosecutor counsel witness defendant minister president chairman chairwoman "
    "chair ambassador caller audience interpreter translator journalist editor analyst operator commissioner clerk "
    "mediator interviewee".split()
)
"""Whom a label may name by what they do in the conversation."""
_PARTS = _ROLES | frozenset("the prime vice first second mr madam news studio unidentified male female a b c".split())
"""Those, and what may stand beside them."""
_PAGE = frozenset(
    "update updated correction corrections clarification note notes fact facts claim claims verdict ruling rating "
    "truth reality myth context conclusion background summary photo photos picture image video watch listen read "
    "related more source sources credit caption time times date dates place venue when where what who why how "
    "which location cost price tickets name names age born breaking exclusive opinion analysis editorial comment "
    "developing live latest explainer timeline headline subject from to re cc sent contact contacts email phone "
    "tel address website url tags topics category see also warning disclaimer editor's editors pros cons monday "
    "tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december story storyline shotlist script restrictions today yesterday tomorrow "
    "morning evening results result score weather sport business world politics".split()
)
"""Words by which a page or a list calls what follows, so that nobody speaks."""
_TELLING = frozenset("said says stated added continued asked replied wrote told tweeted explained concluded".split())
"""What somebody is told to do before a colon: "Continued Stone: ..."."""
_SMALL = frozenset("of the de da di du la le el al bin bint ben van von der den".split())
_NO_NAME = frozenset("the a an in on at of for from to and but by with as that this when after before".split())
"""What stands before a name and is none itself."""
_DIRECTION = re.compile(r"[\"“*_ ]*(?:[(\[]|…|\.{3})")
_OPENING = ('"', "“")
_ENDS = ".?!…—–-)]\"'”’"
"""How a line of what is said ends, and one of a list ("Chairman: Ann Lee") does not."""
_WRAPPED = 45
"""A line that is longer may go on in the next one."""
_LEAST, _MOST = 2, 100
"""Of how many names the labels of a conversation are."""
_FURTHER = 6
"""Paragraphs for which a turn may go on behind its first."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label: ``name`` are the words for who speaks, ``colon`` the mark behind them, ``end`` where the label ends.

    ``key`` is the same for one speaker's labels, ``capitals`` says that it stands in capitals, ``named`` that it is no
    "Q" and no "PRESENTER". ``speaks`` is False of what only looks like one: there a turn ends.
    """

    start: int
    end: int
    name: Span
    colon: Span
    key: str
    capitals: bool
    named: bool
    speaks: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go, paragraph by paragraph."""

    label: Label
    contents: tuple[Span, ...]


@lru_cache(maxsize=4)
def labels_of(text: str, body: Span | None) -> tuple[Label, ...]:
    """The labels in a text, or in its body, if it has a conversation; with those of its page between them."""
    start, end = (body.start, body.end) if body else (0, len(text))
    found = [_label(match) for match in _LABEL.finditer(text, start, end) if _is_label(match)]
    if len(found) < _LEAST:
        return ()
    names = {(one.name.of(text), one.capitals, one.key) for one in found}
    if len(names) > _MOST:
        return ()
    edges = [start, *(edge for one in found for edge in (one.start, one.end)), end]
    outside = "\n".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    times = Counter(one.key for one in found)
    times.subtract(dict.fromkeys(_listed(text, found), len(found)))
    by_name = {named: _worth(named[0], named[1], times[named[2]], times, outside) for named in names}
    worth = {one: by_name[one.name.of(text), one.capitals, one.key] for one in found}
    spoken = {one for one in found if worth[one] is not _Worth.NONE}
    if any(one.capitals and len(one.key) > 1 for one in spoken):  # beside "PENCE: ..." a headline "Pence: ..."
        spoken = {one for one in spoken if one.capitals or text[start : one.start].strip()}
    keys = {one.key for one in spoken}
    if (len(keys) < _LEAST and keys != {"a"}) or _Worth.SURE not in worth.values():
        return ()
    return tuple(replace(one, speaks=one in spoken) for one in found)


def _listed(text: str, labels: Sequence[Label]) -> set[str]:
    """The keys of what a list tells: of several of one surname, or of one thing after the other under one word."""
    first: dict[str, set[str]] = {}
    for label in labels:
        words = [word for word in _words(label.name.of(text)) if word not in HONORIFICS]
        first.setdefault(label.key, set()).update(words[:-1][:1])
    again = (one.key for one, two in pairwise(labels) if one.key == two.key and one.capitals and one.named)
    return {*(key for key, names in first.items() if len(names) > 1), *again}


def turns_of(text: str, labels: Sequence[Label], paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """The turns, each with its paragraphs, of which none runs over a label."""
    last = max((n for n, one in enumerate(labels) if one.speaks), default=-1)
    for number, label in enumerate(labels):
        stop = labels[number + 1].start if number + 1 < len(labels) else len(text)
        first = bisect_left(paragraphs, label.end, key=lambda p: p.start)
        inside = [p for p in paragraphs[first : first + _FURTHER + 1] if p.end <= stop]
        if label.speaks and inside:
            yield Turn(label, tuple(_said(text, label, inside, number < last)))


def _said(text: str, label: Label, paragraphs: Sequence[Span], between: bool) -> Iterator[Span]:
    """The paragraphs of a turn: the first, and those after it up to the next turn in which its speaker is not named."""
    opened = text[label.start] in _OPENING
    yield paragraphs[0]
    for one in paragraphs[1:]:
        words = one.of(text)
        goes_on = words.startswith(_OPENING) if opened else between
        if not goes_on or (len(label.key) > 1 and label.key in words.casefold()):
            return
        if not _DIRECTION.match(words):
            yield one


def _label(match: re.Match[str]) -> Label:
    name, words = Span(*match.span("name")), _words(match["name"])
    role, capitals = _is_role(words), match["name"].split()[-1].isupper()
    more = (match["more"] or "").strip(" (),")
    if role and " " in more and all(word[0].isupper() for word in more.split()):  # "INTERVIEWER (Oriel Banks)"
        start = match.start("more") + (match["more"] or "").index(more)
        name, words, role = Span(start, start + len(more)), _words(more), False
    start = match.start() + len(match[0]) - len(match[0].lstrip(" \t"))
    key = " ".join(words) if role else words[-1]
    named = not role and len(key) > 1
    return Label(start, match.end(), name, Span(*match.span("colon")), key, capitals, named)


def _words(name: str) -> list[str]:
    return [word.strip(".").casefold() for word in name.split()]


def _is_role(words: Sequence[str]) -> bool:
    """Whether a label tells a part in the conversation, and no name: "Reporter 2", "THE PRIME MINISTER"."""
    return any(word in _ROLES for word in words) and all(word in _PARTS or word.isdigit() for word in words)


def _is_label(match: re.Match[str]) -> bool:
    """Whether a line may begin with a label: each word of the name has a capital, and what follows is a sentence."""
    capital = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in match["name"].split())
    stop = match.string.find("\n", match.end())
    rest = match.string[match.end() : stop if stop >= 0 else None].strip(" *_")
    ends = match["name"].isupper() or rest[-1:] in _ENDS or len(rest) > _WRAPPED
    return capital and (not rest or (ends and any(map(str.isalpha, rest))))


class _Worth(Enum):
    """What a label looks like: nobody's, one that may be somebody's, or surely somebody's."""

    NONE = "none"
    MAYBE = "maybe"
    SURE = "sure"


def _worth(name: str, capitals: bool, often: int, times: Counter[str], outside: str) -> _Worth:
    """``often`` is how many labels are the same speaker's, ``outside`` the text without labels."""
    words = _words(name)
    if words in (["q"], ["a"]):
        return _Worth.SURE if {"q", "a"} <= times.keys() or times["a"] > 1 else _Worth.NONE
    if not _PAGE.union(_TELLING).isdisjoint(words):
        return _Worth.NONE
    if _is_role(words):
        return _Worth.SURE
    if name.isupper() and any(re.search(rf"\b{re.escape(word)}\b", outside) for word in words if len(word) > 1):
        return _Worth.NONE  # "THE FACTS: ..." where it tells of facts
    known = (len(words) > 1 and words[0] in HONORIFICS) or _is_person(name, outside)
    if often > 1 and (known or capitals):
        return _Worth.SURE
    return _Worth.MAYBE if known or often > 1 or (capitals and not often < 0) else _Worth.NONE


def _is_person(name: str, outside: str) -> bool:
    """Whether the text names the same elsewhere with a title or a first name."""
    surname = re.escape(name.rsplit(maxsplit=1)[-1].strip("."))
    before = re.finditer(rf"\b([A-Z][\w.'’-]*) (?i:{surname})\b", outside)
    return any(match[1].casefold() not in _NO_NAME for match in before)
