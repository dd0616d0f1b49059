"""What a paper says somebody is: "an extract from the register names Ada Rohn as the owner".

The tagger, taught on what people say, may miss these; parsers take "names" behind a noun for a noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase
from sayso.model import Span, Token

_PAPERS = frozenset(
    "certificate charter deed entry extract file filing invoice ledger lease licence license list log memo memorandum "
    "passport permit receipt record register registry title will".split()
)
_NAMING = frozenset("name list identify record register".split())
_FINITE = frozenset(("VBZ", "VBD", "VBP"))
_REACH = 20
"""Words within which a paper stands before its verb, and what somebody is behind it."""


def documents(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: the paper, the verb, and whom it names as what."""
    for verb, token in enumerate(tokens):
        if token.lemma not in _NAMING or verb + 3 >= len(tokens):
            continue
        paper = _paper(tokens, verb)
        clause = _named(tokens, verb) if paper is not None else None
        if paper is None or clause is None:
            continue
        source = phrase(tokens, paper)
        yield Span(source.start, min(source.end, tokens[verb - 1].end)), Span(token.start, token.end), clause


def _paper(tokens: Sequence[Token], verb: int) -> int | None:
    """The paper that is a verb's subject, also where a parser takes the verb for a noun before a name."""
    near = range(max(verb - _REACH, 0), verb)
    if tokens[verb].tag in _FINITE:
        return next(
            (i for i in near if tokens[i].head == verb and tokens[i].dep == "nsubj" and _is_paper(tokens[i])), None
        )
    if tokens[verb].tag != "NNS" or tokens[verb + 1].tag != "NNP" or tokens[verb + 1].head == verb:
        return None
    opens = next(
        (i + 1 for i in reversed(near) if tokens[i].tag in (".", ",", ":") or tokens[i].tag[:2] == "VB"), near[0]
    )
    noun = next((i for i in range(opens, verb) if tokens[i].tag == "NN" and _is_paper(tokens[i])), None)
    return noun if noun is not None and tokens[noun].dep == "ROOT" else None


def _is_paper(token: Token) -> bool:
    return token.lemma.lower() in _PAPERS and token.tag in ("NN", "NNS")


def _named(tokens: Sequence[Token], verb: int) -> Span | None:
    """Whom it names, and as what: the words behind the verb to the end of the phrase that "as" leads."""
    near = range(verb + 2, min(verb + _REACH, len(tokens)))
    stop = next((i for i in near if tokens[i].tag in (".", ":")), len(tokens))
    leads = next((i for i in near if i < stop and tokens[i].lemma == "as" and tokens[i].dep == "prep"), None)
    if leads is None:
        return None
    commas = [i for i in range(verb + 1, leads) if tokens[i].tag == ","]  # "names Lee, who lives abroad, as"
    aside = range(commas[0], commas[-1]) if len(commas) > 1 and commas[-1] == leads - 1 else range(0)
    if any(tokens[i].tag[:2] == "VB" and tokens[i].tag != "VBN" and i not in aside for i in range(verb + 1, leads)):
        return None
    role = phrase(tokens, leads)
    return Span(tokens[verb + 1].start, role.end) if role.end > tokens[leads].end else None
