"""The "we" of a report itself, which is its outlet's: "We tested 30 samples", in no quotation and nobody's words."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.dangling import is_person
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.voices import in_marks
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

_OURS = frozenset(("we", "us", "our"))
_HELPERS = ("aux", "auxpass")
_PERFECT = frozenset("has have had was were".split())
_STAFF = frozenset("reporter correspondent editor photographer staff team crew".split())
_EVERYBODYS = frozenset(
    "country nation land city town village region coast water border economy history democracy future life law".split()
)
_EVERYBODY = frozenset("all you everyone everybody".split())
"""Beside whom "we" means more than those who publish."""


def own_words(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The words by which a report tells what those did who publish it; not what "we" must do, or all of us know."""
    found = {i for one in _OURS for i in tree.where(one)}
    if not found:
        return frozenset()
    said = {i for a in attributions for i in tree.words_of(a.contents)}
    found = {i for i in found - said if tree.lower(i) != "our" or _may_have(tree, tree[i].head)}
    return frozenset(i for i in found if _tells_what_was_done(tree, tree.sentence(i)))


def _may_have(tree: Tree, noun: int) -> bool:
    """Whether those who publish may have it; everybody of a town or country has "our minister" and "our coast"."""
    lemma = tree[noun].lemma.lower()
    shared = is_person(tree, noun) or lemma in _EVERYBODYS or kind_of_noun(tree.lower(noun)) is not SpeakerKind.UNKNOWN
    return lemma in _STAFF or not shared


def _tells_what_was_done(tree: Tree, sentence: int) -> bool:
    words = tree.sentence_words(sentence)
    root = next((i for i in words if tree[i].head == i), None)
    if root is None or sentence in in_marks(tree) or any(tree[i].tag in ("``", "''") for i in words):
        return False
    helpers = [tree.lower(a) for a in tree.children(root, *_HELPERS)]
    done = tree[root].tag == "VBD" or (tree[root].tag == "VBN" and bool(_PERFECT.intersection(helpers)))
    past = tree[root].tag == "VB" and helpers == ["did"]
    return (done or past) and _EVERYBODY.isdisjoint(map(tree.lower, words))
