"""What a report has to do with a claim: words and meaning in common, how what is near it sounds, its claims' stance.

``Question`` is the claim asked about, ``Body`` the report; both are prepared once and set side by side as often as
needed. Every figure has a name (``NAMES``); they are weighed by the forest in ``relate.json``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from sayso.ledger.terms import Figure, Terms, terms_of
from sayso.ledger.tones import Encodes, against, sounds, stacked, table
from sayso.ledger.words import stem
from sayso.model import Act, Certainty, Claim, Extraction, Polarity, Span, Speaker, SpeakerKind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

MOST = 200
"""Sentences, and claims, of a report that are looked at; what comes later counts for nothing."""
LEAD = 3
"""Sentences that a report begins with."""
NEAR = 0.3
"""The share of a claim's words from which a sentence may be about it."""
SHARPNESS = 10.0
"""How much more a nearer sentence counts than one that is less near."""

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Question:
    """A claim asked about: its terms, its pairs of neighbouring words, its vector, and those of its denials."""

    wording: str
    words: Mapping[str, float]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    pairs: frozenset[tuple[str, str]]
    length: int
    vector: Floats
    against: Floats
    sound: Floats


@dataclass(frozen=True, slots=True)
class Body:
    """A report: its sentences and its claims with their words and vectors, how they sound, and the claims' traits.

    ``starts`` is where in the report each claim begins, from 0 to 1.
    """

    spans: tuple[Span, ...]
    words: tuple[frozenset[str], ...]
    pairs: tuple[frozenset[tuple[str, str]], ...]
    figures: frozenset[Figure]
    vectors: Floats
    sound: Floats
    claims: tuple[Claim, ...]
    claim_words: tuple[frozenset[str], ...]
    claim_vectors: Floats
    traits: Floats
    starts: tuple[float, ...]


@lru_cache(maxsize=2_000)
def question_of(claim: str, encoder: Encodes) -> Question:
    """The claim prepared; made once for many reports."""
    terms = terms_of(claim)
    vector, *others = encoder.vectors([claim, *against(claim)])
    held = stacked([vector])
    return Question(
        wording=claim,
        words=dict(terms.words),
        names=terms.names,
        figures=terms.figures,
        pairs=_pairs(claim),
        length=len(_WORD.findall(claim)),
        vector=held[0],
        against=stacked(others),
        sound=sounds([claim], held, encoder)[0],
    )


def words_in(extraction: Extraction) -> frozenset[str]:
    """The terms of a report's sentences: enough to see that it has nothing to do with a claim."""
    text = extraction.document.text
    return frozenset(word for span in extraction.sentences[:MOST] for word, _ in terms_of(span.of(text)).words)


def body_of(extraction: Extraction, encoder: Encodes) -> Body:
    """The report prepared. It has to have a sentence."""
    text = extraction.document.text
    spans = extraction.sentences[:MOST]
    sentences = [span.of(text) for span in spans]
    terms = [terms_of(sentence) for sentence in sentences]
    vectors = stacked(encoder.vectors(sentences))
    claims = extraction.claims[:MOST]
    return Body(
        spans=spans,
        words=tuple(_words(one) for one in terms),
        pairs=tuple(_pairs(sentence) for sentence in sentences),
        figures=frozenset(figure for one in terms for figure in one.figures),
        vectors=vectors,
        sound=sounds(sentences, vectors, encoder),
        claims=claims,
        claim_words=tuple(_words(terms_of(claim.wording)) for claim in claims),
        claim_vectors=stacked(encoder.vectors([claim.wording for claim in claims])) if claims else vectors[:0],
        traits=_traits(claims, extraction.speakers),
        starts=tuple(_start(claim) / max(1, len(text)) for claim in claims),
    )


def _words(terms: Terms) -> frozenset[str]:
    return frozenset(word for word, _ in terms.words)


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(stem(_POSSESSIVE.sub("", word.casefold())) for word in _WORD.findall(text)))


def _start(claim: Claim) -> int:
    return min((span.start for span in claim.original), default=0)


Told = tuple[Claim, Speaker | None]
_SOFT = (Act.BELIEVE, Act.SPECULATE, Act.QUESTION, Act.INDICATE, Act.ACCUSE, Act.PREDICT)
_PAPER = (SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)
_PEOPLE = (SpeakerKind.PERSON, SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION)

