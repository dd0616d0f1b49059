"""Where spans stand among the words of a Reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from sayso.model import Attribution, Reading, Span, Token

_START, _END = attrgetter("start"), attrgetter("end")
_REACH = 8
"""How many governors are looked at."""
_NEAR = 20
"""Words within which a verb's subject and object are looked for."""


def words_in(reading: Reading, span: Span) -> range:
    """The words that a span touches."""
    tokens = reading.tokens
    return range(
        bisect_right(tokens, span.start, key=_END),
        bisect_left(tokens, span.end, key=_START),
    )


def in_words(reading: Reading, attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions of which every span touches a word; a page's tags are none, and what stands in one is left out.

    Outer ones go before those that stand in them.
    """
    gone: set[str] = set()
    found: list[Attribution] = []
    for one in attributions:
        spans = (*one.sources, *one.contents, *([one.cue] if one.cue else ()))
        if one.within in gone or not all(words_in(reading, span) for span in spans):
            gone.add(one.id)
        else:
            found.append(one)
    return found


def hangs_on(tokens: Sequence[Token], i: int, top: int) -> bool:
    """Whether a word is another, or governed by it over a few others."""
    for _ in range(_REACH):
        if i == top:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def phrase(tokens: Sequence[Token], head: int) -> Span:
    """A subject with what stands before it and of what it is: "a spokesman for the army"."""
    words = [head]
    for i in range(max(head - 12, 0), min(head + 12, len(tokens))):
        if tokens[i].dep != "punct" and hangs_on(tokens, i, head):
            words.append(i)
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return Span(tokens[first].start, tokens[last].end)


def done_to(tokens: Sequence[Token], verbs: Container[str], tags: Container[str]) -> Iterator[tuple[int, int, int]]:
    """Who does what to what, by these verbs in these forms and not denied: the subject, the verb, the object."""
    for verb, token in enumerate(tokens):
        if token.lemma not in verbs or token.tag not in tags:
            continue
        near = range(max(verb - _NEAR, 0), min(verb + _NEAR, len(tokens)))
        below = {tokens[i].dep: i for i in near if tokens[i].head == verb}
        what, who = below.get("dobj"), below.get("nsubj")
        if what is not None and who is not None and who < verb < what and not below.keys() & {"neg", "auxpass"}:
            yield who, verb, what
