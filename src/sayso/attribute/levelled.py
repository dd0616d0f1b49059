"""Who made a charge that was told before: "she made the claim on Monday", which the tagger takes for a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import done_to, phrase
from sayso.model import Span, Token

_MAKING = frozenset(("make", "level", "repeat"))
_SAID = frozenset("charge claim accusation allegation assertion".split())
_BEHIND = 12
"""Words behind a noun among which those that tell more of it are looked for."""
_POINTING = frozenset("the that this these those same".split())


def levelled(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who makes it, the verb, and the words for what they say."""
    for who, verb, what in done_to(tokens, _MAKING, ("VBD", "VBZ", "VBP")):
        near = range(verb + 1, min(what + _BEHIND, len(tokens)))
        told = [tokens[i] for i in near if tokens[i].head == what and i != what]
        alone = all(one.dep in ("det", "amod") and one.lemma.lower() in _POINTING for one in told)
        if told and alone and tokens[what].lemma in _SAID and tokens[who].tag not in ("WDT", "WP"):
            yield phrase(tokens, who), Span(tokens[verb].start, tokens[verb].end), phrase(tokens, what)
