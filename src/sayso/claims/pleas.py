"""What somebody pleads to, or denies being guilty of: "pleaded not guilty to taking bribes", "denied charges of theft".

A deed is told as one ("Lenz took bribes"), a crime by its name ("Lenz is guilty of perjury").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.misfits import PLURAL_NAME
from sayso.claims.propositions import propositions
from sayso.claims.tree import SUBJECTS, Tree

_DENYING = frozenset("deny reject dispute contest".split())
_CHARGES = frozenset(("charge", "count"))
_PLEA = frozenset(("not", "guilty"))
_LEADING = frozenset(("to", "of", "on"))
_BEFORE = frozenset(("DT", "CD", "PRP$", "JJ"))


def plea(tree: Tree, words: Sequence[int], cue: Sequence[int]) -> list[Proposition] | None:
    """The deed or the crime that a plea, or the denial of a charge, is about; None of any other content."""
    verb = tree.head_of(cue)
    lemma = tree[verb].lemma.lower() if verb is not None else ""
    if verb is None or lemma not in ("plead", *_DENYING):
        return None
    left = list(words)
    if lemma == "plead":
        if not any(tree.lower(i) == "guilty" for i in (*cue, *left[:2])):
            return None
        while left and tree.lower(left[0]) in _PLEA:
            left.pop(0)
        if left and tree.lower(left[0]) in _LEADING:
            left.pop(0)
    told = _charged(tree, left)
    if told is None and any(tree[i].lemma.lower() in _CHARGES for i in left):
        return None  # "to several charges including theft"
    if not left or (told is None and lemma != "plead"):
        return None
    return _made(tree, told or left, tuple(words), verb)


def _charged(tree: Tree, words: list[int]) -> list[int] | None:
    """What follows "charges of", "two counts of"; None where there is no such thing."""
    noun = next((n for n, i in enumerate(words) if tree[i].tag not in _BEFORE), len(words))
    if noun + 2 >= len(words) or tree[words[noun]].lemma.lower() not in _CHARGES or tree.lower(words[noun + 1]) != "of":
        return None
    return words[noun + 2 :]


def _made(tree: Tree, told: list[int], whole: tuple[int, ...], verb: int) -> list[Proposition] | None:
    head = tree.head_of(told)
    if head is None:
        return None
    if tree[head].tag == "VBG":
        return [replace(one, apart=True) for one in propositions(tree, told)]
    doers = tree.children(verb, *SUBJECTS)
    if tree[head].tag[0] != "N" or not doers:
        return None
    who = tuple(tree.subtree(doers[0], frozenset(("relcl", "acl", "appos", "punct"))))
    tag = tree[doers[0]].tag
    several = tag in ("NNS", "NNPS") or (tag != "NNP" and bool(PLURAL_NAME.search(tree.span(who).of(tree.text))))
    is_ = "are" if several or tree.children(doers[0], "conj") else "is"
    return [Proposition(head, tuple(told), Form.NOMINAL, who, apart=True, before=f"{is_} guilty of", whom=whole)]
