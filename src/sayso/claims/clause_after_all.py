"""Clauses that parsers take for noun phrases: "a boy shot the dog", "240 tonnes left the port"."""

from __future__ import annotations

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_DONE_TO = ("dobj", "oprd")
_DONE = frozenset(("VBN", "VBD"))


def clause_after_all(tree: Tree, nominal: Proposition) -> Proposition | None:
    """The clause; None where it is a noun phrase: a noun has no object, nor a participle of what is done to it."""
    inside = set(nominal.words)
    if found_so := _found_so(tree, nominal):
        return found_so
    if any(c in inside for c in tree.children(nominal.head, "dobj")) or _is_verb(tree, nominal.head, inside):
        return nominal
    for verb in tree.children(nominal.head, "acl"):
        objects = [c for c in tree.children(verb, *_DONE_TO) if c in inside and c > verb]
        subject = tuple(i for i in nominal.words if i < verb and tree[i].dep != "punct")
        plain = tree[verb].tag in _DONE and not tree.children(verb, "agent", "aux", "auxpass")
        if plain and objects and subject[-1] == verb - 1:
            rest = tuple(i for i in nominal.words if i >= verb)
            return Proposition(verb, rest, Form.FINITE, subject, whom=subject)
    return None


def _found_so(tree: Tree, nominal: Proposition) -> Proposition | None:
    """What somebody found to be something, which the parser took for one phrase: "found | the toll a burden"."""
    articles = [c for c in tree.children(nominal.head, "det") if tree.lower(c) in ("a", "an")]
    named = [c for c in tree.children(nominal.head, "nsubj") if c in nominal.words and tree[c].tag[:2] == "NN"]
    if len(articles) != 1 or len(named) != 1 or not tree.children(named[0], "det", "poss"):
        return None
    subject = tuple(i for i in tree.subtree(named[0]) if i in nominal.words)
    rest = tuple(i for i in nominal.words if i not in subject)
    apart = max(subject) < articles[0] and rest and min(rest) == articles[0]
    return Proposition(nominal.head, rest, Form.VERBLESS, subject, whom=subject) if apart else None


def _is_verb(tree: Tree, head: int, inside: set[int]) -> bool:
    """Whether what is taken for a noun has a subject: "60 tonnes a month pass the station"."""
    return any(c in inside and c < head and tree[c].tag in ("NNS", "NNP") for c in tree.children(head, "nsubj"))
