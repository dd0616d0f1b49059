"""Which language a text is in; only English is read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

READ = "en"
MIN_LETTERS = 200
"""Texts with fewer letters are not judged: too little to tell."""
_SAMPLE = 5000
_SURE = 0.9
_ENGLISH = frozenset(("the", "of", "and"))
_PLAIN_SHARE = 0.08
"""English news has about 11 in 100."""


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None if it is too short to tell.

    A text is called another language than English only when the detector is sure of it:
    names and quotations in other languages are common in English reports.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if _plainly_english(sample):
        return READ
    found, probability = _identifier().classify(sample)
    return str(found) if found == READ or probability >= _SURE else READ


def _plainly_english(sample: str) -> bool:
    """Whether the words that no other language has in such numbers are there: saves loading the detector."""
    words = sample.lower().split()
    return sum(word in _ENGLISH for word in words) >= _PLAIN_SHARE * len(words)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
