"""What is only done with another's words, and neither says nor denies them: "welcomed the report", "quoted it"."""

from __future__ import annotations

from sayso.claims.anaphors import POINTERS, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree
from sayso.model import Act

_MEETING = frozenset(
    """welcome hail applaud praise laud commend celebrate thank condemn decry denounce deplore lament regret
    quote cite read recite mention discuss note reference refer study address debate answer examine review consider
    remind highlight investigate scrutinise scrutinize probe weigh assess revisit""".split()
)
"""How somebody meets what another said, or passes it on, who does not say it himself."""
_GROUNDS = frozenset("evidence proof grounds basis substantiation documentation".split())

_NONE = frozenset(("no", "not", "n't", "never", "little"))


def only_spoken_of(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether a claim that is pointed at is not said again: it is met somehow, or no evidence is given for it."""
    cue = draft.attribution.cue if draft.attribution else None
    if cue is None or anaphor.denies or not (anaphor.noun in SPOKEN or anaphor.noun in POINTERS):
        return False
    words = {tree[i].lemma.lower() for i in tree.within(cue)}
    if draft.claim.act is Act.INDICATE and not _GROUNDS.isdisjoint(words):
        return not _NONE.isdisjoint(words)
    if [tree.lower(i) for i in tree.within(cue)][-1:] == ["about"] and tree.lower(anaphor.word) in POINTERS:
        return True  # "posted messages about this"
    head = tree.head_of(tree.within(cue))
    return head is not None and tree[head].lemma.lower() in _MEETING
