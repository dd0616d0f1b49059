"""Whom a "her" or "him" means in a quotation that names nobody: the one of that sex whom the report just told of.

"Ana Brus lost her sister in the fire. 'I held her hand,' she said": the sister. Nobody, where the report tells of two
whom it may mean; and never who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.claims.dangling import gender, is_person
from sayso.claims.setting import Names
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.speakers.lexicon import kind_of_ending, kind_of_noun
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.voices import is_ones_own, marked
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

_INNER = frozenset(("compound", "nmod", "npadvmod", "amod"))
_SINGULAR = frozenset(("NN", "NNP"))
_BACK = 3
"""Sentences back in which they were told of, in the paragraph of the quotation."""


class Narrated:
    """The quotations of one document, with who speaks in them and what stands around."""

    def __init__(self, tree: Tree, attributions: Iterable[Attribution], names: Names) -> None:
        self._tree = tree
        self._names = names
        self._quoted = {i for first, last in marked(tree) for i in range(first, last)}
        self._said = [a for a in attributions if a.within is None and a.sources and not is_ones_own(tree, a)]

    def meant(self, word: int) -> int | None:
        """The noun for whom a pronoun means; None where that is not certain."""
        tree = self._tree
        if tree.lower(word) not in GENDERED or word not in self._quoted or tree[word].tag[:3] != "PRP":
            return None
        around = [a for a in self._said if word in tree.words_of(a.contents)]
        if len(around) != 1:
            return None
        if (spoken_of := self._spoken_of(around[0])) is not None:
            return spoken_of if self._may_mean(spoken_of, word) else None
        sources = tree.words_of(around[0].sources)
        told = tree.words_of(around[0].contents)
        asks = PRONOUNS[tree.lower(word)]
        if any(self._is_somebody(i) for i in told if i < word):
            return None
        first = max(tree.sentence(min(*told, *sources)) - _BACK, 0)
        here = range(tree.sentence_words(first)[0], max(*told, *sources) + 1)
        near = [i for i in here if tree.paragraph(i) == tree.paragraph(word) and i not in self._quoted]
        people = list(self._people(near, self._names.name_at(sources), asks))
        return people[0] if len(people) == 1 and tree[people[0]].tag[0] == "N" else None

    def _spoken_of(self, one: Attribution) -> int | None:
        """Who is named behind the words: "'She knew it,' Lee said of the engineer"."""
        head = self._tree.head_of(self._tree.within(one.cue)) if one.cue else None
        preps = self._tree.children(head, "prep") if head is not None else []
        told = (o for p in preps if self._tree.lower(p) in ("of", "about") for o in self._tree.children(p, "pobj"))
        return next(told, None)

    def _may_mean(self, noun: int, word: int) -> bool:
        return self._is_somebody(noun) and gender(self._tree, noun) in (None, PRONOUNS[self._tree.lower(word)])

    def _people(self, near: Iterable[int], speaker: str | None, asks: str) -> Iterator[int]:
        """Who may be of the sex asked for, but for the speaker, also by a pronoun of them."""
        tree = self._tree
        for i in near:
            named = self._names.name_at([i])
            if named is not None and named == speaker:
                continue
            pronoun = tree[i].tag[:3] == "PRP" and PRONOUNS.get(tree.lower(i)) == asks
            if pronoun or (self._is_somebody(i) and gender(tree, i) in (None, asks)):
                yield i

    def _is_somebody(self, i: int) -> bool:
        """Whether a noun means one person, and is no name behind it: "sister" of "his sister Greta"."""
        tree = self._tree
        head = tree[i].head
        beside = tree[i].dep in ("appos", "nmod") and is_person(tree, head) and head < i
        if tree[i].tag not in _SINGULAR or tree[i].dep in _INNER or beside:
            return False
        if tree[i].tag == "NNP" and kind_of_ending(tree.word(i)) is SpeakerKind.OUTLET:
            return False  # "the Courier"
        return is_person(tree, i) and kind_of_noun(tree.lower(i)) is not SpeakerKind.GROUP
