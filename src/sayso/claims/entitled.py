"""What somebody is said to be fit or free to do: "doubts Lee's eligibility to sit": Lee is eligible to sit."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import SUBJECTS, Tree

_FIT = {
    "eligibility": "eligible", "fitness": "fit", "ability": "able", "inability": "unable", "readiness": "ready",
    "willingness": "willing", "unwillingness": "unwilling", "right": "entitled", "freedom": "free",
}  # fmt: skip
"""What somebody has, and what he then is."""


def entitled(tree: Tree, one: Proposition) -> Proposition:
    """ "Lee's eligibility to sit" as "Lee is eligible to sit"; every other proposition as it is."""
    noun = _what(tree, one)
    owners = [c for c in tree.children(noun, "poss") if c in one.words] if noun is not None else []
    if noun is None or len(owners) != 1 or tree[owners[0]].tag == "PRP$":
        return one
    who = tuple(i for i in tree.subtree(owners[0]) if i in one.words and tree[i].tag != "POS")
    rest = tuple(i for i in one.words if i > noun)
    several = tree[owners[0]].tag in ("NNS", "NNPS") or tree.children(owners[0], "conj")
    before = f"{'are' if several else 'is'} {_FIT[tree[noun].lemma.lower()]}"
    return replace(one, words=rest, form=Form.NOMINAL, subject=who, before=before, whom=one.words)


def of_ones_own(tree: Tree, one: Proposition) -> bool:
    """ "Doubts her eligibility to sit": whose that is, its verb does not tell."""
    return _what(tree, one) is not None


def _what(tree: Tree, one: Proposition) -> int | None:
    """The noun before an infinitive that tells what somebody is fit for, which the parser may take for its subject."""
    if one.form is not Form.INFINITIVE or one.subject:
        return None
    own = [c for c in tree.children(one.head, *SUBJECTS) if c in one.words]
    near = [a - 1 for a in tree.children(one.head, "aux") if tree[a].tag == "TO" and a - 1 in one.words]
    noun = next(iter(own or near), None)
    return noun if noun is not None and tree[noun].lemma.lower() in _FIT else None
