"""Who rules "it" out, or can't: the tagger knows it where a noun stands for what is ruled out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase
from sayso.model import Span, Token

_POINTING = frozenset(("it", "that", "this"))
_REACH = 10
"""Words within which a verb's parts are looked for."""


def ruled_out(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who, "cannot rule", and the word for what."""
    for verb, token in enumerate(tokens[:-2]):
        what, out = tokens[verb + 1], tokens[verb + 2]
        if token.lemma != "rule" or out.lemma != "out" or what.lemma.lower() not in _POINTING or what.head != verb:
            continue
        near = range(max(verb - _REACH, 0), verb)
        who = next((i for i in near if tokens[i].head == verb and tokens[i].dep == "nsubj"), None)
        helpers = [i for i in near if tokens[i].head == verb and tokens[i].dep in ("aux", "neg")]
        if who is not None and all(i > who for i in helpers):
            start = tokens[min([verb, *helpers])].start
            yield phrase(tokens, who), Span(start, token.end), Span(what.start, what.end)
