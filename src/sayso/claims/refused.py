"""Of a deed that somebody refuses or promises, the verb that stands in the cue: "refused to support | the bill".

The content alone is a thing; what is refused is to support it.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.stance.acts import NOUNS, OPENLY_SAID, SILENT, VERBS
from sayso.claims.tree import Tree
from sayso.model import Act, Attribution, Span

_OF_DEEDS = frozenset((Act.DECLINE, Act.PROMISE))


def with_deed(tree: Tree, one: Attribution) -> Attribution:
    """An attribution with the verb of what is refused or promised in its content, where its cue ends with it."""
    cue = tree.within(one.cue) if one.cue else range(0)
    if len(cue) <= 2 or not one.contents or tree.lower(cue[-2]) != "to" or tree[cue[-1]].tag != "VB":
        return one
    first = tree.words_of(one.contents[:1])
    verb, above = cue[-1], tree[cue[-1]].head
    if not first or first[0] != verb + 1 or above not in cue or tree[verb].dep not in ("xcomp", "acl", "ccomp"):
        return one
    lemma, act = tree[verb].lemma.lower(), VERBS.get(tree[above].lemma.lower()) or NOUNS.get(tree[above].lemma.lower())
    if act not in _OF_DEEDS or lemma in SILENT or VERBS.get(lemma) in OPENLY_SAID - {Act.DECLINE}:
        return one
    content = Span(tree[verb - 1].start, one.contents[0].end)
    return replace(one, cue=Span(tree[cue[0]].start, tree[verb - 2].end), contents=(content, *one.contents[1:]))
