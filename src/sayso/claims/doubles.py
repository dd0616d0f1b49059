"""What somebody is told to say and to think in the same words: '"I think it is over," Lee said' is one claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.model import Act, Attribution, Claim, Polarity


def without_doubles(claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> list[Claim]:
    """The claims, each but once: of two that stand in the same words the one that tells more nearly how it is said."""
    alike: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.speaker_id and claim.attribution_id:
            alike.setdefault((claim.speaker_id, claim.wording.casefold(), claim.polarity), []).append(claim)
    kept: dict[str, str] = {}
    for group in alike.values():
        for one, other in combinations(group, 2):
            if one.id not in kept and other.id not in kept and _same_words(one, other):
                if _told_twice(one, other):
                    kept[other.id] = one.id
                elif _within(one, other, attributions):
                    kept[one.id] = other.id
                elif _within(other, one, attributions):
                    kept[other.id] = one.id
    return [
        replace(claim, refers_to=tuple(dict.fromkeys(kept.get(one, one) for one in claim.refers_to)))
        for claim in claims
        if claim.id not in kept
    ]


def without_nobodys(claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> list[Claim]:
    """The claims without what nobody says: "the suggestion that he left is false", which only names it to deny it.

    Reports, claims and rumours that are called false are somebody's, whoever that is.
    """
    denied = {
        (claim.attribution_id, pointed)
        for claim in claims
        if claim.polarity is Polarity.DENIES and claim.attribution_id
        for pointed in claim.refers_to
    }

    def is_nobodys(claim: Claim) -> bool:
        one = attributions.get(claim.attribution_id or "")
        if one is None or claim.speaker_id is not None or one.sources or claim.act is not Act.SPECULATE:
            return False
        return (one.within, claim.id) in denied

    return [claim for claim in claims if not is_nobodys(claim)]


def _same_words(one: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in one.original for b in other.original)


def _told_twice(one: Claim, other: Claim) -> bool:
    """Whether an attribution tells the same twice: "no map or letter to suggest that he fled"."""
    return (one.attribution_id, one.act, one.certainty) == (other.attribution_id, other.act, other.certainty)


def _within(outer: Claim, inner: Claim, attributions: Mapping[str, Attribution]) -> bool:
    """Whether one's attribution holds the other's, and is no saying of the same at another time: "as we have said"."""
    return attributions[inner.attribution_id or ""].within == outer.attribution_id and inner.act is not outer.act
