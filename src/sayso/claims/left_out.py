"""Words by which a sentence tells one thing from others that it does not name."""

from __future__ import annotations

from collections.abc import Container, Sequence

from sayso.claims.tree import SUBJECTS, Tree

_BEFORE = frozenset("one another first both two either each".split())
"""What may stand in the sentence for the one that is told from the others."""
_ONES_OWN = frozenset("i me my we us our".split())
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SOME = frozenset("one two three some none neither".split())
_WHERE = frozenset("direction corner place spot area location block house gun weapon car vehicle street".split())
EVENTS = frozenset(
    "shooting stabbing crash collision robbery burglary explosion fire attack assault kidnapping homicide drowning "
    "raid arrest killing murder accident election vote protest march flood storm".split()
)
"""What happens more than once."""
_EXACT = frozenset("exact precise specific approximate total".split())
_NUMBERS = frozenset("number amount figure count total percentage".split())
_MUCH = frozenset("plenty lot lots much more some none all most enough bit any".split())
_GOING_ON = frozenset(("follow", "join", "continue", "respond", "proceed"))
"""Verbs that say nothing without whom or with what."""
_BARE = 2
"""Words of a subject with its verb and nothing else."""
_POINTING = frozenset(("it", "that", "this"))
_TRUE = frozenset("true untrue false correct so".split())
_NEW = frozenset("a an another one two three four five six seven several many".split())
_COMPARED = frozenset(("as", "that", "where", "which", "who"))


def tells_apart(tree: Tree, words: Sequence[int], verb: int) -> bool:
    """Whether it is of "the other two", "the same corner" or "one of them", of whom or which it says no more."""
    return any(_the_other(tree, i, words, verb) or _the_same(tree, i) or _one_of_them(tree, i, words) for i in words)


def of_oneself(tree: Tree, words: Sequence[int], verb: int, known: Container[int]) -> bool:
    """Whether a subject is an "I" or "our sons" for which no name stands."""
    subjects = [i for i in words if tree[i].dep in SUBJECTS and tree[i].head == verb]
    own = [*subjects, *(c for s in subjects for c in tree.children(s, "poss"))]
    return any(tree.lower(i) in _ONES_OWN and i not in known for i in own)


def here_alone(tree: Tree, words: Sequence[int]) -> bool:
    """Whether it is told of "here", and no word says where that is: "sirens are rare out here"."""
    here = [i for i in words if tree.lower(i) == "here" and tree[i].dep in ("advmod", "pcomp", "pobj")]
    told = any(tree.children(i, "prep", "relcl") or tree.lower(i + 1) in ("in", "at", "on") for i in here)
    return bool(here) and not told and not any(tree[i].entity in _PLACES for i in words)


def told_before(tree: Tree, words: Sequence[int], known: Container[int], verb: int) -> bool:
    """Whether it is of "that all", of "that fire" where there were several, or that somebody "did so"."""
    unknown = [i for i in words if i not in known]
    before = did_so(tree, words, verb) or that_all(tree, unknown) or that_of_several(tree, words, known)
    before = before or exact_number(tree, words) or as_it_was(tree, unknown) or much_of_that(tree, unknown)
    before = before or said_so(tree, words) or (_is_bare(tree, words) and tree[verb].lemma in _GOING_ON)
    return before or hoped_so(tree, words, verb, known)


def exact_number(tree: Tree, words: Sequence[int]) -> bool:
    """Whether it is of "an exact number", and no word says of what."""
    numbers = [tree[i].head for i in words if tree.lower(i) in _EXACT and tree[tree[i].head].lemma in _NUMBERS]
    told = ("prep", "acl", "relcl", "appos", "compound", "nmod", "poss")
    return any(tree[n].dep in ("dobj", "pobj") and not tree.children(n, *told) for n in numbers)


