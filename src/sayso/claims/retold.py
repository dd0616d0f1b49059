"""What somebody is told to have said in sentences of their own, which whoever tells it does not say himself.

Investigators said Lee told them: "I was there. I saw it.": they don't say that anybody saw it.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.tree import Tree
from sayso.model import Attribution, Span


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


def on_its_side(tree: Tree, one: Attribution, outer: Attribution | None) -> tuple[Span, ...]:
    """The contents of an attribution without what is joined to the outer one's behind its cue.

    In '"She believes it lied," her office said, "and has ordered an inquiry"' she does not believe what comes second.
    """
    if outer is None or outer.cue is None or one.cue is None:
        return one.contents
    parting = outer.cue.start
    joined = [s for s in one.contents if one.cue.start < parting < s.start and _led_on(tree, s)]
    return tuple(s for s in one.contents if s not in joined) or one.contents


def _led_on(tree: Tree, span: Span) -> bool:
    """Whether a span begins with a conjunction."""
    first = next((i for i in tree.within(span) if tree.is_word(i)), None)
    return first is not None and tree[first].tag == "CC"


def _covered(tree: Tree, sentence: int, told: AbstractSet[int]) -> bool:
    return all(i in told for i in tree.sentence_words(sentence) if tree.is_word(i))
