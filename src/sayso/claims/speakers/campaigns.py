"""For which campaign somebody says "we": a candidate's spokesman, or who runs the campaign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.claims.speakers.roster import Entity
from sayso.model import SpeakerKind

_SPEAKING = frozenset("spokesperson director manager chairman chair strategist aide adviser advisor".split())
"""Who says "we" of the campaign for which they work."""
_CAMPAIGN = "campaign"
_POSSESSIVE = re.compile("['’]s ")


def campaign_of(who: Entity, entities: Iterable[Entity]) -> str | None:
    """The campaign for which somebody says "we"; None where the report tells of none that is so called.

    Whose manager or chairman is told to be the campaign's speaks for the campaign of whom they work for.
    """
    if who.kind is not SpeakerKind.PERSON or who.plural or not (_SPEAKING & who.roles):
        return None
    known = list(entities)
    candidate = _candidate(who, known)
    if candidate is None or candidate is who:
        return None
    own = [e.text for e in known if e.noun == _CAMPAIGN and e.named and not e.plural and _is_of(e, candidate)]
    if own:
        return next((name for name in own if _POSSESSIVE.search(name)), f"the {own[0]}")
    return f"{candidate.text}'s {_CAMPAIGN}" if _CAMPAIGN in who.words else None


def _candidate(who: Entity, entities: Iterable[Entity]) -> Entity | None:
    """The person for whom somebody works."""
    people = [e for e in entities if e.named and e.kind is SpeakerKind.PERSON and not e.plural and e is not who]
    found = [e for e in people if e is who.owner or (who.speaks_for and e.text == who.speaks_for)]
    found = found or [e for e in people if e.name[-1].casefold() in who.words]
    return found[0] if len(found) == 1 else None


def _is_of(campaign: Entity, candidate: Entity) -> bool:
    """Whether it is called after the candidate alone, and not besides after a year or an office."""
    before = {_POSSESSIVE.sub("", f"{word} ").strip().casefold() for word in campaign.name[:-1]}
    return bool(before) and before <= {word.casefold() for word in candidate.name}
