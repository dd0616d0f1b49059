"""Whom a bare surname means that several in one report share: "Clinton" beside Bill and Hillary."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.speakers.descriptions import CANDIDACIES, HEADS_OF_STATE
from sayso.claims.speakers.lexicon import role_noun, table
from sayso.claims.speakers.mention import Mention
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Question, Salience
from sayso.claims.tree import Tree

NEAREST = 2.5
"""How clear it must be who was last talked of, for a surname to mean somebody else than whom the report is about."""


_SAYING = frozenset("say tell add ask explain continue recall reply respond note write".split())
_CLOSING = frozenset(("”", '"', "''"))
_RECENTLY = 8
"""Sentences back in which somebody spoke a little before."""
_TURN = 2
"""Sentences back in which it shows whom the report has turned to."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SEXES = {"he": "m", "she": "f"}
_LASTS = 2
"""Sentences for which it lasts that nobody can tell whom a surname means."""
_ARGUMENTS = frozenset("nsubj nsubjpass dobj pobj poss dative".split())
_CHILDREN = frozenset("son daughter child boy girl toddler baby infant stepson stepdaughter".split())
_GROWN = 16
_YEARS = frozenset("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split())
"""Ages of children, in words."""


class Namesakes:
    """Tells the bearers of one surname apart, in one document."""

    def __init__(self, tree: Tree, salience: Salience) -> None:
        self._tree = tree
        self._salience = salience
        self._full: dict[int, list[tuple[int, Entity]]] = {}
        self._spoke: list[tuple[int, Entity]] = []
        self._open: list[tuple[int, str]] = []  # surnames of which nobody can tell whom they mean

    def spoke(self, word: int, entity: Entity) -> None:
        """Remember who is the source of what is told at a word."""
        self._spoke.append((word, entity))

    def introduce(self, mention: Mention, entity: Entity | None) -> None:
        """Remember where somebody is named in full."""
        if entity:
            self._full.setdefault(self._tree.sentence(mention.head), []).append((mention.head, entity))

    def which(self, mention: Mention, fits: Sequence[Entity]) -> Entity | None:
        """The one that is meant by a surname alone; None where that can't be told."""
        later = [e for at, e in self._full.get(self._tree.sentence(mention.head), ()) if at > mention.head]
        left = [e for e in fits if e not in later]  # "Clinton said that Hillary Clinton had won"
        # A child, or somebody's, who is called by the first name is not called by the surname as well.
        grown = [e for e in left if not (self._is_child(e) or (e.roles & _CHILDREN and self._by_first_name(e)))]
        left = grown or left
        if len(left) == 1:
            return left[0]
        if (
            titles := {role_noun(noun) for noun in mention.nouns} - table("titles_male") - table("titles_female")
        ):  # "Secretary Lee"
            return _holder(titles, left) or (None if titles & HEADS_OF_STATE else _principal(left or fits))
        if bare := self._by_no_other_name(left):
            here = self._named_here(mention, left)
            return bare if here in (None, bare) else None
        if said := self._just_named(mention, left) or self._who_speaks(mention, left) or self._as_he(mention, left):
            return said
        first = _principal(left or fits)
        if (
            first
            and self._opens_paragraph(mention)
            and all(len(first.mentions) > 2 * len(e.mentions) for e in left if e is not first)
        ):
            return first
        asked = Question(mention.head, "person", allowed=lambda entity: entity in left, margin=NEAREST)
        meant = self._salience.antecedent(asked) or (None if self._left_open(mention) else first)
        doubtful = self._turned_from(mention.head, meant, left) and not self._spoke_since(meant, mention)
        if doubtful and self._tree[mention.head].dep in _SUBJECTS:
            self._open.append((mention.head, mention.name[-1]))
        return None if doubtful else meant

    def may_run(self, mention: Mention, one: Entity) -> bool:
        """Whether who is called the nominee is not as likely another of the name, to whom the report just turned."""
        if mention.noun not in CANDIDACIES or mention.noun in one.roles or not one.named:
            return True
        known = (e for found in self._full.values() for _, e in found if e.name[-1] == one.name[-1])
        return not self._turned_from(mention.head, one, list(known))

    def _turned_from(self, word: int, one: Entity | None, bearers: Sequence[Entity]) -> bool:
        """Whether the report has just turned to another of the name, so that neither can be told from the other."""
        found = self._turned_to(word, bearers)
        return bool(found) and found[-1][1] is not one

    def is_open(self, mention: Mention) -> bool:
        """Whether nobody could tell whom a surname means that is a subject, so that a pronoun may mean the same."""
        return (mention.head, mention.name[-1]) in self._open

    def _left_open(self, mention: Mention) -> bool:
        """Whether a little before nobody could tell whom the same surname means, which goes on to mean the same."""
        tree, here = self._tree, self._tree.sentence(mention.head)
        near = (name for at, name in self._open if at < mention.head and here - tree.sentence(at) <= _LASTS)
        return mention.name[-1] in near

    def _spoke_since(self, one: Entity | None, mention: Mention) -> bool:
        """Whether somebody spoke since any of the name was named in full."""
        named = max((at for known in self._full.values() for at, _ in known if at < mention.head), default=-1)
        return any(e is one for at, e in self._spoke if named < at < mention.head)

    def _turned_to(self, word: int, bearers: Sequence[Entity]) -> list[tuple[int, Entity]]:
        """Where those of the name are named in full, in the sentences before a word."""
        here = self._tree.sentence(word)
        near = ((at, e) for n in range(max(here - _TURN, 0), here + 1) for at, e in self._full.get(n, ()) if at < word)
        return [(at, e) for at, e in near if e in bearers]

    def _by_no_other_name(self, left: Sequence[Entity]) -> Entity | None:
        """The only one whose first name the report never gives, and who is known by the office besides."""
        bare = [e for e in left if len(e.name) == 1 and e.roles]
        return bare[0] if len(bare) == 1 else None

    def _named_here(self, mention: Mention, left: Sequence[Entity]) -> Entity | None:
        """Who was named in full before, in the same paragraph; the last one."""
        found = self._named_before(mention, left)
        return found[-1][1] if found else None

    def _named_before(self, mention: Mention, left: Sequence[Entity]) -> list[tuple[int, Entity]]:
        tree, here = self._tree, self._tree.paragraph(mention.head)
        full = ((at, e) for known in self._full.values() for at, e in known)
        return sorted(
            ((at, e) for at, e in full if at < mention.head and e in left and tree.paragraph(at) == here),
            key=lambda found: found[0],
        )

    def _just_named(self, mention: Mention, left: Sequence[Entity]) -> Entity | None:
        """The subject of the sentence before, the only one whom the paragraph has named in full."""
        tree = self._tree
        before = self._named_before(mention, left)
        last = [(at, e) for at, e in before if tree.sentence(at) == tree.sentence(mention.head) - 1]
        alone = len({id(e) for _, e in before}) == 1
        subjects = [e for at, e in last if self._is_told_of(at)]
        return subjects[0] if alone and subjects and tree[mention.head].dep == "nsubj" else None

    def _opens_paragraph(self, mention: Mention) -> bool:
        """Whether it is the first thing of its paragraph, which turns to whom the report is about."""
        return mention.words[0] == 0 or self._tree.paragraph(mention.words[0] - 1) != self._tree.paragraph(mention.head)

    def _who_speaks(self, mention: Mention, left: Sequence[Entity]) -> Entity | None:
        """Of whom a subject that says something is, the one alone that has spoken a little before."""
        tree, verb = self._tree, self._tree[mention.head].head
        behind = mention.head == verb + 1 and tree.word(verb - 1) in _CLOSING  # '"Why?" asked Lee'
        if not (tree[mention.head].dep == "nsubj" or behind) or tree[verb].lemma.lower() not in _SAYING:
            return None
        turned = self._turned_to(mention.head, left)  # "Then Erik Lee called. 'My father gave it,' Lee said"
        if len({id(e) for _, e in turned}) == 1 and self._is_told_of(turned[-1][0]):
            return turned[-1][1]
        near = [
            e for at, e in self._spoke if e in left and tree.sentence(mention.head) - tree.sentence(at) <= _RECENTLY
        ]
        return near[0] if len({id(e) for e in near}) == 1 else None

    def _as_he(self, mention: Mention, left: Sequence[Entity]) -> Entity | None:
        """The only one of the sex as whom the next sentence goes on about who alone is named in this one."""
        tree, here = self._tree, self._tree.sentence(mention.head)
        if not self._is_told_of(mention.head) or here + 1 >= len(tree.reading.sentences):
            return None
        after = next(iter(tree.sentence_words(here + 1)), 0)
        sex = _SEXES.get(tree.lower(after)) if tree[after].dep in _SUBJECTS else None
        alone = {i for i in tree.sentence_words(here) if tree[i].entity == "PERSON"} <= set(mention.words)
        fit = [e for e in left if e.gender == sex]
        return fit[0] if sex and alone and len(fit) == 1 and all(e.gender for e in left) else None

    def _is_told_of(self, word: int) -> bool:
        """Whether a sentence is about whom it names in full: its subject."""
        return self._tree[word].dep == "nsubj" and self._tree[self._tree[word].head].dep == "ROOT"

    def _by_first_name(self, entity: Entity) -> bool:
        """Whether the report calls somebody by the first name alone."""
        first, tree = entity.name[0], self._tree
        places = tree.where(first.lower().replace("’", "'")) if len(entity.name) > 1 else []
        alone = (i for i in places if tree.word(i) == first and i + 1 < len(tree))
        return any(tree[i + 1].tag[:3] != "NNP" and tree[i].dep in _ARGUMENTS for i in alone)

    def _is_child(self, entity: Entity) -> bool:
        """Whether an age under sixteen stands behind the full name: "Ann Lee, 6,"."""
        tree = self._tree
        named = (at for known in self._full.values() for at, e in known if e is entity)
        behind = ([tree.word(i) for i in range(at + 1, min(at + 4, len(tree)))] for at in named)
        ages = [
            after[1]
            for after in behind
            if len(after) == 3 and after[0] == "," and (after[2] == "," or after[1].isdecimal())
        ]
        return any((age.isdecimal() and int(age) < _GROWN) or age in _YEARS for age in ages)


def _holder(titles: set[str], fits: Sequence[Entity]) -> Entity | None:
    """The one who is known by such a title."""
    holders = [e for e in fits if titles & e.roles]
    return holders[0] if len(holders) == 1 else None


def _principal(fits: Sequence[Entity]) -> Entity | None:
    """The one named first, if no other is named in full more often."""
    first, *others = sorted(fits, key=lambda e: e.introduced)
    often = max(e.full_names for e in others)
    return first if first.full_names >= often else None
