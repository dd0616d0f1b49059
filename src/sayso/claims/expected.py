"""Of whom something is expected or believed, where nobody is named who does so: "she is expected to recover"."""

from __future__ import annotations

from sayso.claims.counted import several
from sayso.claims.dangling import FIRST
from sayso.claims.references import text_of
from sayso.claims.setting import Names
from sayso.claims.told_of import is_told_of
from sayso.claims.tree import Tree
from sayso.model import Attribution

_NAMES = frozenset(("NNP", "NNPS"))
_MANY = frozenset(("are", "were"))
_MAX_DEPTH = 12
"""Verbs in a row that may share one subject."""


def whom_expected(tree: Tree, names: Names, attribution: Attribution | None) -> str | None:
    """The subject of a cue in the passive, as it reads in a sentence; None where somebody says it, or there is none."""
    at = tree.head_of(tree.within(attribution.cue)) if attribution and attribution.cue else None
    if at is None or attribution is None:
        return None
    passive = tree.children(at, "auxpass")
    if not is_told_of(tree, attribution) and (attribution.sources or not passive):
        return None
    many = any(tree.lower(a) in _MANY for a in passive)
    for _ in range(_MAX_DEPTH):
        for subject in tree.children(at, "nsubjpass", "nsubj"):
            return _shown(tree, names, subject, many)
        above = tree[at].head
        told = any(tree.lower(s) in FIRST for s in tree.children(above, "nsubjpass"))
        if tree[at].dep != "conj" or told:  # "we're told he is fine and is expected home"
            return None
        at = above
    return None


def _shown(tree: Tree, names: Names, subject: int, many: bool) -> str:
    one = tree[subject].tag in _NAMES and not tree.children(subject, "conj")
    listed = one and many and tree.children(subject, "appos")  # "Ann Lee, 37, Bob Moe, 29, and Al Poe are"
    words = tree.subtree(subject, frozenset(("relcl", "acl") if listed else ("relcl", "appos", "acl", "punct")))
    while not tree.is_word(words[-1]):
        words.pop()
    if counted := several(tree, subject, words):
        return text_of(tree, words, {subject: counted})
    # A description stays as it is: that "the victim" is one of those named is only likely.
    named = names.name_at(words) if (one and not listed) or tree[subject].tag == "PRP" else None
    text = " ".join(tree.span(words).of(tree.text).split())
    return named or (f"{text}," if listed and "," in text else text)
