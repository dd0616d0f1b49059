"""Descriptions that a report explains only below: "Lawmaker urges calm ... Rep. Ann Lee said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.lexicon import role_noun
from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

LEAD = 3
"""Paragraphs at the head of a report whose descriptions may be explained below."""
BELOW = 4
"""Paragraphs after a description within which whoever it means must be named first."""
MOST = 40
"""Descriptions that are looked at, whatever stands in the lead."""
LAWMAKERS = frozenset(("senator", "representative", "congressman", "mp", "lawmaker", "legislator"))
"""Roles that "lawmaker" stands for."""
OFFICERS = frozenset("commander general admiral brigadier commodore colonel major captain marshal lieutenant".split())
"""Ranks of those who command."""
STANDING_FOR = {"lawmaker": LAWMAKERS, "legislator": LAWMAKERS, "commander": OFFICERS}
"""What somebody is called below whom the lead calls so."""

HELD_BY_MANY = frozenset(
    "neighbor neighbour witness eyewitness resident bystander onlooker friend relative student classmate coworker "
    "colleague customer passerby employee worker official officer deputy detective".split()
)
"""What so many are that one who is named need not be who was not: "one neighbor said ... his neighbor, Ann Lee"."""


ONE_OF_SEVERAL = frozenset(("other", "second", "third", "another"))
"""How he is called who is not the first one: "Ann Lee, the other elder"."""


def same_as_later(tree: Tree, entities: Sequence[Entity]) -> Mapping[int, Entity]:
    """The named person that each unnamed one of the lead is, by the id() of the unnamed one."""
    unnamed = [e for e in entities if _unexplained(e) and tree.paragraph(_first(e)) < LEAD]
    named = [e for e in entities if e.named and e.kind is SpeakerKind.PERSON and e.roles and e.mentions]
    found = {}
    for one in unnamed[:MOST]:
        fits = [e for e in named if _fits(tree, one, e)]
        if len(fits) == 1:
            found[id(one)] = fits[0]
            fits[0].mentions.extend(one.mentions)
    return found


def _unexplained(entity: Entity) -> bool:
    single = entity.kind is SpeakerKind.PERSON and not entity.plural and not entity.thing
    return single and not entity.named and bool(entity.noun) and bool(entity.mentions)


def _first(entity: Entity) -> int:
    return min(words[0] for words in entity.mentions)


def _fits(tree: Tree, one: Entity, named: Entity) -> bool:
    """Whether a person named soon after has the role, and nothing speaks against it."""
    here, there = _first(one), _first(named)
    if there <= here or tree.paragraph(there) - tree.paragraph(here) > BELOW:
        return False
    differ = one.gender and named.gender and one.gender != named.gender
    elsewhere = one.nationality and named.nationality and one.nationality != named.nationality
    noun = role_noun(one.noun or "")
    if noun in HELD_BY_MANY or named.words & ONE_OF_SEVERAL - one.words:
        return False
    roles = STANDING_FOR.get(noun, frozenset((noun,)))
    return bool(roles & named.roles) and not differ and not elsewhere