def as_it_was(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a clause that is the subject tells of an "it": "that it was not worse was luck"."""
    its = [i for i in words if tree.lower(i) == "it" and tree[i].dep == "nsubj" and tree[tree[i].head].dep == "csubj"]
    return any(not any(j < i and tree[j].tag[0] == "N" for j in words) for i in its)


def much_of_that(tree: Tree, words: Sequence[int]) -> bool:
    """Whether it is of "plenty of that", of what was told before."""
    thats = [i for i in words if tree.lower(i) in ("that", "this") and tree[i].dep == "pobj" and tree[i].tag == "DT"]
    return any(tree.lower(tree[i].head) == "of" and tree.lower(tree[i].head - 1) in _MUCH for i in thats)


def said_so(tree: Tree, words: Sequence[int]) -> bool:
    """Whether it only tells of "no other way to say it", of what was just said."""
    ways = [tree[i].head for i in words if tree[i].lemma in ("say", "put") and tree[tree[i].head].lemma == "way"]
    said = [c for i in words if tree[i].head in ways for c in tree.children(i, "dobj")]
    return any(tree.lower(c) == "it" for c in said)


def _is_bare(tree: Tree, words: Sequence[int]) -> bool:
    """Whether it has no words but a subject and its verb."""
    return len([i for i in words if tree.is_word(i)]) <= _BARE


def hoped_so(tree: Tree, words: Sequence[int], verb: int, known: Container[int]) -> bool:
    """Whether somebody hopes or knows that "it is true", of what was told before and not in these words."""
    said = (i for i in words if tree.lower(i) in _POINTING and tree[i].dep == "nsubj" and i not in known)
    judged = [i for i in said if tree[i].head != verb and _TRUE & set(map(tree.lower, _called(tree, tree[i].head)))]
    return any(not any(j < i and tree[j].tag in ("NN", "NNS") for j in words) for i in judged)


def _called(tree: Tree, verb: int) -> list[int]:
    """What a "be" says something is."""
    return tree.children(verb, "acomp", "attr") if tree[verb].lemma == "be" else []


def that_all(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a subject is "that all", of what was told before: "that all ended on Sunday"."""
    return any(tree.have(i, ("that", "all")) and tree[i].dep in SUBJECTS for i in words[:2])


def that_of_several(tree: Tree, words: Sequence[int], known: Container[int]) -> bool:
    """Whether it is of "that fire" where several were told of: which, only its neighbours tell."""
    nouns = [tree[i].head for i in words if tree.lower(i) == "that" and tree[i].dep == "det"]
    plain = [n for n in nouns if n not in known and not tree.children(n, "prep", "relcl", "acl", "appos", "amod")]
    return any(_several(tree, n) for n in plain if tree.lower(tree[n].head) not in ("after", "before"))


def did_so(tree: Tree, words: Sequence[int], verb: int) -> bool:
    """Whether it only tells that somebody "did so": what, another sentence tells."""
    doing = [i - 1 for i in words if tree.lower(i) == "so" and i and tree[i - 1].lemma == "do" and i - 1 in words]
    above = {i: {i, *tree.ancestors(i)} for i in doing}
    own = [i for i in doing if tree[i + 1].head == i and (i == verb or (verb in above[i] and _is_open(tree, i, verb)))]
    full = [j for j in words if tree[j].tag[:2] == "VB" and tree[j].dep not in ("aux", "auxpass")]
    return any(all(j > i or j in above[i] for j in full) for i in own)


def _is_open(tree: Tree, verb: int, above: int) -> bool:
    """Whether a verb is only what another governs, with no finite verb between: "asked him to do so"."""
    between = [a for a in tree.ancestors(verb) if a > above or a < above]
    between = between[: next((n for n, a in enumerate(tree.ancestors(verb)) if a == above), 0)]
    return all(tree[a].tag not in ("VBD", "VBZ", "VBP", "MD") for a in (verb, *between))


def _several(tree: Tree, noun: int) -> bool:
    """Whether more than one event of this kind was told of before."""
    if tree[noun].lemma.lower() not in EVENTS or tree[noun].tag != "NN":
        return False
    before = [j for j in range(noun) if tree[j].lemma == tree[noun].lemma and tree[j].tag in ("NN", "NNS")]
    new = [j for j in before if any(tree.lower(d) in _NEW for d in tree.children(j, "det", "nummod"))]
    return len(new) > 1 or any(tree[j].tag == "NNS" and tree[j].dep != "compound" for j in before)


def _the_other(tree: Tree, i: int, words: Sequence[int], verb: int) -> bool:
    """Whether a subject is "the other child", "the three others", and nothing before it is told from that."""
    if tree.lower(i) not in ("other", "others"):
        return False
    itself = tree.lower(i) == "others" or tree[i].tag[0] == "N" or tree[i].dep in (*SUBJECTS, "dobj", "pobj")
    noun = i if itself else tree[i].head
    definite = any(tree.lower(c) == "the" for c in (*tree.children(noun, "det"), *tree.children(i, "det")))
    alone = noun == i and tree[noun].dep in ("dobj", "pobj")  # "struck the other"
    subject = alone or (tree[noun].dep in SUBJECTS and tree[noun].head == verb)
    described = tree.children(noun, "prep", "relcl", "acl", "appos")
    return definite and subject and not described and not any(j < i and tree.lower(j) in _BEFORE for j in words)


def _the_same(tree: Tree, i: int) -> bool:
    """Whether it is "the same corner" with nothing to say the same as what."""
    noun = tree[i].head
    if tree.lower(i) != "same" or tree[noun].lemma.lower() not in _WHERE:
        return False
    return not any(tree.lower(j) in _COMPARED for j in tree.subtree(noun) if j > i)


def _one_of_them(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a subject is one of "them", and nobody stands before it."""
    if tree.lower(i) != "them" or tree.lower(tree[i].head) != "of":
        return False
    one = tree[tree[i].head].head
    several = any(j < one and tree[j].tag in ("NNS", "NNPS", "NNP") for j in words)
    return tree[one].dep in SUBJECTS and tree.lower(one) in _SOME and not several
