"""Clauses whose main word only hedges another: "is likely to rise", "seems to know", "appears angry"."""

from __future__ import annotations

from sayso.claims.stance.algebra import Factuality, compose
from sayso.claims.stance.signatures import HEDGED
from sayso.claims.stance.verbs import lemma_of
from sayso.claims.tree import Tree

SEEMING = frozenset(("seem", "appear"))


def hedged(tree: Tree, head: int, worth: Factuality) -> Factuality:
    """What is left of a clause's worth where its main word only hedges another: "is likely to rise"."""
    bearers = [c for c in tree.children(head, "acomp", "attr") if tree.children(c, "xcomp", "ccomp")]
    bearers += [head] if _hedges(tree, head) else []
    hedges = (HEDGED.get(lemma_of(tree, one)) for one in bearers)
    operator = next(filter(None, hedges), None)
    return compose(worth, operator) if operator else worth


def _hedges(tree: Tree, verb: int) -> bool:
    """Whether a verb hedges what it governs: "seems to", "appears angry", "is expected to", "it is believed that"."""
    if lemma_of(tree, verb) in SEEMING:
        return lemma_of(tree, verb) == "seem" or bool(tree.children(verb, "xcomp", "ccomp", "acomp", "oprd"))
    nobodys = any(tree.lower(s) == "it" for s in tree.children(verb, "nsubjpass")) and tree.children(verb, "ccomp")
    return bool(tree.children(verb, "auxpass") and (tree.children(verb, "xcomp") or nobodys))
