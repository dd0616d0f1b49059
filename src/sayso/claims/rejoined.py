"""Second deeds that can't be told alone, which stay with the first: "came in and fired", "met Lee and paid him".

Too short is what has one word of its own, and what the first clause is needed for has a pronoun that only that settles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.sharing import subjects_of
from sayso.claims.stance.stances import Stance
from sayso.claims.tree import Tree
from sayso.claims.whole import is_complete
from sayso.model import Claim, Polarity

_TELLING = frozenset((Form.FINITE, Form.PARTICIPLE))


def rejoined(tree: Tree, told: Iterable[Proposition], least: int) -> Iterator[Proposition]:
    """Propositions in order, one of fewer words than ``least`` with the one before that lends it its subject."""
    waiting: Proposition | None = None
    for one in told:
        if waiting is not None and (joint := _joint(tree, waiting, one, least)):
            waiting = replace(waiting, words=tuple(sorted({*waiting.words, *joint, *one.words})))
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def together(tree: Tree, first: Claim, one: Proposition, other: Proposition, stance: Stance) -> Proposition | None:
    """Two deeds of one doer as one, the second of which can't be told alone; None where they differ in more than that.

    ``first`` is the claim of the one, ``stance`` that of the other.
    """
    alike = first.polarity is stance.polarity is Polarity.AFFIRMS and first.certainty is stance.certainty
    plain = one.form is Form.FINITE and other.form in _TELLING and bool(other.subject) and not (one.after or one.asks)
    if not (alike and plain) or one.shared or other.shared or one.clause is not None or other.clause is not None:
        return None
    joint = _between(tree, one, other)
    return replace(one, words=tuple(sorted({*one.words, *joint, *other.words}))) if joint else None


def _joint(tree: Tree, first: Proposition, second: Proposition, least: int) -> set[int]:
    """What joins two deeds of one doer, of which the second is too short; nothing of any other two."""
    words = [i for i in second.words if tree.is_word(i)]
    short = len(words) < least and not is_complete(tree, second.head)
    plain = short and second.form in _TELLING and first.form is Form.FINITE
    if not plain or not words or subjects_of(tree, second.head) or first.shared or second.shared:
        return set()
    return _between(tree, first, second)


def _between(tree: Tree, first: Proposition, second: Proposition) -> set[int]:
    """The "and" or "but" between two deeds of one doer; nothing between any other two."""
    above = tree[second.head].head
    beside = tree[first.head].dep == "conj" and above == tree[first.head].head
    words = [i for i in second.words if tree.is_word(i)]
    if not words or tree[second.head].dep != "conj" or not (beside or first.head in tree.ancestors(second.head)):
        return set()
    last = max(i for i in first.words if tree.is_word(i))
    between = [tree.lower(i) for i in range(last + 1, words[0]) if tree.is_word(i)]
    joined = between in (["and"], ["but"]) and not tree.children(second.head, "neg")
    return set(range(last + 1, words[0])) if joined else set()
