"""Sentences joined to what somebody said elsewhere, though they tell by whom they are said: "..., police said".

"The owner claimed that the till was empty. Later a guard ran in, the clerk told the Herald": the clerk says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.by_rule import told
from sayso.attribute.words import phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span

_SAYING = frozenset("say tell report state add note write explain claim announce confirm recall".split())
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_SAME = frozenset("result finding poll survey study figure number datum data".split())
"""What a poll is called by, where its sentences tell of it again: "according to the results"."""
_OPENING = ('"', "“", "'", "‘")
_NEAR = 14
"""Words behind a comma within which the verb of who says it stands."""


def with_their_own(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those of sentences that were joined to others and name who says them."""
    taken = {i for one in attributions for s in (one.cue, *one.sources) if s for i in words_in(reading, s)}
    found: list[Attribution] = []
    moved: dict[str, list[tuple[Span, str]]] = {}
    renamed: dict[str, str] = {}
    for one in attributions:
        theirs = {s: said for s in one.contents if (said := _said_by(reading, one, s, taken)) is not None}
        if not theirs:
            found.append(one)
            continue
        apart = [told(reading, (*said, s), producer) for s, said in theirs.items()]
        moved[one.id] = [(made.contents[0], made.id) for made in apart]
        rest = tuple(s for s in one.contents if s not in theirs)
        if rest:
            renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, rest)
            found.append(replace(one, id=renamed[one.id], contents=rest))
        found += apart
    return [_nested(one, moved.get(one.within or "", ()), renamed) for one in found] if moved else found


def _nested(one: Attribution, moved: Sequence[tuple[Span, str]], renamed: dict[str, str]) -> Attribution:
    """A nested attribution under the one in whose content it stands now."""
    inside = (made for span, made in moved if all(span.start <= s.start and s.end <= span.end for s in one.contents))
    return replace(one, within=next(inside, renamed.get(one.within or "", one.within)))


def _said_by(reading: Reading, one: Attribution, span: Span, taken: set[int]) -> tuple[Span, Span] | None:
    """Who says a content by the words right behind it, and the cue; None of one that stands with its own cue."""
    text, tokens = reading.document.text, reading.tokens
    if one.within or one.cue is None or span.of(text).startswith(_OPENING) or not _apart(reading, one.cue, span):
        return None
    comma = (words_in(reading, span)[-1] if words_in(reading, span) else len(tokens)) + 1
    if comma + 2 >= len(tokens) or tokens[comma].tag != ",":
        return None
    first = comma + 1
    if tokens[first].lemma.lower() in ("according", "accord") and tokens[first + 1].lemma == "to":
        whom = next(
            (i for i in range(first + 2, first + _NEAR) if i < len(tokens) and tokens[i].head == first + 1), None
        )
        return _free(reading, taken, whom, (first, first + 1))
    for verb in range(first, min(first + _NEAR, len(tokens))):
        perfect = tokens[verb].tag == "VBN" and tokens[verb - 1].lemma == "have" and tokens[verb - 1].head == verb
        if (perfect or tokens[verb].tag in _FINITE) and tokens[verb].lemma.lower() in _SAYING:
            whom = next((i for i in range(first, verb) if tokens[i].head == verb and tokens[i].dep == "nsubj"), None)
            starts = whom is not None and words_in(reading, phrase(tokens, whom))[0] == first
            return _free(reading, taken, whom, (verb - perfect, verb)) if starts else None
    return None


def _free(reading: Reading, taken: set[int], whom: int | None, cue: tuple[int, int]) -> tuple[Span, Span] | None:
    """The phrase of who says it, and the cue, where no other attribution has them."""
    if whom is None:
        return None
    tokens, source = reading.tokens, phrase(reading.tokens, whom)
    source = (
        Span(min(source.start, tokens[cue[1] + 1].start), source.end) if cue[1] < whom and cue[0] < cue[1] else source
    )
    again = tokens[whom].lemma.lower() in _SAME and tokens[words_in(reading, source)[0]].lemma.lower() == "the"
    free = not again and taken.isdisjoint((*words_in(reading, source), *cue))
    return (source, Span(tokens[cue[0]].start, tokens[cue[1]].end)) if free else None


def _apart(reading: Reading, cue: Span, span: Span) -> bool:
    """Whether a sentence begins, or ends, between a cue and what is told."""
    first, last = min(cue.end, span.end), max(cue.start, span.start)
    return any(first <= sentence.start <= last for sentence in reading.sentences)
