"""How telling a word is, by how rare it is in English at large and in news; and its stem.

The figures are fixed: wordfreq's, and for the stock of news ("gunshot", "spokesman") those of ``stock.json``. They
never come from the reports at hand, so that what two reports have in common depends on the two alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

RAREST = 5.0
"""The rarity of a word that nobody counted: a name, mostly, or a slip; worth no more than a rare word."""
_ZERO = 7.0
"""The Zipf value (log10 of occurrences in a billion words) of the commonest words, which tell nothing."""


@lru_cache(maxsize=200_000)
def rarity(word: str) -> float:
    """0 for the commonest words to ``RAREST``: by how many powers of ten it is rarer. The word is in lower case."""
    if (known := _stock().get(word)) is not None:
        return known
    frequency = _frequencies().get(word, 0.0)
    zipf = math.log10(frequency) + 9 if frequency else 0.0
    return min(RAREST, max(0.0, _ZERO - zipf))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a word in lower case."""
    return str(_stemmer().stemWord(word))


@cache
def _frequencies() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict

    return get_frequency_dict("en", wordlist="large")


@cache
def _stock() -> Mapping[str, float]:
    return dict(json.loads(files(__package__).joinpath("stock.json").read_text(encoding="utf-8"))["rarity"])


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
