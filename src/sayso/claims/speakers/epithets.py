"""Whom a description means that tells more of somebody just named: "the former mayor", "the young mother"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.constructions import ASKS
from sayso.claims.speakers.corrections import WRITERS
from sayso.claims.speakers.descriptions import HEADS_OF_STATE
from sayso.claims.speakers.lexicon import table
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.names import Names
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import MARGIN
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

MANY_BELONG = frozenset("gop republican democratic party house senate congress parliament white cabinet".split())
_HEADING = frozenset(("head", "leader", "deputy"))
_RUNNING = frozenset("executive ceo chairman chairwoman chair superintendent director manager owner founder".split())
_DOORKEEPERS = frozenset("guard sentry porter clerk receptionist usher waiter waitress bouncer".split())
"""Who a place has, and who is another than whoever comes there."""
_OURS = frozenset("i me my mine we us our ours".split())
_PARENTS = {"mother": "f", "father": "m"}
_CHILDREN = frozenset("daughter son child baby boy girl twin".split())

EPITHET_MARGIN = 2.6
"""How clear it must be whom a description means whose role nobody is known to have."""
PUBLIC_MARGIN = 1.4
"""The same where it describes somebody readers know: "the candidate", "the Ohio senator"."""
RULER_MARGIN = 2.2
"""The same where he has an office that reports seldom leave out: "the former president"."""


def margin_of(mention: Mention, source: bool) -> float:
    """How many times the second best the best must weigh to be meant by a description."""
    if mention.kind is not SpeakerKind.PERSON:
        return MARGIN
    if not (source and mention.noun in table("public_figures")):
        return EPITHET_MARGIN
    return RULER_MARGIN if mention.noun in HEADS_OF_STATE else PUBLIC_MARGIN


def is_of_a_body(tree: Tree, names: Names, mention: Mention) -> bool:
    """ "The Marsh Herald reporter" is nobody of whom that is not known."""
    bodies = [i for i in mention.affiliation if i < mention.head and names.label(i) == "ORG"]
    works = mention.noun in table("represents") or mention.noun in WRITERS
    return works and any(tree.lower(i) not in MANY_BELONG for i in bodies)


def doing_above(tree: Tree, word: int) -> list[int]:
    """Who does what somebody described has a part in, and is another.

    In the clause that his hangs on: "Lee hit back after the nominee said"; or in his own: "Lee, accused by the mayor".
    """
    clauses = [tree[a].head for a in tree.ancestors(word) if tree[a].dep == "advcl"]
    subjects = [s for verb in clauses for s in tree.children(verb, "nsubj", "nsubjpass") if s < word]
    verb = tree[tree[word].head].head if tree[word].dep == "pobj" else tree[word].head
    if tree[word].dep not in ("pobj", "dobj", "dative") or tree[verb].tag[:2] != "VB":
        return subjects
    if tree[verb].dep == "acl":
        return [*subjects, tree[verb].head]
    return [*subjects, *(s for s in tree.children(verb, "nsubj", "nsubjpass") if s < word)]


def is_told_as_known(tree: Tree, mention: Mention) -> bool:
    """Whether a sentence begins with what nobody is called who is new: "the former guard", "the 51-year-old"."""
    first = tree.sentence_words(tree.sentence(mention.head))[0]
    known = "former" in mention.modifiers or (mention.noun == "old" and tree.word(mention.head - 1) == "-")
    return bool(mention.definite) and known and mention.words[0] <= first + 1


def may_have_post(mention: Mention, entity: Entity) -> bool:
    """Whether somebody may be called by this post: of whom no role is told runs nothing and keeps no door.

    A secretary is no "head of the delegation", which is told in full of somebody else.
    """
    offices = table("offices")
    if mention.affiliation and mention.noun in offices | _RUNNING | _HEADING:
        return bool(entity.roles & {mention.noun}) or not entity.roles & offices
    return mention.noun not in _RUNNING | _DOORKEEPERS or bool(entity.roles) or entity.noun == mention.noun


def parent_of(tree: Tree, meant: Mapping[int, Entity], mention: Mention) -> Entity | None:
    """Whose child was just told of: "Her daughter was buried. The young mother"."""
    here = tree.sentence(mention.head)
    if mention.noun not in _PARENTS or not mention.definite or mention.owner or not here:
        return None
    owners = (i for i in tree.sentence_words(here - 1) if tree[i].dep == "poss")
    of_children = (i for i in owners if tree[tree[i].head].lemma.lower() in _CHILDREN)
    found = {id(e): e for i in of_children if (e := meant.get(i))}
    one = next(iter(found.values())) if len(found) == 1 else None
    person = one is not None and one.kind is SpeakerKind.PERSON and not one.plural
    return one if one and person and one.gender in (None, _PARENTS[mention.noun]) else None


def named_by(
    tree: Tree, attributions: Sequence[Attribution], mention: Mention, meant: Mapping[int, Entity]
) -> list[Entity]:
    """Of whom somebody who is described speaks before, and who is another: "Lee (he) took it, the minister said"."""
    if tree.have(mention.head + 1, ("'s",)):  # of "Lee's ills, the minister's doctor said" the doctor says it
        return []
    own = (a for a in attributions if tree.head_of(tree.words_of(a.sources)) == mention.head)
    own = (a for a in own if not _is_asked(tree, a))  # "asked if he was ill, the candidate said no"
    said = (i for a in own for i in tree.words_of(a.contents))
    said = (i for i in said if tree[i].tag[:3] in ("NNP", "PRP") and i < mention.head)
    found = (entity for i in said if tree.lower(i) not in _OURS and (entity := meant.get(i)))
    return [entity for entity in found if entity.named and entity.kind is SpeakerKind.PERSON]


def _is_asked(tree: Tree, one: Attribution) -> bool:
    """Whether a source was asked what is told, and did not tell it."""
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    return at is not None and tree[at].tag == "VBN" and tree[at].lemma in ASKS and not tree.children(at, "aux")
