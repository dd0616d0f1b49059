"""Which claims of one report are the same because one points at the other, whatever their words.

"The accusation was denied" is the claim it points at; who has "documents indicating that ..." says what they say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from sayso.ledger.types import Appearance
from sayso.model import Span, SpeakerKind

Ends = tuple[str, str]

MOST_OF_IT = 0.5
"""The share of a claim's words that a document it cites must have for the claim to be no more than that."""
_SEVERAL = frozenset("both they them these those all".split())
"""Words that point at several things, as do those in -s."""


def pointed(report: Iterable[Appearance]) -> frozenset[Ends]:
    """The pairs of claims of one report that are the same; the lesser id first."""
    held = {one.id: one for one in report}
    found = (*_targets(held), *_vouched(held), *_one_accusation(held))
    return frozenset((min(ends), max(ends)) for ends in found)


def _targets(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    for one in held.values():
        yield from ((one.id, target) for target in one.claim.refers_to if target in held)


def _vouched(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims that only say that a document says another."""
    inside = defaultdict(list)
    for one in held.values():
        if one.attribution and one.attribution.within:
            inside[one.attribution.within].append(one)
    for one in held.values():
        for other in inside.get(one.attribution.id, ()) if one.attribution else ():
            if _vouches(one, other):
                yield one.id, other.id


def _vouches(one: Appearance, other: Appearance) -> bool:
    if not other.speaker or other.speaker.kind is not SpeakerKind.DOCUMENT:
        return False
    within = all(any(a.contains(b) for a in one.claim.original) for b in other.claim.original)
    alike = one.claim.polarity is other.claim.polarity
    return alike and within and _length(other) >= MOST_OF_IT * _length(one)


def _length(one: Appearance) -> int:
    return sum(span.end - span.start for span in one.claim.original)


def _one_accusation(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims by which one word in the singular ("the accusation") points at what several speakers said.

    What one speaker said in one breath is told apart, for an accusation may have parts.
    """
    alike: defaultdict[tuple[str | None, tuple[Span, ...]], list[Appearance]] = defaultdict(list)
    for one in held.values():
        if one.claim.refers_to and _singular(one):
            alike[one.claim.attribution_id, one.claim.original].append(one)
    for several in alike.values():
        for one, other in combinations(several, 2):
            said = [{_attribution(held, target) for target in end.claim.refers_to} for end in (one, other)]
            if not said[0] & said[1]:
                yield one.id, other.id


def _attribution(held: Mapping[str, Appearance], claim: str) -> str | None:
    return held[claim].claim.attribution_id if claim in held else None


def _singular(one: Appearance) -> bool:
    last = one.claim.original[-1]
    start = one.sentence_span.start
    words = re.findall(r"[^\W\d_]+", one.sentence[max(0, last.start - start) : last.end - start].casefold())
    return bool(words) and words[-1] not in _SEVERAL and (not words[-1].endswith("s") or words[-1] == "this")
