"""Clauses that were joined to what somebody said though they are no part of it, and parts of it that are not one.

"The staff said there was no truth in reports that it had fired. It emerged on Friday that it had moved a battery":
the staff did not say so. A wrong speaker is worse than none. Who "called the claim absurd: 'Nobody was there'" calls
it so, and says why in words that stand by themselves.
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
_WITHOUT = re.compile(
    r",? (?:but )?(?:did not|didn['’]t|declined to|would not|refused to) (?:elaborate|comment|give (?:any )?details|"
    r"provide (?:any )?details|specify|go into detail)\b[^,.;:\"”]*[.!?]?$|"
    r",? (?:but )?without (?:saying|giving|elaborating|specifying|naming|explaining|adding|offering|providing|citing|"
    r"identifying|going into|disclosing|revealing|stating)\b[^,.;:\"”]*[.!?]?$"
)
"""What whoever says it leaves out, which is no part of what is said."""
_IF = re.compile(r"(?:If|Unless|Even if) ")
_VERDICT = re.compile(
    r" (?:is|are|was|were) (?:\w+ly )?(?:an? )?(?:without (?:any )?(?:foundation|basis|merit|substance)|false|wrong|"
    r"untrue|incorrect|baseless|unfounded|groundless|slander|lies?|nonsense|fiction|rubbish|invention)[.!]?$"
)
"""What is said of a claim, where it stands behind the clause that the claim is."""
_QUESTIONS = frozenset(("question", "query"))
_NOUN = 4
"""Words within which the noun of a phrase stands."""
_OUT = re.compile(r"(?:it|that|this) out[.!,]?", re.IGNORECASE)
_SPEAKING = frozenset("speak talk mention cite discuss describe".split())
_GIVING = frozenset("award grant hand lend sell lease pay".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_CALLING = frozenset("call describe brand label dub term dismiss reject characterize characterise denounce".split())
_OPENING, _CLOSING = ('"', "“"), ('"', "”")


def without_strays(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, their contents without such clauses and verdicts; the first of its contents each one keeps."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in _without_false(attributions, reading.document.text):
        if any(rule(reading, one) for rule in (_is_asked_about, _is_given, _only_answers, _is_nobodys)):
            continue
        beside = [a for a in attributions if a.within == one.id]
        held = [
            span
            for n, span in enumerate(one.contents)
            if not (n and (_strays(reading, one, span) or _told_beside(reading, one, span, beside)))
        ]
        held = [span for span in held if not _governs(reading, one, span)] or held
        held = _without_condition(reading, one, held)
        if _only_named(reading, one, held):
            continue
        told = (_without_reply(reading, _without_verdict(reading, one, span)) for span in held)
        told = (_without_apposition(reading, one, _without_particle(reading, one, span)) for span in told)
        told = (_within_clause(reading, one, span) for span in told)
        kept = tuple(part for span in told for part in _parted(reading, one, span))
        if kept == one.contents:
            found.append(one)
        else:
            renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, kept)
            found.append(replace(one, id=renamed[one.id], contents=kept))
    if not renamed:
        return found
    parted = {one.id: one.contents for one in found if one.id in renamed.values()}
    found = [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]
    found = [one for one in found if not _across(one, parted.get(one.within or "", ()))]
    outer = {one.id: one.within for one in found}
    apart = {one.id for one in found if (parts := parted.get(one.within or "")) and not _held(one, parts)}
    return [replace(one, within=outer.get(one.within or "")) if one.id in apart else one for one in found]


def _held(one: Attribution, parts: Sequence[Span]) -> bool:
    """Whether what an attribution tells stands in one of the parts of what it is nested in."""
    return all(any(p.start <= s.start and s.end <= p.end for p in parts) for s in one.contents)


def _told_beside(reading: Reading, one: Attribution, span: Span, inner: Sequence[Attribution]) -> bool:
    """Whether a clause tells what others say meanwhile: "two died, a doctor said, as both sides blamed the other"."""
    tokens = reading.tokens
    words = words_in(reading, span)
    if one.cue is None or not words or tokens[words[0]].lemma.lower() != "as" or tokens[words[0]].dep != "mark":
        return False
    behind = one.contents[0].end <= one.cue.start and one.cue.end <= span.start and tokens[words[0] - 1].tag == ","
    others = [a for a in inner if a.cue and a.sources and span.start <= a.sources[0].start and a.cue.end <= span.end]
    return behind and any(tokens[words_in(reading, a.sources[0])[-1]].tag != "PRP" for a in others)


def _without_condition(reading: Reading, one: Attribution, held: list[Span]) -> list[Span]:
    """What is claimed of "if the wall was cracked, as the union claims, they knew": that the wall was cracked."""
    text = reading.document.text
    opens = _IF.match(held[0].of(text)) if len(held) > 1 and one.sources else None
    start = min(span.start for span in one.sources) if one.sources else 0
    if opens is None or text[held[0].end : start].strip(" ,") != "as" or held[1].start < start:
        return held
    return [Span(held[0].start + opens.end(), held[0].end)]


def _parted(reading: Reading, one: Attribution, span: Span) -> tuple[Span, ...]:
    """What something is called, and the quotation behind a colon that tells why, by themselves."""
    text = span.of(reading.document.text)
    before, colon, quoted = text.partition(": ")
    lemmas = {reading.tokens[i].lemma for i in words_in(reading, one.cue)} if one.cue else set()
    plain = colon and not text.startswith(_OPENING) and quoted.startswith(_OPENING) and quoted.endswith(_CLOSING)
    if not plain or _CALLING.isdisjoint(lemmas):
        return (span,)
    return Span(span.start, span.start + len(before)), Span(span.end - len(quoted), span.end)


def _without_false(attributions: Sequence[Attribution], text: str) -> list[Attribution]:
    """Without those that give to a claim what is said against it: "denied the claim. 'I was ill.'"."""
    outer = {one.id: one.contents for one in attributions}
    return [one for one in attributions if not _said_against(one, outer.get(one.within or "", ()), text)]


def _said_against(one: Attribution, parts: Sequence[Span], text: str) -> bool:
    quoted = all(span.of(text).startswith(_OPENING) for span in one.contents)
    return not one.sources and quoted and _across(one, parts)


def _across(one: Attribution, parts: Sequence[Span]) -> bool:
    """Whether an attribution reaches over the parts of what it is nested in."""
    return len(parts) > 1 and not any(all(p.start <= s.start and s.end <= p.end for s in one.spans) for p in parts)


def _is_asked_about(reading: Reading, one: Attribution) -> bool:
    """Whether whom somebody asks about something was taken to say it: "I asked | him | about | going up"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue and one.within else range(0)
    if len(cue) != 1 or tokens[cue[0]].lemma.lower() != "about":
        return False
    return any(tokens[i].head == tokens[cue[0]].head for s in one.sources for i in words_in(reading, s))


