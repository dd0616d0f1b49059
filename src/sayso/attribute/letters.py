"""Letters and statements printed in quotation marks, of which each paragraph opens one and only the last closes it.

Whoever is named in the sentence that introduces one says all of it, and not somebody whose words are told in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.features import left_open
from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.model import Reading, Span, Token

_OPENING = ('"', "“")
_CLOSING = ('"', "”")
_PAPERS = frozenset(
    "letter statement message email e-mail memo memorandum note declaration appeal petition communique communiqué post "
    "testimony reply response text".split()
)
_SENDING = frozenset(
    "send write sign issue publish release address deliver post read circulate pen compose submit".split()
)
_SAYING = frozenset("write say state declare add reply respond tell".split())
_SPEAKING = _SAYING | frozenset("warn explain insist recall continue ask argue complain conclude recount".split())
"""What whoever is quoted does."""
_FROM = frozenset(("by", "from"))
_NEAR = 15


def printed(reading: Reading) -> Iterator[tuple[tuple[Span, ...], Span | None]]:
    """The paragraphs of each such letter, and the one before it."""
    text, paragraphs = reading.document.text, reading.paragraphs
    at = 0
    while at < len(paragraphs):
        end = at
        while end < len(paragraphs) and _goes_on(paragraphs[end].of(text)):
            end += 1
        last = paragraphs[end].of(text) if end < len(paragraphs) else ""
        if end > at and last.startswith(_OPENING) and last.endswith(_CLOSING):
            yield paragraphs[at : end + 1], paragraphs[at - 1] if at else None
        at = end + 1


def author(reading: Reading, before: Span) -> tuple[Span, Span] | None:
    """Who sends what a paragraph introduces, and the word for it: "a letter was sent by the director", "Lee wrote:"."""
    tokens = reading.tokens
    inside = words_in(reading, before)
    if before.of(reading.document.text).endswith(":"):
        for verb in (i for i in reversed(inside) if tokens[i].lemma.lower() in _SAYING):
            doers = (i for i in inside if tokens[i].head == verb and tokens[i].dep == "nsubj")
            who = next((i for i in doers if tokens[i].lemma.lower() not in _PAPERS), None)
            if who is not None:
                return _whole(tokens, who), Span(tokens[verb].start, tokens[verb].end)
    for noun in (i for i in reversed(inside) if tokens[i].lemma.lower() in _PAPERS):
        verbs = [i for i in inside if tokens[i].lemma.lower() in _SENDING and _about(tokens, i, noun)]
        for verb in (*verbs, noun):  # "a statement from the union"
            if (who := _sender(tokens, inside, (verb, noun))) is not None:
                return _whole(tokens, who), Span(tokens[verb].start, tokens[verb].end)
    return None


def saying(reading: Reading, before: Span) -> Span | None:
    """The one verb by which the quotations of a paragraph are said, behind which more follow: '"No," said Lee.'."""
    tokens, text = reading.tokens, before.of(reading.document.text)
    if not any(mark in text for mark in _OPENING) or left_open(text):
        return None
    outside = _outside(text)
    free = [i for i in words_in(reading, before) if outside[tokens[i].start - before.start]]
    told = [
        verb
        for verb in free
        if tokens[verb].lemma.lower() in _SPEAKING and tokens[verb].tag[:2] == "VB"
        for i in free
        if tokens[i].head == verb and tokens[i].dep == "nsubj" and tokens[i].tag[:3] in ("NNP", "NN", "PRP")
    ]
    return Span(tokens[told[0]].start, tokens[told[0]].end) if len(told) == 1 else None


def _outside(text: str) -> list[bool]:
    """For each code point whether it stands outside quotation marks."""
    found: list[bool] = []
    held = False
    for mark in text:
        held = not held if mark == '"' else mark == "“" or (held and mark != "”")
        found.append(not held)
    return found


def _whole(tokens: Sequence[Token], who: int) -> Span:
    """A phrase with the name behind its comma: "the director, Ann Lee"."""
    span = phrase(tokens, who)
    near = range(who + 1, min(who + _NEAR, len(tokens)))
    named = [i for i in near if tokens[i].dep == "appos" and hangs_on(tokens, i, who) and tokens[i].tag[:3] == "NNP"]
    return Span(span.start, max(span.end, phrase(tokens, named[0]).end)) if named else span


def _goes_on(paragraph: str) -> bool:
    """Whether a paragraph opens a quotation with its first mark and doesn't close it."""
    return paragraph.startswith(_OPENING) and left_open(paragraph) and not any(c in paragraph[1:] for c in _CLOSING)


def _about(tokens: Sequence[Token], verb: int, noun: int) -> bool:
    """Whether a verb tells what is done with the noun: its subject or object, or a participle behind it."""
    return tokens[noun].head == verb or tokens[verb].head == noun


def _sender(tokens: Sequence[Token], inside: Sequence[int], about: tuple[int, int]) -> int | None:
    """The head of who does it: "by the director", or the subject of "sent a letter"."""
    verb, noun = about
    led = [i for i in inside if tokens[i].head in about and tokens[i].lemma.lower() in _FROM]
    agents = [i for i in inside if tokens[i].head in led and tokens[i].dep == "pobj"]
    doers = [i for i in inside if tokens[i].head == verb and tokens[i].dep == "nsubj" and i != noun]
    owners = [i for i in inside if tokens[i].head == noun and tokens[i].dep == "poss" and tokens[i].tag[:3] == "NNP"]
    return next(iter((*agents, *doers, *owners)), None)
