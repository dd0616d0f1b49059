"""Questions and requests that nobody answers: "did not respond to requests for comment"."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.cued import Cue
from sayso.claims.forms import Proposition
from sayso.claims.tree import Tree
from sayso.model import Act

_ANSWERING = {"respond": "responded to", "reply": "replied to", "return": "returned", "answer": "answered"}
_INQUIRIES = frozenset("request question query enquiry inquiry call message email e-mail letter text comment".split())


def unanswered(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """That they were answered, which who does not answer leaves open; None of any other noun phrase or cue."""
    answering = _ANSWERING.get(cue.lemma)
    if cue.head is None or answering is None or cue.act is not Act.DECLINE:
        return None
    who = tree.children(cue.head, "nsubj")
    if tree[nominal.head].lemma.lower() not in _INQUIRIES or len(who) != 1:
        return None
    subject = tuple(tree.subtree(who[0], frozenset(("relcl", "appos", "punct"))))
    return replace(nominal, subject=subject, before=answering)
