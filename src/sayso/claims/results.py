"""What was done by several means, and what came of it: "by sharing ... and by ferrying", "exploded, killing eleven".

What somebody did besides is a clause of its own ("he turned round, hitting a guard": *he hit a guard*). What came of an
event as a whole keeps it ("the ship exploded, killing eleven"): the ship did not kill them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, Form, Proposition
from sayso.claims.parting import LOOSE
from sayso.claims.sharing import conjunctions, subject_words, subjects_of
from sayso.claims.stance.negation import negative_argument
from sayso.claims.tree import Tree

_SPEAKERS_OWN = frozenset("reverse contradict echo repeat reject rebut cite quote".split())
"""What comes of no event, but is done by speaking: "drones had struck it, reversing an earlier denial"."""
_OF_THE_EVENT = frozenset(
    """mean prompt cause force make raise suggest indicate signal mark bring spark trigger lead result follow allow
    enable leave give create contribute begin start end include involve total amount depend accord base
    say tell add state note insist argue explain warn claim ask""".split()
)
"""What is said of all that was told before, or with it: "the guard fired, prompting a search"."""
_STATES = frozenset("be seem appear become remain".split())
"""What somebody is, and does not do: "he was calm, speaking slowly"."""
_SENSES = frozenset("see hear watch notice find".split())
"""What is done by who does not do what stands behind it: "saw people leave, running"."""
_DOERS = frozenset("he she they we i you who".split())
_TALLIES = frozenset("toll total number count figure tally".split())
"""What nobody raises who is counted in it: "a soldier died, taking the toll to 12"."""
_OTHERS = frozenset("him her them it this that which these those".split())
"""What may mean something in the clause that it goes with: "met the rebels, offering them money"."""


def by_means(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A proposition for each of several "by doing ..."."""
    words = set(whole.words)
    means: list[list[int]] = []
    preps = tree.children(whole.head, "prep")
    preps += [c for p in preps for c in tree.children(p, "conj")]
    for prep in preps:
        gerunds = [c for c in tree.children(prep, "pcomp") if tree[c].tag == "VBG"]
        if tree.lower(prep) == "by" and gerunds and prep in words:
            others = {i for other in preps if other != prep and other > prep for i in tree.subtree(other)}
            means.append([i for i in tree.subtree(prep) if i in words and i not in others])
    if len(means) < 2:
        yield whole
        return
    rest = words - {i for one in means for i in one} - conjunctions(tree, [whole.head])
    for one in means:
        kept = {i for i in one if not (tree[i].dep == "cc" and tree[i].head not in one)}
        yield replace(whole, words=tuple(sorted(rest | _trimmed(tree, kept))))


def by_results(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A clause, and what came of it or was done besides: "exploded, killing eleven people and sinking the ship"."""
    words = set(whole.words)
    results = [
        r
        for first in tree.children(whole.head, "advcl")
        if first in words and tree[first].tag == "VBG" and _after_comma(tree, whole.head, first)
        for r in _joined(tree, first)
    ]
    small = tree[whole.head].tag == "VBG" and not tree.children(whole.head, *AUXILIARIES)
    if not results or (small and subjects_of(tree, whole.head)):  # "saw people leave, running and hiding"
        yield whole
        return
    resumed = [c for r in results for c in tree.children(r, "conj") if c in words and _resumes(tree, whole.head, c)]
    full = {r: set(tree.subtree(r)) & words for r in (*results, *resumed)}
    branches = {r: one.difference(*(b for b in full.values() if b < one)) for r, one in full.items()}
    rest = _trimmed(tree, words - set().union(*branches.values()))
    yield replace(whole, words=tuple(sorted(rest)))
    doer = whole.subject or subject_words(tree, whole.head, words)
    for result, branch in branches.items():
        if tree[result].lemma.lower() in _SPEAKERS_OWN:
            continue
        told = _trimmed(tree, branch)
        if result in resumed:
            yield from by_results(tree, Proposition(result, tuple(sorted(told)), Form.FINITE, doer))
        elif doer and _besides(tree, whole, doer, result, branch):
            yield Proposition(result, tuple(sorted(told)), Form.GERUND, doer)
        else:
            comma = {i for i in words if tree.word(i) == "," and whole.head < i < results[0]}
            with_cause = rest | set(sorted(comma)[-1:]) | told
            yield replace(whole, head=result, words=tuple(sorted(with_cause)), clause=whole.verb)


def _joined(tree: Tree, first: int) -> list[int]:
    """A participle and those coordinated with it, also where each hangs on the one before."""
    found = [first]
    for at in found:  # which grows meanwhile
        found += [c for c in tree.children(at, "conj") if tree[c].tag == "VBG"]
    return found


def _resumes(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause hung on what came of another goes on with that: "shot at her, wounding her, and then fled"."""
    bare = not subjects_of(tree, clause) and not tree.children(clause, *AUXILIARIES)
    before = min(tree.subtree(clause)) - 1
    set_off = tree[before].dep == "cc" and tree.word(before - 1) == ","  # not "hit in the hip and left leg"
    return bare and set_off and tree[clause].tag == tree[head].tag and tree[head].tag in ("VBD", "VBZ")


def _besides(tree: Tree, whole: Proposition, doer: tuple[int, ...], result: int, branch: set[int]) -> bool:
    """Whether a participle tells what the subject of its clause did besides, and not what came of all that.

    It has to say so without that clause.
    """
    head = whole.head
    finite = tree[head].tag in ("VBD", "VBZ", "VBP") or _is_denied(tree, result)
    told = whole.form is Form.FINITE and finite and whole.clause is None
    bare = not tree.children(head, *AUXILIARIES, "neg") or _is_denied(tree, result)
    if not told or not bare or subjects_of(tree, result):
        return False
    if tree[head].lemma.lower() in _STATES | _SENSES or tree[result].lemma.lower() in _OF_THE_EVENT:
        return False
    if any(tree.lower(i) in _OTHERS for i in branch) or any(
        tree[o].lemma.lower() in _TALLIES for o in tree.children(result, "dobj")
    ):
        return False
    top = tree.head_of(doer)
    return top is not None and (tree.lower(top) in _DOERS or is_person(tree, top))


def _is_denied(tree: Tree, result: int) -> bool:
    """ "Is touring the north, winning no votes": what is denied is denied by itself."""
    return any(negative_argument(tree, o) is not None for o in tree.children(result, "dobj"))


def _after_comma(tree: Tree, head: int, result: int) -> bool:
    """Whether a participle follows its clause after a comma, with no conjunction: "exploded, killing"."""
    first = min(tree.subtree(result))
    return first > head and tree.word(first - 1) == "," and not tree.children(result, "mark", "aux")


def _trimmed(tree: Tree, words: set[int]) -> set[int]:
    """Without the conjunction and "also" at either edge, which lead over to the next."""
    ordered = sorted(words)
    while ordered and (tree[ordered[-1]].dep in LOOSE or tree.lower(ordered[-1]) == "also"):
        ordered.pop()
    while ordered and (tree[ordered[0]].dep in LOOSE or tree.lower(ordered[0]) == "also"):
        ordered.pop(0)
    return set(ordered)
