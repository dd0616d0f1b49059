"""Which attributions are too unsure for a claim: most of what those would say nobody said.

Of 684 claims that readers judged (``bench/gold/claims-polnear.jsonl`` and a later batch), every fifth or sixth was
wrong; of the 52 below 0.7 it was three in five, and one in eight was right.
"""

from __future__ import annotations

from sayso.claims.heard import paper
from sayso.claims.stance.cues import Cue, read_cue
from sayso.claims.tree import Tree
from sayso.model import Act, Attribution

LEAST = 0.3
"""An attribution less sure than this makes no claim, unless grammar tells it: most of those are none."""
SURE = 0.7
"""One less sure than this makes none either where neither cue nor source tells that anybody says it."""
_PRONOUNS = frozenset(("PRP", "WDT", "WP", "DT"))


def is_unsure(tree: Tree, one: Attribution) -> bool:
    """Whether an attribution is so unsure that it is taken for none, and what it holds for the report's own words."""
    if one.confidence < LEAST:
        return not paper(tree, one)
    if one.confidence >= SURE or one.cue is None:
        return False
    cue = _cue(tree, one)
    return _is_unknown(tree, cue) and cue.word is not None and tree[cue.word].tag[0] == "V"


def is_unfounded(tree: Tree, one: Attribution, speaker: bool) -> bool:
    """Whether an unsure attribution makes no claim, though its words may be somebody's.

    So it is where its cue is no known word, nor a noun ("the myth that"), and where its source is a pronoun that means
    nobody known (no ``speaker``). Without a source a lot is told: "is accused of", "is said to", "the notion that".
    """
    if one.confidence >= SURE or one.cue is None:
        return False
    cue = _cue(tree, one)
    if _is_unknown(tree, cue) and (cue.word is None or tree[cue.word].tag[0] != "N"):
        return True
    source = tree.words_of(one.sources)
    return bool(source) and not speaker and all(tree[i].tag in _PRONOUNS for i in source)


def _cue(tree: Tree, one: Attribution) -> Cue:
    return read_cue(tree, one.cue, one.sources, one.contents)


def _is_unknown(tree: Tree, cue: Cue) -> bool:
    """Whether a cue is no known word of saying, nor tells what data show, nor puts a figure: "puts the toll at 12"."""
    puts = cue.word is not None and tree[cue.word].lemma.lower() == "put"
    return not cue.key and cue.act is Act.SAY and not puts