def _is_given(reading: Reading, one: Attribution) -> bool:
    """Whether it is but told what somebody gives somebody: "awarded | the firm a contract"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if len(cue) != 1 or tokens[cue[0]].lemma not in _GIVING or len(one.contents) != 1:
        return False
    held = words_in(reading, one.contents[0])
    plain = not any(tokens[i].tag[:2] in ("VB", "TO", "``") or tokens[i].tag == "MD" for i in held)
    return plain and any(tokens[i].head == cue[0] and tokens[i].dep == "dobj" for i in held)


def _only_answers(reading: Reading, one: Attribution) -> bool:
    """Whether somebody tells only that a question was answered: "I answered | the question as I knew it"."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue and one.within else range(0)
    told = [i for span in one.contents for i in words_in(reading, span)]
    asked = next((i for i in told[:_NOUN] if tokens[i].lemma in _QUESTIONS and tokens[i].head in cue), None)
    return asked is not None and asked != told[-1] and tokens[cue[-1]].lemma == "answer"


def _is_nobodys(reading: Reading, one: Attribution) -> bool:
    """Whether an "it" that means nothing was taken to say it: "it's interesting | to note | the timing"."""
    tokens, text = reading.tokens, reading.document.text
    cue = words_in(reading, one.cue) if one.cue and one.within else range(0)
    if not cue or [span.of(text).lower() for span in one.sources] != ["it"] or tokens[cue[0]].tag != "TO":
        return False
    above = tokens[cue[-1]].head
    bare = tokens[cue[-1]].tag == "VB" and tokens[cue[-1]].dep in ("xcomp", "ccomp")
    return bare and (tokens[above].lemma == "be" or tokens[above].tag == "JJ")


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
    text = span.of(reading.document.text)
    reply = _REPLY.search(text) or (None if text.startswith(_OPENING) else _WITHOUT.search(text))
    return Span(span.start, span.start + reply.start()) if reply and reply.start() else span


