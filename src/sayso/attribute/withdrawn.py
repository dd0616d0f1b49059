"""Who takes back what they said: "he withdrew his earlier statement", which the tagger often takes for a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase
from sayso.model import Span, Token

_TAKING_BACK = frozenset("withdraw retract recant disown disavow".split())
_SAID = frozenset("statement claim accusation allegation remark comment assertion account testimony denial".split())
_REACH = 20
"""Words within which a verb's parts are looked for."""


def withdrawn(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who takes back, the verb, and the words for what they said."""
    for verb, token in enumerate(tokens):
        if token.lemma not in _TAKING_BACK or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
        below = {tokens[i].dep: i for i in near if tokens[i].head == verb}
        what, who = below.get("dobj"), below.get("nsubj")
        if what is None or who is None or not who < verb < what or below.keys() & {"neg", "auxpass"}:
            continue
        own = any(tokens[i].head == what and tokens[i].tag == "PRP$" for i in range(verb + 1, what))
        if own and tokens[what].lemma in _SAID:
            yield phrase(tokens, who), Span(token.start, token.end), phrase(tokens, what)
