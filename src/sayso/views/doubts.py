"""How much a person should look at a claim again: declared reasons, each with a weight, and none where one has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Claim, Polarity
from sayso.store.reviewing import Standing

UNSURE = 0.6
"""A confidence below this is told as a reason of its own."""
INFLECTED = 3
"""Letters by which a wording may be longer than the words it rests on without another word: "sink", "has sunk"."""
TO_REVIEW = 0.5
"""The doubt from which on a claim is one to review."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """How doubtful a claim is, and why, in words. The score only orders claims: it measures nothing."""

    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def to_review(self) -> bool:
        """Whether a person should look at it."""
        return self.score >= TO_REVIEW


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: how it is told, how much it weighs, and when it holds."""

    says: str
    weight: float
    holds: Callable[[Standing], bool]


def _attributed(one: Standing) -> bool:
    return one.claim.attribution_id is not None


def _filled(claim: Claim) -> bool:
    return len(claim.wording) > sum(span.end - span.start for span in claim.original) + INFLECTED


REASONS = (
    Reason("the marking is unsure", 0.1, lambda one: one.confidence is not None and one.confidence < UNSURE),
    Reason("who says it could not be told", 0.4, lambda one: _attributed(one) and one.named is None),
    Reason("it points back at another claim", 0.3, lambda one: bool(one.claim.refers_to)),
    Reason("names or words were filled in", 0.25, lambda one: _filled(one.claim)),
    Reason("it is disputed", 0.2, lambda one: one.disputed),
    Reason("the source is unnamed", 0.2, lambda one: _attributed(one) and one.named is False),
    Reason("it stands in another's words", 0.15, lambda one: one.nested),
    Reason("it is denied", 0.15, lambda one: one.claim.polarity is Polarity.DENIES),
)
"""What makes a claim doubtful; to their weights comes what its attribution's confidence lacks to 1.

With each but the dispute readers find more claims wrong (``bench doubts``); a dispute makes it worth more to look.
"""

SETTLED = frozenset(DecisionKind) - {
    DecisionKind.NOTE,
    DecisionKind.CREDIBILITY,
    DecisionKind.SAME,
    DecisionKind.DIFFERENT,
    DecisionKind.SAME_ORIGIN,
    DecisionKind.DIFFERENT_ORIGIN,
}
"""A decision of these kinds about a claim, or its attribution, shows that a person has looked at it."""


def settled(decisions: Iterable[Decision]) -> bool:
    """Whether one of these decisions shows that a person has looked."""
    return any(one.kind in SETTLED for one in decisions)


def doubt_of(one: Standing, decided: Iterable[Decision]) -> Doubt:
    """The doubt about a claim; none where one of ``decided``, about it or its attribution, settles it."""
    if settled(decided):
        return Doubt()
    holding = [reason for reason in REASONS if reason.holds(one)]
    lacking = 0.0 if one.confidence is None else 1.0 - one.confidence
    score = lacking + sum(reason.weight for reason in holding)
    return Doubt(round(score, 6), tuple(reason.says for reason in holding))
