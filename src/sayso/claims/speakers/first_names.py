"""First names that stand alone, of those whom the report names in full: "Odrin" of Odrin Lee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.speakers.lexicon import is_first_name, is_title, kind_of_noun, table
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_TAKEN_FOR = frozenset(("", "PRODUCT", "ORG", "NORP", "WORK_OF_ART"))
"""What the reading takes them for, if it does not know them."""
_ARGUMENTS = frozenset("nsubj nsubjpass dobj dative pobj poss".split())


def first_names_alone(tree: Tree, labels: Sequence[str], full: Sequence[range]) -> Iterator[int]:
    """Words that are a first name alone; one that no table knows must be what a person is in a sentence."""
    first = {tree.word(words[0]) for words in full}
    known = {word for word in first if is_first_name(word)}
    for i, token in enumerate(tree):
        word = tree.word(i)
        if word not in first or token.tag != "NNP" or labels[i] not in _TAKEN_FOR:
            continue
        if word in known:
            if not labels[i]:
                yield i
        elif token.dep in _ARGUMENTS and not tree.children(i) and _is_no_word(word) and not _in_a_run(labels, i):
            yield i


def _is_no_word(word: str) -> bool:
    """Whether it is nothing that stands before names or names anything else: "Sheriff", "Metro"."""
    plain = word.istitle() and word not in {*table("outlets"), *table("organisations")}
    return plain and not is_title(word.lower()) and kind_of_noun(word.lower()) is SpeakerKind.UNKNOWN


def _in_a_run(labels: Sequence[str], i: int) -> bool:
    """Whether it is part of a longer name."""
    return bool(labels[i]) and any(0 <= j < len(labels) and labels[j] == labels[i] for j in (i - 1, i + 1))
