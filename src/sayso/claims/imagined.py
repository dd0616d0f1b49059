"""A speech that a page only imagines: "Here is what Lee should say." What follows is said by nobody."""

from __future__ import annotations

import re

from sayso.claims.speakers.voices import marked
from sayso.claims.tree import Tree, kept

_WORDS = r"(?:speech|address|statement|apology|remarks|letter|script|eulogy|toast)"
_WISHED = re.compile(
    rf"(?i)\b(?:{_WORDS} (?:that )?(?:we|i)(?:['’]d| would) (?:like|love|want) to (?:hear|see|read)|"
    rf"{_WORDS} (?:that )?(?:\S+ ){{1,4}}(?:should|ought to) (?:give|make|deliver|read|write|send)|"
    r"here(?: is|['’]s|['’]re| are) (?:\S+ ){0,6}what (?:(?:we|i)(?:['’]d| would) like to (?:hear|see|read)|"
    r"(?:\S+ ){1,4}(?:should|ought to|might|could) (?:say|tell|write)))\b"
)
"""How a page introduces words that it wishes somebody would say."""
_ENDS = re.compile(r"[.:…)\"”]\s*$")
_LEAST = 2
"""Sentences outside quotation marks in which somebody says "I", so that a speech is printed."""
_ONESELF = frozenset(("i", "my", "me"))


def is_imagined(tree: Tree, sentence: int) -> bool:
    """Whether a sentence is part of a speech that the page only wishes for."""
    first = _begins(tree)
    return first is not None and sentence >= first


@kept
def _begins(tree: Tree) -> int | None:
    """The first sentence of such a speech, which goes on to the end of the page; None where there is none.

    The sentence that introduces it is no claim either.
    """
    introduced: int | None = None
    for number, span in enumerate(tree.reading.sentences):
        text = span.of(tree.text)
        if _WISHED.search(text) and _ENDS.search(text):
            introduced = number
    if introduced is None:
        return None
    quoted = {i for first, last in marked(tree) for i in range(first, last)}
    after = {tree.sentence(i) for i in tree.where(*_ONESELF) if i not in quoted and tree.sentence(i) > introduced}
    return introduced if len(after) >= _LEAST else None
