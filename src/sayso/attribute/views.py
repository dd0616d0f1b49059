"""In whose view something is so: "in the view of the deputy, the count was fair", "in the mayor's opinion, ...".

The tagger misses these often, and the report would say in its own voice what somebody thinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.by_rule import told
from sayso.attribute.words import phrase, words_in
from sayso.model import Attribution, Producer, Reading, Span, Token

_VIEWS = frozenset("view opinion eye judgment judgement assessment estimation".split())
_NOBODY = frozenset("law world god history public people many most some".split())
"""Those in whose eyes something is that nobody in particular says."""
_ENDS = frozenset((".", "!", "?"))
_REACH = 12
"""Words within which who holds a view is told."""
_LEAD = 12
"""Code points that may stand before it in its sentence: "But in the view of"."""


def with_views(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those in whose view something is that nobody was found to think."""
    found = list(attributions)
    for source, cue, content in _views(reading):
        there = [a for a in found if any(s.overlaps(content) or s.overlaps(cue) for s in a.spans)]
        if any((a.cue and a.sources) or a.id in {other.within for other in found} for a in there):
            continue
        found = [a for a in found if a not in there]
        found.append(told(reading, (source, cue, content), producer))
    return found


def _views(reading: Reading) -> Iterator[tuple[Span, Span, Span]]:
    """Whose view it is, the words that say so, and what they think, of a sentence that begins with it."""
    tokens = reading.tokens
    for noun, token in enumerate(tokens):
        leads = token.head
        if token.lemma.lower() not in _VIEWS or token.dep != "pobj" or tokens[leads].lemma.lower() != "in":
            continue
        sentence = next((s for s in reading.sentences if s.start <= token.start < s.end), None)
        holder = _holder(tokens, noun)
        if holder is None or sentence is None or not _opens(reading, leads, sentence):
            continue
        source = phrase(tokens, holder)
        held = holder > noun
        cue = Span(tokens[leads].start, tokens[noun + 1].end) if held else Span(token.start, token.end)
        last = max(words_in(reading, source)[-1], noun)
        rest = [i for i in range(last + 1, len(tokens)) if tokens[i].end <= sentence.end]
        words = [i for i in rest[1:] if reading.document.text[tokens[i].start : tokens[i].end] not in _ENDS]
        if words and tokens[rest[0]].lemma == ",":
            yield source, cue, Span(tokens[words[0]].start, tokens[words[-1]].end)


def _holder(tokens: Sequence[Token], noun: int) -> int | None:
    """Who holds a view: "the mayor" of "the view of the mayor" and of "the mayor's view"; None of "in view of"."""
    below = [i for i in range(max(noun - _REACH, 0), min(noun + _REACH, len(tokens))) if tokens[i].head == noun]
    owners = [i for i in below if tokens[i].dep == "poss" and tokens[i].tag[:3] != "PRP"]
    of = noun + 1 in below and tokens[noun + 1].lemma.lower() == "of" and any(tokens[i].dep == "det" for i in below)
    near = range(noun + 2, min(noun + _REACH, len(tokens)))
    held = [i for i in near if of and tokens[i].head == noun + 1 and tokens[i].dep == "pobj"]
    holder = next(iter(held or owners), None)
    return holder if holder is not None and tokens[holder].lemma.lower() not in _NOBODY else None


def _opens(reading: Reading, word: int, sentence: Span) -> bool:
    """Whether nothing but marks and a conjunction stands before a word in its sentence."""
    before = [i for i in range(max(word - 3, 0), word) if reading.tokens[i].start >= sentence.start]
    first = reading.tokens[word].start - sentence.start <= _LEAD
    return first and all(reading.tokens[i].dep == "punct" or reading.tokens[i].tag in ("CC", "RB") for i in before)
