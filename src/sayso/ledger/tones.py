"""How a text sounds: as a hoax told of, a denial, an error, a doubt, an open question, a rumour, a proof.

By words it uses, and by how near it is in meaning to sentences that sound so. Both lists are written by hand
(``tones.json``) and know nothing of any affair.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from sayso.ledger.vectors import unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Encodes(Protocol):
    """What makes vectors of texts (``vectors.Encoder``, or something that keeps what it made)."""

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each text, in order."""
        ...

    def __hash__(self) -> int: ...


@cache
def table() -> Mapping[str, Any]:
    """``tones.json``: words by kind (patterns), sentences by kind, and ways of saying that something is not so."""
    return dict(json.loads(files(__package__).joinpath("tones.json").read_text(encoding="utf-8")))


KINDS: tuple[str, ...] = tuple(table()["words"])
LIKENESSES: tuple[str, ...] = tuple(table()["like"])
ASKS = "asks"
SOUNDS = (*KINDS, *LIKENESSES, ASKS)
"""The columns of ``sounds``: words of a kind, likeness to sentences of a kind, a question mark."""


def words_of(kind: str, text: str) -> list[str]:
    """The words of this kind in a text, as they stand."""
    return [match[0] for match in _patterns()[kind].finditer(text)]


def sounds(texts: Iterable[str], vectors: NDArray[np.float32], encoder: Encodes) -> NDArray[np.float32]:
    """How each text sounds, (texts, SOUNDS): 0 or 1 for words and questions, a cosine for likeness."""
    held = list(texts)
    marks = np.array([_marks(text) for text in held], np.float32).reshape(len(held), len(KINDS))
    near = [(vectors @ examples.T).max(axis=1) for examples in _examples(encoder)]
    asks = np.array([["?" in text] for text in held], np.float32).reshape(len(held), 1)
    return np.concatenate((marks, np.stack(near, axis=1), asks), axis=1)


def against(claim: str) -> list[str]:
    """The claim told as something that is not so, in several ways."""
    return [pattern.format(claim) for pattern in table()["against"].values()]


def stacked(packed: Iterable[bytes]) -> NDArray[np.float32]:
    """Vectors as the rows of a matrix, each of length 1."""
    return np.stack([unpacked(one) for one in packed])


@lru_cache(maxsize=20_000)
def _marks(text: str) -> tuple[bool, ...]:
    return tuple(pattern.search(text) is not None for pattern in _patterns().values())


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
        for kind, words in table()["words"].items()
    }


@lru_cache(maxsize=4)
def _examples(encoder: Encodes) -> tuple[NDArray[np.float32], ...]:
    """The vectors of the example sentences, kind by kind."""
    return tuple(stacked(encoder.vectors(sentences)) for sentences in table()["like"].values())
