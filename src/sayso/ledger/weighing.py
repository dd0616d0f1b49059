"""The figures by which the relation of a report to a claim is told: declared tables, each with a name.

``FIGURES`` are single numbers. The sound of the report (``tones.SOUNDS``) is taken at each of ``bearing.PLACES``, the
traits of its claims at each of ``bearing.CLAIM_PLACES``, and all sentences beside the claim's denials.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np

from sayso.ledger.bearing import CLAIM_PLACES, LEAD, NEAR, PLACES, TRAITS, WAYS, Bearing, Body, Question
from sayso.ledger.tones import SOUNDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MISSING = -1.0
"""What stands for a figure of claims where the report has none."""
_QUOTED = re.compile(r"[‘'\"“][^\s].{3,}[’'\"”]")


def _nth(values: Floats, n: int) -> float:
    return float(np.sort(values)[-n]) if len(values) >= n else 0.0


def _rare(one: Bearing, n: int) -> float:
    return float(len(one.rarest) > n and one.rarest[n] in one.everything)


def _lead(one: Bearing) -> frozenset[str]:
    return frozenset[str]().union(*one.body.words[:LEAD])


def _two_nearest(one: Bearing) -> frozenset[str]:
    return frozenset[str]().union(*(one.body.words[i] for i in one.order[:2]))


def _whole(one: Bearing) -> float:
    middle = one.body.vectors.mean(axis=0)
    return float(middle @ one.question.vector / (np.linalg.norm(middle) or 1.0))


def _figures_found(one: Bearing) -> float:
    told = {(figure.least, figure.most) for figure in one.body.figures}
    return sum((figure.least, figure.most) in told for figure in one.question.figures)


def _figures_other(one: Bearing) -> float:
    """Numbers of the claim that the report gives otherwise, of the same thing."""
    counted = {(figure.noun, figure.least, figure.most) for figure in one.body.figures if figure.noun}
    nouns = {noun for noun, _, _ in counted}
    return sum(
        figure.noun in nouns and (figure.noun, figure.least, figure.most) not in counted
        for figure in one.question.figures
    )


def _pairs(one: Bearing) -> float:
    most = max(len(one.question.pairs & pairs) for pairs in one.body.pairs)
    return most / max(1, len(one.question.pairs))


def _names(one: Bearing) -> float:
    return sum(name in one.everything for name in one.question.names) / max(1, len(one.question.names))


FIGURES: Mapping[str, Callable[[Bearing], SupportsFloat]] = {
    "words: report": lambda one: one.share(one.everything),
    "words: first": lambda one: one.shares[0],
    "words: lead": lambda one: one.share(_lead(one)),
    "words: most": lambda one: one.shares.max(),
    "words: two nearest": lambda one: one.share(_two_nearest(one)),
    "words: mean": lambda one: one.shares.mean(),
    "words: sentences near": lambda one: (one.shares >= NEAR).sum(),
    "words: part near": lambda one: (one.shares >= NEAR).mean(),
    "words: part very near": lambda one: (one.shares >= 0.5).mean(),
    "words: rarest": lambda one: _rare(one, 0),
    "words: second rarest": lambda one: _rare(one, 1),
    "words: third rarest": lambda one: _rare(one, 2),
    "words: side by side": _pairs,
    "names": lambda one: len(one.question.names),
    "names: found": _names,
    "numbers": lambda one: len(one.question.figures),
    "numbers: found": _figures_found,
    "numbers: other": _figures_other,
    "meaning: most": lambda one: one.cosines.max(),
    "meaning: three nearest": lambda one: np.sort(one.cosines)[-3:].mean(),
    "meaning: first": lambda one: one.cosines[0],
    "meaning: lead": lambda one: one.cosines[:LEAD].max(),
    "meaning: mean": lambda one: one.cosines.mean(),
    "meaning: whole": _whole,
    "nearness: most": lambda one: _nth(one.nearness, 1),
    "nearness: second": lambda one: _nth(one.nearness, 2),
    "nearness: third": lambda one: _nth(one.nearness, 3),
    "nearness: where": lambda one: one.order[0] / len(one.order),
    "size: sentences": lambda one: np.log(len(one.order)),
    "size: words of the claim": lambda one: one.question.length,
    "claim: quotes": lambda one: _QUOTED.search(one.question.wording) is not None,
    "claim: colon": lambda one: ":" in one.question.wording,
}
"""Numbers of a claim and a report: words by the part of the claim's weight, meaning by cosines."""


def _of_denied(one: Bearing, denied: bool) -> float:
    chosen = one.claim_nearness[2][(one.body.traits[:, 0] > 0) == denied]
    return float(chosen.max()) if len(chosen) else 0.0


CLAIM_FIGURES: Mapping[str, Callable[[Bearing], SupportsFloat]] = {
    "claims: words": lambda one: one.claim_nearness[0].max(),
    "claims: meaning": lambda one: one.claim_nearness[1].max(),
    "claims: nearness": lambda one: one.claim_nearness[2].max(),
    "claims: three nearest": lambda one: np.sort(one.claim_nearness[2])[-3:].mean(),
    "claims: where": lambda one: one.body.starts[int(one.claim_nearness[2].argmax())],
    "claims: nearest denied": lambda one: _of_denied(one, True),
    "claims: nearest affirmed": lambda one: _of_denied(one, False),
}
"""Numbers of a claim and the claims of a report."""

DENIALS: Mapping[str, Callable[[Bearing], Floats]] = {
    "near it": lambda one: one.sentences_at("near it") @ one.denied_gain,
    "nearest": lambda one: one.denied_gain[one.order[0]],
    "five nearest": lambda one: one.denied_gain[one.order[:5]].max(axis=0),
    "lead": lambda one: one.denied_gain[:LEAD].max(axis=0),
}
"""How much nearer the report is to the claim's denials than to the claim."""

NAMES: tuple[str, ...] = (
    *FIGURES,
    *(f"{sound}: claim" for sound in SOUNDS),
    *(f"{sound}: {place}" for place in PLACES for sound in SOUNDS),
    *(f"{sound}: most" for sound in SOUNDS),
    *(f"{sound}: loudest near it" for sound in SOUNDS),
    *(f"{way}: {place}" for place in DENIALS for way in WAYS),
    *CLAIM_FIGURES,
    *(f"{trait}: {place}" for place in CLAIM_PLACES for trait in TRAITS),
)
"""The names of the figures, in the order of ``figures``."""


def figures(question: Question, body: Body) -> Floats:
    """All figures of a claim and a report, as ``NAMES`` tells."""
    one = Bearing(question, body)
    near = np.clip(one.nearness, 0, 1)
    parts = (
        np.array([float(figure(one)) for figure in FIGURES.values()]),
        question.sound,
        *(one.sentences_at(place) @ body.sound for place in PLACES),
        body.sound.max(axis=0),
        (body.sound * near[:, None]).max(axis=0),
        *(denial(one) for denial in DENIALS.values()),
        _of_claims(one),
    )
    return np.concatenate(parts).astype(np.float32)


def _of_claims(one: Bearing) -> Floats:
    if not one.body.claims:
        return np.full(len(CLAIM_FIGURES) + len(CLAIM_PLACES) * len(TRAITS), MISSING, np.float32)
    numbers = np.array([float(figure(one)) for figure in CLAIM_FIGURES.values()])
    return np.concatenate((numbers, *(one.claims_at(place) @ one.body.traits for place in CLAIM_PLACES)))
