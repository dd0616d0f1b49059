"""The cue under which a content stands: its head and what is done by it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.tree import Tree
from sayso.model import Act, Attribution

_ABOUT = frozenset(("about", "regarding", "concerning", "into", "over"))

_SEEMING = frozenset(("appear", "seem"))


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say it: its head, that head's lemma in lower case, and what is done by it."""

    head: int | None
    lemma: str
    act: Act
    about: bool = False
    """Whether it ends in "about" or the like, so that what follows is a topic."""


def cue_of(tree: Tree, attribution: Attribution, act: Act) -> Cue:
    """The cue of an attribution, whose act is known."""
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    about = attribution.cue is not None and tree.lower(tree.within(attribution.cue)[-1]) in _ABOUT
    said = head
    if head is not None and attribution.cue and tree[head].lemma.lower() in _SEEMING:  # "appeared to show"
        said = next((x for x in tree.children(head, "xcomp") if x in tree.within(attribution.cue)), head)
    return Cue(head, tree[said].lemma.lower() if said is not None else "", act, about)
