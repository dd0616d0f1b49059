"""Where spans stand among the words of a Reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.model import Reading, Span


def words_in(reading: Reading, span: Span) -> range:
    """The words that a span touches."""
    tokens = reading.tokens
    return range(
        bisect_right(tokens, span.start, key=lambda token: token.end),
        bisect_left(tokens, span.end, key=lambda token: token.start),
    )
