"""Whether somebody or something known may be what a description means: "the general", "the former mayor"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.claims.speakers.body_words import may_be_called_so
from sayso.claims.speakers.lexicon import role_noun, singular, table
from sayso.claims.speakers.mention import Mention

if TYPE_CHECKING:
    from sayso.claims.speakers.roster import Entity

NOT_IN_OFFICE = frozenset(
    "boy girl kid child teen teenager juvenile toddler baby infant youth suspect victim gunman shooter "
    "defendant resident villager neighbor neighbour witness bystander passer-by survivor shopkeeper farmer".split()
)
"""What nobody is called who is known by an office."""
KIN = frozenset(
    "father mother son daughter brother sister aunt uncle cousin grandmother grandfather nephew niece".split()
)
"""Whose somebody is who is described so, is told with it."""
ON_DUTY = frozenset(
    "deputy sergeant trooper chief investigator coroner prosecutor referee magistrate commissioner spokesperson "
    "corporal inspector superintendent".split()
)
"""What those are who speak of others by what they do, besides the offices."""
RANKS = frozenset("sergeant lieutenant captain detective corporal trooper inspector".split())
"""Whom of the police "the officer" may mean as well."""
JURISTS = frozenset("judge justice magistrate prosecutor attorney general coroner sheriff jury juror".split())
"""Offices that nobody has of whom it is not told."""
CANDIDACIES = frozenset("candidate nominee frontrunner front-runner contender hopeful challenger runner".split())
"""What those are called who run for an office."""
_LOOKING_ON = frozenset(
    "economist analyst pollster strategist spokesman spokeswoman spokesperson historian scholar columnist reporter "
    "editor adviser advisor aide expert scientist professor pundit commentator voter".split()
)
"""What those are who talk about candidates."""
PARTISANS = frozenset("republican democrat libertarian conservative independent socialist".split())
"""Words for members of a party, who are many in one report."""
HEADS_OF_STATE = frozenset("president premier chancellor king queen prince princess pope pontiff".split())
"""Public figures whom a country's or a title's name tells apart."""


def is_such_a_body(mention: Mention, entity: Entity) -> bool:
    """Whether a description of a body fits one by its name and by what it was called."""
    return may_be_called_so(singular(mention.noun or ""), entity.name, {*entity.roles, *entity.words})


def fits(entity: Entity, mention: Mention) -> bool:
    """Whether an entity may be what a definite description means."""
    if bool(entity.plural) != bool(mention.plural):
        return False
    if mention.nationality and entity.nationality and mention.nationality != entity.nationality:
        return False
    if mention.party and entity.party and mention.party != entity.party:
        return False
    wanted = {w for w in mention.modifiers if w not in ("new", "latest", "former", "same", "senior", "two", "three")}
    have = entity.words | {w.casefold() for w in entity.name}
    return wanted <= have


def may_be_called(mention: Mention, entity: Entity) -> bool:
    """Whether nothing speaks against calling a person so: not another office, nationality, party or sex.

    A "boy" or a "woman" is only somebody who is known to be one; who speaks for a body is no "candidate".
    """
    if mention.gender and mention.gender != entity.gender:
        return False
    if mention.nationality and entity.nationality and mention.nationality != entity.nationality:
        return False
    if mention.party and entity.party and mention.party != entity.party:
        return False
    noun = role_noun(mention.noun or "")
    only_kin = bool(entity.roles) and entity.roles <= KIN
    beside = entity.speaks_for or entity.roles & _LOOKING_ON or only_kin
    if noun in CANDIDACIES and not entity.roles & CANDIDACIES and beside:
        return False
    offices = entity.roles & table("offices")
    if (noun in NOT_IN_OFFICE | KIN and (offices or entity.roles & ON_DUTY)) or noun in JURISTS - entity.roles:
        return False
    held = offices | (entity.roles & ON_DUTY) or entity.roles - CANDIDACIES - PARTISANS - table("public_figures")
    ranked = noun == "officer" and bool(entity.roles & RANKS)
    return noun not in table("offices") | ON_DUTY or not held or noun in held or ranked
