"""Descriptions that a report explains only below: "Lawmaker urges calm ... Rep. Ann Lee said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.body_words import may_be_called_so
from sayso.claims.speakers.lexicon import role_noun, singular
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.unknown_names import is_aged
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_TRIED = frozenset("plead charge jail sentence convict acquit arrest detain indict fine extradite".split())
"""What somebody does or suffers in court, whom the next sentence names."""
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
STANDING_FOR = {"lawmaker": LAWMAKERS, "legislator": LAWMAKERS, "member": LAWMAKERS, "commander": OFFICERS}
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
    people = [(_first(e), e) for e in entities if e.named and e.kind is SpeakerKind.PERSON and e.mentions]
    named = [(at, e) for at, e in people if e.roles]
    found: dict[int, Entity] = {}
    for one in unnamed[:MOST]:
        fits = [e for at, e in named if _fits(tree, one, at, e)]
        fits = fits or [e for at, e in people if _is_next(tree, one, at, e)]
        found |= {id(one): fits[0]} if len(fits) == 1 else {}
    bodies = [e for e in entities if e.kind is SpeakerKind.ORGANISATION and e.mentions and not e.plural]
    untold = [e for e in bodies if not e.named and tree.paragraph(_first(e)) < LEAD]
    for one in untold[:MOST]:
        fits = [e for e in bodies if e.named and _is_told_in(tree, one, e)]
        found |= {id(one): fits[0]} if len(fits) == 1 else {}
    for one in (*unnamed, *untold):
        if id(one) in found:
            found[id(one)].mentions.extend(one.mentions)
    return found


def _is_told_in(tree: Tree, one: Entity, named: Entity) -> bool:
    """Whether a name has all that a body is described by: "a union for cabin crew", the Association of Cabin Crew."""
    words = {tree[i].lemma.lower() for i in one.mentions[0] if tree[i].tag[0] == "N"} - {one.noun}
    name = {singular(word.lower()) for word in named.name}
    return len(words) > 1 and words <= name and may_be_called_so(one.noun or "", named.name, named.roles)


def _unexplained(entity: Entity) -> bool:
    single = entity.kind is SpeakerKind.PERSON and not entity.plural and not entity.thing
    return single and not entity.named and bool(entity.noun) and bool(entity.mentions)


def _first(entity: Entity) -> int:
    return min(words[0] for words in entity.mentions)


def _is_next(tree: Tree, one: Entity, at: int, named: Entity) -> bool:
    """Whether the next sentence begins with the name and age of who was tried: "A driver was jailed. Ann Lee, 52,"."""
    here = one.mentions[0][0]
    noun = next((i for i in one.mentions[0] if tree.lower(i) == one.noun), here)
    tried = tree[noun].dep in SUBJECTS and tree[tree[noun].head].lemma in _TRIED and len(one.mentions) == 1
    if not tried or not here < at or tree.sentence(at) != tree.sentence(here) + 1 or len(named.name) == 1:
        return False
    begins, full = tree.sentence_words(tree.sentence(at))[0] == at, at + len(named.name) - 1
    return begins and is_aged(tree, full) and one.gender in (None, named.gender)


def _fits(tree: Tree, one: Entity, there: int, named: Entity) -> bool:
    """Whether a person named soon after, first at ``there``, has the role, and nothing speaks against it."""
    here = _first(one)
    if there <= here or tree.paragraph(there) - tree.paragraph(here) > BELOW:
        return False
    differ = one.gender and named.gender and one.gender != named.gender
    elsewhere = one.nationality and named.nationality and one.nationality != named.nationality
    noun = role_noun(one.noun or "")
    if noun in HELD_BY_MANY or named.words & ONE_OF_SEVERAL - one.words:
        return False
    roles = STANDING_FOR.get(noun, frozenset((noun,)))
    return bool(roles & named.roles) and not differ and not elsewhere
