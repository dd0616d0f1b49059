"""Who is meant by whose spokesman he is: "Lee's spokesman" where a Lee spokesman was named."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.claims.speakers.clients import ADVOCATES
from sayso.claims.speakers.lexicon import role_noun
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.roster import Entity
from sayso.model import SpeakerKind

_AIDES = ADVOCATES | frozenset("spokesperson aide adviser advisor strategist manager secretary".split())
"""What somebody is for somebody else, and is called after them."""


def named_aide(mention: Mention, owner: Entity | None, entities: Iterable[Entity]) -> Entity | None:
    """The one person known by name whom "Lee's spokesman" means; None where it may be another."""
    noun = role_noun(mention.noun or "")
    one = mention.kind is SpeakerKind.PERSON and not (mention.named or mention.plural)
    one = one and "former" not in mention.modifiers
    if owner is None or not one or noun not in _AIDES or not owner.named:
        return None
    aides = [e for e in entities if e.named and e.kind is SpeakerKind.PERSON and noun in e.roles and e.last >= 0]
    own = [e for e in aides if e.owner is owner or e.speaks_for == owner.text or owner.name[-1].casefold() in e.words]
    return own[0] if len(own) == 1 else None