TRAITS: Mapping[str, Callable[[Told], bool]] = {
    "denies": lambda told: told[0].polarity is Polarity.DENIES,
    "leaves open": lambda told: told[0].certainty in (Certainty.POSSIBLE, Certainty.UNKNOWN),
    "is fairly sure": lambda told: told[0].certainty is Certainty.PROBABLE,
    "act of denial": lambda told: told[0].act is Act.DENY,
    "soft act": lambda told: told[0].act in _SOFT,
    "firm act": lambda told: told[0].act in (Act.CONFIRM, Act.ADMIT, Act.KNOW),
    "declines": lambda told: told[0].act is Act.DECLINE,
    "reports": lambda told: told[0].act is Act.REPORT,
    "own voice": lambda told: told[0].attribution_id is None,
    "named speaker": lambda told: told[1] is not None and told[1].named,
    "from paper": lambda told: told[1] is not None and told[1].kind in _PAPER and told[0].attribution_id is not None,
    "from people": lambda told: told[1] is not None and told[1].kind in _PEOPLE,
    "passed on": lambda told: len(told[0].chain) > 1,
}
"""What is asked of a claim and its speaker."""


def _traits(claims: Sequence[Claim], speakers: Sequence[Speaker]) -> Floats:
    known = {speaker.id: speaker for speaker in speakers}
    told = [(claim, known.get(claim.speaker_id or "")) for claim in claims]
    rows = [[has(one) for has in TRAITS.values()] for one in told]
    return np.array(rows, np.float32).reshape(len(claims), len(TRAITS))


class Bearing:
    """A claim and a report side by side; what several figures need is worked out once."""

    def __init__(self, question: Question, body: Body) -> None:
        self.question, self.body = question, body
        self.total = sum(question.words.values()) or 1.0

    def share(self, words: frozenset[str]) -> float:
        """How much of the claim's words, by weight, is among these."""
        return sum(weight for word, weight in self.question.words.items() if word in words) / self.total

    @cached_property
    def shares(self) -> Floats:
        """That of each sentence."""
        return np.array([self.share(words) for words in self.body.words], np.float32)

    @cached_property
    def cosines(self) -> Floats:
        """How near each sentence is in meaning."""
        return np.asarray(self.body.vectors @ self.question.vector)

    @cached_property
    def nearness(self) -> Floats:
        """How near each sentence is in words and meaning."""
        return np.asarray((self.shares + self.cosines) / 2)

    @cached_property
    def order(self) -> NDArray[np.intp]:
        """The sentences from the nearest on."""
        return np.argsort(-self.nearness, kind="stable")

    @cached_property
    def everything(self) -> frozenset[str]:
        """All words of the report."""
        return frozenset[str]().union(*self.body.words)

    @cached_property
    def claim_nearness(self) -> tuple[Floats, Floats, Floats]:
        """How near each claim of the report is: in words, in meaning, in both."""
        words = np.array([self.share(one) for one in self.body.claim_words], np.float32)
        meaning = np.asarray(self.body.claim_vectors @ self.question.vector)
        return words, meaning, np.asarray((words + meaning) / 2)

    @cached_property
    def rarest(self) -> list[str]:
        """The claim's words, the most telling first."""
        return sorted(self.question.words, key=lambda word: (-self.question.words[word], word))

    @cached_property
    def denied_gain(self) -> Floats:
        """How much nearer each sentence is to the claim's denials than to the claim, (sentences, ways)."""
        return np.asarray(self.body.vectors @ self.question.against.T - self.cosines[:, None])

    def sentences_at(self, place: str) -> Floats:
        """How much each sentence counts for a place; the sum is 1."""
        return PLACES[place](self)

    def claims_at(self, place: str) -> Floats:
        """The same of each claim."""
        return CLAIM_PLACES[place](self)


def _focus(nearness: Floats) -> Floats:
    likely = np.exp((nearness - nearness.max()) * SHARPNESS)
    return np.asarray(likely / likely.sum())


def _evenly(size: int, chosen: NDArray[np.intp] | slice) -> Floats:
    weights = np.zeros(size, np.float32)
    weights[chosen] = 1
    return weights / weights.sum()


PLACES: Mapping[str, Callable[[Bearing], Floats]] = {
    "near it": lambda one: _focus(one.nearness),
    "nearest": lambda one: _evenly(len(one.order), one.order[:1]),
    "three nearest": lambda one: _evenly(len(one.order), one.order[:3]),
    "first": lambda one: _evenly(len(one.order), slice(1)),
    "lead": lambda one: _evenly(len(one.order), slice(LEAD)),
    "all over": lambda one: _evenly(len(one.order), slice(None)),
}
"""Where in a report its sound is listened to."""

CLAIM_PLACES: Mapping[str, Callable[[Bearing], Floats]] = {
    "near it": lambda one: _focus(one.claim_nearness[2]),
    "nearest": lambda one: _evenly(len(one.body.claims), np.argsort(-one.claim_nearness[2], kind="stable")[:1]),
    "all over": lambda one: _evenly(len(one.body.claims), slice(None)),
}
"""The same of its claims."""

WAYS = tuple(table()["against"])
