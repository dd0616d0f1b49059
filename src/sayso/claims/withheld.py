"""What somebody does not tell, name or discuss: that is undisclosed."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.cued import Cue
from sayso.claims.dangling import is_person
from sayso.claims.forms import Proposition
from sayso.claims.inflection import article
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import Tree
from sayso.model import Act

IDENTIFYING = frozenset(("identify", "name", "recognize", "recognise"))
_MENTIONING = frozenset("mention speak tell".split())
_TOPICS = frozenset("detail information comment question name identity motive".split())
_DISCUSSING = frozenset("comment discuss talk speak elaborate speculate".split())
_TOLD_OF = _TOPICS | frozenset(
    "cause circumstance reason relationship relation nature extent condition status type kind number age result "
    "content subject injury charge outcome location whereabouts possibility purpose role connection".split()
)
"""What may be open of a case that somebody does not discuss."""
_TURNING_DOWN = frozenset("refuse decline reject spurn".split())
_BARE = 2
"""Words of a noun with its article and nothing else."""


def takes_no_side(tree: Tree, verb: int) -> bool:
    """Whether it is what somebody does neither of: "could neither confirm nor deny the report"."""
    joined = (
        (tree[verb].head, *tree.children(verb, "conj")) if tree[verb].dep == "conj" else tree.children(verb, "conj")
    )
    return {tree[verb].lemma, *(tree[i].lemma for i in joined)} == {"confirm", "deny"}


def left_untold(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition:
    """What is not told is undisclosed: "the condition of the victim is"; of whom nobody identifies, who it is."""
    told = replace(nominal, words=tuple(i for i in nominal.words if tree.lower(i) != "any") or nominal.words)
    if len(told.words) < len(nominal.words) and cue.lemma in _MENTIONING:  # "did not speak of any mark"
        return replace(told, before=_at_all(tree, nominal, cue))
    more = any(c in nominal.words for c in tree.children(nominal.head, "conj"))
    if cue.lemma in IDENTIFYING and is_person(tree, nominal.head) and not more:
        bare = (
            tree[nominal.head].tag == "NN" and nominal.words[0] == nominal.head
        )  # "does not name suspect in shooting"
        return replace(told, before="the identity of the" if bare else "the identity of", after="is undisclosed")
    several = tree[nominal.head].tag in ("NNS", "NNPS") or more
    return replace(told, after="are undisclosed" if several else "is undisclosed")


def _at_all(tree: Tree, nominal: Proposition, cue: Cue) -> str:
    """ "There was a", of what may not be there at all."""
    past = cue.head is not None and told_then(tree, cue.head)
    if tree[nominal.head].tag == "NNS":
        return f"there {'were' if past else 'are'}"
    first = next(i for i in nominal.words if tree.lower(i - 1) == "any")
    return f"there {'was' if past else 'is'} {article(tree.word(first))}"


def is_withheld(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether it is a thing that may be told: no person, unless by name, nor "a reason", of which there may be none."""
    named = is_person(tree, nominal.head) and cue.lemma not in IDENTIFYING
    if tree[nominal.head].tag in ("PRP", "WP", "WDT", "WRB") or named or _turned_down(tree, nominal.head):
        return False
    everything = any(tree.lower(i) == "any" for i in nominal.words)  # "did not speak of any mark"
    if _discussed(tree, cue) and tree[nominal.head].lemma.lower() not in _TOLD_OF and not everything:
        return False  # "would not comment on the case", which is not open
    if any(tree.lower(c) in ("a", "an") for c in tree.children(nominal.head, "det")):
        return False
    if VERBS.get(cue.lemma) is Act.DENY or _left_unnamed(tree, nominal, cue):
        return False  # what somebody "never disavowed" is known
    if tree[nominal.head].lemma.lower() in _TOPICS:
        return any(tree[i].dep in ("acl", "ccomp", "relcl") for i in nominal.words)
    definite = any(tree.lower(c) == "the" for c in tree.children(nominal.head, "det"))
    return is_person(tree, nominal.head) or not (definite and len(nominal.words) == _BARE)


def _turned_down(tree: Tree, noun: int) -> bool:
    """ "Refused treatment", which is nothing that anybody tells."""
    refused = tree[noun].dep == "dobj" and tree[tree[noun].head].lemma in _TURNING_DOWN
    return refused and tree[noun].lemma.lower() not in _TOLD_OF


def _left_unnamed(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """ "Never mentioned Lee by name", which says nothing of Lee."""
    named = any(tree.lower(p) == "by" and tree.lower(p + 1) == "name" for p in nominal.words if tree[p].dep == "prep")
    return cue.lemma == "mention" and (named or tree[nominal.head].tag[:3] == "NNP")


def _discussed(tree: Tree, cue: Cue) -> bool:
    """ "Would not discuss", "declined to comment on", "had no comment on"."""
    below = tree.children(cue.head, "xcomp", "ccomp", "dobj") if cue.head is not None else []
    return cue.lemma in _DISCUSSING or any(tree[c].lemma.lower() in _DISCUSSING for c in below)


def told_then(tree: Tree, head: int) -> bool:
    """Whether a verb is of the past, by its own form or its auxiliary's."""
    return tree[head].tag in ("VBD", "VBN") or any(tree[a].tag == "VBD" for a in tree.children(head, "aux", "auxpass"))
