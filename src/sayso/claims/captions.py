"""Captions and headlines among the sentences of a report: "Officers examine a car on Feb. 3, 2014"."""

from __future__ import annotations

import re

from sayso.claims.forms import AUXILIARIES
from sayso.claims.tree import Tree, kept

_SHOWN = frozenset(
    "investigate examine surround embrace hug console comfort mourn gather walk look search process inspect escort "
    "light pray watch guard wait arrive respond leave hold speak kneel survey pause sit".split()
)
"""What people do in pictures."""
_PRESENT = frozenset(("VBP", "VBZ"))
_DATED = re.compile(r"\b[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d\b")
_LABEL = re.compile(r"(?i)[*_(\[ ]*(?:pictured|photo(?:graph)?s?|pictures?|image|caption)(?: \([a-z ]+\))?[*_]*: ")
_LASTING = frozenset(
    "be have face remain include stand carry say live know own work need want believe belong mean run follow come "
    "expect plan hope call serve last continue".split()
)
"""What is told of more than a moment, dates or not."""
_LATELY = frozenset("still now currently often usually normally always never sometimes".split())
_CAPITALS = 0.7
"""The share of its longer words that have a capital in a headline."""
_LONG = 4


@kept
def is_caption(tree: Tree, sentence: int) -> bool:
    """Whether a sentence tells what a picture shows, or is a headline."""
    words = tree.sentence_words(sentence)
    root = next((i for i in words if tree[i].head == i and tree.is_word(i)), None)
    if root is None:
        return False
    if _is_labelled(tree, words):
        return True
    plain = tree[root].tag in _PRESENT and not tree.children(root, *AUXILIARIES, "neg")
    lately = any(tree.lower(c) in _LATELY for c in tree.children(root, "advmod"))
    dated = bool(_DATED.search(tree.reading.sentences[sentence].of(tree.text)))
    people = any(tree[c].tag[0] == "N" for c in tree.children(root, "nsubj"))
    moment = tree[root].lemma in _SHOWN or (dated and tree[root].lemma not in _LASTING)
    shown = plain and not lately and people and moment
    return shown or _is_headline(tree, words, root)


def _is_labelled(tree: Tree, words: range) -> bool:
    """Whether the paragraph is labelled as what stands under a picture: "PICTURED: ..."."""
    paragraph = tree.reading.paragraphs[tree.paragraph(words[0])]
    return _LABEL.match(tree.text, paragraph.start, paragraph.end) is not None


def _is_headline(tree: Tree, words: range, root: int) -> bool:
    """ "Police Continue to Investigate Deadly Shooting": whose verb has a capital too."""
    long = [i for i in words if len(tree.word(i)) >= _LONG]
    capitals = [i for i in long if tree.word(i)[:1].isupper()]
    verb = tree[root].tag[:2] == "VB" and root != words[0] and tree.word(root)[:1].isupper()
    return verb and len(capitals) > _CAPITALS * len(long)
