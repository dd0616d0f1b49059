"""What says nothing: clauses that lost their subject, and names of what is only spoken of."""

from __future__ import annotations

from sayso.claims.backreference import anaphor_of
from sayso.claims.forms import Form, Proposition
from sayso.claims.references import Names
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_TELLING = frozenset((Act.SAY, Act.REPORT, Act.KNOW, Act.INDICATE, Act.BELIEVE, Act.DECLINE))
_ASSERTING = frozenset(("acl", "ccomp", "relcl", "prep", "conj"))
_TOPICS = frozenset("detail information comment question name identity motive".split())
_BARE = 2
"""Words of a noun with its article and nothing else."""


def is_fragment(tree: Tree, proposition: Proposition) -> bool:
    """Whether it is a clause that lost its subject, which can't be made to stand alone."""
    if proposition.form is not Form.FINITE or proposition.subject or tree[proposition.head].tag == "VB":
        return False
    return not any(tree[i].dep in SUBJECTS for i in proposition.words)


def is_topic(tree: Tree, proposition: Proposition, act: Act, names: Names) -> bool:
    """Whether it only names what is spoken of, and asserts nothing: "information about the shooting".

    A noun phrase asserts something where it points back at a claim, is denied, demanded or the
    like, gives a number, says of what, or holds a clause.
    """
    if proposition.form is not Form.NOMINAL or act not in _TELLING or anaphor_of(tree, proposition, names):
        return False
    if act is Act.DECLINE and tree[proposition.head].lemma.lower() not in _TOPICS:
        definite = any(tree.lower(c) == "the" for c in tree.children(proposition.head, "det"))
        return definite and len(proposition.words) == _BARE
    return not any(_asserts(tree, i) for i in proposition.words)


def _asserts(tree: Tree, i: int) -> bool:
    return tree[i].tag == "CD" or (tree[i].dep in _ASSERTING and tree[i].tag != "VBG")
