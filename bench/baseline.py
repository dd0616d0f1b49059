"""Our own plain baseline: a list of speech verbs and a few rules over spaCy's parse, no learning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bench.match import Record, Spans
from sayso.model import Reading

VERBS = frozenset(
    "accuse acknowledge add admit admonish agree allege announce argue ask assert believe claim comment complain "
    "concede conclude confirm contend declare demand deny describe disclose emphasize estimate explain express "
    "hope indicate insist know mention note observe pledge point predict promise propose recall recommend remark "
    "repeat reply report respond reveal say state stress suggest tell think tweet urge vow want warn write".split(" ")
)
SUBJECTS, HELPERS, CONTENTS = {"nsubj", "nsubjpass"}, {"aux", "auxpass", "neg"}, {"ccomp", "xcomp"}
_GAP = 2
"""So many tokens (quotation marks, commas) may be missing inside one span."""


class Rules:
    """Applies the rules to one Reading."""

    def __init__(self, reading: Reading) -> None:
        self._tokens = reading.tokens
        self._children: dict[int, list[int]] = defaultdict(list)
        for i, token in enumerate(reading.tokens):
            if token.head != i:
                self._children[token.head].append(i)

    def found(self) -> list[Record]:
        """An attribution for each speech verb that has a content, and for each "according to"."""
        return [one for i in range(len(self._tokens)) for one in (*self._said(i), *self._according(i))]

    def _said(self, verb: int) -> Iterator[Record]:
        token = self._tokens[verb]
        if token.lemma not in VERBS or not token.tag.startswith("VB"):
            return
        cue = {verb, *self._of(verb, HELPERS)}
        source = self._subject(verb)
        content = set().union(*(self._subtree(i) for i in self._of(verb, CONTENTS)))
        if not content and token.dep == "parataxis":
            content = self._subtree(token.head) - self._subtree(verb)
        if content := content - cue - source:
            yield self._record(source, cue, content)

    def _according(self, word: int) -> Iterator[Record]:
        if self._tokens[word].lemma.lower() not in {"accord", "according"}:
            return
        for to in self._of(word, {"prep"}):
            source = set().union(*(self._subtree(i) for i in self._of(to, {"pobj"})))
            if source:
                yield self._record(source, {word, to}, self._subtree(self._top(word)) - self._subtree(word))

    def _subject(self, verb: int) -> set[int]:
        """The verb's subject, or that of the verb it is joined to by "and"."""
        subjects = self._of(verb, SUBJECTS)
        if not subjects and self._tokens[verb].dep == "conj":
            subjects = self._of(self._tokens[verb].head, SUBJECTS)
        return set().union(*(self._subtree(i) for i in subjects))

    def _of(self, head: int, labels: set[str]) -> list[int]:
        return [i for i in self._children[head] if self._tokens[i].dep in labels]

    def _subtree(self, top: int) -> set[int]:
        return {top}.union(*(self._subtree(i) for i in self._children[top]))

    def _top(self, i: int) -> int:
        while self._tokens[i].head != i:
            i = self._tokens[i].head
        return i

    def _record(self, source: set[int], cue: set[int], content: set[int]) -> Record:
        taken = source | cue
        return {"source": self._spans(source), "cue": self._spans(cue), "content": self._spans(content, taken)}

    def _spans(self, tokens: Iterable[int], taken: Iterable[int] = ()) -> Spans:
        """Runs of tokens; small gaps are closed unless another role stands in them."""
        spans: list[list[int]] = []
        taken = set(taken)
        for i in sorted(tokens):
            near = spans and i - spans[-1][1] <= _GAP + 1 and not taken & set(range(spans[-1][1], i))
            if near:
                spans[-1][1] = i
            else:
                spans.append([i, i])
        return [[self._tokens[first].start, self._tokens[last].end] for first, last in spans]
