"""The pairs of the Fake News Challenge as the ledger relates them, and how they are split. Figures are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from bench.context import ROOT, Context, Json
from bench.extractions import fnc_bodies
from bench.vectors import KeptEncoder
from sayso import Extraction
from sayso.ledger.bearing import body_of, question_of
from sayso.ledger.relate import Stance
from sayso.ledger.weighing import NAMES, figures

STANCES = tuple(Stance)
HELD = 10
"""Every so-manieth body, by the hash of its text, is held out: nothing is tuned on it."""
PARTS = 5
"""Parts into which headlines and topics are split."""
CACHE = ROOT / ".cache" / "relate"
SOURCES = ("bearing.py", "weighing.py", "tones.py", "tones.json", "terms.py", "words.py", "numbers.py", "synonyms.json")

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs: figures (pairs, NAMES), gold as a place in ``STANCES``, and hashes of bodies and headlines.

    ``topics`` are those of body and headline: all that are tied together by related pairs are one topic.
    """

    rows: list[Json]
    x: NDArray[np.float32]
    gold: NDArray[np.intp]
    bodies: NDArray[np.uint64]
    headlines: NDArray[np.uint64]
    topics: NDArray[np.intp]

    @property
    def held(self) -> Bools:
        """Pairs whose body is held out; copies of a body go together."""
        return np.asarray(self.bodies % HELD == 0)

    def by_headline(self) -> Iterator[tuple[Bools, Bools]]:
        """Training and test pairs, no body and no headline of which is in both; the tests make up ``held``."""
        part = self.headlines % PARTS
        for number in range(PARTS):
            yield ~self.held & (part != number), self.held & (part == number)

    def by_topic(self) -> Iterator[tuple[Bools, Bools]]:
        """The same for whole topics: nothing about a held body's affair is in training."""
        parts = self.topics % PARTS
        for number in range(PARTS):
            yield ~self.held & (parts != number).all(axis=1), self.held & (parts[:, 0] == number)


def pairs(context: Context) -> Pairs:
    """The pairs with their figures, worked out once for each state of the code."""
    rows = context.rows("data/fnc/train_stances.jsonl.gz")
    bodies, found = fnc_bodies(context)
    texts = {body["body_id"]: body["text"] for body in bodies}
    return Pairs(
        rows=rows,
        x=_figures(rows, {body["body_id"]: one for body, one in zip(bodies, found, strict=True)}),
        gold=np.array([STANCES.index(Stance(row["stance"])) for row in rows]),
        bodies=np.array([_hash(texts[row["body_id"]]) for row in rows], np.uint64),
        headlines=np.array([_hash(row["headline"]) for row in rows], np.uint64),
        topics=_topics(rows, texts),
    )


def shares(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The part of the headline's words that the body has."""
    return x[:, NAMES.index("words: report")]


def _hash(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")


def _figures(rows: list[Json], found: dict[int, Extraction]) -> NDArray[np.float32]:
    key = sha256(repr([(row["headline"], row["body_id"]) for row in rows]).encode())
    for name in SOURCES:
        key.update((ROOT / "src" / "sayso" / "ledger" / name).read_bytes())
    encoder = KeptEncoder("fnc")
    key.update(encoder.mark.encode())
    file = CACHE / f"figures-{key.hexdigest()[:16]}.npy"
    if file.exists():
        return np.asarray(np.load(file), np.float32)
    bodies = {number: body_of(one, encoder) for number, one in found.items()}
    x = np.array([figures(question_of(row["headline"], encoder), bodies[row["body_id"]]) for row in rows])
    encoder.keep()
    CACHE.mkdir(parents=True, exist_ok=True)
    np.save(file, x)
    return x


def _topics(rows: list[Json], texts: dict[int, str]) -> NDArray[np.intp]:
    """For each pair the topics of body and headline, as numbers in the order they come up."""
    parents: dict[tuple[str, str], tuple[str, str]] = {}

    def find(one: tuple[str, str]) -> tuple[str, str]:
        while parents.setdefault(one, one) != one:
            one = parents[one]
        return one

    ends = [(("body", texts[row["body_id"]]), ("headline", row["headline"])) for row in rows]
    for row, (body, headline) in zip(rows, ends, strict=True):
        if row["stance"] != Stance.UNRELATED:
            parents[find(headline)] = find(body)
    numbers: dict[tuple[str, str], int] = {}
    return np.array([[numbers.setdefault(find(end), len(numbers)) for end in pair] for pair in ends])
