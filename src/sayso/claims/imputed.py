"""What somebody is only told to have thought, known, ordered or threatened, which is no word of theirs now.

Who tells it claims that it was so, and that claim is made of the attribution around it. A verb that is a deed and no
attitude (`is_deed`) is told by whoever tells the sentence, the report too.
"""

from __future__ import annotations

from collections.abc import Mapping

from sayso.claims.dangling import is_person
from sayso.claims.stance.acts import VERBS
from sayso.claims.stance.cues import read_cue
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, Attribution, Speaker

_INTERVIEWING = frozenset("question interview interrogate quiz grill".split())
"""What is done to persons, by whoever asks them."""
_WHOM = frozenset("him her them me us he she they i we who whom".split())
_RATING = frozenset("lower raise cut upgrade downgrade".split())
_RATED = frozenset("recommendation rating target outlook advice".split())
_SEEKING = frozenset(("seek",))
_PASSING = frozenset("approve authorize authorise".split())
"""What is done to papers, plans and payments; who "approves of" them tells what they think."""
_HELD = frozenset("believe think assume suppose presume hope hop expect fear want wish plan intend aim suspect".split())
"""What was thought or meant, which once it is told as past ("had believed") may be so no more."""
_ORDERING = frozenset("order instruct direct command".split())
_TO_COME = frozenset("will would 'll".split())
_SPEAKING = frozenset((Act.REPORT, Act.ADMIT, Act.CONFIRM, Act.DENY, Act.ACCUSE, Act.DEMAND, Act.WARN, Act.QUESTION))
_OURS = frozenset(("i", "we"))
"""Who says what they would ask for asks for it."""
_EVERYBODY = frozenset(("everyone", "everybody", "people"))


def is_deed(tree: Tree, one: Attribution) -> bool:
    """Whether a cue tells what somebody did or thought before, and not what they say or think.

    "Questioned Ms Lee", "lowered his rating", "sought to calm lenders", "approved the payment", "had thought", and who
    "was to blame" accuses nobody.
    """
    cue = tree.within(one.cue) if one.cue else range(0)
    at = tree.head_of(cue)
    if at is None or _to_blame(tree, cue):
        return at is not None
    if tree[at].tag[:2] == "NN":  # "lowered his recommendation | to sell"
        return tree[at].dep == "dobj" and _rates(tree, tree[at].head)
    lemma = tree[at].lemma.lower()
    things = tree.children(at, "dobj", "nsubjpass")
    if lemma in _INTERVIEWING:
        return any(is_person(tree, o) or tree.lower(o) in _WHOM for o in things)
    if lemma in _SEEKING:
        return bool(things or tree.children(at, "xcomp"))
    if lemma in _PASSING:
        return bool(things)
    return _rates(tree, at) or _was_held(tree, at)


def _to_blame(tree: Tree, cue: range) -> bool:
    """ "Was to blame"."""
    blamed = (i for i in cue if tree.lower(i) == "blame" and tree.lower(i - 1) == "to")
    return any(tree[tree[i].head].lemma == "be" for i in blamed)


def _rates(tree: Tree, verb: int) -> bool:
    """ "Lowered his recommendation"."""
    rated = tree[verb].lemma.lower() in _RATING
    return rated and any(tree[o].lemma.lower() in _RATED for o in tree.children(verb, "dobj"))


def _was_held(tree: Tree, verb: int) -> bool:
    """ "Had believed", "had been hoping"; not "had always believed", which tells of a belief that lasts."""
    had = any(tree.lower(a) == "had" for a in tree.children(verb, "aux"))
    lasts = any(tree.lower(a) in ("always", "long") for a in tree.children(verb, "advmod"))
    return tree[verb].lemma.lower() in _HELD and had and not lasts


def is_imputed(tree: Tree, one: Attribution, outer: Attribution, speakers: Mapping[str, Speaker | None]) -> bool:
    """Whether a verb in what another attribution tells is no word of its subject's."""
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    if at is None or tree[at].tag[:2] != "VB":
        return False
    if at == tree.head_of(tree.words_of(outer.contents)) and _unmeant(tree, outer):
        return True  # "denied that it had threatened to leave"
    lemma = tree[at].lemma.lower()
    act = VERBS.get(lemma)
    if lemma in _ORDERING or (lemma == "tell" and _bids(tree, one, at)):
        return not any(tree.lower(a) in ("has", "have") for a in tree.children(at, "aux"))
    if act is Act.KNOW:
        return _known(tree, one) and not _is_tellers(tree, one, outer, speakers)
    return act in _SPEAKING and _to_come(tree, at)


def _bids(tree: Tree, one: Attribution, verb: int) -> bool:
    """Whether a verb's content bids: "told | them to leave"."""
    told = (i for i in tree.words_of(one.contents) if tree[i].tag == "TO")
    return any(tree[tree[i].head].head == verb for i in told)


def _is_tellers(tree: Tree, one: Attribution, outer: Attribution, speakers: Mapping[str, Speaker | None]) -> bool:
    """Whether somebody tells it of themselves: "she said she knew"."""
    inner, teller = ([tree.lower(i) for i in tree.words_of(a.sources)] for a in (one, outer))
    return inner == teller or (speakers[one.id] is not None and speakers[one.id] == speakers[outer.id])


def _unmeant(tree: Tree, outer: Attribution) -> bool:
    """Whether what an attribution tells is denied in it, or alleged by nobody who is named: "the claim that it had"."""
    noun = tree.head_of(tree.within(outer.cue)) if outer.cue and not outer.sources else None
    alleged = noun is not None and tree[noun].tag[0] == "N"
    return alleged or read_cue(tree, outer.cue, outer.sources, outer.contents).act is Act.DENY


def _to_come(tree: Tree, verb: int) -> bool:
    """ "Said it would ask the court to step in": it has not yet done so."""
    later = any(tree.lower(a) in _TO_COME for a in tree.children(verb, "aux")) and not tree.children(verb, "neg")
    had = any(tree.lower(a) in ("have", "'ve") for a in tree.children(verb, "aux"))
    return later and not had and all(tree.lower(s) not in _OURS for s in tree.children(verb, *SUBJECTS))


def _known(tree: Tree, one: Attribution) -> bool:
    """ "Lee says that the minister knew it leaked": who is only said to know a thing has not said it.

    "It said it did not know who came" leaves open of itself who did, and what everybody knows is so.
    """
    told, who = tree.words_of(one.contents), tree.head_of(tree.words_of(one.sources))
    plain = bool(told) and tree[told[0]].tag[0] != "W"
    plain = plain and tree.lower(told[0]) not in ("nothing", "of", "about")
    somebody = who is not None and (tree[who].tag[:2] == "NN" or tree[who].tag == "PRP")
    return plain and somebody and tree.lower(who or 0) not in _EVERYBODY
