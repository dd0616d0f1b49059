"""Who gives two figures in one breath: "put the number of dead at 16 and of wounded at 33" gives each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Token

_PUTTING = frozenset(("put",))
_NUMBERS = frozenset(("CD", "$"))
_FURTHER = 12
"""Words within which a second figure ends the sentence."""
_REACH = 4
"""Words within which a number stands behind its "at"."""


def with_each_figure(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those that give two figures parted."""
    made: list[Attribution] = []
    renamed: dict[str, str] = {}
    for one in attributions:
        parts = _parts(reading, one)
        each = [replace(one, id=_named(one, contents), contents=contents) for contents in parts]
        if each:
            renamed[one.id] = each[0].id
        made += each or [one]
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in made] if renamed else made


def _named(one: Attribution, contents: tuple[Span, ...]) -> str:
    return attribution_id(one.document_id, one.sources, one.cue, contents)


def _parts(reading: Reading, one: Attribution) -> list[tuple[Span, ...]]:
    """What each figure is of, and the figure; empty where there are not two."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if len(one.contents) != 1 or not any(tokens[i].lemma in _PUTTING for i in cue):
        return []
    words = _with_second(tokens, words_in(reading, one.contents[0]))
    ats = [i for i in words if tokens[i].lemma == "at" and _leads_to_number(tokens, i)]
    joint = [i for i in words if tokens[i].lemma == "and" and len(ats) == 2 and ats[0] < i < ats[1]]
    if len(joint) != 1 or joint[0] + 1 >= ats[1]:
        return []
    second = joint[0] + 1
    first = Span(tokens[words[0]].start, tokens[second - 2].end)
    rest = Span(tokens[second].start, tokens[words[-1]].end)
    of = next((i for i in words if i < ats[0] and tokens[i].lemma == "of"), None)
    if tokens[second].lemma != "of":
        return [(first,), (rest,)]
    return [(first,), (Span(first.start, tokens[of - 1].end), rest)] if of is not None and of > words[0] else []


def _with_second(tokens: Sequence[Token], words: range) -> range:
    """The words of what is told, and of a second figure that follows and was not found with it."""
    if not words or words.stop + 3 >= len(tokens) or tokens[words.stop].lemma != "and":
        return words
    near = range(words.stop + 1, min(words.stop + _FURTHER, len(tokens)))
    end = next((i for i in near if tokens[i].tag[0] in ".,:" or tokens[i].tag[:2] in ("VB", "CC")), None)
    return range(words.start, end) if end is not None and tokens[end].tag == "." else words


def _leads_to_number(tokens: Sequence[Token], at: int) -> bool:
    return any(tokens[i].tag in _NUMBERS for i in range(at + 1, min(at + _REACH, len(tokens))))
