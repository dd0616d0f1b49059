"""The toll that a claim gives of the event it tells of; none where what it counts is of another event, or a part."""

from __future__ import annotations

import re

from sayso.ledger.counting import Count, counts_in
from sayso.ledger.types import Appearance
from sayso.ledger.words import stem

_HAPPENING = frozenset(map(stem, "be happen occur take".split()))
"""Stems of verbs that only tell that something happened: "there was a blast that killed 12 people"."""
_THAT_KILLED = re.compile(r" (?:that|which) (?:(?:has|have|had) )?(?:killed|injured|wounded|shot) .*$")
"""What a thing did of which something else is told: "the battery fired the shells that killed 16 people"."""
_OF_INJURIES = re.compile(r"\b(?:of|from|to) (?:their|his|her) (?:\w+ )?(?:injuries|wounds)\b", re.IGNORECASE)
"""How those are told who died after the others."""
_IN_YEAR = re.compile(r"\b(?:in|of|since) (?:\w+ )?((?:19|20)\d\d)\b")


def told_of_event(appearance: Appearance, main: str, verb: str) -> tuple[Count, ...]:
    """The counts in the main clause of a wording, whose action has this stem."""
    if _OF_INJURIES.search(main) or of_earlier_event(appearance):
        return ()
    return counts_in(main if not verb or verb in _HAPPENING else _THAT_KILLED.sub("", main))


def of_earlier_event(appearance: Appearance) -> bool:
    """Whether a report tells it as background, right after what happened in an earlier year: "a war in 2031"."""
    published = appearance.document.published_at
    if appearance.attribution is not None or not published or not appearance.before:
        return False
    last = re.split(r"(?<=[.!?])\s+", appearance.before.strip())[-1]
    years = [int(year) for year in _IN_YEAR.findall(last)]
    return bool(years) and max(years) < int(published[:4])
