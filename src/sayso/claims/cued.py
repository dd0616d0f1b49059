"""The cue under which a content stands: its head and what is done by it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.tree import Tree
from sayso.model import Act, Attribution

_ABOUT = frozenset(("about", "regarding", "concerning", "into", "over"))

_PROPOSALS = frozenset("proposal plan position stance view policy idea promise statement comment remark".split())

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
    last = tree.within(attribution.cue)[-1] if attribution.cue else None
    about = last is not None and (tree.lower(last) in _ABOUT or _on_a_topic(tree, last))
    said = head
    if head is not None and attribution.cue and tree[head].lemma.lower() in _SEEMING:  # "appeared to show"
        said = next((x for x in tree.children(head, "xcomp") if x in tree.within(attribution.cue)), head)
    return Cue(head, tree[said].lemma.lower() if said is not None else "", act, about)


def _on_a_topic(tree: Tree, word: int) -> bool:
    """Whether an "on" leads from a noun to what it is about: "has a proposal on", not "insisted on"."""
    return tree.lower(word) == "on" and tree[word].dep == "prep" and tree[tree[word].head].lemma.lower() in _PROPOSALS
