"""Clauses that were joined to what somebody said sentences before, though a verb of their own governs them.

"The staff said there was no truth in reports that it had fired. It emerged on Friday that it had moved a battery":
the staff did not say so. A wrong speaker is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import hangs_on, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_REPLY = re.compile(
    r"(?<=\w), (?:and|but|which) (?:(?:that|this|it)(?:['’]s| is| was)?|is|was)(?: not|n['’]t)?(?: \w+ly| just| all)?"
    r"(?: not)?(?: an?)? (?:so|true|untrue|false|wrong|lie|nonsense|rubbish|invention|correct|the case)[.!]?$"
)
"""A clause that only says of what was just told that it is not so."""
_VERDICT = re.compile(
    r" (?:is|are|was|were) (?:\w+ly )?(?:an? )?(?:without (?:any )?(?:foundation|basis|merit|substance)|false|wrong|"
    r"untrue|incorrect|baseless|unfounded|groundless|slander|lies?|nonsense|fiction|rubbish|invention)[.!]?$"
)
"""What is said of a claim, where it stands behind the clause that the claim is."""
_SPEAKING = frozenset("speak talk mention cite discuss describe".split())
_SUBJECTS = ("nsubj", "nsubjpass")


def without_strays(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, their contents without such clauses and verdicts; the first of its contents each one keeps."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        held = [span for n, span in enumerate(one.contents) if not (n and _strays(reading, one, span))]
        held = [span for span in held if not _governs(reading, one, span)] or held
        kept = tuple(_without_reply(reading, _without_verdict(reading, one, span)) for span in held)
        if _only_named(reading, one, kept):
            renamed[one.id] = one.within or ""
        elif kept == one.contents:
            found.append(one)
        else:
            renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, kept)
            found.append(replace(one, id=renamed[one.id], contents=kept))
    return (
        [replace(one, within=renamed.get(one.within or "", one.within) or None) for one in found] if renamed else found
    )


def _without_verdict(reading: Reading, one: Attribution, span: Span) -> Span:
    """What is claimed without what is said of the claim: "Lee's allegation that they fled | was an invention"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    called = _VERDICT.search(span.of(reading.document.text))
    if called and any(tokens[i].tag[:2] == "NN" for i in cue):
        told = Span(span.start, span.start + called.start())
        tags = [tokens[i].tag for i in words_in(reading, told)]
        if {"VBD", "VBP", "VBZ", "MD"}.intersection(tags) and not any(tag[0] == "W" for tag in tags):
            return told
    noun = next((i for i in cue if tokens[i].tag[:2] == "NN" and tokens[i].dep in _SUBJECTS), None)
    verb = tokens[noun].head if noun is not None else -1
    if noun is None or verb < cue[-1] or verb not in words_in(reading, span):
        return span
    while hangs_on(tokens, verb - 1, tokens[noun].head) and not hangs_on(tokens, verb - 1, noun):
        verb -= 1
    return Span(span.start, tokens[verb - 1].end) if tokens[verb - 1].end > span.start else span


def _without_reply(reading: Reading, span: Span) -> Span:
    """What somebody says without the word of whoever tells it: "that nobody came | , and that's simply not so"."""
    reply = _REPLY.search(span.of(reading.document.text))
    return Span(span.start, span.start + reply.start()) if reply else span


def _governs(reading: Reading, one: Attribution, span: Span) -> bool:
    """Whether a span has the verb of what a clause only tells more of: "the tape [that they speak of] is false"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    verb = next((i for i in cue if tokens[i].dep == "relcl"), None)
    above = tokens[tokens[verb].head].head if verb is not None else -1
    return above in words_in(reading, span) and above > cue[-1] and tokens[above].tag[:2] == "VB"


def _only_named(reading: Reading, one: Attribution, kept: Sequence[Span]) -> bool:
    """Whether it is but told what somebody speaks of: "the tape that they speak of is a fake"."""
    cue = words_in(reading, one.cue) if one.cue else range(0)
    speaks = any(reading.tokens[i].lemma in _SPEAKING and reading.tokens[i].dep == "relcl" for i in cue)
    return speaks and all(reading.tokens[i].tag == "WDT" for span in kept for i in words_in(reading, span))


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
