"""Finite forms for gerunds and infinitives, where "has been doing" or "would do" would say something else."""

from __future__ import annotations

from sayso.claims.inflection import inflected, participle, past
from sayso.claims.tree import Tree

HOLDING = frozenset(
    "deem appear seem believe think say report consider presume find know rule understand determine judge prove "
    "suspect allege describe assume confirm".split()
)
"""Verbs under which an infinitive tells what is so, not what would be: "was deemed to be an accident"."""
SEEMING = frozenset(("appear", "seem"))
_CHARGING = frozenset(
    "charge convict plead guilty indict arrest book cite suspect try confess sentence suspicion credit".split()
)
"""What one is charged with, held or tried for is told as a deed of the past: "pleaded guilty to evading arrest"."""
ONCE = frozenset(
    """shoot kill murder fire stab rob steal strike hit beat kidnap abduct attack assault rape hijack carjack burn crash
    open start cause leave throw break pull take injure wound sink bomb poison forge point lose flee sign find see hear
    give receive accept obtain approve order fake falsify fabricate doctor rig plant destroy delete shred leak
    detonate ambush invade seize massacre execute assassinate behead expel""".split()
)
"""What is done once, as it is said when it is done: who is accused of killing has killed."""

STATES = frozenset("know believe own possess have want need understand belong contain owe".split())
"""What is so, and is not going on: who denies knowing it did not know it."""
_DONE_BY_ONESELF = frozenset(
    "work live be become come arrive happen die sleep try talk look stay wait fall rise walk serve vote speak run "
    "play appear agree disagree apologize apologise lie fail succeed struggle suffer".split()
)
"""What is done to nobody: "he's worked here for years"."""


def charged(tree: Tree, verb: int) -> bool:
    """Whether a gerund tells what somebody is charged with: "pleaded guilty to evading arrest"."""
    while tree[verb].dep == "conj" and tree[verb].tag == "VBG":
        verb = tree[verb].head
    preposition = tree[verb].head
    return tree[verb].dep == "pcomp" and tree[tree[preposition].head].lemma.lower() in _CHARGING


def done(tree: Tree, verb: int) -> dict[int, str]:
    """The participle of a gerund that tells of a deed done once; empty for what goes on."""
    lemma = tree[verb].lemma.lower()
    once = lemma in ONCE and tree[verb].tag == "VBG" and not tree.children(verb, "auxpass")
    often = any(tree[c].lemma == "time" for c in tree.children(verb, "npadvmod"))  # "more than 200 times"
    return {verb: participle(lemma)} if once or (often and tree[verb].tag == "VBG") else {}


def held_past(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """The past of an infinitive that somebody holds to have been so: "is believed to have hidden it"."""
    auxiliaries = tree.children(verb, "aux", "auxpass")
    perfect = [a for a in auxiliaries if tree.lower(a) == "have"]
    if not perfect or not any(tree[a].tag == "TO" for a in auxiliaries):
        return {}
    been = next((a for a in auxiliaries if tree.lower(a) == "been"), None)
    if been is None and tree[verb].lemma.lower() != "be":
        return {verb: past(tree[verb].lemma.lower())}
    return {verb if been is None else been: "were" if plural else "was"}


def held(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """The present of an infinitive that somebody holds to be so; empty for what is to come."""
    if tree[tree[verb].head].lemma.lower() not in HOLDING or tree[verb].dep not in ("xcomp", "ccomp"):
        return {}
    target = next((a for a in tree.children(verb, "aux", "auxpass") if tree.lower(a) == "be"), verb)
    lemma = tree[target].lemma.lower()
    if lemma == "be":
        return {target: "are" if plural else "is"}
    seeming = tree[tree[verb].head].lemma.lower() in SEEMING
    return {verb: lemma if plural else inflected(lemma)} if seeming else {}


def has_done(tree: Tree, i: int) -> bool:
    """Whether an "'s" that the parser takes for "is" stands before something done: "he's filed a complaint"."""
    verb = tree[i].head
    short = tree.lower(i) == "'s" and tree[i].dep == "auxpass" and tree[verb].tag == "VBN"
    return short and (bool(tree.children(verb, "dobj")) or tree[verb].lemma.lower() in _DONE_BY_ONESELF)
