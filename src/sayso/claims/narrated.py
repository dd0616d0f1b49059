"""Whom a "her" or "him" means in a quotation that names nobody: the one of that sex whom the report just told of.

"Ana Brus lost her sister in the fire. 'I held her hand,' she said": the sister. Nobody, where the report tells of two
whom it may mean; and never who speaks. A quotation that fills its paragraph, with no more around it than who says it,
is of the one of that sex whom the paragraph before names.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from sayso.claims.dangling import gender, is_person
from sayso.claims.speakers.cast import GENDERED, Cast
from sayso.claims.speakers.forces import as_office
from sayso.claims.speakers.lexicon import kind_of_ending, kind_of_noun
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.voices import is_ones_own, marked
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

_INNER = frozenset(("compound", "nmod", "npadvmod", "amod"))
_SINGULAR = frozenset(("NN", "NNP"))
_PARAGRAPHS = 2
"""Paragraphs back in which whom a whole quotation is about must have been named."""
_BACK = 3
"""Sentences back in which they were told of, in the paragraph of the quotation."""


class Narrated:
    """The quotations of one document, with who speaks in them and what stands around."""

    def __init__(self, tree: Tree, attributions: Iterable[Attribution], names: Cast) -> None:
        self._tree = tree
        self._names = names
        self._quoted = {i for first, last in marked(tree) for i in range(first, last)}
        self._named_before: dict[int, int | None] = {}
        self._said = [a for a in attributions if a.within is None and a.sources and not is_ones_own(tree, a)]

    def meant(self, word: int) -> int | None:
        """The noun for whom a pronoun means; None where that is not certain."""
        tree, around = self._tree, self._around(word)
        if around is None:
            return None
        if (spoken_of := self._spoken_of(around)) is not None:
            return spoken_of if self._may_mean(spoken_of, word) else None
        sources = tree.words_of(around.sources)
        told = tree.words_of(around.contents)
        asks = PRONOUNS[tree.lower(word)]
        if any(self._is_somebody(i) for i in told if i < word):
            return None
        first = max(tree.sentence(min(*told, *sources)) - _BACK, 0)
        here = range(tree.sentence_words(first)[0], max(*told, *sources) + 1)
        hearers = self._hearers(around)
        near = [i for i in here if tree.paragraph(i) == tree.paragraph(word) and i not in self._quoted | hearers]
        people = list(self._people(near, self._names.name_at(sources), asks))
        return people[0] if len(people) == 1 and tree[people[0]].tag[0] == "N" else None

    def named_before(self, word: int) -> int | None:
        """The noun that names the one of a pronoun's sex, but for who speaks, in the last paragraph that names any."""
        if word not in self._named_before:
            self._named_before[word] = self._named(word)
        return self._named_before[word]

    def _named(self, word: int) -> int | None:
        tree, around = self._tree, self._around(word)
        if around is None:
            return None
        speaker, asks = self._names.name_at(tree.words_of(around.sources)), PRONOUNS[tree.lower(word)]
        if not self._begins(word, around) or any(
            PRONOUNS.get(tree.lower(i)) == asks for i in tree.words_of(around.sources)
        ):
            return None
        here, hearers = tree.paragraph(word), self._hearers(around)
        near = (i for i in self._paragraph(here) if (i not in self._quoted or i < word) and i not in hearers)
        if any(tree[i].tag[0] == "N" for i, _ in self._known(near, speaker, asks)):
            return None
        for paragraph in range(here - 1, max(here - _PARAGRAPHS, 0) - 1, -1):
            if people := dict(self._known(self._paragraph(paragraph), speaker, asks)):
                names = set(people.values())
                found = next((i for i in people if tree[i].tag[0] == "N"), None)
                sure = len(names) == 1 and self._names.sex_of(names.pop() or "") == asks
                agreed = found is not None and self._names.name_at([word]) in (None, people[found])
                return found if sure and agreed else None
        return None

    def _around(self, word: int) -> Attribution | None:
        """The one quotation in which a "he" or "her" stands."""
        tree = self._tree
        if tree.lower(word) not in GENDERED or word not in self._quoted or tree[word].tag[:3] != "PRP":
            return None
        around = [a for a in self._said if word in tree.words_of(a.contents)]
        return around[0] if len(around) == 1 else None

    def _begins(self, word: int, one: Attribution) -> bool:
        """Whether a sentence is a quotation from its beginning, or from behind who says it; no few words within it."""
        tree = self._tree
        framing = {*(tree.within(one.cue) if one.cue else ()), *tree.words_of(one.sources)}
        first = next(
            (i for i in tree.sentence_words(tree.sentence(word)) if tree.is_word(i) and i not in framing), word
        )
        return first in self._quoted

    def _paragraph(self, number: int) -> range:
        words, at = range(len(self._tree)), self._tree.paragraph
        return range(bisect_left(words, number, key=at), bisect_right(words, number, key=at))

    def _hearers(self, one: Attribution) -> frozenset[int]:
        """Whom it is said to, who is "you" in it: "'She left,' Lee told Ana Brus"."""
        head = self._tree.head_of(self._tree.within(one.cue)) if one.cue else None
        if head is None:
            return frozenset()
        to = [
            o for p in self._tree.children(head, "prep") if self._tree.lower(p) == "to" for o in self._tree.children(p)
        ]
        return frozenset((*self._tree.children(head, "dobj", "dative"), *to))

    def _known(self, words: Iterable[int], speaker: str | None, asks: str) -> Iterator[tuple[int, str | None]]:
        """Who of these may be of that sex, with their names: not what somebody only is ("a fraud", "as secretary")."""
        tree = self._tree
        for i in words:
            name = self._names.name_at([i])
            if name is not None and name == speaker:
                continue
            sex = self._names.sex_of(name) if name else gender(tree, i)
            if tree[i].tag[:3] == "PRP":
                fits = PRONOUNS.get(tree.lower(i)) == asks and (i not in self._quoted or name is not None)
            else:
                named = name is not None and sex is not None and tree[i].tag == "NNP" and tree[i].dep not in _INNER
                fits = (named or self._is_somebody(i)) and sex in (None, asks) and not self._only_told(i)
            if fits:
                yield i, name

    def _only_told(self, i: int) -> bool:
        """Whether a noun tells only what somebody is: "is a fraud", "as secretary", "ran for president"."""
        tree = self._tree
        bare = tree[i].tag == "NN" and not tree.children(i, "det", "poss", "amod")
        return (
            tree[i].dep in ("attr", "oprd", "appos")
            or bare
            or (tree[i].tag == "NN" and tree.lower(tree[i].head) == "as")
        )

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
        if tree[i].tag not in _SINGULAR or tree[i].dep in _INNER or beside or as_office(tree, i):
            return False
        if tree[i].tag == "NNP" and kind_of_ending(tree.word(i)) is SpeakerKind.OUTLET:
            return False  # "the Courier"
        return is_person(tree, i) and kind_of_noun(tree.lower(i)) is not SpeakerKind.GROUP
