"""What somebody takes a thing for: who does not recognise it as such denies that it is."""

from __future__ import annotations

from collections.abc import Container

from sayso.claims.stance.factuality import lemma_of
from sayso.claims.tree import Tree

_TAKING = frozenset("recognize recognise acknowledge".split())


def known_as(tree: Tree, word: int, content: Container[int]) -> bool:
    """Whether it is for what a thing is taken, or not: "does not recognise the strip as a state"."""
    things = [i for o in tree.children(word, "dobj") for i in tree.subtree(o)]
    below = (p for b in (word, *things) for p in tree.children(b, "prep") if p in content)
    as_what = (p for p in below if tree.lower(p) == "as" and tree.children(p, "pobj", "amod", "acomp"))
    return lemma_of(tree, word) in _TAKING and any(as_what)
