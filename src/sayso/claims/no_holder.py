"""Cues that were taken for a view of somebody's and hold none: "voters can be confident", "a crew willing to work".

What is told by them nobody in particular says; whoever speaks around them may.
"""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution

_ABLE = frozenset("can could may might should".split())
_SURE = frozenset("confident certain sure assured hopeful".split())
_READY = frozenset("willing able ready eager prepared unwilling reluctant".split())
_FACING = frozenset(
    "handle face duck avoid dodge answer take get field evade sidestep skip confront escape parry receive".split()
)
"""What is done to a question by who is asked it."""
_COUNTS = frozenset("count total tally share score".split())
_COUNTING = frozenset("death casualty body head crowd official own preliminary".split())
"""Counts that are made by whose they are: "the army's body count"."""
_INTENTS = frozenset("intent intention desire wish malice knowledge awareness willingness ambition".split())
"""What may be missing, or not proved, and is no word of anybody's."""
_PROOF = frozenset("evidence proof sign indication suggestion hint trace finding".split())
_MISSING = frozenset("lack absence want".split())
_MADE = frozenset("make raise put issue give level spread repeat offer".split())
"""What is done with a claim: "claims that Lee made"."""
_OURS = frozenset(("i", "we"))
_BACKING = frozenset("support backing sympathy".split())
_PRESSING = frozenset("press urge pressure ask push challenge force".split())
_SERVANTS = frozenset("official minister diplomat envoy leader general commander authority ambassador".split())
"""Who speaks for a state."""
_BEING = frozenset("be become remain stay".split())
_WAYS = frozenset("way option means method avenue route".split())
_HOPING = frozenset("hope hop wish pray".split())  # taggers take "hopes" for a form of "hop"


def is_held_by_nobody(tree: Tree, one: Attribution, outer: Attribution | None) -> bool:
    """Whether those who are told of by a cue are not told to say, hold or ask anything; ``outer`` is what it is in."""
    cue = tree.within(one.cue) if one.cue else range(0)
    at = tree.head_of(cue)
    if at is None:
        return False
    return (
        _may_be_sure(tree, at)
        or _is_ready(tree, at, one)
        or _is_asked(tree, cue, one)
        or _is_counted(tree, cue, one)
        or _is_hoped(tree, at, outer)
        or _is_sought(tree, at, one)
        or _is_pressed(tree, at, cue)
        or _is_their_states(tree, one)
        or _is_missing(tree, at)
        or _is_aim(tree, at, one)
        or _is_only_told_of(tree, at, one)
        or _is_said_to_be_there(tree, at, one, outer)
        or _is_a_way(tree, at)
    )


def _may_be_sure(tree: Tree, at: int) -> bool:
    """ "Voters can be confident that", "Lee can expect a third to defect": whether any is, or does, is open."""
    able = any(tree.lower(a) in _ABLE for a in tree.children(at, "aux"))
    sure = tree[at].lemma == "be" and any(tree.lower(a) in _SURE for a in tree.children(at, "acomp"))
    expects = tree[at].lemma.lower() == "expect" and any(
        tree.lower(s) not in _OURS for s in tree.children(at, *SUBJECTS)
    )
    return able and (sure or expects)


def _is_ready(tree: Tree, at: int, one: Attribution) -> bool:
    """ "Leaders willing to work", "those voting for Lee", "those who are willing to": a kind, and nothing they say."""
    whose = tree.words_of(one.sources)
    if tree.lower(at) in _READY or tree.lower(at) == "voting":
        return tree[at].dep in ("amod", "acl") and tree[at].head in whose
    ready = any(tree.lower(a) in _READY for a in tree.children(at, "acomp"))
    kind = tree[at].dep == "relcl" and not tree.have(tree[at].head + 1, (",",))
    return ready and kind and any(tree.lower(i) in ("who", "that") for i in whose)


