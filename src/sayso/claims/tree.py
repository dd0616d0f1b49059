"""A Reading as trees of words: what the claims stage asks of syntax, in one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, wraps
from itertools import groupby
from typing import Any

from sayso.claims.reparsed import reparsed
from sayso.claims.unglued import unglued
from sayso.model import Reading, Span, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
INTERROGATIVES = frozenset(("WP", "WRB", "WP$", "WDT"))
"""Tags of words that ask or relate."""
DIVIDERS = frozenset((";", "—", "–", "--", ":"))
"""Marks that part clauses more than a comma does."""
CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "csubj", "csubjpass", "pcomp"))


class Tree(tuple[Token, ...]):
    """The tokens of a Reading, with what depends on each; words go by their number.

    The stage asks a tree some 150 times a word, so that what it answers is laid out once: a tuple
    for the tokens themselves, a list for each other thing.
    """

    def __new__(cls, reading: Reading) -> Tree:
        """The tokens."""
        return super().__new__(cls, reparsed(unglued(reading.tokens, reading.document.text)))

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._starts = [token.start for token in self]
        self._ends = [token.end for token in self]
        words = [self.text[token.start : token.end] for token in self]
        self._lower = [word.lower().replace("’", "'") for word in words]
        self._deps = [token.dep for token in self]
        self._children: list[list[int]] = [[] for _ in self]
        for i, token in enumerate(self):
            if token.head != i:
                self._children[token.head].append(i)
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._paragraph_starts = [paragraph.start for paragraph in reading.paragraphs]
        # What is asked most is asked of the lists themselves: a method of its own would take twice as long.
        self.word: Callable[[int], str] = words.__getitem__
        """A word as it stands."""
        self.lower: Callable[[int], str] = self._lower.__getitem__
        """A word in lower case, with a plain apostrophe."""
        solid = [word.isalnum() or any(map(str.isalnum, word)) for word in words]
        self.is_word: Callable[[int], bool] = solid.__getitem__
        """Whether it is a word or a number, and no mark."""
        self.sentence: Callable[[int], int] = _numbers(self._starts, self._sentence_starts).__getitem__
        """The number of a word's sentence."""
        self.paragraph: Callable[[int], int] = _numbers(self._starts, self._paragraph_starts).__getitem__
        """The number of a word's paragraph."""
        self.known: defaultdict[object, dict[object, Any]] = defaultdict(dict)
        """What functions that are ``kept`` have answered about this tree."""

    def where(self, *words: str) -> list[int]:
        """Where these words stand, given as ``lower`` gives them; in order of the words, then of the text."""
        return [i for word in words for i in self._where.get(word, ())]

    def have(self, i: int, words: Sequence[str]) -> bool:
        """Whether just these words stand from here on, given as ``lower`` gives them."""
        return self._lower[i : i + len(words)] == list(words)

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for i, word in enumerate(self._lower):
            found.setdefault(word, []).append(i)
        return found

    def children(self, i: int, *deps: str) -> list[int]:
        """What depends on a word directly, in order; only with these labels, if any are given."""
        below = self._children[i]
        return [c for c in below if self._deps[c] in deps] if deps and below else below

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """A word and all below it, in order; branches with a label in ``without`` are left out."""
        found = [i]
        for at in found:  # which grows meanwhile
            below = self._children[at]
            found += [c for c in below if self._deps[c] not in without] if without and below else below
        found.sort()
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of a word, nearest first."""
        while self[i].head != i:
            i = self[i].head
            yield i

    def within(self, span: Span) -> range:
        """The words that a span touches."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def words_of(self, spans: Iterable[Span]) -> list[int]:
        """The words that any of the spans touches, in order."""
        runs = [self.within(span) for span in spans]
        return list(runs[0]) if len(runs) == 1 else sorted({i for run in runs for i in run})

    def head_of(self, words: Iterable[int]) -> int | None:
        """The word that the others depend on: the one nearest to its sentence's root; None of no words."""
        chosen = set(words)
        if len(chosen) == 1:
            return chosen.pop()
        tops = [i for i in chosen if (head := self[i].head) not in chosen or head == i]
        if len(tops) > 1:
            solid = [i for i in sorted(tops) if self._deps[i] != "punct"]
            return min(solid or sorted(tops), key=self.depth)
        return tops[0] if tops else None

    def depth(self, i: int) -> int:
        """How many words govern a word."""
        return self._depths[i]

    @cached_property
    def _depths(self) -> list[int]:
        depths = [0] * len(self)
        reached = [i for i, token in enumerate(self) if token.head == i]
        for at in reached:  # which grows meanwhile
            for child in self._children[at]:
                depths[child] = depths[at] + 1
            reached += self._children[at]
        return depths

    def span(self, words: Iterable[int]) -> Span:
        """From the first to the last of these words."""
        chosen = list(words)
        return Span(self._starts[min(chosen)], self._ends[max(chosen)])

    def spans(self, words: Iterable[int]) -> tuple[Span, ...]:
        """The runs of neighbouring words among these, as spans."""
        ordered = sorted(set(words))
        runs = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
        return tuple(self.span([i for _, i in run]) for _, run in runs)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence at this place of the text."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentence_words(self, number: int) -> range:
        """The words of a sentence."""
        return self._sentence_words[number]

    @cached_property
    def _sentence_words(self) -> list[range]:
        return [self.within(sentence) for sentence in self.reading.sentences]

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at this place of the text."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    @cached_property
    def entities(self) -> tuple[tuple[str, range], ...]:
        """Runs of words of one named-entity type, in order: the type and the words."""
        found, start = [], 0
        for i in range(1, len(self) + 1):
            if i == len(self) or self._entity_edge(i):
                if self[start].entity:
                    found.append((self[start].entity, range(start, i)))
                start = i
        return tuple(found)

    def _entity_edge(self, i: int) -> bool:
        return self[i].entity != self[i - 1].entity or self.sentence(i) != self.sentence(i - 1)


def _numbers(starts: list[int], units: list[int]) -> list[int]:
    """The number of the unit that each word is in, of those that begin at these places; both in order."""
    found, number = [], 0
    for start in starts:
        while number + 1 < len(units) and units[number + 1] <= start:
            number += 1
        found.append(number)
    return found


def kept[*A, T](function: Callable[[Tree, *A], T]) -> Callable[[Tree, *A], T]:
    """Keep with a tree what a function answers about it, where the same is asked many times.

    What it is asked has to be hashable, and what it answers must not be changed.
    """

    @wraps(function)
    def asked(tree: Tree, *args: *A) -> T:
        known = tree.known[function]
        if args not in known:
            known[args] = function(tree, *args)
        answer: T = known[args]
        return answer

    return asked
