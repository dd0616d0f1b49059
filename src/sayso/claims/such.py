"""What "such a store" is, where one was just told of: "a naval store on the pier"; what no two accounts tell alike."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Proposition
from sayso.claims.tree import Tree

_NEAR = 2
"""Sentences back in which it was told of."""
_DESCRIBING = ("amod", "compound", "prep", "acl", "nmod")
_ASIDE = frozenset(("relcl", "appos", "punct"))
_ANY = frozenset(("a", "an"))
_UNLIKE = frozenset("different differing varying conflicting contradictory".split())


def such_as_before(tree: Tree, nominal: Proposition) -> Proposition:
    """A "such a" with the words that were just used of it; any other noun phrase as it is."""
    head = nominal.head
    such = any(tree.lower(c) == "such" for c in tree.children(head, "predet", "amod", "det"))
    if not such or tree.children(head, "prep", "relcl", "acl"):
        return nominal
    here = tree.sentence(head)
    start = tree.sentence_words(max(here - _NEAR, 0))[0]
    for i in range(min(nominal.words) - 1, start - 1, -1):
        alike = tree[i].lemma == tree[head].lemma and tree[i].tag == tree[head].tag
        if alike and tree.children(i, *_DESCRIBING):
            articles = tree.children(i, "det")
            if not all(tree.lower(c) in _ANY for c in articles) or tree.children(i, "poss"):
                return nominal
            return replace(nominal, head=i, words=tuple(tree.subtree(i, _ASIDE)), whom=nominal.words)
    return nominal


def varies(tree: Tree, noun: int) -> bool:
    """Whether a thing is another in every account of it, of which none says so: "were reporting different numbers"."""
    return any(tree.lower(c) in _UNLIKE for c in tree.children(noun, "amod"))
