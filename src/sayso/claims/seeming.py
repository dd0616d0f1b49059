"""What only seems so, or is not clear, to whoever tells the sentence: nobody's word but theirs.

Outside every other's words that is the report itself: "the letter appears to contradict her", "it was not clear who".
"""

from __future__ import annotations

from sayso.claims.conjugation import SEEMING
from sayso.claims.speakers.voices import in_marks
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution

_CLEAR = frozenset("clear unclear uncertain evident obvious apparent".split())
_SHOWING = frozenset("show depict capture reveal indicate suggest confirm".split())
"""What a film or a paper does by itself."""
_IT = frozenset(("it", "that", "this", "which"))


def is_seen_by_report(tree: Tree, one: Attribution) -> bool:
    """Whether the report itself tells what seems so or is (not) clear, and not whom or what that is said of."""
    cue = tree.within(one.cue) if one.cue else range(0)
    at = tree.head_of(cue) if cue else _governor(tree, one)
    if at is None or one.within or tree.sentence(at) in in_marks(tree):
        return False
    source = tree.head_of(tree.words_of(one.sources))
    if _is_clear(tree, cue):
        return source is None or tree.lower(source) in _IT
    if tree[at].lemma.lower() not in SEEMING or tree[at].tag[0] != "V":
        return False
    if source is None:
        return True
    shown = any(tree[x].tag[0] in "VJN" for x in cue if x > at)  # "a film appeared to show": the film's word
    return not shown and tree[source].head == at and tree[source].dep in SUBJECTS


def _governor(tree: Tree, one: Attribution) -> int | None:
    """What a content without a cue hangs on: "it appears, though, | that the ferry sailed"."""
    said = tree.head_of(tree.words_of(one.contents))
    return tree[said].head if said is not None and tree[said].dep == "ccomp" else None


def seems_to(tree: Tree, one: Attribution, outer: Attribution | None) -> bool:
    """Whether somebody only seems to do it, by what the report tells: "the board appeared to urge him to go"."""
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    if at is None or outer is None:
        return False
    return _seems(tree, at, one) or (is_seen_by_report(tree, outer) and tree[at].head == _head(tree, outer))


def _seems(tree: Tree, at: int, one: Attribution) -> bool:
    """ "The letter appears to contradict her", in what another says, who tells what seems so."""
    seems = tree[at].lemma.lower() in SEEMING and tree[at].tag[0] == "V"
    source = tree.head_of(tree.words_of(one.sources))
    subject = source is not None and tree[source].head == at and tree[source].dep in SUBJECTS
    said = tree.head_of(tree.words_of(one.contents))
    shown = said is not None and tree[said].lemma.lower() in _SHOWING
    return seems and subject and not shown and said is not None and tree[said].head == at and tree[said].dep == "xcomp"


def _head(tree: Tree, one: Attribution) -> int | None:
    return tree.head_of(tree.within(one.cue)) if one.cue else None


def _is_clear(tree: Tree, cue: range) -> bool:
    """ "It is not clear", "was unclear", "it was immediately clear"."""
    told = [i for i in cue if tree[i].lemma.lower() in _CLEAR and tree[i].dep in ("acomp", "ROOT", "oprd")]
    being = (tree[i].head for i in told)
    return any(
        [tree.lower(s) for s in tree.children(b, *SUBJECTS)] == ["it"] and tree[b].lemma.lower() in ("be", "remain")
        for b in being
    )
