"""What a whole report is to a claim: unrelated to it, discussing it, agreeing, or disagreeing; and what that rests on.

Two forests (``relate.json``, fitted by ``bench/fit_relate.py``) weigh the figures of ``weighing``: the first tells
whether the report is about the claim at all, the second what it makes of it. Where hardly a word of the claim is in
the report, it is unrelated without more ado.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.ledger.bearing import Bearing, body_of, question_of, words_in
from sayso.ledger.terms import terms_of
from sayso.ledger.tones import SOUNDS, Encodes, words_of
from sayso.ledger.trees import Forest
from sayso.ledger.types import Feature
from sayso.ledger.weighing import NAMES, figures
from sayso.model import Certainty, Extraction, Polarity, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST = 0.05
"""The part of a claim's words, by weight, below which a report that has no more of them is unrelated.

Half of all pairs of a claim and a report of something else are below it, and 6 in 1000 of those that are related.
"""
GROUNDS = 3
"""Sentences shown at most."""
CLOSE = 0.75
"""A claim of the report counts as near when it is so near, taking the nearest for 1."""


class Stance(StrEnum):
    """What a report is to a claim."""

    UNRELATED = "unrelated"
    DISCUSS = "discuss"
    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence of the report that its relation rests on, how near it is to the claim (0 to 1), and what is in it.

    ``claims`` are the ids of the report's claims that stand there.
    """

    span: Span
    nearness: float
    says: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What a report is to a claim, the most likely first told as ``stance``.

    ``probabilities`` add up to 1; rare stances count for more in the fit, so they are no frequencies. ``grounds``
    are in the order of the text, none where the report is unrelated. ``features`` say in words what was weighed.
    """

    stance: Stance
    probabilities: Mapping[Stance, float]
    grounds: tuple[Ground, ...] = ()
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Two forests over the figures of ``weighing.NAMES``: related or not, and of the related the stance."""

    related: Forest
    stance: Forest

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each stance, (rows, 4), in the order of ``Stance``."""
        near = self.related.probabilities(rows)[:, 1] * (rows[:, NAMES.index("words: report")] >= LEAST)
        return np.concatenate(((1 - near)[:, None], near[:, None] * self.stance.probabilities(rows)), axis=1)

    def plain(self) -> dict[str, Any]:
        """The weights as what JSON holds."""
        return {"names": list(NAMES), "related": self.related.plain(), "stance": self.stance.plain()}

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Weights:
        """The weights that ``plain`` told. Raises ValueError if they were fitted to other figures."""
        if tuple(plain["names"]) != NAMES:
            raise ValueError("relate.json was fitted to other figures; run bench/fit_relate.py")
        return cls(Forest.of(plain["related"]), Forest.of(plain["stance"]))


def relate(claim: str, extraction: Extraction, encoder: Encodes) -> Relation:
    """What the report is to the claim, a sentence that stands alone ("The Amber Tern carried shells").

    The claim is encoded once for many reports if the encoder is the same; a report's sentences and claims are
    encoded at each call, unless the encoder keeps them.
    """
    told = dict(terms_of(claim).words)
    present = words_in(extraction)
    share = sum(weight for word, weight in told.items() if word in present) / (sum(told.values()) or 1.0)
    words = Feature("words", share, f"{len(present & set(told))} of the claim's {len(told)} words are in the report")
    if share < LEAST:
        return Relation(Stance.UNRELATED, dict(zip(Stance, (1.0, 0.0, 0.0, 0.0), strict=True)), features=(words,))
    question, body = question_of(claim, encoder), body_of(extraction, encoder)
    (chances,) = weights().chances(figures(question, body)[None])
    stance = tuple(Stance)[int(chances.argmax())]
    both = Bearing(question, body)
    return Relation(
        stance,
        {one: float(chance) for one, chance in zip(Stance, chances, strict=True)},
        _grounds(stance, both, extraction) if stance is not Stance.UNRELATED else (),
        (words, *_features(both, extraction.document.text)),
    )


@cache
def weights() -> Weights:
    """The weights that come with Sayso."""
    return Weights.of(json.loads(files(__package__).joinpath("relate.json").read_text(encoding="utf-8")))


AGAINST = ("hoax", "denial", "error", "doubt")
OPEN = ("open", "rumour", "chance")
TELLING: Mapping[Stance, tuple[str, ...]] = {
    Stance.DISAGREE: (*AGAINST, "like a hoax", "like a denial", "like an error", "like a doubt"),
    Stance.DISCUSS: (*OPEN, "like an open question", "like a rumour"),
    Stance.AGREE: ("proof", "like a proof"),
}
"""The sounds that speak for a stance: a sentence with them is shown before one that is as near without."""


def _grounds(stance: Stance, both: Bearing, extraction: Extraction) -> tuple[Ground, ...]:
    """The sentences that are near the claim and sound like the stance."""
    columns = [SOUNDS.index(sound) for sound in TELLING[stance]]
    near = np.clip(both.nearness, 0, 1)
    weight = near * (1 + both.body.sound[:, columns].max(axis=1))
    chosen = sorted(np.argsort(-weight, kind="stable")[:GROUNDS])
    return tuple(_ground(both, int(number), float(near[number]), extraction.document.text) for number in chosen)


def _ground(both: Bearing, number: int, near: float, text: str) -> Ground:
    span = both.body.spans[number]
    inside = tuple(claim.id for claim in both.body.claims if any(span.overlaps(piece) for piece in claim.original))
    return Ground(span, round(near, 3), _says(both, span.of(text)), inside)


def _says(both: Bearing, sentence: str) -> str:
    told = both.question.words
    shared = [word for word in sentence.split() if any(term in told for term, _ in terms_of(word).words)]
    heard = [word for kind in (*AGAINST, *OPEN) for word in words_of(kind, sentence)]
    has = f"has {_listed(shared)}" if shared else "has no word of the claim"
    return f"{has}; says {_listed(heard)}" if heard else has


def _listed(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in dict.fromkeys(word.strip(".,;:!?()[]\"“”‘'") for word in words))


def _features(both: Bearing, text: str) -> Iterator[Feature]:
    """What was weighed, in words: the nearest sentence, what is said near it, the stance of the claims near it."""
    nearest = int(both.order[0])
    place = f"sentence {nearest + 1} of {len(both.order)}"
    yield Feature("nearest", float(np.clip(both.nearness[nearest], 0, 1)), f"{place} is nearest to the claim")
    for name, kinds in (("against", AGAINST), ("open", OPEN)):
        columns = [SOUNDS.index(kind) for kind in kinds]
        score = float((both.sentences_at("near it") @ both.body.sound[:, columns]).max())
        near = [both.body.spans[i].of(text) for i in both.order[:GROUNDS]]
        words = [word for sentence in near for kind in kinds for word in words_of(kind, sentence)]
        yield Feature(name, score, f"near it the report says {_listed(words)}" if words else "no such word is near it")
    if both.body.claims:
        yield _claims_near(both)


def _claims_near(both: Bearing) -> Feature:
    near = both.claim_nearness[2]
    held = [claim for claim, one in zip(both.body.claims, near, strict=True) if one >= CLOSE * near.max()]
    denied = sum(claim.polarity is Polarity.DENIES for claim in held)
    open_ = sum(claim.certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN) for claim in held)
    says = f"of its {len(held)} claims near this one {denied} are denied and {open_} left open"
    return Feature("claims", denied / len(held), says)
