"""For which police, fire service or sheriff's office an officer speaks, as the words around the name tell it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.places.gazetteer import Gazetteer
from sayso.claims.speakers.descriptions import ON_DUTY
from sayso.claims.speakers.lexicon import is_title, kind_of_noun, role_noun, singular, table
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.mentions import Parser
from sayso.claims.speakers.phrases import PORTFOLIOS
from sayso.claims.speakers.roster import Entity, Roster
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT))
_FORCES = frozenset(("police", "fire"))
_SIDES = frozenset("minority majority opposition".split())
"""Parts of a body, for which alone their leaders speak."""
_SERVICES = frozenset("department police patrol office service force brigade".split())
_OFFICERS = ON_DUTY | frozenset(
    "lt lieutenant sgt capt captain cpl corporal col colonel maj major det detective inspector superintendent marshal "
    "officer agent".split()
)
_RANKS = frozenset("assistant deputy interim acting former chief retired".split())
_HELD = frozenset("office department report record".split())
"""What is called after an office rather than after who has it: "the coroner's office"."""
_HEADS = frozenset(("sheriff", "coroner", "prosecutor", "attorney", "examiner"))
"""Officers by whom their own office is called: "the county sheriff's"."""


def force_of(tree: Tree, mention: Mention) -> str | None:
    """ "Marlow police" of "Marlow police Sgt. Ann Lee", "the Tolle Fire Department" of "Capt. Ann Lee of" it."""
    before = [i for i in mention.words if mention.core and i < mention.core[0]]
    at = next((n for n, i in enumerate(before) if tree.lower(i) in _FORCES), 0)
    lead = before[:at]
    while lead and tree.lower(lead[-1]) in _RANKS:
        lead.pop()  # "Tolle Interim Police Chief"
    named = bool(lead) and all(tree.word(i)[:1].isupper() or tree[i].tag == "DT" for i in lead)
    named = named and not any(is_title(tree.lower(i)) or tree.lower(i) in _RANKS for i in lead)
    if named and tree[lead[-1]].tag != "DT" and is_title(tree.lower(before[at] + 1)):
        words = [i for i in lead if tree[i].tag != "DT"]
        text = f"{tree.span(words).of(tree.text)} {tree.word(before[at])}"
        return text if tree.lower(before[at]) == "police" else f"{text} Department"
    affiliated = [i for i in mention.affiliation if tree[i].tag not in ("DT", "PRP$")]
    officer = any(noun.rstrip(".") in _OFFICERS for noun in mention.nouns)
    if officer and len(affiliated) > 1 and tree.lower(affiliated[-1]) in _SERVICES:
        return tree.span(affiliated).of(tree.text)
    return None


def body_of(tree: Tree, mention: Mention) -> str | None:
    """ "Ministry" of "a ministry spokesman", "police" of "a police spokeswoman"."""
    if mention.named or role_noun(mention.noun or "") != "spokesperson":
        return None
    before = [i for i in mention.words if i < mention.head and tree[i].tag == "NN"]
    body = bool(before) and before[-1] == mention.head - 1 and kind_of_noun(tree.lower(before[-1])) in _BODIES
    return tree.word(before[-1]) if body and len(before) == 1 else None


def owning_body(parser: Parser, mention: Mention) -> tuple[int, ...]:
    """The words of a body that was not met before, whose spokesperson somebody is: "the ministry's spokesman"."""
    spokesperson = any(role_noun(noun) == "spokesperson" for noun in mention.nouns)
    owner = parser.mention(mention.owner) if spokesperson and mention.owner else None
    return mention.owner if owner and owner.kind in _BODIES and not owner.pronoun else ()


def is_newsrooms(tree: Tree, entity: Entity) -> bool:
    """Whether somebody is named as an outlet's, who reports and of whom nothing is reported: "NBC10's Tim Orr"."""
    for words in entity.mentions[:2]:
        marks = [i for i in range(max(words[0] - 1, 1), words[-1]) if tree[i].tag == "POS"] if words else []
        if any(not tree.word(m - 1).isalpha() or tree.word(m - 1)[1:].isupper() for m in marks[:1]):
            return True
    return False


def names_no_force(tree: Tree, mention: Mention) -> bool:
    """Whether a role tells only of what kind a service is: "Fire Chief Ann Lee"."""
    return len(mention.affiliation) == 1 and tree.lower(mention.affiliation[0]) in _FORCES


def as_office(tree: Tree, owner: int) -> bool:
    """Whether an owner is an office rather than who has it: "the sheriff's office", "coroner's agent Lee"."""
    head = tree[owner].head
    officer = tree.lower(owner) in _HEADS and (tree[head].tag == "NNP" or tree.lower(head) in table("represents"))
    return tree[owner].dep == "poss" and (officer or tree[head].lemma.lower() in _HELD)


def office_of(owner: str) -> str:
    """Who speaks where "Dunn County Sheriff's spokesman" does."""
    last = owner.rpartition(" ")[2].lower()
    return f"{owner}'s Office" if last in _HEADS else owner


def may_speak_for(parser: Parser, mention: Mention, words: Sequence[int]) -> bool:
    """Whether somebody may speak for what these words name: a body or a person, not a place."""
    tree, names, last = parser.tree, parser.names, words[-1]
    if parser.phrases.nationality(last) or (len(words) == 1 and tree.lower(last) in PORTFOLIOS):
        return False
    if _SIDES.intersection(mention.modifiers):  # "the Senate minority leader"
        return False
    if not represents(mention):
        return mention.named and not mention.nouns and _is_body(parser, words)
    if mention.noun and role_noun(mention.noun) == "spokesperson":
        return True
    if names.label(last) in ("ORG", "NORP", "PERSON", "FAC"):
        return True
    return kind_of_noun(tree.lower(last)) in _BODIES


def _is_body(parser: Parser, words: Sequence[int]) -> bool:
    """Whether "Ann Lee of Canal Watch" names a body, and no town that spaCy takes for one ("of Baton Rouge")."""
    named = len(words) > 1 and all(parser.names.label(i) == "ORG" for i in words)
    return named and not Gazetteer.shared().find(parser.tree.span(words).of(parser.tree.text))


def represents(mention: Mention) -> bool:
    """Whether the role is one of those who speak for whom they work for: not a neighbour, not a supporter."""
    return any(singular(noun) in table("represents") for noun in mention.nouns)


def speaks_for(tree: Tree, parser: Parser, roster: Roster, mention: Mention, owner: Entity | None) -> str | None:
    """For which body or side somebody speaks, as a phrase tells it: "a spokesman for the port", "Lee's lawyer"."""
    if owner:
        return office_of(owner.text) if represents(mention) else None
    if body := body_of(tree, mention):
        return body
    if (force := force_of(tree, mention)) or names_no_force(tree, mention):
        return force
    told = mention.affiliation or owning_body(parser, mention)
    words = [i for i in told if tree[i].tag not in ("DT", "PRP$")]
    if not words or not may_speak_for(parser, mention, words):
        return None
    inner = parser.mention(words)
    entity = roster.find(inner) if inner and inner.named and not inner.parts else None
    return entity.text if entity else tree.span(words).of(tree.text)
