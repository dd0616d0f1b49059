"""Whose words a word is: the contents and quotations that a word of a document stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.claims.tree import Tree, kept
from sayso.model import Attribution, Span

_OPENING = frozenset(("“", "``", "„", "«"))
_CLOSING = frozenset(("”", "»"))
_EITHER = frozenset(('"', "''"))
_MAY_OPEN, _MAY_CLOSE = _OPENING | _EITHER, _CLOSING | _EITHER
_SINGLE = ("‘", "'")
_APOSTROPHES = ("’", "'")
_COLON = re.compile(r"(?:\)| ?\([^()]*\)|, [^:]*)?[*_ ]*:[*_]*")
"""What may stand behind the name in a label."""
_LABEL = 60
"""Code points; a longer sentence before a colon is more than the label of a turn."""
_FAR = 20
"""Sentences; farther apart nobody asks how far."""
_BEFORE = 24
"""Code points; more before the name are no part of a label."""
_STANDING_OUT = ("*", "_")
"""Marks right before what stands out in print."""
_AT_START = ("“", '"', "``", "''", "‘", "'", "«", "„")
_QUOTED_SENTENCE = 0.25
"""How much of a sentence one counts that is all quotation, seen from outside it."""


class Voices:
    """For each word: the innermost attribution in whose content it stands, and whose quotation it is part of."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self._tree = tree
        self._around: list[tuple[int, ...]] = [()] * len(tree)
        self._spans: list[tuple[Span, ...]] = [a.contents for a in attributions]
        self._turns = [is_ones_own(tree, a) for a in attributions]
        for number in sorted(range(len(attributions)), key=lambda n: -_length(attributions[n])):
            for i in tree.words_of(attributions[number].contents):
                self._around[i] = (*self._around[i], number)
        self._quoted = self._quotations()
        cues = ((n, i) for n, a in enumerate(attributions) if a.cue for i in tree.within(a.cue))
        self._cued = {i: n for n, i in cues}

    def cued(self, i: int) -> int | None:
        """The number of the attribution to whose cue a word belongs."""
        return self._cued.get(i)

    def contents(self, i: int, without: int | None = None) -> list[int]:
        """The numbers of the attributions in whose content a word stands, innermost first."""
        return [n for n in reversed(self._around[i]) if n != without]

    def telling(self, i: int) -> list[int]:
        """The numbers of the attributions by others than whom a word describes: "Lee said that they hurt the nominee".

        In quotation marks all speak of another; elsewhere who tells what another says of somebody may be meant by it.
        """
        return self.contents(i) if self.quoted(i) else self.contents(i)[:1]

    def quoted(self, i: int) -> bool:
        """Whether a word stands in quotation marks."""
        return self._quoted[i] is not None

    def owner(self, i: int, without: int | None = None) -> int | None:
        """The number of the attribution whose quotation a word is part of."""
        start = self._quoted[i]
        if start is None:
            return None
        for number in self.contents(i, without):
            if any(
                span.start <= self._tree[start].start and span.end > self._tree[start].start
                for span in self._spans[number]
            ):
                return number
        # A quotation that runs on over paragraphs opens anew in each; the outermost content has it all.
        outer = self.contents(i, without)
        return outer[-1] if outer else None

    def _quotations(self) -> list[int | None]:
        """For each word the first word of the quotation it stands in."""
        starts: list[int | None] = [None] * len(self._tree)
        for first, last in marked(self._tree):
            for i in range(first, last):
                starts[i] = first
        for spans, turn in zip(self._spans, self._turns, strict=True):
            for span in spans:
                words = self._tree.within(span)
                begins = turn or (
                    span.of(self._tree.text).startswith(_AT_START) and bool(words) and not _closed(starts, words)
                )
                if words and self._within_another(span, starts[words[0]]):
                    for i in words:
                        starts[i] = words[0]
                elif words and begins:
                    for i in words:
                        starts[i] = words[0] if starts[i] is None else starts[i]
        return starts

    def _within_another(self, span: Span, opened: int | None) -> bool:
        """Whether what is said stands in single marks within a longer quotation: "He told me, 'I saw it'"."""
        text = self._tree.text
        marked = text[span.start] in _SINGLE or text[max(span.start - 1, 0)] in _SINGLE
        return marked and opened is not None and self._tree[opened].start < span.start - 1


