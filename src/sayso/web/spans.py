"""Which stretch of a report somebody means who gives its words, or its place."""

from __future__ import annotations

import re

from sayso.errors import DecisionError
from sayso.ledger.values import spans_in
from sayso.model import Span

_PLACES = re.compile(r"\s*\d+\s*-\s*\d+\s*(,\s*\d+\s*-\s*\d+\s*)*")
MOST = 20_000
"""Code points of words that are looked for."""


def spans_meant(text: str, body: Span, given: str) -> tuple[Span, ...]:
    """The stretches meant by places (``10-25,40-52``) or by words, one stretch a line.

    Words must stand in the body once, white space aside. Raises DecisionError if a place is not in the text, or words
    stand there never or several times.
    """
    if _PLACES.fullmatch(given):
        return _placed(text, given)
    lines = [line for line in given[:MOST].splitlines() if line.strip()]
    return tuple(_found(text, body, line) for line in lines)


def _placed(text: str, given: str) -> tuple[Span, ...]:
    try:
        spans = spans_in(given)
    except ValueError:
        spans = ()
    if not spans or any(span.end > len(text) for span in spans):
        raise DecisionError(f"{given!r} is no place in this report; it has {len(text):,} letters.")
    return spans


def _found(text: str, body: Span, words: str) -> Span:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()))
    found = [Span(*match.span()) for match in pattern.finditer(text, body.start, body.end)]
    told = " ".join(words.split())[:80]
    if not found:
        raise DecisionError(f"The report does not say {told!r}; copy the words from it as they stand.")
    if len(found) > 1:
        raise DecisionError(f"The report says {told!r} {len(found)} times; give more of the words around.")
    return found[0]
