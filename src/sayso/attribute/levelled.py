"""Who made a charge that was told before: "she made the claim on Monday", which the tagger takes for a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase
from sayso.model import Span, Token

_MAKING = frozenset(("make", "level", "repeat"))
_SAID = frozenset("charge claim accusation allegation assertion".split())
_POINTING = frozenset("the that this these those same".split())
_REACH = 20
"""Words within which a verb's parts are looked for."""


def levelled(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who makes it, the verb, and the words for what they say."""
    for verb, token in enumerate(tokens):
        if token.lemma not in _MAKING or token.tag not in ("VBD", "VBZ", "VBP"):
            continue
        near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
        below = {tokens[i].dep: i for i in near if tokens[i].head == verb}
        what, who = below.get("dobj"), below.get("nsubj")
        if what is None or who is None or not who < verb < what or below.keys() & {"neg", "auxpass"}:
            continue
        told = [tokens[i] for i in near if tokens[i].head == what and i != verb]
        alone = all(one.dep in ("det", "amod") and one.lemma.lower() in _POINTING for one in told)
        if told and alone and tokens[what].lemma in _SAID and tokens[who].tag not in ("WDT", "WP"):
            yield phrase(tokens, who), Span(token.start, token.end), phrase(tokens, what)
