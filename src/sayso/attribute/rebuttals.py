"""Whoever waves away what somebody is said to claim: "a spokesman poured cold water on reports that ...".

The tagger finds the claim ("reports that ...") and often misses the idiom; a lost denial is a lost side of the story.
So the words between verb and noun are looked up in a declared table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Style, Token

IDIOMS = {
    "brush": ("aside", "off"),
    "shrug": ("off", "aside"),
    "laugh": ("off", "at"),
    "wave": ("away", "off", "aside"),
    "bat": ("away", "down"),
    "swat": ("away", "down"),
    "shoot": ("down",),
    "knock": ("down",),
    "push": ("back on", "back against", "back at"),
    "pour": ("cold water on", "cold water over", "scorn on"),
    "throw": ("cold water on", "doubt on"),
    "cast": ("doubt on", "doubts on", "doubt upon"),
    "scoff": ("at",),
    "play": ("down",),
    **dict.fromkeys(
        ("dismiss", "reject", "deny", "rebut", "refute", "rubbish", "debunk", "dispute", "discount"), ("",)
    ),
}
"""The words that may stand between a verb and the noun for what somebody claims."""
_SHARED = frozenset("deny admit confirm claim allege insist reject dispute acknowledge concede affirm assert".split())
"""Verbs that share what a second one tells: "first denied, then admitted, that"."""
_TAKES = frozenset(("dobj", "ccomp", "xcomp", "prep", "auxpass"))
_HELPERS = frozenset(("aux", "auxpass"))
_WORDS = 8
"""How far before a noun its verb may stand."""


def with_rebuttals(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, and those whose content is one of them that nobody was found to wave away, or told first."""
    found: list[Attribution] = []
    cued = {i for one in attributions if one.cue for i in words_in(reading, one.cue)}
    for one in attributions:
        rebuttal = _rebuttal(reading, one, cued)
        if rebuttal and any(_cross(rebuttal, other) for other in attributions if other.within == one.within):
            rebuttal = None
        found += [rebuttal, replace(one, within=rebuttal.id)] if rebuttal else [one]
        if first := _told_first(reading, one, cued):
            found.append(first)
    return tuple(sorted(found, key=lambda a: (a.start, -max(s.end for s in a.spans))))


def _told_first(reading: Reading, one: Attribution, cued: set[int]) -> Attribution | None:
    """What was told by another verb of the same subject before: "first denied, then admitted, that"."""
    tokens = reading.tokens
    verb = (
        next((i for i in words_in(reading, one.cue) if tokens[i].tag in ("VBD", "VBZ", "VBP")), None)
        if one.cue
        else None
    )
    if verb is None or tokens[verb].dep not in ("conj", "dep"):
        return None
    first = tokens[verb].head
    below = [i for i in range(max(first - _WORDS, 0), min(first + _WORDS, len(tokens))) if tokens[i].head == first]
    subject = next((i for i in below if tokens[i].dep == "nsubj" and i < first), None)
    alone = subject is not None and not any(tokens[i].dep in _TAKES for i in below)
    if (
        not alone
        or subject is None
        or first in cued
        or tokens[first].lemma not in _SHARED
        or tokens[first].tag != tokens[verb].tag
    ):
        return None
    source, cue = phrase(tokens, subject), Span(tokens[first].start, tokens[first].end)
    if any(source.overlaps(c) or cue.overlaps(c) for c in one.contents):
        return None
    made = attribution_id(one.document_id, (source,), cue, one.contents)
    return replace(one, id=made, sources=(source,), cue=cue)


def _cross(one: Attribution, other: Attribution) -> bool:
    """Whether the contents of two overlap, and neither holds the other."""
    pairs = ((a, b) for a in one.contents for b in other.contents if a.start < b.end and b.start < a.end)
    return any(not (a.start <= b.start and b.end <= a.end) for a, b in pairs)


def _rebuttal(reading: Reading, one: Attribution, cued: set[int]) -> Attribution | None:
    tokens, text = reading.tokens, reading.document.text
    noun = next(iter(words_in(reading, one.cue)), None) if one.cue else None
    if noun is None or one.cue is None or tokens[noun].tag not in ("NN", "NNS") or not one.contents:
        return None
    verb = _verb(tokens, noun)
    first = min([noun, *(i for i in range(max(noun - _WORDS, 0), noun) if hangs_on(tokens, i, noun))])
    if verb is None or verb in cued or not verb < first or tokens[verb].lemma not in IDIOMS:
        return None
    between = " ".join(text[tokens[verb].end : tokens[first].start].split()).lower()
    below = [i for i in range(max(verb - 40, 0), verb) if tokens[i].head == verb]
    subject = next((i for i in below if tokens[i].dep == "nsubj"), None)
    if between not in IDIOMS[tokens[verb].lemma] or subject is None or any(tokens[i].dep == "neg" for i in below):
        return None
    source = phrase(tokens, subject)
    opening = min([verb, *(i for i in below if tokens[i].dep in _HELPERS and i > subject)])
    cue = Span(tokens[opening].start, tokens[first - 1].end)
    content = Span(tokens[first].start, max(span.end for span in one.contents))
    if source.end > cue.start:
        return None
    return replace(
        one,
        id=attribution_id(one.document_id, (source,), cue, (content,)),
        sources=(source,),
        cue=cue,
        contents=(content,),
        style=Style.INDIRECT if one.style is Style.INDIRECT else Style.MIXED,
    )


def _verb(tokens: Sequence[Token], noun: int) -> int | None:
    """The verb whose object a noun is, over a preposition and what is poured or cast."""
    at = noun
    for _ in range(3):
        above = tokens[at].head
        if above == at or above > at or noun - above > _WORDS:
            return None
        if tokens[above].tag.startswith("VB"):
            return above
        at = above
    return None
