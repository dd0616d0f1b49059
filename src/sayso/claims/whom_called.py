"""Whom a relative clause calls something: "the governor, whom she called “a danger to Orle”, lost".

It is said of the governor, whom the pronoun only takes up. A "which" behind a comma may take up a whole clause, where
what stands before it is no subject; and what is called a lie is what was said, which back-references tell.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from sayso.claims.anaphors import SPOKEN
from sayso.claims.forms import Form, Proposition
from sayso.claims.stance.acts import FALSEHOODS, NAMING
from sayso.claims.tree import SUBJECTS, Tree

_RELATIVE = frozenset(("who", "whom", "which", "that"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_POINTED = frozenset(("the", "this", "that", "these", "those"))
_BEHIND = frozenset(("relcl", "punct", "appos", "acl"))
"""What tells more of a noun, or only parts it."""


def whom_called(tree: Tree, one: Proposition, framing: AbstractSet[int]) -> Proposition | None:
    """What it says of the noun that its relative pronoun takes up; None where that has none, or may mean another.

    ``framing`` are the words of the attribution itself, which may have left out what somebody is called.
    """
    told = [i for i in (one.subject if one.form is Form.VERBLESS else one.words) if tree.is_word(i)]
    if len(told) != 1 or tree.lower(told[0]) not in _RELATIVE or one.before or one.after:
        return None
    verb, left_out = tree[told[0]].head, one.form is Form.NOMINAL
    named = [c for c in tree.children(verb, "oprd") if c not in framing]
    if one.form not in (Form.VERBLESS, Form.NOMINAL) or verb not in framing or len(named) != 1:
        return None
    if tree[verb].lemma.lower() not in NAMING or tree[verb].dep != "relcl" or named[0] < verb:
        return None
    noun = tree[verb].head
    noun = tree[noun].head if tree[noun].dep == "appos" else noun  # "Lee, a judge whom he called unfit"
    spoken = tree[noun].lemma.lower() in SPOKEN or tree[named[0]].lemma.lower() in FALSEHOODS
    if tree[noun].tag not in _NOUNS or spoken or not (_known(tree, noun) and _means(tree, told[0], noun)):
        return None
    whom = tuple(i for i in tree.subtree(noun, _BEHIND) if i < told[0])
    words = tuple(tree.subtree(named[0], frozenset(("punct",)))) if left_out else one.words
    return Proposition(named[0], words, Form.VERBLESS, whom, whom=whom) if whom else None


def _known(tree: Tree, noun: int) -> bool:
    """Whether it is one that the sentence needn't tell more of: of "a plan that he called daft" nobody knows which."""
    pointed = any(tree.lower(c) in _POINTED for c in tree.children(noun, "det"))
    return tree[noun].tag[:3] == "NNP" or pointed or bool(tree.children(noun, "poss"))


def _means(tree: Tree, pronoun: int, noun: int) -> bool:
    """Whether the pronoun can only mean the noun: of "closed the lock, which he called daft" the lock may not be it."""
    apart = tree.word(pronoun - 1) == ","
    return tree.lower(pronoun) != "which" or not apart or tree[noun].dep in SUBJECTS
