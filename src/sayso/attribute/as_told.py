"""Who else says what somebody says or denies: "denied that the gate was shut, as the union claimed".

The union claims that it was shut, and not that anybody denied it. And of "cost 3 million, not 4 as the union claims" it
is the second figure that the union gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.by_rule import told
from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span

_CLAIMING = frozenset("claim allege assert maintain insist argue contend charge report suggest".split())
_WISHING = frozenset("demand request propose urge".split())
_CALLING = frozenset("call recommend demand propose seek request urge".split())
_HELPERS = frozenset(("aux", "auxpass", "advmod"))
_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 12
"""Words within which a clause's own words stand before its verb."""


@dataclass(frozen=True, slots=True)
class _Aside:
    """ "As the union claimed": its first word, who says it, the words that say so, and its verb."""

    opens: int
    source: Span
    cue: Span
    verb: int


def with_asides(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those of who is told in passing to say what another says or denies."""
    found = list(attributions)
    for aside in _asides(reading):
        content, holder = _figure(reading, aside, found) or _clause(reading, aside, found) or (None, None)
        content = content or _wished(reading, aside)
        if content is None:
            continue
        theirs = [one for one in found if one.cue and one.cue.overlaps(aside.cue)]
        source = next((one.sources[0] for one in theirs if len(one.sources) == 1), aside.source)
        gone = {one.id: one.within for one in theirs}
        within = holder.within if holder else None
        made = told(reading, (source, aside.cue, content), producer, gone.get(within or "", within))
        found = [*_others(reading, [one for one in found if one not in theirs], aside, holder), made]
        found = [replace(one, within=gone.get(one.within or "", one.within)) for one in found]
    return found


def _asides(reading: Reading) -> Iterator[_Aside]:
    tokens = reading.tokens
    for opens, word in enumerate(tokens):
        verb = word.head
        lemma = tokens[verb].lemma
        if word.lemma != "as" or word.dep != "mark" or verb <= opens or lemma not in _CLAIMING | _WISHING:
            continue
        before = [i for i in range(opens + 1, verb) if tokens[i].head == verb]
        near = range(verb + 1, min(verb + 3, len(tokens)))
        by = next((i for i in near if tokens[i].dep == "agent" and tokens[i].head == verb), None)
        subject = next((i for i in before if tokens[i].dep in _SUBJECTS), None)
        if subject is None and before and tokens[before[-1]].dep == "compound" and tokens[verb].tag == "VBZ":
            subject = before[-1]  # "as the opposition claims", which parsers take for its claims
        if subject is None and by is not None:
            who = next((i for i in range(by + 1, min(by + _REACH, len(tokens))) if tokens[i].head == by), None)
        else:
            who = subject if by is None else None
        if who is None or tokens[who].tag[0] not in "NP" or tokens[who].lemma == "it":
            continue
        first = min([verb, *(i for i in before if tokens[i].dep in _HELPERS and i > (subject or opens))])
        called = next((i for i in range(who, first) if tokens[i].head == who and tokens[i].dep == "appos"), None)
        source = Span(phrase(tokens, who).start, phrase(tokens, who if called is None else called).end)
        yield _Aside(opens, source, Span(tokens[first].start, tokens[verb].end), verb)


def _holder(reading: Reading, aside: _Aside, word: int, found: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution in whose content a word before the aside stands, and which is not the aside's own."""
    at = reading.tokens[word]
    around = [
        (span.end - span.start, n)
        for n, one in enumerate(found)
        for span in one.contents
        if one.cue and one.sources and span.start <= at.start < span.end and not one.cue.overlaps(aside.cue)
    ]
    return found[min(around)[1]] if around else None


def _figure(reading: Reading, aside: _Aside, found: Sequence[Attribution]) -> tuple[Span, Attribution | None] | None:
    """The figure that somebody gives and another rejects: "3 million, not 4 million as the union claims"."""
    tokens = reading.tokens
    last = aside.opens - 1 if tokens[aside.opens - 1].tag != "," else aside.opens - 2
    first = last
    while first > 0 and tokens[first].tag == "CD":
        first -= 1
    against = first < last and first > 1 and tokens[first].lemma == "not" and tokens[first - 1].tag == ","
    if not against or tokens[aside.verb].lemma not in _CLAIMING:
        return None
    return Span(tokens[first + 1].start, tokens[last].end), _holder(reading, aside, first, found)


def _clause(reading: Reading, aside: _Aside, found: Sequence[Attribution]) -> tuple[Span, Attribution | None] | None:
    """The clause that another denies; of what is told in a negative nobody knows whether both say so."""
    tokens = reading.tokens
    head = tokens[aside.verb].head
    holder = _holder(reading, aside, head, found) if tokens[aside.opens - 1].tag == "," else None
    if holder is None or holder.cue is None or tokens[aside.verb].lemma not in _CLAIMING or head >= aside.opens:
        return None
    span = next(s for s in holder.contents if s.start <= tokens[head].start < s.end)
    start = max(span.start, holder.cue.end)
    end = min(span.end, tokens[aside.opens - 2].end)
    words = words_in(reading, Span(start, end)) if start < end else range(0)
    negative = any(tokens[i].dep == "neg" and hangs_on(tokens, i, head) for i in words)
    own = head in words and tokens[head].dep == "ccomp"
    return (Span(start, end), holder) if own and not negative else None


def _wished(reading: Reading, aside: _Aside) -> Span | None:
    """What somebody wants that another does not call for: "does not call for sanctions, as she demands"."""
    tokens = reading.tokens
    head = tokens[aside.verb].head
    if tokens[aside.verb].lemma not in _WISHING or tokens[head].lemma not in _CALLING or head > aside.opens:
        return None
    below = [i for i in range(max(head - 5, 0), aside.opens) if tokens[i].head == head]
    leads = [i for i in below if tokens[i].lemma == "for" and tokens[i].dep == "prep"]
    things = [
        i for i in range(head, aside.opens) if tokens[i].dep in ("dobj", "pobj") and tokens[i].head in (head, *leads)
    ]
    negative = any(tokens[i].dep == "neg" for i in below)
    return phrase(tokens, things[0]) if negative and len(things) == 1 and tokens[things[0]].tag[0] == "N" else None


def _others(
    reading: Reading, found: Sequence[Attribution], aside: _Aside, holder: Attribution | None
) -> list[Attribution]:
    """The attributions, what another says without the aside."""
    end = reading.tokens[aside.opens - 1].end
    end = reading.tokens[aside.opens - 2].end if reading.tokens[aside.opens - 1].tag == "," else end
    if holder is None:
        return list(found)
    parts = (Span(s.start, end) if s.start < end < s.end and s.end > aside.cue.start else s for s in holder.contents)
    contents = tuple(parts)
    shorter = replace(
        holder, id=attribution_id(holder.document_id, holder.sources, holder.cue, contents), contents=contents
    )
    kept = [shorter if one.id == holder.id else one for one in found]
    return [replace(one, within=shorter.id) if one.within == holder.id else one for one in kept]
