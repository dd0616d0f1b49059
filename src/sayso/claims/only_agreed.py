"""Noun phrases of which it is not said that there is what they name: what is taken for something, or agreed to."""

from __future__ import annotations

from sayso.claims.cued import Cue
from sayso.claims.forms import Proposition
from sayso.claims.tree import Tree
from sayso.model import Act

_WANTED = frozenset((Act.DEMAND, Act.PROMISE, Act.PREDICT, Act.WARN))


def is_taken_for(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether a noun is only told with what it is taken for: "in a move seen as hostile" tells not that it was made."""
    of_noun = cue.head is not None and tree[cue.head].dep == "acl" and tree[cue.head].head == nominal.head
    return of_noun and cue.act is Act.BELIEVE


def is_agreed_to(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether it is what somebody agreed to, or is bound for, which will not "be to" it: "agreed to arbitration"."""
    leads = tree.lower(nominal.words[0]) == "to" and tree[nominal.words[0]].dep == "prep"
    return cue.act in _WANTED and leads and tree[nominal.head].tag == "NN"
