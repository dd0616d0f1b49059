"""Clauses that were joined to what somebody said sentences before, though a verb of their own governs them.

"The staff said there was no truth in reports that it had fired. It emerged on Friday that it had moved a battery":
the staff did not say so. A wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import hangs_on, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_SUBJECTS = ("nsubj", "nsubjpass")


def without_strays(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, their contents without such clauses and verdicts; the first of its contents each one keeps."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        if _names_what_follows(reading, one) or _is_asked_about(reading, one):
            continue
        held = (span for n, span in enumerate(one.contents) if not (n and _strays(reading, one, span)))
        kept = tuple(_without_verdict(reading, one, span) for span in held)
        if kept == one.contents:
            found.append(one)
        else:
            renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, kept)
            found.append(replace(one, id=renamed[one.id], contents=kept))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found] if renamed else found


def _names_what_follows(reading: Reading, one: Attribution) -> bool:
    """Whether a noun within what somebody says was taken to tell what comes next: 'rejected | the claim. "I paid."'."""
    if one.within is None or one.sources or one.cue is None:
        return False
    noun = any(reading.tokens[i].tag[:2] == "NN" for i in words_in(reading, one.cue))
    ends = next((s.end for s in reading.sentences if s.start <= one.cue.start < s.end), one.cue.end)
    return noun and all(span.start >= ends for span in one.contents)


def _is_asked_about(reading: Reading, one: Attribution) -> bool:
    """Whether whom somebody asks about something was taken to say it: "I asked | him | about | going up"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue and one.within else range(0)
    if len(cue) != 1 or tokens[cue[0]].lemma.lower() != "about":
        return False
    return any(tokens[i].head == tokens[cue[0]].head for s in one.sources for i in words_in(reading, s))


def _without_verdict(reading: Reading, one: Attribution, span: Span) -> Span:
    """What is claimed without what is said of the claim: "Lee's allegation that they fled | was an invention"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    noun = next((i for i in cue if tokens[i].tag[:2] == "NN" and tokens[i].dep in _SUBJECTS), None)
    verb = tokens[noun].head if noun is not None else -1
    if noun is None or verb < cue[-1] or verb not in words_in(reading, span):
        return span
    while hangs_on(tokens, verb - 1, tokens[noun].head) and not hangs_on(tokens, verb - 1, noun):
        verb -= 1
    return Span(span.start, tokens[verb - 1].end) if tokens[verb - 1].end > span.start else span


def _strays(reading: Reading, one: Attribution, span: Span) -> bool:
    tokens = reading.tokens
    inside = words_in(reading, span)
    first = tokens[inside[0]] if inside else None
    if first is None or first.dep != "mark" or first.lemma != "that" or one.cue is None:
        return False
    governor = tokens[first.head].head
    own = {i for s in (one.cue, *one.contents, *one.sources) for i in words_in(reading, s)}
    apart = any(one.cue.end <= sentence.start <= span.start for sentence in reading.sentences)
    return apart and governor not in own and governor != first.head and tokens[governor].tag.startswith("VB")
