"""How long something will last, told by the time alone: "Residents fear a long outage. 'They said a week.'"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree

_LENGTHS = frozenset("long longer lengthy prolonged extended short shorter brief briefer".split())
_UNITS = frozenset("minute hour day week fortnight month year decade".split())
_SEASONS = frozenset("spring summer autumn winter weekend year month week season".split())
_SAYING = frozenset("say tell mention promise predict estimate".split())
_BESIDE = frozenset("then or and maybe perhaps about".split())
_COUNTS = frozenset(("a", "an", "one"))


def lengths(tree: Tree, words: Sequence[int], cue: range) -> list[Proposition] | None:
    """A proposition for each time that a content names, if it names nothing else and it is told what lasts so long."""
    verb = tree.head_of(cue)
    said = [i for i in words if tree.is_word(i)]
    if verb is None or not said or tree[verb].lemma.lower() not in _SAYING:
        return None
    times = [i for i in said if tree[i].lemma.lower() in _UNITS | _SEASONS]
    counted = [i for i in said if tree.lower(i) in _COUNTS or tree[i].tag == "CD" or tree.lower(i) == "the"]
    if not times or any(i not in times and i not in counted and tree.lower(i) not in _BESIDE for i in said):
        return None
    what = _what_lasts(tree, said[0])
    parts = [(time, tuple(i for i in counted if tree[i].head == time and i < time)) for time in times]
    if what is None or not all(before for _, before in parts):
        return None
    would = "would" if tree[verb].tag in ("VBD", "VBN") else "will"
    return [
        Proposition(time, (*before, time), Form.NOMINAL, before=f"the {what} {would} last") for time, before in parts
    ]


def _what_lasts(tree: Tree, first: int) -> str | None:
    """What a sentence before in the paragraph tells to be long or short: "a longer closure"."""
    start = tree.sentence_words(tree.sentence(first))[0]
    for i in range(start - 1, -1, -1):
        if tree.paragraph(i) != tree.paragraph(first):
            return None
        noun = tree[i].head
        if tree.lower(i) in _LENGTHS and tree[i].dep == "amod" and tree[noun].tag == "NN":
            return tree.lower(noun)
    return None
