"""Sentences that set off who did it: "it was the company, not the crew, that had switched it off".

Said plainly: the company had, the crew had not. Only where "it" surely names nothing by itself: beside a "not", or
before a proper name; "it is the company that owns the ship" may tell what a firm is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.forms import FINITE_TAGS, Form, Proposition, form_of, is_verb
from sayso.claims.tree import Tree

_RELATIVES = frozenset(("that", "who", "which"))
_OPENING = frozenset("that and but so because".split())
_BESIDES = frozenset("only just merely simply solely".split())
_LONGEST = 16
"""Words of what is set off; in longer ones other clauses are to be feared."""


def clefts(tree: Tree, words: Sequence[int]) -> list[Proposition]:
    """What such a sentence affirms and denies; none of any other."""
    said = [i for i in words if tree.is_word(i)]
    while said and tree.lower(said[0]) in _OPENING:
        said.pop(0)
    if len(said) < 2 or tree.lower(said[0]) != "it" or tree[said[1]].lemma.lower() != "be":
        return []
    if then := _then_that(tree, said, words):
        return then
    inside = set(words)
    relative = next((i for i in said[2:_LONGEST] if tree.lower(i) in _RELATIVES and _does(tree, i, inside)), None)
    if relative is None:
        return []
    told = tuple(i for i in words if i > relative)
    focus = [i for i in words if said[1] < i < relative]
    if any(is_verb(tree, i) or tree[i].dep == "acomp" for i in focus):
        return []  # "it is not clear who called"
    return [
        Proposition(tree[relative].head, (*who, *told), Form.FINITE, apart=True, contrary=no)
        for who, no in _parted(tree, focus)
    ]


def _then_that(tree: Tree, said: Sequence[int], words: Sequence[int]) -> list[Proposition]:
    """ "It was then that he fled", "it was at that time that": the clause."""
    opening = [tree.lower(i) for i in said[2:6]]
    after = (
        3 if opening[:2] == ["then", "that"] else 5 if opening[:2] == ["at", "that"] and opening[3:] == ["that"] else 0
    )
    told = tuple(i for i in words if i > said[after]) if after and len(said) > after + 1 else ()
    verb = next((i for i in told if tree[i].dep in ("ccomp", "relcl", "advcl") and tree[i].head == said[1]), None)
    return [] if verb is None else [Proposition(verb, told, Form.FINITE, apart=True)]


def _does(tree: Tree, relative: int, inside: set[int]) -> bool:
    """Whether a word stands for who does what is told behind it."""
    verb = tree[relative].head
    subject = tree[relative].dep in ("nsubj", "nsubjpass") and relative < verb and verb in inside
    return subject and (tree[verb].tag in FINITE_TAGS or form_of(tree, verb) is Form.FINITE)


def _parted(tree: Tree, focus: list[int]) -> Iterator[tuple[list[int], int | None]]:
    """Who did it and, with the "not" before them, who did not."""
    bare = [i for i in focus if tree.is_word(i)]
    no = next((i for i in bare if tree.lower(i) in ("not", "n't")), None)
    if no is None:
        if bare and tree[bare[-1]].tag in ("NNP", "NNPS"):
            yield bare, None
        return
    before, after = [i for i in bare if i < no], [i for i in bare if i > no]
    if not after or tree.lower(after[0]) in _BESIDES:
        return
    instead = next((n for n, i in enumerate(after) if tree.lower(i) == "but"), None)
    if before:
        yield before[:-1] if tree.lower(before[-1]) in ("and", "but") else before, None
    elif instead is not None:
        yield after[instead + 1 :], None
    yield after[:instead], no
