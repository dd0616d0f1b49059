"""A Reading as trees of words: what the claims stage asks of syntax, in one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby

from sayso.claims.reparsed import reparsed
from sayso.model import Reading, Span, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"))
INTERROGATIVES = frozenset(("WP", "WRB", "WP$", "WDT"))
"""Tags of words that ask or relate."""
DIVIDERS = frozenset((";", "—", "–", "--", ":"))
"""Marks that part clauses more than a comma does."""
CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "relcl", "parataxis", "csubj", "csubjpass", "pcomp"))


class Tree:
    """Words by their number in ``Reading.tokens``, with what depends on them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.tokens = reparsed(reading.tokens)
        self._starts = [token.start for token in reading.tokens]
        self._ends = [token.end for token in reading.tokens]
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._paragraph_starts = [paragraph.start for paragraph in reading.paragraphs]
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                children[token.head].append(i)
        self._children = children

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def word(self, i: int) -> str:
        """A word as it stands."""
        return self.text[self._starts[i] : self._ends[i]]

    def lower(self, i: int) -> str:
        """A word in lower case, with a plain apostrophe."""
        return self._lower[i]

    @cached_property
    def _lower(self) -> list[str]:
        return [self.text[t.start : t.end].lower().replace("’", "'") for t in self.tokens]

    def children(self, i: int, *deps: str) -> list[int]:
        """What depends on a word directly, in order; only with these labels, if any are given."""
        below = self._children[i]
        return [c for c in below if self.tokens[c].dep in deps] if deps else below

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """A word and all below it, in order; branches with a label in ``without`` are left out."""
        found, waiting = [], [i]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(c for c in self._children[at] if self.tokens[c].dep not in without)
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of a word, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def within(self, span: Span) -> range:
        """The words that a span touches."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def words_of(self, spans: Iterable[Span]) -> list[int]:
        """The words that any of the spans touches, in order."""
        return sorted({i for span in spans for i in self.within(span)})

    def head_of(self, words: Iterable[int]) -> int | None:
        """The word that the others depend on: the one nearest to its sentence's root; None of no words."""
        chosen = set(words)
        tops = [i for i in sorted(chosen) if self.tokens[i].head not in chosen or self.tokens[i].head == i]
        solid = [i for i in tops if self.tokens[i].dep != "punct"]
        return min(solid or tops, key=self.depth, default=None)

    def depth(self, i: int) -> int:
        """How many words govern a word."""
        return sum(1 for _ in self.ancestors(i))

    def span(self, words: Iterable[int]) -> Span:
        """From the first to the last of these words."""
        chosen = list(words)
        return Span(self._starts[min(chosen)], self._ends[max(chosen)])

    def spans(self, words: Iterable[int]) -> tuple[Span, ...]:
        """The runs of neighbouring words among these, as spans."""
        ordered = sorted(set(words))
        runs = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
        return tuple(self.span([i for _, i in run]) for _, run in runs)

    def sentence(self, i: int) -> int:
        """The number of a word's sentence."""
        return self._sentences[i]

    @cached_property
    def _sentences(self) -> list[int]:
        return [self.sentence_at(start) for start in self._starts]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence at this place of the text."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentence_words(self, number: int) -> range:
        """The words of a sentence."""
        return self.within(self.reading.sentences[number])

    def paragraph(self, i: int) -> int:
        """The number of a word's paragraph."""
        return self.paragraph_at(self._starts[i])

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at this place of the text."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    @cached_property
    def entities(self) -> tuple[tuple[str, range], ...]:
        """Runs of words of one named-entity type, in order: the type and the words."""
        found, start = [], 0
        for i in range(1, len(self.tokens) + 1):
            if i == len(self.tokens) or self._entity_edge(i):
                if self.tokens[start].entity:
                    found.append((self.tokens[start].entity, range(start, i)))
                start = i
        return tuple(found)

    def _entity_edge(self, i: int) -> bool:
        return self.tokens[i].entity != self.tokens[i - 1].entity or self.sentence(i) != self.sentence(i - 1)
