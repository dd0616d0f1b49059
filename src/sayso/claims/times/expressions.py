"""Times: finds the words that tell one and says which days they mean, counting from the report's date.

Two halves: ``find_times`` reads a document once; ``said_within`` and ``happened_at`` pick, by the
syntax, the one that goes with a statement or with what is claimed. What counts from the day of
publication stays unresolved where that is unknown: its interval has neither start nor end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sayso.claims.times.attach import happened_at, said_along, said_within
from sayso.claims.times.calendar import COARSENESS, DAY, VAGUE, Stretch
from sayso.claims.times.find import Draft, drafts
from sayso.claims.times.resolve import changed, ends, resolve
from sayso.claims.times.setting import Setting, length
from sayso.claims.times.tense import ahead, governor, perfect
from sayso.claims.times.types import TimeExpression, TimePart
from sayso.claims.tree import Tree

__all__ = ["TimeExpression", "TimePart", "find_times", "happened_at", "said_along", "said_within"]


def find_times(tree: Tree, published_at: str | None) -> tuple[TimeExpression, ...]:
    """Every expression of time in a document, in order of the text.

    ``published_at`` is an ISO 8601 date or date and time; its calendar day counts as written,
    whatever its zone. One that can't be read counts as none.
    """
    now, clock = published(published_at)
    last = _Last()
    return tuple(_expression(tree, draft, Setting(now, clock), last) for draft in drafts(tree))


def published(text: str | None) -> tuple[datetime | None, bool]:
    """The moment of publication in its own local time, and whether its hour is known; None if it can't be read."""
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None, False
    return moment.replace(tzinfo=None), len((text or "").strip()) > len("2031-03-04")


