"""Figures and hours that something is put at: "put the toll at 17", "put the blast at 22:40"."""

from __future__ import annotations

import re

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_PUT = frozenset("put estimate set place peg fix number".split())
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d")
_MOMENTS = frozenset("time moment hour start beginning end".split())
"""What is a time itself: "put the time of death at 22:40"."""


def put_at(tree: Tree, nominal: Proposition, lemma: str) -> Proposition | None:
    """ "Put the toll at 17": the toll is 17. "Put it at 22:40": it was at 22:40."""
    if lemma not in _PUT:
        return None
    at = next((i for i in nominal.words if tree.lower(i) == "at" and i > nominal.head), None)
    if at is None or not any(tree[i].tag == "CD" for i in nominal.words if i > at):
        return None
    subject = tuple(i for i in nominal.words if i < at)
    rest = tuple(i for i in nominal.words if i > at)
    if not (subject and rest):
        return None
    clock = tree[rest[0]].entity == "TIME" or _CLOCK.fullmatch(tree.word(rest[0]))
    if clock and tree.lower(nominal.head) not in _MOMENTS:
        return Proposition(at, (at, *rest), Form.VERBLESS, subject, before="was")
    return Proposition(rest[0], rest, Form.VERBLESS, subject)
