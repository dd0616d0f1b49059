"""Quotation marks that a page ran into the word after them, so that the parser took the two for one: '."I saw it'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import Token

_MARKS = frozenset('"“‘')
_TAGS = {
    **dict.fromkeys("i we you he she it they them".split(), "PRP"),
    **dict.fromkeys("my our your his her its their".split(), "PRP$"),
    **dict.fromkeys("the a an this that these those every all".split(), "DT"),
    **dict.fromkeys("if when because while as since after before in on at from with for of".split(), "IN"),
    **dict.fromkeys("and but or".split(), "CC"),
}
"""What small words are that a mark made unreadable."""


def unglued(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    """The tokens, each of them without a mark at its beginning."""
    return tuple(_without_mark(token, text) for token in tokens)


def _without_mark(token: Token, text: str) -> Token:
    start = token.start
    if text[start] not in _MARKS or not text[start + 1 : token.end][:1].isalpha():
        return token
    word = text[start + 1 : token.end]
    return replace(token, start=start + 1, lemma=word.lower(), tag=_TAGS.get(word.lower(), token.tag))
