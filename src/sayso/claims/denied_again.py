"""Clauses that deny what was just said by its own verb: "said the fair had been put off. It was not put off"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.drafts import Draft
from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree
from sayso.model import Polarity

_PRONOUNS = frozenset("it they he she".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = frozenset("nsubj nsubjpass aux auxpass neg punct prt cc".split())
"""What such a clause has beside its verb; with more it says more: "it was not put off by the mayor"."""


def denying(tree: Tree, one: Proposition) -> int | None:
    """The pronoun of a clause that is nothing but a denied verb of the sentence before; None of any other clause."""
    if one.form is not Form.FINITE or one.head != one.verb or tree[one.verb].tag[:2] != "VB":
        return None
    below = [c for c in tree.children(one.verb) if c in one.words]
    subject = next((c for c in below if tree[c].dep in _SUBJECTS), None)
    denied = any(tree[c].dep == "neg" for c in below)
    if subject is None or not denied or tree.lower(subject) not in _PRONOUNS or tree[one.verb].lemma in ("be", "have"):
        return None
    if any(tree[c].dep not in _OWN for c in below):
        return None
    return subject if _told_before(tree, one.verb) else None


def _told_before(tree: Tree, verb: int) -> bool:
    """Whether the sentence before tells the same, without a "not", of somebody or something that it names."""
    here = tree.sentence(verb)
    before = tree.sentence_words(here - 1) if here else range(0)
    return any(_same(tree, i, verb) for i in before)


def _same(tree: Tree, one: int, verb: int) -> bool:
    """Whether a verb is the same as another, in the same voice."""
    passive = (bool(tree.children(v, "auxpass")) for v in (one, verb))
    return one != verb and tree[one].lemma == tree[verb].lemma and len(set(passive)) == 1


def denied_again(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The claim of the sentence before that a clause denies by its own verb; None of any other clause."""
    if denying(tree, draft.proposition) is None:
        return None
    verb = draft.proposition.verb
    before = (d for d in reversed(earlier) if not d.gone and d.claim.polarity is Polarity.AFFIRMS)
    near = (d for d in before if tree.sentence(d.proposition.verb) == tree.sentence(verb) - 1)
    return next((d for d in near if _same(tree, d.proposition.verb, verb)), None)
