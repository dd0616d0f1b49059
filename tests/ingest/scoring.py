"""How much of a text an extraction has, and how much that is none of it."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


def word_f1(expected: str, found: str) -> float:
    """F1 over the words of two texts as bags, in small letters; 1.0 if both are empty."""
    wanted, got = (Counter(_WORD.findall(text.casefold())) for text in (expected, found))
    shared = (wanted & got).total()
    total = wanted.total() + got.total()
    return 2 * shared / total if total else 1.0
