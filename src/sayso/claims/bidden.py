"""Whom an order in a quotation is given to: those of whom its speaker just told what they should do."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.claims.forms import Proposition
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution

_WANTING = frozenset("hope hop want urge ask call order tell wish expect request advise implore beg instruct".split())
"""Verbs for what one would have others do; "hop" is what "hopes" is often taken for."""
_HEARER = frozenset("you your yours yourself yourselves".split())
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ASIDE = frozenset(("relcl", "acl", "appos", "punct"))


def bidden(tree: Tree, one: Proposition, said: Iterable[Attribution]) -> tuple[int, ...]:
    """ "The mayor urged residents to stay in. 'Lock the doors,' she said": the residents; empty where nobody is named.

    ``said`` is what the same speaker says.
    """
    before = tree.sentence(one.head) - 1
    if any(tree.lower(i) in _HEARER for i in one.words):  # "call your mother": whom it is said to
        return ()
    for attribution in said:
        verb = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
        if verb is None or tree.sentence(verb) != before or tree[verb].lemma.lower() not in _WANTING:
            continue
        asked = [c for c in tree.children(verb, "dobj", "dative") if c > verb]
        wished = [s for c in tree.children(verb, "ccomp", "xcomp") for s in tree.children(c, *SUBJECTS) if s > verb]
        named = [i for i in (*asked, *wished) if tree[i].tag in _NOUNS]
        if len(named) == 1:
            return tuple(tree.subtree(named[0], _ASIDE))
    return ()
