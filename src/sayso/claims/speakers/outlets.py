"""Which name "the newspaper" means that nobody knows as an outlet's: the one that the sentence before says prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims.speakers.lexicon import is_short_for, without_article
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Occurrence
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.UNKNOWN))
_PRESS = frozenset(
    "report story article interview newspaper correction apologise apologize correct retract print publish broadcast "
    "air reporter editor headline issue edition write quote withdraw".split()
)
"""Words by which a sentence tells of an outlet's work."""


def outlet_meant(tree: Tree, mention: Mention, found: Entity | None, before: Sequence[Occurrence]) -> Entity | None:
    """Whom a description means that was ``found``, or else the outlet of the sentence before, where it is an outlet's.

    None of two that stand side by side.
    """
    if mention.kind is not SpeakerKind.OUTLET:
        return found
    bodies = {id(s.entity): s for s in before if _may_be_one(s.entity)}
    told = [s.word for s in before if s.entity is found]
    if any(tree[i].tag == "NNP" and (tree[i].dep == "conj" or tree.children(i, "conj")) for i in told):
        return None
    return found or _named(tree, mention.head, [s.entity for s in bodies.values()])


def _may_be_one(entity: Entity) -> bool:
    several = entity.country or entity.plural or entity.thing
    return entity.named and not several and entity.kind not in (SpeakerKind.PERSON, SpeakerKind.DOCUMENT)


def _named(tree: Tree, word: int, bodies: Sequence[Entity]) -> Entity | None:
    """The one body of the sentence before a word, if that tells of an outlet's work; it is one then."""
    here = tree.sentence(word)
    words = list(tree.sentence_words(here - 1)) if here else []
    near = any(tree.paragraph(i) == tree.paragraph(word) for i in words)
    if len(bodies) != 1 or not near or not any(tree[i].lemma.lower() in _PRESS for i in words):
        return None
    bodies[0].kind = SpeakerKind.OUTLET
    return bodies[0]


def name_in_full(tree: Tree, entities: Iterable[Entity]) -> None:
    """The report's own outlet under its whole name, where only a part stands for it: "the Lantern"."""
    outlet = tree.reading.document.outlet or ""
    named = [e for e in entities if e.named and not e.country and e.kind in _BODIES]
    own = [e for e in named if is_short_for(e.text, outlet)]
    if len(own) == 1 and all(e.text != without_article(outlet) for e in named):
        own[0].name, own[0].kind = tuple(without_article(outlet).split()), SpeakerKind.OUTLET


def is_outlet_meant(mention: Mention, entities: Iterable[Entity]) -> bool:
    """Whether "the paper" is a newspaper that was named, and no document."""
    plain = mention.noun == "paper" and mention.definite and len(mention.name) == 1
    return bool(plain) and any(e.kind is SpeakerKind.OUTLET and e.last >= 0 for e in entities)
