"""Whom a pronoun means: the candidates before it, weighed by how near and how prominent they are.

After Lappin and Leass: a mention counts more as a subject than as an object, less the more
sentences lie between; agreement and the clause rule candidates out. Where two come close,
nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.claims.forms import only_tells_what, says
from sayso.claims.speakers.agreement import agrees, agrees_at
from sayso.claims.speakers.control import others_doing, told_before_source
from sayso.claims.speakers.lexicon import kind_of_noun, likely_sex
from sayso.claims.speakers.mention import TRADES
from sayso.claims.speakers.one_person import one_of_all
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import Voices, places
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

REACH = 4
"""Sentences back in which a pronoun's antecedent is looked for."""
FAR = 12
"""Sentences back in which the only person that "he" or "she" can mean may have been talked of last."""
LOOKED_AT = 80
"""Mentions back that are looked at, whatever the sentences."""
MARGIN = 1.2
"""How many times the second best the best must weigh."""
PARALLEL = 1.25
"""What a mention in the same place of its clause gains."""
REPEATED = 0.3
"""What a mention adds to the best one of the same entity."""
UNNAMED = 0.75
"""What a person counts who has no name, for "he" and "she"."""
UNTOLD, UNTOLD_BESIDE = 0.65, 0.35
"""The same of whom the sex is not told either, alone and beside another who is of the one that is asked for."""
SEX_UNTOLD = 0.8
SEX_IN_DOUBT = 0.65
"""What somebody counts whose sex is not told, and where another near is known to be of that asked for."""
DOUBTFUL = 0.8
"""What somebody counts who is described as known and could not be told: "the Ohio governor"."""
BODY_AS_MANY = {"p": 0.45, "p+": 0.6}
"""What a body counts for "they", where a thing may be meant and where somebody is."""
DOCUMENTS_AS_MANY = 0.4
"""What documents count for "they" where somebody is meant: people who stand near are meant rather."""
CLAUSE = 1.4
"""What the subject of the clause around a pronoun gains: "after Lee was asked about his plan"."""
SAME_PARAGRAPH = 1.3
"""What a person gains for "he" and "she" who is talked of in the same paragraph."""
KNOWN_HERE = 1.5
"""What somebody gains as an object who is known to be of this sex and stands in the sentence."""
OWNER = 2.0
"""What whoever a clause's subject belongs to gains, if that is no person: "Lee's lawyers said he was ill"."""
OTHER_VOICE = 0.35
REPORTED = 0.6
"""What a mention loses in another quotation, and in another's reported content."""
HEADING = 0.3
"""What a mention counts in a line that is no sentence, such as a link to another story."""
LEAST = 0.15
"""What the best must weigh."""
FAR_LEAST, FAR_MARGIN = 0.07, 3
"""The same, and how many times the second best, of one known to be of the sex asked for."""

WEIGHTS = {
    "nsubj": 1.0, "nsubjpass": 0.9, "csubj": 0.7, "ROOT": 0.8, "agent": 0.7, "dobj": 0.55, "dative": 0.55, "attr": 0.4,
    "appos": 0.4, "pobj": 0.4, "poss": 0.45, "conj": 0.5, "compound": 0.15, "amod": 0.1, "nmod": 0.15,
}  # fmt: skip
"""How prominent a mention is by its place in the clause."""
OTHER = 0.4
SUBJECTS_OWNER = 0.7
"""Of Lee in "Lee's plan failed"."""

_WITHIN = frozenset(("compound", "amod", "nmod"))
_SUBJECTS = ("nsubj", "nsubjpass")
_ENDS = frozenset(".?!:;,\"”’'…)]")
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p", "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1",
    "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p",
}  # fmt: skip
"""Pronouns that can be resolved, by what they ask for."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where an entity is meant, and the attributions in whose content it stands."""

    word: int
    sentence: int
    entity: Entity
    weight: float
    quoted: int | None
    inside: frozenset[int]


