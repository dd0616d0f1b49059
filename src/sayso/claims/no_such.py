"""The deed that "such" points back at: "had given no such order", "denied sending any such warning"."""

from __future__ import annotations

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_DEEDS = {
    "agreement": "agree", "approval": "approve", "assurance": "assure", "deal": "agree", "demand": "demand",
    "instruction": "instruct", "invitation": "invite", "meeting": "meet", "offer": "offer", "order": "order",
    "payment": "pay", "permission": "permit allow", "pledge": "pledge", "promise": "promise", "request": "request ask",
    "threat": "threaten", "visit": "visit", "warning": "warn",
}  # fmt: skip
"""Nouns for what somebody does, mostly by words, and the verbs that tell of it."""
_VERBS = {noun: frozenset(verbs.split()) for noun, verbs in _DEEDS.items()}
_DOING = frozenset("give send make issue take receive have get sign reach hold pay accept be hear".split())
"""Verbs that leave to such a noun what is done."""


def such_deed(tree: Tree, one: Proposition) -> int | None:
    """The noun of a clause that says nothing but that "such" a thing was done, or was not; None of any other."""
    if one.form not in (Form.FINITE, Form.GERUND) or tree[one.head].lemma.lower() not in _DOING:
        return None
    for noun in tree.children(one.head, "dobj", "attr", "nsubjpass"):
        told = {tree.lower(c) for c in tree.children(noun)}
        if "such" in told and tree[noun].lemma.lower() in _DEEDS and not tree.children(noun, "relcl", "acl", "prep"):
            return noun
    return None


def tells_of_such(tree: Tree, noun: str, one: Proposition) -> bool:
    """Whether a proposition tells of what a noun names: by its verb, or by the noun itself."""
    return any(tree[i].lemma.lower() in _VERBS[noun] or tree[i].lemma.lower() == noun for i in one.words)