def _without_particle(reading: Reading, one: Attribution, span: Span) -> Span:
    """What is ruled out: "cannot rule | it | out"."""
    text = span.of(reading.document.text)
    cue = words_in(reading, one.cue) if one.cue else range(0)
    rules = bool(cue) and reading.tokens[cue[-1]].lemma == "rule"
    return Span(span.start, span.start + text.index(" ")) if rules and _OUT.fullmatch(text) else span


def _without_apposition(reading: Reading, one: Attribution, span: Span) -> Span:
    """What is said without what its source is: "according to Ida Fels, | the former mayor, | Lorch was told"."""
    tokens, text = reading.tokens, reading.document.text
    cue = one.cue.of(text).lower() if one.cue else ""
    source = words_in(reading, one.sources[-1]) if len(one.sources) == 1 else range(0)
    said = words_in(reading, span)
    beside = source and said and source[-1] + 2 == said[0] and tokens[source[-1]].tag == "NNP"
    if cue != "according to" or not beside or tokens[said[0]].lemma.lower() not in ("the", "a", "an"):
        return span
    comma = next((i for i in said if tokens[i].tag == ","), said[0])
    verb = next((i for i in said if i > comma and tokens[i].tag != "NNP"), comma)
    called = comma > said[0] + 1 and not any(tokens[i].tag[0] in "VM" for i in range(said[0], comma))
    named = verb > comma + 1 and tokens[verb].tag in ("VBD", "VBZ", "VBP", "MD")
    return Span(tokens[comma + 1].start, span.end) if called and named else span


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
    if inside and one.cue is not None and _is_subject_alone(reading, one, inside):
        return True
    if first is not None and first.dep == "prep" and one.cue is not None:
        # "is called a fraud for selling it. He is watched | for lying"
        own = {i for s in (one.cue, *one.contents) for i in words_in(reading, s)}
        later = any(one.cue.end <= sentence.start <= first.start for sentence in reading.sentences)
        return later and first.head not in own and first.head < inside[0] and tokens[first.head].tag == "VBN"
    if first is None or first.dep != "mark" or first.lemma != "that" or one.cue is None:
        return False
    governor = tokens[first.head].head
    own = {i for s in (one.cue, *one.contents, *one.sources) for i in words_in(reading, s)}
    between = any(held.end <= tokens[governor].start < span.start for held in one.contents)
    if tokens[governor].tag[:2] == "NN" and governor not in own and between:
        return True  # "are believed to belong to a gang, and there is no sign | that they planned it"
    apart = any(one.cue.end <= sentence.start <= span.start for sentence in reading.sentences)
    return apart and governor not in own and governor != first.head and tokens[governor].tag.startswith("VB")


def _is_subject_alone(reading: Reading, one: Attribution, inside: range) -> bool:
    """Whether it is but the subject of a later sentence: "said he was out. In her view | the reports | are false"."""
    tokens = reading.tokens
    top = next((i for i in inside if tokens[i].head not in inside), None)
    if top is None or tokens[top].dep not in _SUBJECTS or tokens[top].head <= inside[-1] or one.cue is None:
        return False
    return any(one.cue.end <= sentence.start <= tokens[inside[0]].start for sentence in reading.sentences)


def _within_clause(reading: Reading, one: Attribution, span: Span) -> Span:
    """Of "Lee, who reportedly | fled, and a letter | are gone" the relative clause alone, which the adverb is of."""
    tokens, inside = reading.tokens, words_in(reading, span)
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if one.sources or len(cue) != 1 or tokens[cue[0]].tag != "RB" or not inside:
        return span
    verb = tokens[cue[0]].head
    if tokens[verb].dep != "relcl" or verb not in inside:
        return span
    own = [i for i in inside if i >= verb and hangs_on(tokens, i, verb)]
    apart = any(tokens[i].dep == "cc" and not hangs_on(tokens, i, verb) for i in range(own[-1] + 1, inside[-1] + 1))
    return Span(span.start, tokens[own[-1]].end) if apart else span
