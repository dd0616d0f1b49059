"""The sides of an entry: who affirms, who denies, who only hedges, and when it was first and last said."""

from __future__ import annotations

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
    """The day it was said, or else published (ISO 8601); None where neither is known."""
    said = appearance.claim.said_at
    told = said.start if said and said.granularity in CLOSE else None
    moment = told or appearance.document.published_at
    return moment[:10] if moment else None


def first_and_last(members: Iterable[Appearance]) -> tuple[str | None, str | None]:
    """The first and last day on which any of them was said."""
    days = sorted(day for one in members if (day := said_on(one)))
    return (days[0], days[-1]) if days else (None, None)
