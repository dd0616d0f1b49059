"""Bodies whose initials stand behind their name: "the Front of Orla and Greater Meskara (FOM)"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.tree import Tree

_JOINTS = frozenset("of the and for in on to al - &".split())
"""Words of a name that give no initial, as a rule."""
_QUALIFYING = frozenset(("greater", "al"))
"""Words of a name that initials leave out at times."""
_MOST = 12
"""The most words that such a name has."""


def with_initials(tree: Tree) -> Iterator[range]:
    """The words of names with "and" in them, which taggers take for two, whose initials stand behind them."""
    for i in range(2, len(tree) - 1):
        letters = tree.word(i)
        if tree.word(i - 1) != "(" or not (letters.isalpha() and letters.isupper() and len(letters) > 2):
            continue
        first = _begins(tree, i - 2, letters)
        if first is not None and any(tree.lower(j) in ("and", "&") for j in range(first, i - 1)):
            yield range(first, i - 1)


def _begins(tree: Tree, last: int, letters: str) -> int | None:
    """Where a name that ends at a word begins, if the initials of its words are these letters."""
    wanted = list(letters)
    for j in range(last, max(last - _MOST, -1), -1):
        if not wanted or tree.sentence(j) != tree.sentence(last):
            return None
        word = tree.word(j)
        if word[:1] == wanted[-1]:
            wanted.pop()
            if not wanted:
                return j
        elif tree.lower(j) not in _JOINTS | _QUALIFYING:
            return None
    return None