def _anyone(_: Entity) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """Whom does this word mean?

    ``asks`` is the gender, number or kind it asks for, ``own`` the attributions it is the
    source of, ``favoured`` are bonuses by the id() of an entity, ``allowed`` rules entities
    out, ``margin`` is how many times the second best the best must weigh.
    """

    word: int
    asks: str
    own: frozenset[int] = frozenset()
    favoured: Mapping[int, float] = field(default_factory=dict)
    allowed: Callable[[Entity], bool] = _anyone
    margin: float = MARGIN


class Salience:
    """The mentions so far, in order, and whom a pronoun after them means."""

    def __init__(self, tree: Tree, voices: Voices) -> None:
        self.tree = tree
        self.voices = voices
        self._seen: list[Occurrence] = []
        self._place = places(tree, voices)

    def note(self, word: int, entity: Entity, factor: float = 1.0, own: frozenset[int] = frozenset()) -> None:
        """Remember a mention at its head word; ``own`` are the attributions it is the source of."""
        weight = self._prominence(word) * factor * (1.0 if self._in_prose(word) else HEADING)
        quoted, inside = self._voice(word, own)
        self._seen.append(Occurrence(word, self.tree.sentence(word), entity, weight, quoted, inside))
        entity.last = max(entity.last, word)

    def _in_prose(self, word: int) -> bool:
        """Whether its paragraph ends as sentences do; headlines, captions and links to other stories do not."""
        number = self.tree.paragraph(word)
        return number == 0 or self.tree.reading.paragraphs[number].of(self.tree.text).rstrip()[-1:] in _ENDS

    def _prominence(self, word: int) -> float:
        token = self.tree[self._stands(word)]
        if token.dep == "poss" and self.tree[token.head].dep.startswith("nsubj"):
            return SUBJECTS_OWNER
        if token.dep == "nsubj" and any(self.tree[i].tag == "TO" for i in self.tree.children(token.head, "aux")):
            return WEIGHTS["dobj"]  # "allow Lee to go"
        return WEIGHTS.get(token.dep, OTHER)

    def _stands(self, word: int) -> int:
        """The word in whose place it stands: "director" of "the director, Ann Lee", "Marl" of "Marl & Sons"."""
        while self.tree[word].dep == "appos" or (self.tree[word].dep == "conj" and self.tree.word(word - 1) == "&"):
            word = self.tree[word].head
        return word

    def _voice(self, word: int, own: frozenset[int]) -> tuple[int | None, frozenset[int]]:
        return self.voices.owner(word, min(own, default=None)), frozenset(self.voices.contents(word)) - own

    def antecedent(self, question: Question) -> Entity | None:
        """Whom the pronoun or description means; None where that can't be told."""
        seen = list(self._candidates(question))
        if question.asks in ("m", "f") and not any(worth >= LEAST for _, worth in seen):
            return self._only_one(question, known=bool(seen))
        if question.asks == "organisation" and not any(worth >= LEAST for _, worth in seen):
            return self._only_one(question)
        worths: dict[int, list[float]] = {}
        for one, worth in seen:
            worths.setdefault(id(one.entity), []).append(worth)
        scores = {key: REPEATED * sum(all_) + (1 - REPEATED) * max(all_) for key, all_ in worths.items()}
        favoured = {} if self._has_subject(question, seen) else question.favoured
        entities = {id(one.entity): one.entity for one, _ in seen}
        scores = {key: score for key, score in scores.items() if not _unlikely(entities[key], question.asks, entities)}
        known = any(e.named and e.gender == question.asks for e in entities.values())
        told = bool(self.voices.contents(question.word)) and self.tree[question.word].dep == "poss"
        beside = any(e.gender == question.asks for e in entities.values())
        here = {id(one.entity) for one, _ in seen if one.sentence == self.tree.sentence(question.word)}
        weighed = {
            key: (score + favoured.get(key, 0.0))
            * _certainty(entities[key], question.asks, known and told, beside and key not in here)
            for key, score in scores.items()
        }
        best = _clear(weighed, entities, question.margin)
        if best is None and question.asks in ("m", "f"):
            most = max(weighed.values(), default=0.0)
            near = [entities[key] for key, one in weighed.items() if one * question.margin >= most >= LEAST]
            best = _clear(weighed, entities, FAR_MARGIN, FAR_LEAST)
            if best is None or best.gender != question.asks:
                best = one_of_all(self.tree, question.word, {s.word: s.entity for s in self._seen}, near)
        return best

    def _only_one(self, question: Question, known: bool = False) -> Entity | None:
        """The only person of this sex, or the only such body, that was talked of for long, if none is near.

        ``known``: those near are hardly meant, and only who is known to be of this sex counts.
        """
        here = self.tree.sentence(question.word)
        far = [s for s in self._seen[-LOOKED_AT:] if self._distance(s.sentence, here, None) <= FAR]
        people = {id(s.entity): s.entity for s in far if self._possible(s, question)}
        people = {key: one for key, one in people.items() if not known or one.gender == question.asks}
        entity = next(iter(people.values())) if len(people) == 1 else None
        body = question.asks == "organisation"
        if body and all(self.tree[s.word].dep in _WITHIN for s in far if s.entity is entity):
            return None  # "Syrup boss Lee"
        return entity if entity and entity.named and (body or entity.gender == question.asks) else None

    def is_blurred(self, one: Entity, word: int, asks: str) -> bool:
        """Whether another's deed was told after somebody in the last sentence on them, with a sentence between."""
        last = max((s for s in self._seen[-LOOKED_AT:] if s.entity is one), key=lambda s: s.word, default=None)
        if last is None or self.tree.sentence(word) - last.sentence < 2:
            return False
        after = (s for s in self._seen[-LOOKED_AT:] if s.sentence == last.sentence and s.word > last.word)
        others = (s for s in after if s.entity.named and s.entity is not one and s.quoted == last.quoted)
        return any(agrees(s.entity, asks) and self.tree[s.word].dep in _SUBJECTS for s in others)

    def turned_from(self, speaker: Entity, since: int, word: int) -> bool:
        """Whether a paragraph that began since a speaker spoke turned to another before a word that may mean either."""
        paragraph = self.tree.paragraph(word)
        if paragraph == self.tree.paragraph(since):
            return False
        between = [s for s in self._seen[-LOOKED_AT:] if s.word > since and self.tree.paragraph(s.word) == paragraph]
        return any(self._turns_to(s, speaker, word) for s in between)

    def _turns_to(self, seen: Occurrence, speaker: Entity, word: int) -> bool:
        """Whether somebody else who is named is the subject of a sentence of the report's own before a word's."""
        token = self.tree[seen.word]
        subject = token.dep == "nsubj" and self.tree[token.head].dep == "ROOT" and seen.quoted is None
        body = seen.entity.kind is not SpeakerKind.PERSON and PRONOUNS.get(self.tree.lower(word)) == "n"
        named = seen.entity.named and agrees(seen.entity, "n" if body else "person")
        other = seen.entity is not speaker and named
        return subject and other and seen.sentence < self.tree.sentence(word)

    def _candidates(self, question: Question) -> Iterator[tuple[Occurrence, float]]:
        """The mentions within reach that agree, each with what it is worth."""
        here = self.tree.sentence(question.word)
        quoted, inside = self._voice(question.word, question.own)
        subject = self._clause_subject(question.word) if question.asks not in ("p", "p+") else None
        told_of = told_before_source(self.tree, question.word) if quoted is None else None
        for seen in reversed(self._seen[-LOOKED_AT:]):
            distance = self._distance(seen.sentence, here, quoted)
            if distance > REACH:
                return
            if self._possible(seen, question):
                kin = seen.word == told_of  # "Lee was ill, according to his wife"
                level = 1.0 if kin else self._level(seen, question, quoted, inside)
                stands = self._stands(seen.word)
                parallel = PARALLEL if self.tree[stands].dep == self.tree[question.word].dep else 1.0
                owner = kin or self._owns(seen.word, subject)
                own = OWNER if owner else CLAUSE if stands == subject else 1.0
                known = seen.sentence == here and question.asks in ("m", "f") and seen.entity.gender == question.asks
                own *= KNOWN_HERE if known and self.tree[question.word].dep in ("dobj", "dative") else 1.0
                near = quoted is not None or self.tree.paragraph(seen.word) == self.tree.paragraph(question.word)
                own *= SAME_PARAGRAPH if near and question.asks in ("m", "f") else 1.0
                yield seen, seen.weight * parallel * level * own * 0.5**distance

    def _clause_subject(self, word: int) -> int | None:
        """The subject of the nearest clause around a pronoun: "Lee was asked about his plan"."""
        for above in self.tree.ancestors(word):
            subjects = [i for i in self.tree.children(above, "nsubj", "nsubjpass") if i < word]
            if subjects and self.tree[above].tag.startswith("VB"):
                return subjects[0]
        return None

    def _owns(self, word: int, subject: int | None) -> bool:
        """Whether a clause's subject is a body or a thing of somebody's: "Lee's employer said he was ill"."""
        if subject is None or self.tree[word].dep != "poss" or self.tree[word].head != subject:
            return False
        noun = self.tree[subject].lemma.lower()
        return noun in TRADES or kind_of_noun(noun) is not SpeakerKind.PERSON

    def _possible(self, seen: Occurrence, question: Question) -> bool:
        return (
            agrees_at(self.tree, seen.word, seen.entity, question.asks)
            and question.allowed(seen.entity)
            and not self._same_clause(question.word, seen.word)
            and not (says(self.tree, seen.word, question.word) or only_tells_what(self.tree, seen.word, question.word))
        )

    def _level(self, seen: Occurrence, question: Question, quoted: int | None, inside: frozenset[int]) -> float:
        """What is said by others is less at hand than what the same voice says."""
        partly = quoted is not None and seen.quoted is None and quoted in seen.inside  # 'said Lee "was not well"'
        if (seen.quoted != quoted and not partly) or seen.inside & question.own:
            return OTHER_VOICE
        subjects = {self.tree[question.word].dep, self.tree[self._stands(seen.word)].dep} <= {*_SUBJECTS}
        topic = bool(inside) and quoted is None and subjects
        return REPORTED if seen.inside - inside and not topic else 1.0  # "it says Lee left; they say he is ill"

    def _has_subject(self, question: Question, seen: list[tuple[Occurrence, float]]) -> bool:
        """Whether the sentence has a subject before the pronoun that the pronoun may well mean."""
        here = self.tree.sentence(question.word)
        return any(
            one.sentence == here
            and self.tree[one.word].dep.startswith("nsubj")
            and not one.inside & question.own
            and one.quoted is None
            for one, _ in seen
        )

    def _distance(self, one: int, other: int, quoted: int | None) -> float:
        """Sentences between two; seen from outside a quotation, what is quoted hardly counts."""
        return other - one if quoted is not None else self._place[other] - self._place[one]

    def distance(self, word: int, other: int) -> float:
        """Sentences between two words of the report's own voice."""
        return self._distance(self.tree.sentence(word), self.tree.sentence(other), None)

    def only_person(self, question: Question) -> Entity | None:
        """The one person of the sentence before in the same paragraph, of others than the other sex, if it agrees."""
        before = self.tree.sentence(question.word) - 1
        seen = [s for s in self._seen[-LOOKED_AT:] if s.sentence == before and s.entity.kind is SpeakerKind.PERSON]
        seen = [s for s in seen if s.entity.gender in (None, question.asks) or question.asks not in ("m", "f")]
        people = {id(s.entity): s for s in seen}
        if len(people) != 1 or self.tree.paragraph(seen[0].word) != self.tree.paragraph(question.word):
            return None
        entity = seen[0].entity
        return entity if entity.named and agrees(entity, question.asks) and question.allowed(entity) else None

    def only_body(self, question: Question) -> Entity | None:
        """The one body of the sentence before in the same paragraph, if there is one that may be meant."""
        seen = [s for s in self.just_before(question.word) if self._possible(s, question)]
        seen = [s for s in seen if self.tree.paragraph(s.word) == self.tree.paragraph(question.word)]
        return seen[0].entity if len({id(s.entity) for s in seen}) == 1 and seen[0].entity.named else None

    def only_people(self, word: int) -> Entity | None:
        """The one group of people of the sentence before, of whom "two of them" are some."""
        found = {id(s.entity): s.entity for s in self.just_before(word) if s.entity.plural}
        people = [e for e in found.values() if e.kind in (SpeakerKind.GROUP, SpeakerKind.PERSON)]
        return people[0] if len(people) == 1 else None

    def just_before(self, word: int) -> list[Occurrence]:
        """The mentions of the sentence before."""
        before = self.tree.sentence(word) - 1
        return [s for s in self._seen[-LOOKED_AT:] if s.sentence == before]

    def before(self, word: int) -> Iterator[Entity]:
        """Those who were mentioned within reach before a word."""
        here = self.tree.sentence(word)
        near = (s for s in self._seen[-LOOKED_AT:] if self._distance(s.sentence, here, None) <= REACH)
        return (s.entity for s in near if s.word < word)

    def nearest(self, word: int, kinds: frozenset[SpeakerKind]) -> Entity | None:
        """The last mention before a word, in its sentence, of something of these kinds."""
        here = self.tree.sentence(word)
        for seen in reversed(self._seen[-LOOKED_AT:]):
            if seen.sentence != here:
                return None
            of_others = self.tree[seen.word].dep in ("amod", "compound", "nmod")  # "Norwegian newspapers"
            if seen.word < word and seen.entity.kind in kinds and not of_others:
                return seen.entity
        return None

    def _same_clause(self, word: int, other: int) -> bool:
        """Whether both are arguments of one verb, and so can't be one: "Lee told him", "Lee denied telling him"."""
        one, two = self.tree[word], self.tree[other]
        if one.dep == "poss" or two.dep == "poss" or self.tree.lower(word).endswith(("self", "selves")):
            return False
        verb = self._verb(word)
        if verb is not None and other in others_doing(self.tree, word, verb):
            return True
        return verb == self._verb(other) and verb is not None

    def _verb(self, i: int) -> int | None:
        token = self.tree[self._stands(i)]
        if token.dep == "pobj":
            token = self.tree[token.head]
        return token.head if token.head != i and self.tree[token.head].tag[:2] == "VB" else None


