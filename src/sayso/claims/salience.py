"""Whom a pronoun means: the candidates before it, weighed by how near and how prominent they are.

After Lappin and Leass: a mention counts more as a subject than as an object, less the more
sentences lie between; agreement and the clause rule candidates out. Where two come close,
nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.claims.roster import Entity
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

REACH = 4
"""Sentences back in which a pronoun's antecedent is looked for."""
LOOKED_AT = 80
"""Mentions back that are looked at, whatever the sentences."""
MARGIN = 1.2
"""How many times the second best the best must weigh."""
LEAST = 0.15
"""What the best must weigh."""

WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 0.9, "csubj": 0.7, "ROOT": 0.8, "agent": 0.7, "dobj": 0.55, "dative": 0.55, "attr": 0.4,
    "appos": 0.4, "pobj": 0.4, "poss": 0.45, "conj": 0.5, "compound": 0.15, "amod": 0.1, "nmod": 0.15,
}  # fmt: skip
"""How prominent a mention is by its place in the clause."""
OTHER = 0.4

PERSON_KINDS = frozenset((SpeakerKind.PERSON,))
MANY = frozenset((SpeakerKind.GROUP, SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET))
NEUTER = frozenset(
    (SpeakerKind.GOVERNMENT, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN)
)

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p", "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1",
    "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p",
}  # fmt: skip
"""Pronouns that can be resolved, by what they ask for."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an entity is meant; ``quoted`` is the number of the quotation it stands in, or None."""

    word: int
    sentence: int
    entity: Entity
    weight: float
    quoted: int | None


class Salience:
    """The mentions so far, in order, and whom a pronoun after them means."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._seen: list[Occurrence] = []

    def note(self, word: int, entity: Entity, quoted: int | None, factor: float = 1.0) -> None:
        """Remember a mention at its head word."""
        weight = WEIGHTS.get(self.tree[word].dep, OTHER) * factor
        self._seen.append(Occurrence(word, self.tree.sentence(word), entity, weight, quoted))
        entity.last = max(entity.last, word)

    def antecedent(
        self, word: int, asks: str, quoted: int | None, favoured: Mapping[int, float], banned: Entity | None
    ) -> Entity | None:
        """Whom the pronoun at this word means; ``favoured`` are bonuses by the id() of an entity."""
        scores: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        here = self.tree.sentence(word)
        for seen in reversed(self._seen[-LOOKED_AT:]):
            if here - seen.sentence > REACH:
                break
            if seen.entity is banned or not agrees(seen.entity, asks) or self._same_clause(word, seen.word):
                continue
            key = id(seen.entity)
            entities[key] = seen.entity
            scores[key] = scores.get(key, 0.0) + self._worth(seen, word, here, quoted)
        weighed = {k: (s + favoured.get(k, 0.0)) * _certainty(entities[k], asks) for k, s in scores.items()}
        return _clear(weighed, entities)

    def _worth(self, seen: Occurrence, word: int, here: int, quoted: int | None) -> float:
        parallel = 1.25 if self.tree[seen.word].dep == self.tree[word].dep else 1.0
        level = 1.0 if seen.quoted == quoted else 0.35
        return float(seen.weight * parallel * level * 0.5 ** (here - seen.sentence))

    def _same_clause(self, word: int, other: int) -> bool:
        """Whether both are arguments of one verb, and so can't be one: "Lee told him"."""
        one, two = self.tree[word], self.tree[other]
        if one.dep == "poss" or two.dep == "poss" or self.tree.lower(word).endswith(("self", "selves")):
            return False
        return self._verb(word) == self._verb(other) and self._verb(word) is not None

    def _verb(self, i: int) -> int | None:
        token = self.tree[i]
        if token.dep == "pobj":
            token = self.tree[token.head]
        return token.head if token.head != i and self.tree[token.head].tag[:2] == "VB" else None


def agrees(entity: Entity, asks: str) -> bool:
    """Whether an entity can be meant by a pronoun that asks for this gender or number."""
    if asks in ("m", "f"):
        return entity.kind is SpeakerKind.PERSON and not entity.plural and entity.gender in (None, asks)
    if asks == "p":
        return entity.plural or (entity.kind in MANY and not entity.thing)
    return not entity.plural and entity.kind in NEUTER


def _certainty(entity: Entity, asks: str) -> float:
    if asks in ("m", "f"):
        return 1.0 if entity.gender else 0.8
    if asks == "p":
        return 1.0 if entity.plural else 0.6
    return 1.0


def _clear(scores: dict[int, float], entities: dict[int, Entity]) -> Entity | None:
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < LEAST:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < MARGIN * scores[ranked[1]]:
        return None
    return entities[ranked[0]]
