"""Second deeds too short to be told alone, which stay with the first: "came in and fired", "was shot and robbed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.sharing import subjects_of
from sayso.claims.tree import Tree
from sayso.claims.whole import is_complete

_TELLING = frozenset((Form.FINITE, Form.PARTICIPLE))


def rejoined(tree: Tree, told: Iterable[Proposition], least: int) -> Iterator[Proposition]:
    """Propositions in order, one of fewer words than ``least`` with the one before that lends it its subject."""
    waiting: Proposition | None = None
    for one in told:
        if waiting is not None and (joint := _joint(tree, waiting, one, least)) is not None:
            waiting = replace(waiting, words=tuple(sorted({*waiting.words, *joint, *one.words})))
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _joint(tree: Tree, first: Proposition, second: Proposition, least: int) -> set[int] | None:
    """The "and" between two deeds of one doer, of which the second is too short; None of any other two."""
    words = [i for i in second.words if tree.is_word(i)]
    short = len(words) < least and not is_complete(tree, second.head)
    plain = short and second.form in _TELLING and first.form is Form.FINITE
    if not plain or not words or subjects_of(tree, second.head) or first.shared or second.shared:
        return None
    if tree[second.head].dep != "conj" or first.head not in tree.ancestors(second.head):
        return None
    last = max(i for i in first.words if tree.is_word(i))
    between = [i for i in range(last + 1, words[0]) if tree.is_word(i)]
    joined = [tree.lower(i) for i in between] == ["and"] and not tree.children(second.head, "neg")
    return set(range(last + 1, words[0])) if joined else None
