"""Where "there" is that somebody was taken to just before: "died there" as "died at Mercy Hospital"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.tree import Tree

_GOING = frozenset(
    "take bring transport transfer rush fly airlift carry drive send move go travel head return escort deliver".split()
)
"""What leads to a place."""
_PLACES = frozenset(("FAC", "ORG", "GPE", "LOC"))
_PERSONS = frozenset(("PERSON", "NORP", "DATE", "TIME"))
_ASIDE = frozenset("relcl acl appos punct advcl".split())
_LEADING = frozenset(("to", "into"))
_NEAR = 1
"""Sentences back in which somebody was taken somewhere."""
_LONG = 7
"""Words of a place."""


def there_named(tree: Tree, words: Sequence[int], given: Mapping[int, str]) -> dict[int, str]:
    """What stands for a "there" among the words, whose place is not among them."""
    found: dict[int, str] = {}
    for i in words:
        if tree.lower(i) != "there" or tree[i].tag != "RB" or tree[i].dep not in ("advmod", "pcomp") or i in given:
            continue
        if any(tree[j].entity in _PLACES for j in words if j < i) or tree.children(i):
            continue
        place = _goal_before(tree, i)
        if place is None:
            continue
        above = tree[i].head
        if tree[i].dep == "pcomp":
            if tree.lower(above) == "from":
                found[i] = place
        elif tree[above].tag[0] == "V":
            found[i] = f"{'to' if tree[above].lemma in _GOING else 'at'} {place}"
    return found


def _goal_before(tree: Tree, i: int) -> str | None:
    """The one named place to which somebody was taken in the sentence before; None where other places are named."""
    number = tree.sentence(i)
    for before in range(number - 1, max(number - 1 - _NEAR, -1), -1):
        there = tree.sentence_words(before)
        goals = [o for p in there if _leads(tree, p) for o in tree.children(p, "pobj")]
        if len(goals) != 1 or tree[goals[0]].tag[:3] != "NNP" or tree[goals[0]].entity in _PERSONS:
            return None
        phrase = tree.subtree(goals[0], _ASIDE)
        others = (j for j in there if tree[j].entity in _PLACES and j not in phrase and tree[j].dep == "pobj")
        gap = phrase != list(range(phrase[0], phrase[-1] + 1)) or len(phrase) > _LONG
        later = any(j > goals[0] for j in others)
        return None if gap or later else tree.span(phrase).of(tree.text)
    return None


def _leads(tree: Tree, p: int) -> bool:
    """Whether a preposition leads to where somebody was taken."""
    return tree.lower(p) in _LEADING and tree[p].dep == "prep" and tree[tree[p].head].lemma in _GOING
