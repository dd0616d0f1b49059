"""Places and bodies called after a prince, a queen or a saint: "Prince Oskar's County", which is nobody's."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.speakers.lexicon import kind_of_ending
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_CALLED = frozenset("prince princess queen king duke duchess lord lady saint st st.".split())
"""What stands before the name of whom a place is called after, and is part of its name."""
_LANDS = frozenset("County Parish Borough Township".split())
_FORCES = frozenset("police deputies sheriff firefighters".split())
"""Whom a county has, and nobody a county may be called after."""


def called_after(tree: Tree) -> Iterator[tuple[range, str]]:
    """The words of such names with their kind: "Queen Anne's County", "Princess Lena's Hospital", "King's College".

    A county may be called after anybody, and before its police its name may stand without "County".
    """
    for mark in (i for i in range(1, len(tree) - 1) if tree[i].tag == "POS"):
        first = mark - 1
        if not tree.word(first)[:1].isupper() or tree[first].tag[:3] != "NNP":
            continue
        crowned = first > 0 and tree.lower(first - 1) in _CALLED and tree.word(first - 1)[:1].isupper()
        own = tree.lower(first) in _CALLED
        ending = tree.word(mark + 1)
        if ending in _LANDS:
            yield range(first - crowned, mark + 2), "GPE"
        elif crowned and tree.lower(mark + 1) in _FORCES:
            yield range(first - 1, mark + 1), "GPE"
        elif (crowned or own) and kind_of_ending(ending) is SpeakerKind.ORGANISATION:
            yield range(first - crowned, mark + 2), "ORG"
