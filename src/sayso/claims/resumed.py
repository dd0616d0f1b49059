"""A subject named and then taken up by a pronoun: "towns like Wesel, they can pay more"."""

from __future__ import annotations

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_NAMED = frozenset(("npadvmod", "nsubj", "dep", "nmod", "advcl"))
_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL"))
_MANY = frozenset(("NNS", "NNPS"))
_NUMBER = {"they": True, "he": False, "she": False, "it": False}
"""Pronouns, and whether they mean several."""


def resumed(tree: Tree, one: Proposition) -> set[int]:
    """The pronoun that only takes up its noun, with the comma before it; nothing where it stands for another."""
    if one.form is not Form.FINITE:
        return set()
    for pronoun in tree.children(one.verb, "nsubj", "nsubjpass"):
        many = _NUMBER.get(tree.lower(pronoun))
        if many is None or pronoun not in one.words or tree.word(pronoun - 1) != ",":
            continue
        nouns = [c for c in tree.children(one.verb) if c < pronoun and tree[c].dep in _NAMED and tree[c].tag[0] == "N"]
        if len(nouns) != 1 or tree[nouns[0]].entity in _TIMES or nouns[0] not in one.words:
            continue
        phrase = tree.subtree(nouns[0])
        several = tree[nouns[0]].tag in _MANY or bool(tree.children(nouns[0], "conj"))
        between = [i for i in range(phrase[0], pronoun) if i not in phrase and tree.is_word(i)]
        if several == many and not between and _is_subject(tree, nouns[0]):
            return {pronoun - 1, pronoun}
    return set()


def _is_subject(tree: Tree, noun: int) -> bool:
    """Whether it names somebody or something, and does not say what they are: "a clerk by training, he served"."""
    if tree.children(noun, "det"):
        return False
    like = any(tree.lower(p) == "like" for p in tree.children(noun, "prep"))
    own = any(tree.lower(c) in ("my", "our", "your") for c in tree.children(noun, "poss"))
    return like or own or tree[noun].tag[:3] == "NNP"