@dataclass(slots=True)
class _Last:
    """What was mentioned last: the time that "two days before" counts from, the day that "at 22:40" is on."""

    time: Stretch | None = None
    day: Stretch | None = None
    paragraph: int = -1
    sentence: int = -1
    past: Passage | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A month or day told with its year as when something happened: "In January 2030 she wrote"; and of whom."""

    time: Stretch
    word: int
    subject: str


REACH = 3
"""How many sentences back a time mentioned before is still the one counted from."""


def _expression(tree: Tree, draft: Draft, setting: Setting, last: _Last) -> TimeExpression:
    words = tree.within(draft.words)
    head = tree.head_of(tree.within(draft.span))
    assert head is not None
    setting = _placed(tree, head, words, setting, last)
    draft = _loosened(tree, draft, head)
    bare = resolve(draft, setting)
    full = changed(bare, draft, setting)
    if not _of_saying(tree, head):
        _remember(tree, bare, head, last)
    last.past = _passage(tree, draft, bare, head, setting) or (last.past if _goes_on(draft, setting) else None)
    return TimeExpression(
        interval=full.interval(draft.words),
        words=tree.within(draft.words),
        head=head,
        kind=_kind(draft),
        length=length(draft),
        parts=tuple(_parts(draft, bare, setting)),
    )


def _kind(draft: Draft) -> str:
    if draft.rule == "adjacent" and length(draft):
        return "rolling"
    return _KINDS.get(draft.rule, "date")


_KINDS = {"duration": "duration", "rolling": "rolling", "hazy": "rolling", "set": "set", "clock": "time"} | {
    "part_of_day": "time",
    "clocked": "time",
}


def _placed(tree: Tree, head: int, words: range, setting: Setting, last: _Last) -> Setting:
    """The setting with what the sentence and the sentences before add."""
    sentence, paragraph = tree.sentence(head), tree.paragraph(head)
    return replace(
        setting,
        ahead=ahead(tree, head, words),
        perfect=perfect(tree, head),
        anchor=last.time if sentence - last.sentence <= REACH else None,
        day=last.day if paragraph == last.paragraph else None,
        lead=tree.lower(words[0] - 1) if words[0] else "",
        of_event=_before_what(tree, words),
        passage=last.past.time if last.past and _follows(tree, head, last.past) else None,
        revised=_dates_revision(tree, head),
    )


_REVISION = re.compile(r"(?i)[*_ ]*(?:corrections?|clarifications?|updated?|editor['’]s note)\b[^:\n]{0,30}$")
_REVISING = frozenset(("correct", "update", "amend", "revise", "clarify"))


def _dates_revision(tree: Tree, head: int) -> bool:
    """Whether a day is that of a correction: "Correction, 19 October: ...", "this was updated on 19 October"."""
    start = tree.reading.paragraphs[tree.paragraph(head)].start
    verb = governor(tree, head)
    done = verb is not None and tree[verb].lemma.lower() in _REVISING and bool(tree.children(verb, "auxpass"))
    return done or _REVISION.match(tree.text[start : tree[head].start]) is not None


def _passage(tree: Tree, draft: Draft, bare: Stretch, head: int, setting: Setting) -> Passage | None:
    """The passage that begins where a main clause in the past tells a month or day with its year, long ago."""
    if draft.rule not in ("date", "month") or "year" not in draft.caught or bare.start is None:
        return None
    verb = governor(tree, head)
    if verb is None or tree[verb].dep != "ROOT" or tree[verb].tag not in ("VBD", "VBN"):
        return None
    earlier = setting.now is None or bare.start.year < setting.now.year
    return Passage(bare, head, _subject(tree, verb)) if earlier else None


def _goes_on(draft: Draft, setting: Setting) -> bool:
    """Whether a passage may go on past a time: one that counts from the day of publication ends it."""
    return draft.rule in ("date", "month", "duration", "adjacent") and setting.passage is not None


def _follows(tree: Tree, head: int, past: Passage) -> bool:
    """Whether a time stands in the passage: near, in no other tense; in the next paragraph only of the same one."""
    apart, verb = tree.paragraph(head) - tree.paragraph(past.word), governor(tree, head)
    if apart > 1 or tree.sentence(head) - tree.sentence(past.word) > PASSAGE or verb is None:
        return False
    return not perfect(tree, head) and (not apart or _subject(tree, verb) in (past.subject, *PRONOUNS))


def _subject(tree: Tree, verb: int) -> str:
    return next((tree.lower(i) for i in tree.children(verb, "nsubj", "nsubjpass")), "")


PASSAGE = 5
"""How many sentences on a passage may go."""
PRONOUNS = frozenset(("he", "she", "it", "they"))


def _before_what(tree: Tree, words: range) -> bool:
    """Whether "two days before" goes on with what it is before: an event, from which nothing can be counted."""
    after = words[-1] + 1
    if after >= len(tree) or tree.lower(words[-1]) not in ("before", "after", "prior"):
        return False
    return tree[after].tag not in (",", ".", ":", "''", "VBD", "CC", "-RRB-", "IN")


_NOUN_SIDE = frozenset(("poss", "compound", "nmod", "amod", "nummod"))


def _loosened(tree: Tree, draft: Draft, head: int) -> Draft:
    """ "After Friday's attack" is after the attack: the preposition is not the time's."""
    modifies = tree[head].dep in _NOUN_SIDE and tree[head].head > head
    if draft.bound is None or not (modifies or draft.bound == "from"):
        return draft
    return replace(draft, bound=None, outer=None if draft.edge is None else draft.outer)


def _remember(tree: Tree, bare: Stretch, head: int, last: _Last) -> None:
    if bare.start is None or bare.unit == VAGUE:
        return
    last.time, last.sentence = bare, tree.sentence(head)
    if COARSENESS[bare.unit] <= COARSENESS[DAY]:
        last.day, last.paragraph = bare, tree.paragraph(head)


_SAYING = frozenset(
    "say tell announce report state claim insist confirm admit testify write allege acknowledge".split()
)


def _of_saying(tree: Tree, head: int) -> bool:
    """Whether a day is when something was said, on which what is said need not be: "said on Monday that at 2 a.m."."""
    verb = governor(tree, head)
    clauses = tree.children(verb, "ccomp") if verb is not None and tree[verb].lemma.lower() in _SAYING else []
    return any(clause > head for clause in clauses)


def _parts(draft: Draft, bare: Stretch, setting: Setting) -> Iterator[TimePart]:
    if draft.rule != "range":
        yield TimePart(bare.interval(draft.span), length(draft))
        return
    for one, stretch in zip(draft.inner, ends(draft, setting), strict=True):
        yield TimePart(stretch.interval(one.span), length(one))