def marked(tree: Tree) -> Iterator[tuple[int, int]]:
    """Runs of words between quotation marks; one that is not closed ends with its paragraph."""
    opened: int | None = None
    for i in range(len(tree)):
        word = tree.word(i)
        if opened is not None and tree.paragraph(i) != tree.paragraph(opened):
            yield opened, i
            opened = None
        if opened is None and word in _MAY_OPEN:
            opened = i
        elif opened is not None and word in _MAY_CLOSE:
            yield opened, i + 1
            opened = None
    if opened is not None:
        yield opened, len(tree)


@kept
def in_marks(tree: Tree) -> frozenset[int]:
    """The sentences that stand in quotation marks, of paragraphs in which all marks that are opened are closed."""
    runs = list(marked(tree))
    open_ = {tree.paragraph(last - 1) for _, last in runs if tree.word(last - 1) not in _MAY_CLOSE}
    found: set[int] = set()
    for first, last in runs:
        whole = range(tree.sentence(first), tree.sentence(last - 1) + 1) if tree.paragraph(first) not in open_ else ()
        for sentence in whole:
            words = [i for i in tree.sentence_words(sentence) if tree.is_word(i)]
            if words and first < words[0] and words[-1] < last:
                found.add(sentence)
    return frozenset(found)


def in_single_marks(tree: Tree, number: int) -> bool:
    """Whether a sentence stands in a paragraph that is one quotation in single marks, apostrophes or not."""
    start = tree.reading.sentences[number].start
    at = tree.reading.paragraphs[tree.paragraph_at(start)].of(tree.text).strip()
    return len(at) > _LABEL and at[0] in _SINGLE and at[1].isupper() and at[-1] in _APOSTROPHES


def is_label(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a source is the label of a turn in a conversation, behind which its own words stand: "LISK: ..."."""
    if not words:
        return False
    paragraph = tree.reading.paragraphs[tree.paragraph(words[0])]
    before = tree.text[paragraph.start : tree[words[0]].start]
    after = tree.text[tree[words[-1]].end : paragraph.end]
    return len(before) <= _BEFORE and _COLON.fullmatch(after) is not None


def is_ones_own(tree: Tree, one: Attribution) -> bool:
    """Whether all it tells are somebody's own words without marks around them: a turn, or a whole statement."""
    page = one.cue is None and one.within is None and not one.contents[0].of(tree.text).startswith(_AT_START)
    return page or is_label(tree, tree.words_of(one.sources))


def part_in(tree: Tree, one: Attribution) -> str | None:
    """How a turn of a conversation is labelled; "q" and "a" where only the questions stand out in print."""
    if is_label(tree, tree.words_of(one.sources)):
        return one.sources[0].of(tree.text)
    if one.sources or not is_ones_own(tree, one):
        return None
    start = one.contents[0].start
    return "q" if tree.text[max(start - 1, 0) : start] in _STANDING_OUT else "a"


def is_label_alone(tree: Tree, number: int) -> bool:
    """Whether a sentence is but the label of a turn."""
    text = tree.reading.sentences[number].of(tree.text).rstrip("*_ ")
    return text.endswith(":") and len(text) < _LABEL


def sentences_apart(tree: Tree, first: int, last: int) -> int:
    """How many sentences one word stands before another, without the labels of turns between them."""
    here, there = tree.sentence(first), tree.sentence(last)
    between = range(here + 1, there) if there - here < _FAR else ()
    return there - here - sum(is_label_alone(tree, n) for n in between)


def _closed(starts: Sequence[int | None], words: Sequence[int]) -> bool:
    """Whether a quotation at the head of a span ends inside it: '"nonsense" the claim that he had'."""
    return starts[words[0]] is not None and starts[words[-1]] is None


def _length(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.contents)


def places(tree: Tree, voices: Voices) -> list[float]:
    """Where each sentence stands: a quoted one takes less room than one of the report's own."""
    places, at = [], 0.0
    for number in range(len(tree.reading.sentences)):
        words = tree.sentence_words(number)
        quoted = sum(voices.quoted(i) for i in words)
        at += _QUOTED_SENTENCE if quoted > len(words) * 0.9 else 1.0
        places.append(at)
    return places
