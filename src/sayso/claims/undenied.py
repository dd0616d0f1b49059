"""Adverbs outside what is denied, which go with the denial: "clearly it is not safe", "virtually no money"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sayso.claims.forms import AUXILIARIES, Proposition
from sayso.claims.stance.negation import NEARLY, is_negative
from sayso.claims.tree import SUBJECTS, Tree

_HELD = frozenset(
    "obviously clearly certainly surely definitely undoubtedly unquestionably plainly evidently apparently presumably "
    "probably maybe perhaps possibly frankly honestly simply admittedly understandably".split()
)
"""How sure somebody is that it is not so, or how he puts it."""


def undenied(tree: Tree, one: Proposition, drop: Collection[int]) -> set[int]:
    """The adverbs before a negation that ``drop`` takes out; with the commas that set them off."""
    return {i for adverb in _outside(tree, one, drop) for i in _set_off(tree, adverb, one)}


def _outside(tree: Tree, one: Proposition, drop: Collection[int]) -> Iterator[int]:
    denials = [i for i in drop if is_negative(tree, i)]
    for negative in denials:
        if tree.lower(negative - 1) in NEARLY and negative - 1 in one.words and negative:
            yield negative - 1
    clause = {one.verb, one.head, *tree.children(one.verb, *AUXILIARIES), *denials}
    # "Nobody clearly saw it": behind a denied subject an adverb tells how.
    late = {j for s in tree.children(one.verb, *SUBJECTS) for j in tree.subtree(s)}
    first = min((i for i in denials if i in one.words and i not in late), default=-1)
    for i in one.words:
        if i < first and tree.lower(i) in _HELD and tree[i].dep == "advmod" and tree[i].head in clause:
            yield from tree.subtree(i)  # "quite frankly"
            if tree.lower(i - 1) in NEARLY and i - 1 in one.words:  # "almost certainly"
                yield i - 1


def _set_off(tree: Tree, adverb: int, one: Proposition) -> set[int]:
    """An adverb with its commas: both between words, the one behind it at the beginning."""
    before, after = adverb - 1, adverb + 1
    behind = after in one.words and tree.word(after) == ","
    if not behind:
        return {adverb}
    return {adverb, after, before} if before in one.words and tree.word(before) == "," else {adverb, after}