def _unlikely(entity: Entity, asks: str, others: Mapping[int, Entity]) -> bool:
    """Whether somebody's name sounds like one of the other sex, while another is known to be of this one."""
    guess = likely_sex(entity.name) if entity.named and entity.gender is None and asks in ("m", "f") else None
    return guess not in (None, asks) and any(one.named and one.gender == asks for one in others.values())


def _certainty(entity: Entity, asks: str, doubt: bool, beside: bool) -> float:
    """How sure it is that it agrees; in ``doubt`` is whose thing somebody speaks of, ``beside`` another of that sex."""
    if entity.doubtful:
        return DOUBTFUL
    if asks in ("m", "f"):
        return (1.0 if entity.gender else SEX_IN_DOUBT if doubt else SEX_UNTOLD) * (
            1.0 if entity.named else UNNAMED if entity.gender else UNTOLD_BESIDE if beside else UNTOLD
        )
    if asks == "p+" and entity.kind is SpeakerKind.DOCUMENT:
        return DOCUMENTS_AS_MANY
    if asks in ("p", "p+"):
        return 1.0 if entity.plural else BODY_AS_MANY[asks]
    return 1.0


def _clear(scores: dict[int, float], entities: dict[int, Entity], margin: float, least: float = LEAST) -> Entity | None:
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < least:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < margin * scores[ranked[1]]:
        return None
    best = entities[ranked[0]]
    return None if best.doubtful else best
