"""How an outlet names itself and its own pages: "this newspaper"; and in a correction "an article on Monday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.speakers.lexicon import table
from sayso.claims.speakers.mention import Mention
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

WRITERS = frozenset("reporter correspondent author writer columnist journalist".split())
"""What the writer of a report calls himself after "this"."""

_LABEL = re.compile(
    r"(?i)[*_ ]*(?:corrections?|clarifications?|editor['’]s note|for the record)\b[^:\n]{0,30}(?::|[—–]|$)"
)
_PAGES = frozenset("article report story version item page headline edition caption post dispatch".split())
_OWN = frozenset("a an our this".split())
_EARLIER = re.compile(
    r"(?i)(?:an?|the|our) (?:earlier|previous|original|first|prior) version(?P<of> of (?:this|our) (?:[a-z]+ )?"
    r"(?:article|story|report|post|page|text|piece|dispatch|item))?"
)
"""What an outlet calls its page before it put it right."""
_PUT_RIGHT = re.compile(r"(?i)\b(?:this|the|our) [a-z]+ (?:was|has been) (?:corrected|amended|updated|changed)\b")
_SHORT = 40
"""Code points of a heading by itself."""


def writes_this(tree: Tree, mention: Mention) -> bool:
    """ "This reporter" and "this newspaper" are who writes the report, and so is "an article" that is corrected."""
    writes = mention.noun in WRITERS or mention.kind is SpeakerKind.OUTLET
    return (writes and tree.lower(mention.words[0]) == "this") or is_outlet_itself(tree, mention.words)


def is_outlet_itself(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a source is the outlet whose report this is, or a page of its own that it corrects."""
    head = tree.head_of(words)
    if head is None:
        return False
    first, noun = tree.lower(words[0]), tree[head].lemma.lower()
    if (first == "this" and noun in table("outlet_nouns")) or _is_earlier_version(tree, words):
        return True
    number = tree.paragraph(head)
    here = tree.reading.paragraphs[number].of(tree.text)
    above = tree.reading.paragraphs[number - 1].of(tree.text) if number else ""
    heading = len(above) < _SHORT and _LABEL.match(above) is not None
    return first in _OWN and noun in _PAGES and (heading or _LABEL.match(here) is not None)


def _is_earlier_version(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a source is the page as it first stood; "an earlier version" alone where the page tells of its mend."""
    told = _EARLIER.fullmatch(" ".join(tree.span(words).of(tree.text).split()))
    if told is None:
        return False
    here = tree.reading.paragraphs[tree.paragraph(words[0])].of(tree.text)
    return bool(told["of"]) or _PUT_RIGHT.search(here) is not None
