"""What is asked of verbs throughout: their base form, whether they stand with "to", whether their clause asks."""

from __future__ import annotations

from sayso.claims.stance.negation import MOST_MODIFIERS
from sayso.claims.tree import CLAUSES, INTERROGATIVES, Tree


def infinitive(tree: Tree, word: int) -> bool:
    """Whether a verb stands with "to"."""
    return any(tree.lower(c) == "to" for c in tree.children(word, "aux"))


def asked(tree: Tree, word: int) -> bool:
    """Whether a complement clause leaves open what it asks: "whether ...", "how strongly ..."."""
    return any(tree.lower(c) in ("whether", "if") for c in tree.children(word, "mark", "advmod")[:MOST_MODIFIERS])


def indirect(tree: Tree, word: int) -> bool:
    """Whether a complement clause is an indirect question: "how strongly ...", "why ..."."""
    first = tree.children(word)[:2]
    words = (*first, *(c for one in first if tree[one].dep not in CLAUSES for c in tree.children(one)[:1]))
    return any(tree[i].tag in INTERROGATIVES for i in words if i < word)


def lemma_of(tree: Tree, word: int) -> str:
    """A word's base form in lower case."""
    return tree[word].lemma.lower()
