"""Where spans stand among the words of a Reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from sayso.model import Reading, Span, Token

_START, _END = attrgetter("start"), attrgetter("end")
_REACH = 8
"""How many governors are looked at."""


def words_in(reading: Reading, span: Span) -> range:
    """The words that a span touches."""
    tokens = reading.tokens
    return range(
        bisect_right(tokens, span.start, key=_END),
        bisect_left(tokens, span.end, key=_START),
    )


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
