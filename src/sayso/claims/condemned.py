"""What is condemned by who calls it absurd to say: of "to suggest that she lied is an insult", that she lied."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.miscalled import CONDEMNING, SAYING
from sayso.claims.tree import Tree
from sayso.model import Attribution


def as_denied(tree: Tree, one: Proposition) -> Proposition:
    """What is denied in "to suggest that she lied is an insult": that she lied; any other proposition as it is."""
    if one.form is not Form.FINITE or one.contrary is not None:
        return one
    clause = _condemned(tree, one.head)
    if clause is None:
        return one
    marks = {c for c in tree.children(clause, "mark") if tree.lower(c) == "that"}
    words = tuple(i for i in tree.subtree(clause) if i not in marks and i in one.words)
    return replace(one, head=clause, words=words, subject=(), apart=True, contrary=one.head) if words else one


def only_condemned(tree: Tree, attribution: Attribution) -> bool:
    """Whether nobody says what an attribution tells, which is only called absurd to say."""
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    if head is None or attribution.sources or tree[head].dep not in ("csubj", "csubjpass"):
        return False
    return _condemned(tree, tree[head].head) is not None


def _condemned(tree: Tree, being: int) -> int | None:
    """The clause of which a verb says that it is absurd, or an insult, to say it."""
    if tree[being].lemma.lower() != "be" or any(tree[c].dep == "neg" for c in tree.children(being)):
        return None
    verdicts = {tree[c].lemma.lower() for c in tree.children(being, "attr", "acomp")}
    saying = [c for c in tree.children(being, "csubj") if tree[c].lemma.lower() in SAYING]
    clauses = [c for s in saying for c in tree.children(s, "ccomp") if tree.children(c, "nsubj", "nsubjpass", "expl")]
    return clauses[0] if clauses and not CONDEMNING.isdisjoint(verdicts) else None
