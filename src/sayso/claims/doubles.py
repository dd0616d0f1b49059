"""What somebody is told to say and to think in the same words: '"I think it is over," Lee said' is one claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.model import Act, Attribution, Claim, Polarity

_HOLDING = frozenset((Act.KNOW, Act.BELIEVE))
_HOLDS = re.compile("(?:know|believe|think|suspect|reckon|understand|feel|assume)s?|guess(?:es)?")
_FRAME = 8
"""Words, at most, that say who holds it: "Deputy Commissioner Ann Lee firmly believes that"."""


def without_doubles(claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> list[Claim]:
    """The claims, each but once: of two that stand in the same words the one that tells more nearly how it is said.

    Who says that he knows or believes a thing makes one claim: that it is so, as he knows or believes it.
    """
    claims = _without_frames(claims, attributions)
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


def _without_frames(claims: Sequence[Claim], attributions: Mapping[str, Attribution]) -> list[Claim]:
    """The claims without those in which somebody only says of himself that he holds what another claim of his tells.

    What he held at another time ("thought the gun was unloaded") is told of him.
    """
    held = {
        (attributions[claim.attribution_id].within, claim.speaker_id, claim.wording.casefold())
        for claim in claims
        if claim.attribution_id and claim.speaker_id and claim.act in _HOLDING and claim.polarity is Polarity.AFFIRMS
    }

    def only_frames(claim: Claim) -> bool:
        if claim.polarity is not Polarity.AFFIRMS or not claim.attribution_id:
            return False
        words = claim.wording.casefold().split(" ")
        ends = (n for n, word in enumerate(words[:_FRAME], 1) if _HOLDS.fullmatch(word))
        rests = (" ".join(words[n + (words[n : n + 1] == ["that"]) :]) for n in ends)
        return any((claim.attribution_id, claim.speaker_id, rest) in held for rest in rests)

    return [claim for claim in claims if not only_frames(claim)]


def _same_words(one: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in one.original for b in other.original)


def _told_twice(one: Claim, other: Claim) -> bool:
    """Whether an attribution tells the same twice: "no map or letter to suggest that he fled"."""
    return (one.attribution_id, one.act, one.certainty) == (other.attribution_id, other.act, other.certainty)


def _within(outer: Claim, inner: Claim, attributions: Mapping[str, Attribution]) -> bool:
    """Whether one's attribution holds the other's, and is no saying of the same at another time: "as we have said"."""
    return attributions[inner.attribution_id or ""].within == outer.attribution_id and inner.act is not outer.act
