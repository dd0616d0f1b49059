"""What somebody is told to have said in sentences of their own, which whoever tells it does not say himself.

Investigators said Lee told them: "I was there. I saw it.": they don't say that anybody saw it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.tree import Tree
from sayso.model import Attribution


def retold(tree: Tree, attributions: Sequence[Attribution]) -> dict[str, frozenset[int]]:
    """By the id of an attribution the words of its content that stand in sentences all of which another says in it."""
    found: dict[str, frozenset[int]] = {}
    for outer in attributions:
        inner = [a for a in attributions if a.within == outer.id and a.cue]
        told = {i for a in inner for i in tree.words_of(a.contents)}
        cues = {tree.sentence(i) for a in inner if a.cue for i in tree.within(a.cue)}
        whole = {n for n in {tree.sentence(i) for i in told} - cues if _covered(tree, n, told)}
        if whole:
            found[outer.id] = frozenset(i for i in told if tree.sentence(i) in whole)
    return found


def _covered(tree: Tree, sentence: int, told: AbstractSet[int]) -> bool:
    return all(i in told for i in tree.sentence_words(sentence) if any(map(str.isalnum, tree.word(i))))
