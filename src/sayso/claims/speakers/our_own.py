"""Whose "we" is said by nobody who is quoted: the outlet's own, throughout in its statements, elsewhere of its work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.speakers.lexicon import without_article
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution

_OURS = ("we", "us", "our", "ours", "ourselves")
_KIND = re.compile(
    r"(?i)[*#_ ]*(?:for immediate release\W*$|(?:(?:joint|press|official|public|media|open|final) )?"
    r"(?:statement|declaration|communiqu[eé]|release|clarification)\b(?! (?:shows|says|reveals)))"
)
"""How the title or the first line of a page begins that is somebody's statement."""
_LINES = 3
_WORK = frozenset(
    "examine analyse analyze review inspect interview contact approach consult commission compare calculate estimate "
    "conclude obtain verify test measure film photograph trace believe retract regret correct "
    "apologise apologize demand urge".split()
)
"""What a newsroom does or says as a body, and no readers do together."""
_COUNTING = frozenset(("count", "ask"))
"""The same with an object."""
_OWN = frozenset(
    "finding analysis investigation reporting reporter correspondent photographer editor request enquiry".split()
)
_EVERYBODY = frozenset("all both each".split())


def outlets_own(tree: Tree, voices: Voices, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The words of a report for "we" and "our" that mean its outlet."""
    if not tree.reading.document.outlet:
        return frozenset()
    # In what others are only told to say "we" is still the page's: "the firm claims that we blocked the port".
    ours = [
        i for i in tree.where(*_OURS) if not voices.quoted(i) and all(attributions[n].cue for n in voices.contents(i))
    ]
    if _speaks_for_itself(tree):
        return frozenset(i for i in ours if not _everybodys(tree, i))
    return frozenset(i for i in ours if _at_work(tree, i))


def _speaks_for_itself(tree: Tree) -> bool:
    """Whether the page is the outlet's statement by its title, or begins with what the outlet does."""
    document, paragraphs = tree.reading.document, tree.reading.paragraphs
    lines = (document.title or "", *(p.of(tree.text) for p in paragraphs[:_LINES]))
    if any(_KIND.match(line) for line in lines if not line.rstrip().endswith((".", "!", "?"))):
        return True
    first = next((n for n in range(len(tree.reading.sentences)) if _has_verb(tree, n)), None)
    if first is None:
        return False
    subjects = (i for i in tree.sentence_words(first) if tree[i].dep == "nsubj" and tree[tree[i].head].dep == "ROOT")
    name = without_article(document.outlet or "")
    return any(tree.span(tree.subtree(i, frozenset(("det",)))).of(tree.text) == name for i in subjects)


def _has_verb(tree: Tree, sentence: int) -> bool:
    return any(tree[i].dep == "ROOT" and tree[i].tag[:2] == "VB" for i in tree.sentence_words(sentence))


def _everybodys(tree: Tree, i: int) -> bool:
    """ "We all know", "many of us", "let us be fair"."""
    after = i + 1 < len(tree) and tree.lower(i + 1) in _EVERYBODY
    return after or (i > 0 and tree.lower(i - 1) in ("of", "let"))


def _at_work(tree: Tree, i: int) -> bool:
    """Whether it tells what a newsroom does: "we examined the logs", "our findings"."""
    above, noun = tree[i].head, tree[tree[i].head].lemma.lower()
    if tree[i].dep != "nsubj":
        return tree.lower(i) == "our" and tree[i].dep == "poss" and noun in _OWN
    bound = any(tree[a].tag == "MD" and tree.lower(a) not in ("could", "can") for a in tree.children(above, "aux"))
    does = noun in _WORK or (noun in _COUNTING and bool(tree.children(above, "dobj")))
    return does and not bound and not _everybodys(tree, i)
