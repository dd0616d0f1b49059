"""What verbs do by their construction: what a thing is taken for or called, and what is put off."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sayso.claims.stance.acts import VERBS
from sayso.claims.stance.verbs import lemma_of
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_CALLING = frozenset("for on upon out off up in".split())
_RINGING = frozenset("call phone ring telephone radio text write email dial".split())
_TELLING = frozenset("say report tell explain complain announce admit confess".split())
_GIVING = frozenset("provide give offer release share".split())
_NEWS = frozenset("information detail comment word specific explanation indication answer".split())
_TAKING = frozenset("recognize recognise acknowledge".split())
_AT_FIRST = frozenset("first originally initially".split())
_SINCE = frozenset("later now since then subsequently".split())
_TOLD_ANEW = frozenset((Act.SAY, Act.REPORT, Act.ADMIT, Act.CONFIRM, Act.INDICATE, Act.BELIEVE, Act.KNOW))


def known_as(tree: Tree, word: int, content: Container[int]) -> bool:
    """Whether it is for what a thing is taken, or not: "does not recognise the strip as a state"."""
    things = [i for o in tree.children(word, "dobj") for i in tree.subtree(o)]
    below = (p for b in (word, *things) for p in tree.children(b, "prep") if p in content)
    as_what = (p for p in below if tree.lower(p) == "as" and tree.children(p, "pobj", "amod", "acomp"))
    return lemma_of(tree, word) in _TAKING and any(as_what)


def calls_so(tree: Tree, verb: int) -> bool:
    """Whether a verb calls a thing something: "called him a liar for leaving", "calls plan for wall useless".

    Not "called for help", "called on him to leave", "called the police to her house".
    """
    after = verb + 1
    if lemma_of(tree, verb) != "call" or after >= len(tree) or tree.lower(after) in _CALLING:
        return False
    named = [c for c in tree.children(verb, "oprd", "ccomp") if tree[c].tag[0] in "NJ" and c > after]
    named += [c for c in tree.children(verb, "oprd") if tree[c].tag == "VBN" and c > after]  # "called him unhinged"
    things = [o for o in tree.children(verb, "dobj") if any(tree.lower(p) == "for" for p in tree.children(o, "prep"))]
    return bool(named or things)


def rings_to_tell(tree: Tree, verb: int, words: Container[int]) -> bool:
    """Whether a verb only tells how somebody let others know, among the words of a cue: "called 911 to say"."""
    told = (c for c in tree.children(verb, "xcomp", "advcl", "ccomp") if c in words and tree[c].tag == "VB")
    return lemma_of(tree, verb) in _RINGING and any(lemma_of(tree, c) in _TELLING for c in told)


def gives_nothing(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a cue tells that nothing is told: "did not provide any information about", "gave no details on"."""
    verbs = [i for i in words if lemma_of(tree, i) in _GIVING and tree[i].tag[0] == "V"]
    told = [o for v in verbs for o in tree.children(v, "dobj") if lemma_of(tree, o) in _NEWS]
    return any(tree.children(v, "neg") for v in verbs if told) or any(
        tree.lower(c) == "no" for o in told for c in tree.children(o, "det")
    )


def puts_off(tree: Tree, verb: int) -> bool:
    """Whether somebody leaves a thing for later: "put off deciding whether", "postponed ruling on it"."""
    if lemma_of(tree, verb) in ("put", "hold"):
        return any(tree.lower(p) == "off" for p in tree.children(verb, "prt"))
    return lemma_of(tree, verb) in ("postpone", "defer", "delay")


def taken_back(tree: Tree, verb: int) -> bool:
    """Whether who said something first is told to have said otherwise since: "first said ..., but later clarified"."""
    then = {tree.lower(c) for c in tree.children(verb, "advmod")} & _AT_FIRST
    heads = (verb, *tree.children(verb, "ccomp"))  # the second is often hung on what was said first
    but = any(tree.lower(c) == "but" for h in heads for c in tree.children(h, "cc"))
    since = [c for h in heads for c in tree.children(h, "conj") if not tree.children(c, *SUBJECTS)]
    since = [c for c in since if {tree.lower(a) for a in tree.children(c, "advmod")} & _SINCE]
    return bool(then) and but and any(VERBS.get(lemma_of(tree, c)) in _TOLD_ANEW for c in since)
