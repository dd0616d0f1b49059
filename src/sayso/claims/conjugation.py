"""Finite forms for gerunds and infinitives, where "has been doing" or "would do" would say something else."""

from __future__ import annotations

from sayso.claims.references import inflected
from sayso.claims.tree import Tree

HOLDING = frozenset(
    "deem appear seem believe think say report consider presume find know rule understand determine judge prove "
    "suspect allege describe assume".split()
)
"""Verbs under which an infinitive tells what is so, not what would be: "was deemed to be an accident"."""
SEEMING = frozenset(("appear", "seem"))
_DONE = {
    "shoot": "shot", "kill": "killed", "murder": "murdered", "fire": "fired", "stab": "stabbed", "rob": "robbed",
    "steal": "stolen", "strike": "struck", "hit": "hit", "beat": "beaten", "kidnap": "kidnapped", "abduct": "abducted",
    "attack": "attacked", "assault": "assaulted", "rape": "raped", "hijack": "hijacked", "carjack": "carjacked",
    "burn": "burned", "crash": "crashed", "open": "opened", "start": "started", "cause": "caused", "leave": "left",
    "throw": "thrown", "break": "broken", "pull": "pulled", "take": "taken", "injure": "injured", "wound": "wounded",
    "sink": "sunk", "bomb": "bombed", "poison": "poisoned", "forge": "forged", "point": "pointed", "lose": "lost",
    "flee": "fled", "sign": "signed", "find": "found", "see": "seen", "hear": "heard", "give": "given",
}  # fmt: skip
"""What is done once, as it is said when it is done: who is accused of killing has killed."""


def done(tree: Tree, verb: int) -> dict[int, str]:
    """The participle of a gerund that tells of a deed done once; empty for what goes on."""
    participle = _DONE.get(tree[verb].lemma.lower()) if tree[verb].tag == "VBG" else None
    passive = tree.children(verb, "auxpass")
    return {verb: participle} if participle and not passive else {}


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
