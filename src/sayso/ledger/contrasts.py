"""Claims of one event that are put in other words and say the same, or the opposite.

"Shots were fired" and "there was gunfire" are one; "the gate was open" and "the gate was shut" stay apart, and are
related by action, for a side follows the polarity of the wording; so are "every sheet was signed" and "eleven lack a
signature". All is read off by declared tables.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.ledger.signs import EVERY, NEGATIVE, THERE
from sayso.ledger.terms import terms_of
from sayso.ledger.words import stem

if TYPE_CHECKING:
    from sayso.ledger.gist import Gist


@dataclass(frozen=True, slots=True)
class Meeting:
    """That two things met: in a collision or only in contact, and the terms of which they are, where that is told."""

    hard: bool
    told: tuple[str, ...]


def _terms(words: str) -> frozenset[str]:
    return frozenset(word for word, _ in terms_of(words).words)


_ANYBODY = frozenset(map(stem, "somebody someone anybody anyone".split()))
"""Who is nobody in particular: "fired by someone" says no more than "fired"."""
_HAPPENING = _terms("happen occur happened occurred")
"""Verbs that say no more of a happening than that there was one."""
_SHOTS, _FIRED = terms_of("shots fired").words
_WEIGHTY = 1.0
"""What the words must weigh that two claims share beside what is opposed."""
_MOST = 0.6
"""The share of the shorter one's other words that the longer must have."""
_REFUSING = frozenset(map(stem, "lack refuse fail decline miss omit neglect".split()))
"""Verbs by which some are not so, or did not do it."""
_MEETING = re.compile(
    r"(?:There (?:is|was|has been|had been) (?:an?|any|no|some)? ?(?:(?:light|slight|brief|direct|hard|heavy) )?"
    r"(?P<noun>contact|touch|collision|crash)|(?P<first>[^,]*?) (?:had |have |has )?"
    r"(?P<verb>collided|crashed into|made contact|touched))"
    r"(?: (?:between|with|of) (?P<second>[^,]*))?"
)
"""That two things met, and how."""
_UNTOLD = re.compile(
    r"(?:(?:the|both|two|three) )*(?:vessels|ships|boats|cars|vehicles|trains|planes|aircraft|lorries)?"
)
"""Who met where it is told by their number and kind alone."""


def said_alike(a: Gist, b: Gist) -> bool:
    """Whether two claims are of the same words, or only one says that there was what the other says happened."""
    if a.asks or b.asks or a.figures != b.figures or {*a.signs} - {THERE} != {*b.signs} - {THERE}:
        return False
    words = [_bare(one) for one in (a, b)]
    if words[0] != words[1] or not words[0]:
        return False
    there = [THERE in one.signs for one in (a, b)]
    if any(there):
        return all(there or _only_happens(one) for there, one in zip(there, (a, b), strict=True))
    one_deed = bool(a.does) and a.does == b.does and len(words[0]) > 1
    return one_deed and _one_phrase(a.who, b.who) and _one_phrase((*a.whom, *a.what), (*b.whom, *b.what))


def _bare(gist: Gist) -> frozenset[str]:
    """The words of a claim but for who is nobody in particular, and that it happened at all."""
    words = frozenset(word for word, _ in gist.words) - _ANYBODY - _HAPPENING
    return words - {_FIRED[0]} if _SHOTS[0] in words else words


def _only_happens(gist: Gist) -> bool:
    """Whether a claim only says that something happened."""
    return gist.does in _HAPPENING or (gist.does == _FIRED[0] and set(gist.who) <= _ANYBODY)


def _one_phrase(one: Collection[str], other: Collection[str]) -> bool:
    told = [set(phrase) - _ANYBODY for phrase in (one, other)]
    return told[0] == told[1] or not all(told)


def met_alike(a: Gist, b: Gist) -> bool:
    """Whether both say that two things met, in one way: "there was a collision", "the ships had collided"."""
    return _one_meeting(a, b) and a.meeting.hard is b.meeting.hard  # type: ignore[union-attr]


def met_harder(a: Gist, b: Gist) -> bool:
    """Whether both say that two things met, and one only that they touched: a collision is more."""
    return _one_meeting(a, b) and a.meeting.hard is not b.meeting.hard  # type: ignore[union-attr]


def _one_meeting(a: Gist, b: Gist) -> bool:
    if a.meeting is None or b.meeting is None:
        return False
    told = (a.meeting.told, b.meeting.told)
    return told[0] == told[1] or not all(told)


def meeting_in(wording: str) -> Meeting | None:
    """How hard two things met by a wording, and the terms of which they are, where that is told."""
    found = _MEETING.fullmatch(wording)
    if found is None:
        return None
    hard = (found["noun"] or found["verb"]).startswith(("coll", "crash"))
    told = " ".join(side for side in (found["first"], found["second"]) if side and not _UNTOLD.fullmatch(side.lower()))
    return Meeting(hard, tuple(sorted(_terms(told))))


def opposed(a: Gist, b: Gist) -> bool:
    """Whether one says the opposite of the other, of the same: "the crates were full", "the crates were empty".

    What was opened at ten and shut at eleven are two happenings.
    """
    first, second = dict(a.words), dict(b.words)
    pairs = [(x, y) for x in first if x not in second for y in opposites().get(x, ()) if y in second and y not in first]
    if len(pairs) != 1 or a.asks or b.asks or a.figures != b.figures:
        return False
    mine, yours = pairs[0]
    said = _is_said(mine, a) and _is_said(yours, b)
    return said and _alike_beside(first, second, pairs[0])


def _is_said(term: str, gist: Gist) -> bool:
    """Whether the term is what a claim says of its subject, and no word beside."""
    return term in (gist.does, *gist.what) or gist.verb == "be" or (gist.does == "" and gist.verb != "")


def _alike_beside(first: Mapping[str, float], second: Mapping[str, float], apart: Collection[str]) -> bool:
    """Whether the shorter says little beside that the longer has not."""
    ends = [{word: weight for word, weight in end.items() if word not in apart} for end in (first, second)]
    less, more = sorted(ends, key=lambda end: sum(end.values()))
    shared = sum(weight for word, weight in less.items() if word in more)
    return shared >= _WEIGHTY and shared >= _MOST * sum(less.values())


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """Terms of opposite meaning, by each other."""
    found: dict[str, frozenset[str]] = {}
    for row in json.loads(files(__package__).joinpath("opposites.json").read_text(encoding="utf-8")):
        ends = [_terms(row[side]) for side in ("one", "other")]
        for mine, yours in (ends, ends[::-1]):
            found |= {word: found.get(word, frozenset()) | yours for word in mine}
    return found


def against_all(a: Gist, b: Gist) -> bool:
    """Whether one says of all that they are so, or did it, and the other of some that they are not or did not."""
    return _excepts(a, b) or _excepts(b, a)


def _excepts(every: Gist, some: Gist) -> bool:
    if EVERY not in every.signs or EVERY in some.signs or NEGATIVE in every.signs or not every.does:
        return False
    if NEGATIVE not in some.signs and some.verb not in _REFUSING:
        return False
    words, others = dict(every.words), dict(some.words)
    return every.does in others and _alike_beside(words, others, {every.does, some.does})
