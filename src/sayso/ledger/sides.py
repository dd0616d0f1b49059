"""The sides of an entry: who affirms, who denies, who only hedges, and when it was first and last said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.ids import entry_id
from sayso.ledger.types import Appearance, Side
from sayso.model import Certainty, Granularity, Polarity

HEDGED = (Certainty.POSSIBLE, Certainty.UNKNOWN)
CLOSE = (Granularity.MINUTE, Granularity.HOUR, Granularity.DAY)
"""Units in which a time is close enough to be a day; "earlier this year" is not."""
SIDES = {Polarity.AFFIRMS: Side.AFFIRMED, Polarity.DENIES: Side.DENIED}


def side_of(appearance: Appearance) -> Side:
    """Where an appearance stands: a hedged claim is on neither side, whatever its polarity."""
    claim = appearance.claim
    return Side.HEDGED if claim.certainty in HEDGED else SIDES[claim.polarity]


def on(side: Side, appearances: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """Those of one side, in the order given."""
    return tuple(one for one in appearances if side_of(one) is side)


def id_of(members: Sequence[Appearance]) -> str:
    """An entry's id: that of its first claim, so that it stays when others join."""
    return entry_id(min(members, key=lambda one: one.sequence).id)


def said_on(appearance: Appearance) -> str | None:
    """The day it was said, or else published (ISO 8601); None where neither is known, or it was said before that."""
    if told := _day_told(appearance):
        return told
    published = appearance.document.published_at
    return published[:10] if published and not _at_first(appearance) else None


def spoken(appearance: Appearance) -> str | None:
    """What puts the words of one speaker in order: the day of ``said_on``; before all days what was said at first."""
    return said_on(appearance) if _day_told(appearance) or not _at_first(appearance) else ""


def _day_told(appearance: Appearance) -> str | None:
    said = appearance.claim.said_at
    return said.start[:10] if said and said.start and said.granularity in CLOSE else None


def _at_first(appearance: Appearance) -> bool:
    """Whether its sentence, and not what it tells, says that it was said before: "For two weeks the army said ..."."""
    start, attribution = appearance.sentence_span.start, appearance.attribution
    if attribution is None or attribution.within or not _FIRST.search(appearance.sentence):
        return False
    outside = "".join(
        letter if not any(span.start <= at < span.end for span in attribution.contents) else "."
        for at, letter in enumerate(appearance.sentence, start)
    )
    return bool(_FIRST.search(outside)) and not _STILL.search(outside)


_FIRST = re.compile(
    r"\b(?:for (?:more than |almost |nearly |over |about |the first )?"
    r"(?:an? |two |three |four |five |six |seven |several |many |some |\d+ )?"
    r"(?:hours?|days?|weeks?|months?|years?)\b(?= \w|,)|at first\b|initially\b|originally\b|in the beginning\b)",
    re.IGNORECASE,
)
"""How a report tells that somebody said something up to then: they say otherwise now, if they say anything."""


def first_and_last(members: Iterable[Appearance]) -> tuple[str | None, str | None]:
    """The first and last day on which any of them was said."""
    days = sorted(day for one in members if (day := said_on(one)))
    return (days[0], days[-1]) if days else (None, None)


_STILL = re.compile(r"\b(?:has|have)\b")
"""How a report tells that it is said up to now."""
