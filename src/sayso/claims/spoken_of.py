"""What is only done with another's words, and neither says nor denies them: "welcomed the report", "quoted it"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.claims.anaphors import POINTERS, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree
from sayso.model import Act, Attribution

_MEETING = frozenset(
    """welcome hail applaud praise laud commend celebrate thank condemn decry denounce deplore lament regret
    quote cite read recite mention discuss note reference refer study address debate answer examine review consider
    remind highlight investigate scrutinise scrutinize probe weigh assess revisit""".split()
)
"""How somebody meets what another said, or passes it on, who does not say it himself."""
_GROUNDS = frozenset("evidence proof grounds basis substantiation documentation".split())

_ASKING = frozenset("check ask speak talk phone contact consult inquire enquire confer".split())
"""How one comes to hear what others say of a thing."""
_THIS = frozenset("this that these those".split())
_OURSELVES = frozenset(("i", "we"))
_NONE = frozenset(("no", "not", "n't", "never", "little", "nor", "neither"))


def _is_not_done(tree: Tree, verb: int) -> bool:
    """Whether a verb is denied: "did not give proof", "nor did they give any"."""
    first = min((verb, *tree.children(verb, "aux", "nsubj")))
    return any(tree.lower(c) in _NONE for c in (*tree.children(verb, "neg", "advmod"), max(first - 1, 0)))


def only_spoken_of(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether a claim that is pointed at is not said again: it is met somehow, or no evidence is given for it."""
    cue = draft.attribution.cue if draft.attribution else None
    if cue is None or anaphor.denies or not (anaphor.noun in SPOKEN or anaphor.noun in POINTERS):
        return False
    words = {tree[i].lemma.lower() for i in tree.within(cue)}
    if [tree.lower(i) for i in tree.within(cue)][-1:] == ["about"] and tree.lower(anaphor.word) in POINTERS:
        return True  # "posted messages about this"
    head = tree.head_of(tree.within(cue))
    if draft.claim.act is Act.INDICATE and not _GROUNDS.isdisjoint(words):
        return not _NONE.isdisjoint(words) or (head is not None and _is_not_done(tree, head))
    # Who has "not reported on the story" does not report it.
    unreported = head is not None and draft.claim.act is Act.REPORT and _is_not_done(tree, head)
    return unreported or (head is not None and tree[head].lemma.lower() in _MEETING)


def is_asking(tree: Tree, draft: Draft) -> bool:
    """Whether it only tells whom a speaker asked: "I checked with the guards, and they said it was false"."""
    verb = draft.proposition.head
    asks = tree[verb].lemma.lower() in _ASKING
    return asks and any(tree.lower(s) in _OURSELVES for s in tree.children(verb, "nsubj"))


def points_at_untold(
    tree: Tree, draft: Draft, anaphor: Anaphor, attributions: Sequence[Attribution], made: Collection[str | None]
) -> bool:
    """Whether "those reports" are what somebody said in the sentence before of which no claim could be made."""
    if anaphor.noun not in SPOKEN or _THIS.isdisjoint(tree.lower(c) for c in tree.children(anaphor.word, "det")):
        return False
    here = tree.sentence(anaphor.word)
    own = draft.attribution.id if draft.attribution else None
    cues = ((tree.within(a.cue)[0], a) for a in attributions if a.cue and a.sources and a.id != own)
    before = [(at, a.id) for at, a in cues if at < anaphor.word and here - tree.sentence(at) <= 1]
    return bool(before) and max(before)[1] not in made
