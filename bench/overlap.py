"""The figures of the Fake News Challenge's baseline, written anew: what a headline and a body share on the surface."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from bench.context import Context, Json

REFUTING = (
    "fake fraud hoax false deny denies denied not despite nope doubt doubts bogus debunk debunks pranks retract".split()
)
CHARACTERS = (2, 4, 8, 16)
WORDS = (2, 3, 4, 5, 6)
BEGINNING = 255
"""Characters of the body that count as its beginning."""
_STOP = frozenset(
    "a an and as at be by for from has have he her his in is it its of on or that the to was will with".split()
)


def overlaps(context: Context, rows: list[Json]) -> NDArray[np.float32]:
    """Figures of each pair: words in common, refuting words on either side, n-grams of the headline in the body."""
    bodies = {body["body_id"]: _read(body["text"]) for body in context.rows("data/fnc/train_bodies.jsonl.gz")}
    headlines = {row["headline"]: _read(row["headline"]) for row in rows}
    return np.array([_figures(headlines[row["headline"]], bodies[row["body_id"]]) for row in rows], np.float32)


Read = tuple[list[str], frozenset[str], str]


def _read(text: str) -> Read:
    words = re.findall(r"\w+", text.lower())
    return words, frozenset(words) - _STOP, " ".join(words)


def _figures(headline: Read, body: Read) -> list[float]:
    (words, kinds, line), (all_words, all_kinds, text) = headline, body
    begin = text[:BEGINNING]
    refuted, refuting = ([word in side for word in REFUTING] for side in (set(words), set(all_words)))
    grams = [[line[i : i + n] for i in range(len(line) - n + 1)] for n in CHARACTERS]
    grams += [[" ".join(words[i : i + n]) for i in range(len(words) - n + 1)] for n in WORDS]
    hits = [sum(gram in place for gram in several) for several in grams for place in (text, begin)]
    return [
        len(kinds & all_kinds) / max(1, len(kinds | all_kinds)),
        *(sum(word in place for word in kinds) for place in (text, begin)),
        *refuted,
        sum(refuted) % 2,
        sum(refuting) % 2,
        *hits,
    ]
