"""Whose side is taken on what another said: "a guard backs her account", "does not believe the firm's version"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.anaphors import IDEAS, POINTERS, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.recanted import disbelieves
from sayso.claims.tree import Tree
from sayso.model import Act, Certainty, Claim, Polarity

_BACKING = frozenset("support back corroborate endorse echo uphold".split())
"""What is done with an account by who says that it is so."""
_BELIEVING = frozenset("believe accept buy trust credit".split())
_SAID = frozenset("account version story statement explanation claim allegation accusation denial narrative".split())
_RUEING = frozenset("apologise apologize regret sorry".split())


def sided(tree: Tree, draft: Draft, anaphor: Anaphor) -> Claim | None:
    """The claim of who backs an account, or does not believe it, as what it says of that account; None of any other."""
    verb = _verb(tree, draft)
    if tree.lower(anaphor.word) == "so" or disbelieves(tree, draft, anaphor):
        return draft.claim  # "we believe so", "no longer believe that"
    if verb not in _BACKING | _BELIEVING or anaphor.noun not in _SAID or anaphor.noun in IDEAS:
        return None
    claim, denied = draft.claim, draft.claim.polarity is Polarity.DENIES
    if verb in _BACKING and not denied:
        return replace(claim, act=Act.CONFIRM, certainty=Certainty.CERTAIN)
    return replace(claim, act=Act.DENY) if verb in _BELIEVING and denied else None


def is_rued(tree: Tree, draft: Draft, anaphor: Anaphor, target: Draft, own: Sequence[Draft]) -> bool:
    """Whether what somebody regrets is that it was said, which the same speaker just called untrue.

    "We said that no gas had leaked. That was wrong, and I am sorry for it": no gas is what they do not say.
    """
    if _verb(tree, draft) not in _RUEING or anaphor.noun not in POINTERS or draft.speaker is None:
        return False
    if target.claim.polarity is Polarity.DENIES:  # nobody is sorry for what did not happen
        return True
    mine = (d for d in own if d.speaker is not None and d.speaker.id == draft.speaker.id)
    return any(target.claim.id in d.claim.refers_to and d.claim.act is Act.DENY for d in mine)


def ought(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether somebody only should say so."""
    cue = draft.attribution.cue if draft.attribution else None
    head = tree.head_of(tree.within(cue)) if cue else None
    modal = head is not None and any(tree[c].tag == "MD" for c in tree.children(head, "aux"))
    return modal and tree.lower(anaphor.word) == "so"


def of_another_owner(tree: Tree, draft: Draft, anaphor: Anaphor) -> Anaphor:
    """The anaphor without its owner where that would be who denies or confirms it: "a guard confirmed her account"."""
    answers = draft.claim.act in (Act.DENY, Act.CONFIRM)
    pronoun = any(tree[c].tag == "PRP$" for c in tree.children(anaphor.word, "poss"))
    if not (answers and pronoun and anaphor.owner and draft.speaker and draft.speaker.name == anaphor.owner):
        return anaphor
    return replace(anaphor, owner=None)


def says_otherwise(draft: Draft, contrary: bool) -> bool:
    """Whether it is only spoken of who might say the opposite: "those who claim otherwise should show it"."""
    return contrary and draft.attribution is not None and draft.speaker is None


def _verb(tree: Tree, draft: Draft) -> str:
    """The lemma of the cue's main word."""
    cue = draft.attribution.cue if draft.attribution else None
    head = tree.head_of(tree.within(cue)) if cue else None
    if head is None:
        return ""
    rueing = next((tree.lower(i) for i in tree.within(cue) if tree.lower(i) in _RUEING), None) if cue else None
    return rueing or tree[head].lemma.lower()


def echoed(draft: Draft, target: Draft, earlier: Sequence[Draft]) -> Claim:
    """What is pointed at; what its speaker denied, where he then quotes others who deny it too, and not his denial."""
    within = draft.attribution.within if draft.attribution else None
    around = next((d for d in reversed(earlier) if within and d.attribution and d.attribution.id == within), None)
    own = around is not None and target.speaker is not None and around.speaker == target.speaker
    denied = target.claim.act is Act.DENY and target.claim.polarity is Polarity.DENIES
    return replace(target.claim, polarity=Polarity.AFFIRMS) if own and denied else target.claim
