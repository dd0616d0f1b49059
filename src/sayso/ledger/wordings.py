"""The wording that stands for an entry: one of its claims' own, never a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import prod

from sayso.ledger.types import Appearance

FLAWS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), worth)
    for pattern, worth in (
        # Whoever reads the list has not read the sentence before.
        (r"^(it|this|that|these|those|there|he|she|they|one|both|named|the (ones?|two|others?|former|latter))\b", 0.6),
        (r"^(and|but|so|or|then|also|however|meanwhile|suddenly|still|once|by some accounts)\b", 0.7),
        (r"^(as|after|although|because|before|if|since|when|while)\b", 0.8),
        (r"\band others\b", 0.7),
        (r".\b(it|its|he|him|his|she|hers?|they|them|theirs?|here)\b", 0.75),
        # What an editor put in, and what stands for a speaker's "we".
        (r"[\[\]()…]|\.\.\.", 0.8),
        (r"[’']s? side\b", 0.7),
    )
)
"""What makes a wording worse to read alone, and what is left of its worth for each."""


def wording_of(members: Sequence[Appearance]) -> str:
    """The wording that stands for all: a person's own first, else one that is most like the others and reads alone.

    Of claims that point back ("the accusation was denied") the wording is another claim's, so they don't count.
    """
    by_hand = [one for one in members if "wording" in one.by_hand]
    if by_hand:
        return max(by_hand, key=lambda one: one.sequence).claim.wording
    own = [one for one in members if not one.claim.refers_to] or list(members)
    words = {one.id: set(one.claim.wording.casefold().split()) for one in own}
    common = Counter(word for held in words.values() for word in held)

    def worth(one: Appearance) -> tuple[float, int]:
        held = words[one.id]
        # The mean share of the others that use a word, so that long wordings don't win by their length.
        likeness = sum(common[word] for word in held) / (len(held) or 1) / len(own)
        return likeness * _readable(one.claim.wording), -one.sequence

    return max(own, key=worth).claim.wording


def _readable(wording: str) -> float:
    return prod(left for flaw, left in FLAWS if flaw.search(wording))
