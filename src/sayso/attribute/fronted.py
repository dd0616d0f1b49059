"""What stands before whoever says or denies it: "That he had been warned, he continues to dispute".

The tagger, which sees few such sentences, may join the clause to what somebody said in the sentence before: a denial
read so says the opposite. Grammar tells whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span, Style

_SAYING = frozenset(
    "deny dispute doubt contest reject refute admit concede acknowledge confirm confess grant say maintain insist "
    "claim assert allege believe".split()
)
_OPENING = frozenset(("that", "whether"))
_GOING_ON = frozenset("continue keep refuse decline want have".split())
_CONFIDENCE = 0.5
_SUBJECTS, _HELPERS = frozenset(("nsubj",)), frozenset(("aux", "neg", "advmod"))


def with_fronted(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those of clauses that open a sentence before who says them, which no other keeps."""
    found = list(attributions)
    for source, cue, content in _fronted(reading):
        here = reading.sentences[_sentence(reading, content.start)]
        if any(one.cue and one.cue.overlaps(here) and _holds(one, content) for one in found):
            continue
        others = (one for one in found if not (one.cue and one.cue.overlaps(cue)))
        found = [kept for one in others if (kept := _without(one, content)) is not None]
        made = attribution_id(reading.document.id, (source,), cue, (content,))
        parts = (source,), cue, (content,)
        found.append(Attribution(made, reading.document.id, *parts, Style.INDIRECT, None, _CONFIDENCE, producer))
    known = {one.id for one in found}
    found = [one if one.within in known else replace(one, within=None) for one in found]
    return sorted(found, key=lambda a: (a.start, -max(s.end for s in a.spans)))


def _sentence(reading: Reading, start: int) -> int:
    return next(n for n, s in enumerate(reading.sentences) if s.start <= start < s.end)


def _fronted(reading: Reading) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of every such sentence."""
    tokens = reading.tokens
    for sentence in reading.sentences:
        words = words_in(reading, sentence)
        first = words[0] if words else None
        if first is None or tokens[first].dep != "mark" or tokens[first].lemma.lower() not in _OPENING:
            continue
        clause = tokens[first].head
        main = tokens[clause].head
        inside = [i for i in words if hangs_on(tokens, i, clause) and tokens[i].dep != "punct"]
        subject = next((i for i in words if tokens[i].head == main and tokens[i].dep in _SUBJECTS), None)
        comma = max(inside, default=first) + 1
        if subject is None or main == clause or not comma < subject < main or tokens[comma].tag != ",":
            continue
        verb = next((i for i in words if tokens[i].head == main and tokens[i].dep == "xcomp"), main)
        source = phrase(tokens, subject)
        helpers = [i for i in words if subject < i < main and tokens[i].head == main and tokens[i].dep in _HELPERS]
        opening = min([main, *helpers])
        goes_on = verb == main or tokens[main].lemma in _GOING_ON
        if tokens[verb].lemma in _SAYING and goes_on and source.end <= tokens[opening].start:
            yield source, Span(tokens[opening].start, tokens[verb].end), Span(sentence.start, tokens[comma - 1].end)


def _holds(one: Attribution, content: Span) -> bool:
    return any(span.overlaps(content) for span in one.contents)


def _without(one: Attribution, content: Span) -> Attribution | None:
    """An attribution without a clause that another has; None where it has nothing else."""
    kept = tuple(span for span in one.contents if not span.overlaps(content))
    if kept == one.contents:
        return one
    return replace(one, id=attribution_id(one.document_id, one.sources, one.cue, kept), contents=kept) if kept else None