def _is_asked(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "Cannot handle questions like why": who is asked them asks nothing."""
    nouns = [i for i in cue if tree[i].lemma.lower() == "question" and tree[i].tag[0] == "N"]
    whose = set(tree.words_of(one.sources))
    return any(
        tree[tree[i].head].lemma.lower() in _FACING and whose.isdisjoint(tree.children(i, "poss"))
        for i in nouns
        if tree[i].dep in ("dobj", "pobj", "conj")
    )


def _is_counted(tree: Tree, cue: range, one: Attribution) -> bool:
    """ "The senator's delegate count was 40": who has so many has not counted them."""
    whose = set(tree.words_of(one.sources))
    for noun in cue:
        kinds = {tree.lower(c) for c in tree.children(noun, "compound", "amod")}
        counted = tree[noun].lemma.lower() in _COUNTS and tree[noun].dep in SUBJECTS and kinds.isdisjoint(_COUNTING)
        if counted and tree.children(noun, "compound") and not whose.isdisjoint(tree.children(noun, "poss")):
            return True
    return False


def _is_hoped(tree: Tree, at: int, outer: Attribution | None) -> bool:
    """ "Hopes that others consider moving": what another is yet to think."""
    above = tree[at].head
    told = outer is not None and outer.cue is not None and above in tree.within(outer.cue)
    return told and tree[at].dep == "ccomp" and tree[above].lemma.lower() in _HOPING


def _is_aim(tree: Tree, at: int, one: Attribution) -> bool:
    """ "Walked into a bar hoping to rob it": what somebody is said to do it for, and has not said."""
    hopes = tree.lower(at) == "hoping" and tree[at].dep == "advcl" and not tree.children(at, *SUBJECTS, "aux")
    first = next((i for i in tree.words_of(one.contents) if tree.is_word(i)), None)
    return hopes and first is not None and tree.lower(first) == "to"


def _is_sought(tree: Tree, at: int, one: Attribution) -> bool:
    """ "Lobbied for support for its position that": nobody supports it yet, and whose position it is says it."""
    seeks = tree[at].lemma.lower() in _BACKING and tree[at].tag[:2] == "NN" and not one.sources
    first = next(iter(tree.words_of(one.contents)), None)
    owned = first is not None and tree[first].dep == "poss"
    return seeks and owned and tree[at].dep == "pobj" and tree.lower(tree[at].head) == "for"


def _is_pressed(tree: Tree, at: int, cue: range) -> bool:
    """ "Was pressed to explain | the delay": who is asked wants nothing, and who asks is not told."""
    passive = tree[at].lemma.lower() in _PRESSING and bool(tree.children(at, "auxpass"))
    return passive and any(x in cue for x in tree.children(at, "xcomp")) and not tree.children(at, "agent")


def _is_their_states(tree: Tree, one: Attribution) -> bool:
    """ "Officials vow to remain the main supplier": what their state is to be, and not they, who are several."""
    who, what = (tree.head_of(tree.words_of(spans)) for spans in (one.sources, one.contents))
    if who is None or what is None or tree[who].tag != "NNS" or tree[who].lemma.lower() not in _SERVANTS:
        return False
    to = any(tree.lower(a) == "to" for a in tree.children(what, "aux"))
    single = (n for n in tree.children(what, "attr", "oprd", "dobj") if tree[n].tag == "NN")
    the = any(tree.lower(d) == "the" for n in single for d in tree.children(n, "det"))
    return to and the and tree[what].lemma.lower() in _BEING


def _is_missing(tree: Tree, at: int) -> bool:
    """ "Without evidence of her intent to hide it": whether she has any is not told."""
    if tree[at].lemma.lower() not in _INTENTS or tree[at].tag[0] != "N":
        return False
    for above in tree.ancestors(at):
        lemma = tree[above].lemma.lower()
        bare = lemma in _PROOF and any(tree.lower(c) in ("no", "little") for c in tree.children(above, "det", "amod"))
        if lemma in _MISSING or tree.lower(above) == "without" or bare:
            return True
        if tree[above].tag[:2] == "VB":
            return False
    return False


def _is_only_told_of(tree: Tree, at: int, one: Attribution) -> bool:
    """ "Claims Lee made in court", "claims that have proved false": which they are, and not what they say."""
    if tree[at].tag != "NNS" or not one.contents:
        return False
    words = tree.words_of(one.contents)
    clause = tree.head_of(words)
    if clause is None or (tree.lower(words[0]) == "that" and tree[words[0]].tag == "IN"):
        return False
    made = tree[clause].lemma.lower() in _MADE and tree[clause].tag[:2] == "VB" and not tree.children(clause, "dobj")
    related = clause in tree.children(at, "relcl")
    return made or (related and any(tree[i].tag in ("WDT", "WP") for i in tree.children(clause, *SUBJECTS)))


def _is_a_way(tree: Tree, at: int) -> bool:
    """ "There are two ways to end it: by filing a suit or by asking the court to step in": nobody has asked it."""
    lead = tree[at].head
    if tree[at].tag != "VBG" or tree[at].dep != "pcomp" or tree.lower(lead) != "by":
        return False
    before = [i for i in tree.sentence_words(tree.sentence(at)) if i < lead]
    return any(tree[i].lemma.lower() in _WAYS and tree[i].tag[0] == "N" for i in before)


def _is_said_to_be_there(tree: Tree, at: int, one: Attribution, outer: Attribution | None) -> bool:
    """ "Lee said there was clear evidence that he lied": Lee says that it was there, and it says nothing besides."""
    if outer is None or one.sources or tree[at].lemma.lower() not in _PROOF or tree[at].tag[:2] != "NN":
        return False
    there = tree[at].dep == "attr" and any(tree[c].dep == "expl" for c in tree.children(tree[at].head))
    return there and at in tree.words_of(outer.contents)
