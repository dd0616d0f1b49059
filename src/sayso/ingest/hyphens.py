"""Words that a line's end has broken: whether the hyphen goes or was theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_PARTS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?$")
_REST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMMON = 5e-6
"""How often each part of a compound occurs in English texts, of all words, at least; endings ("ment") do so less."""


class Hyphens:
    """What the words of a text say about those that are broken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._inside: set[str] = set()
        for line in lines:
            words = [match[0].casefold() for match in _WORD.finditer(line)]
            self._inside.update(words[1:-1] if line.endswith("-") else words[1:])

    def goes(self, before: str, after: str) -> bool:
        """Whether the hyphen at the end of ``before`` is none of the word that ``after`` goes on with."""
        stem, rest = _PARTS.search(before), _REST.match(after)
        if not stem or not rest or not after[0].islower():
            return False
        first, second = stem[0].rstrip("-").casefold(), rest[0].casefold()
        if f"{first}-{second}" in self._inside:
            return False
        return first + second in self._inside or not _is_compound(first, second)


def _is_compound(first: str, second: str) -> bool:
    """Whether two parts are words that make none together: "well" and "known"."""
    first, second = first.rpartition("-")[2], second.partition("-")[0]
    return not frequency(first + second) and min(frequency(first), frequency(second)) >= _COMMON and len(first) > 1


def frequency(word: str) -> float:
    """How often a word occurs among all words of English texts; 0 if it is hardly known."""
    return _frequencies().get(word.casefold(), 0.0)


@cache
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="small")
