"""How a report was made, which says nothing of its affair: requests that nobody answers, sources that keep their names.

"Did not respond to requests for comment", "declined to be named for fear of reprisals", "could not independently verify
the account".
"""

from __future__ import annotations

from sayso.claims.own_voice import is_left_unchecked
from sayso.claims.tree import Tree
from sayso.model import Attribution

_ANSWERING = frozenset("respond reply return answer".split())
_INQUIRIES = frozenset("request question query enquiry inquiry call message email e-mail letter text comment".split())
_KEEPING = frozenset("decline refuse ask request insist".split())
_TELLING = frozenset("name identify quote".split())


def is_of_the_making(tree: Tree, one: Attribution) -> bool:
    """Whether an attribution tells only how the report was made."""
    cue = tree.head_of(tree.within(one.cue)) if one.cue else None
    said = tree.head_of(tree.words_of(one.contents))
    if cue is None or said is None:
        return False
    lemma, told = tree[cue].lemma.lower(), tree[said].lemma.lower()
    if lemma in _ANSWERING:
        return told in _INQUIRIES and bool(tree.children(cue, "neg"))
    if lemma in _KEEPING:
        return told in _TELLING and bool(tree.children(said, "auxpass"))
    return is_left_unchecked(tree, cue)
