"""What a report only recalls, one version after the other: "First there was no leak. Then there was 'a drop'".

It stands in the report's own voice, and is no word of its own: who writes so holds against somebody what they said.
"""

from __future__ import annotations

from sayso.claims.forms import Proposition
from sayso.claims.tree import Tree, kept

_FIRST = (("first",), ("at", "first"), ("initially",))
_THEN = frozenset("then next later now after".split())
_OPENING, _CLOSING = frozenset(('"', "“", "``", "'", "‘")), frozenset(('"', "”", "''", "'", "’"))
_SHORT = 6
"""Words of what is quoted as somebody's way to put it, at most."""
_TOLD = (("we", "are", "told"), ("we", "were", "told"), ("we", "hear"), ("it", "is", "said"))


def is_recapped(tree: Tree, proposition: Proposition) -> bool:
    """Whether a clause in the report's own voice is one of several versions that it only recalls."""
    return tree.sentence(proposition.head) in _recapped(tree)


@kept
def _recapped(tree: Tree) -> frozenset[int]:
    """The numbers of the sentences that recall one version after the other, of which one is quoted or told."""
    found: set[int] = set()
    row: list[int] = []
    for number in range(len(tree.reading.sentences) + 1):
        words = _words(tree, number)
        apart = bool(row) and (not words or tree.paragraph(words[0]) != tree.paragraph(_words(tree, row[-1])[0]))
        if row and words and not apart and (_opens(tree, words) or tree.lower(words[0]) in _THEN):
            row.append(number)
            continue
        last = max((n for n in row[1:] if _as_told(tree, _words(tree, n))), default=-1)
        found |= {n for n in row if n <= last}  # "now nine are dead" is what the report says itself
        row = [number] if words and _opens(tree, words) else []
    return frozenset(found)


def _words(tree: Tree, number: int) -> list[int]:
    """The words and marks of a sentence, from its first word on; none of a number that is no sentence's."""
    if number >= len(tree.reading.sentences):
        return []
    words = list(tree.sentence_words(number))
    while words and not tree.is_word(words[0]):
        words.pop(0)
    return words


def _opens(tree: Tree, words: list[int]) -> bool:
    """Whether a sentence begins with "first"."""
    return any(tuple(tree.lower(i) for i in words[: len(first)]) == first for first in _FIRST)


def _as_told(tree: Tree, words: list[int]) -> bool:
    """Whether a sentence has a few words in quotation marks, or says that somebody told it."""
    said = [tree.lower(i) for i in words]
    if any(tuple(said[n : n + len(told)]) == told for told in _TOLD for n in range(len(said))):
        return True
    opens = [n for n, i in enumerate(words) if tree.word(i) in _OPENING and n > 1 and not _names(tree, i + 1)]
    return any(tree.word(i) in _CLOSING for n in opens for i in words[n + 2 : n + _SHORT + 2])


def _names(tree: Tree, word: int) -> bool:
    """Whether a quotation begins with a name: the "Tern"."""
    return word < len(tree) and tree[word].tag in ("NNP", "NNPS")
