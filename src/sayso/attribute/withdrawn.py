"""Who takes back what they said: "he withdrew his earlier statement", which the tagger often takes for a deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import done_to, phrase
from sayso.model import Span, Token

_TAKING_BACK = frozenset("withdraw retract recant disown disavow".split())
_SAID = frozenset("statement claim accusation allegation remark comment assertion account testimony denial".split())


def withdrawn(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who takes back, the verb, and the words for what they said."""
    for who, verb, what in done_to(tokens, _TAKING_BACK, ("VBD", "VBZ", "VBP", "VBN")):
        own = any(tokens[i].head == what and tokens[i].tag == "PRP$" for i in range(verb + 1, what))
        if own and tokens[what].lemma in _SAID:
            yield phrase(tokens, who), Span(tokens[verb].start, tokens[verb].end), phrase(tokens, what)
