"""Where something is expected that a relative "where" tells of: "in Wesel, where Lee is expected to win": in Wesel."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_PLACES = frozenset(("GPE", "LOC"))
_LED = frozenset(("in", "at", "on", "near", "outside"))


def with_where(tree: Tree, one: Proposition) -> Proposition:
    """A proposition without finite form, with the place that the "where" of the clause over it stands for."""
    verb = one.head
    if one.form is not Form.INFINITIVE or one.after or tree[verb].dep != "xcomp":
        return one
    above = tree[verb].head
    where = [c for c in tree.children(above, "advmod") if tree.lower(c) == "where" and c not in one.words]
    if tree[above].dep != "relcl" or len(where) != 1 or any(tree[i].entity in _PLACES for i in one.words):
        return one
    last = where[0] - 1
    last -= tree.word(last) == ","
    if last < 0 or tree[last].entity not in _PLACES or tree[last].tag[:3] != "NNP":
        return one
    first = last
    while tree[first - 1].entity == tree[last].entity and tree[first - 1].tag[:3] == "NNP":
        first -= 1
    if any(tree.lower(i) in _LED for i in one.words):
        return one
    return replace(one, after=f"in {tree.text[tree[first].start : tree[last].end]}")
