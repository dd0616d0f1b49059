"""What somebody takes back who said it: "no longer believes that", "now says that is not what happened"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.anaphors import POINTERS, RETRACTING, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree
from sayso.model import Act, Polarity

_HOLDING = frozenset("believe think say maintain claim insist".split())
_MIND = frozenset(("believe", "think"))
_LATER = frozenset("now later since then".split())
_NEAR = 3
"""Sentences back in which it was said."""


def recants(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> bool:
    """Whether a clause takes back the last thing told, which is its own speaker's."""
    if draft.speaker is None or anaphor.noun not in POINTERS or not _tells_otherwise(tree, draft, anaphor):
        return False
    before = (d for d in reversed(earlier) if d.attribution and not d.gone and d.claim.act is not Act.DECLINE)
    last = next((d for d in before if d.start < tree[anaphor.word].start), None)
    if last is None or last.speaker is None or last.claim.polarity is Polarity.DENIES:
        return False
    near = tree.sentence(anaphor.word) - tree.sentence(last.proposition.head) <= _NEAR
    return near and last.speaker.id == draft.speaker.id


def disbelieves(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether somebody does not, or no longer, believe "that", which was told; "can't believe it" says nothing."""
    cue = draft.attribution.cue if draft.attribution else None
    head = tree.head_of(tree.within(cue)) if cue else None
    if head is None or tree[head].lemma.lower() not in _MIND or tree.lower(anaphor.word) != "that":
        return False
    plain = not any(tree[c].tag == "MD" for c in tree.children(head, "aux"))
    return plain and draft.claim.polarity is Polarity.DENIES


def _tells_otherwise(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    cue = draft.attribution.cue if draft.attribution else None
    words = [tree.lower(i) for i in tree.within(cue)] if cue else []
    lemmas = {tree[i].lemma.lower() for i in tree.within(cue)} if cue else set()
    if not lemmas.isdisjoint(RETRACTING):
        return True
    if any(words[n : n + 2] == ["no", "longer"] for n in range(len(words))):
        return not lemmas.isdisjoint(_HOLDING)
    return anaphor.denies and not lemmas.isdisjoint(_HOLDING) and not _LATER.isdisjoint(words)
