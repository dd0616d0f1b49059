"""One of several whose noun stands before it: "two men were hurt ... another died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.tree import Tree

_DOING = frozenset(("nsubj", "nsubjpass"))
_OTHER = frozenset("another other first second third last latter former".split())
_PLURAL = frozenset(("NNS", "NNPS"))
_SEVERAL = frozenset("both several many some few dozens".split())
_ONES = frozenset(("one", "ones"))
_EITHER = frozenset(("neither", "either"))
_BACK = 2
"""Sentences back in which they are counted."""


def lacks_noun(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a word is a subject and one of several whose noun these words don't name before it."""
    if tree[i].dep not in _DOING or tree.children(i, "prep", "relcl", "acl"):
        return False
    other = any(tree.lower(c) in _OTHER for c in tree.children(i, "det", "amod"))
    if not (tree.lower(i) in _OTHER or (tree.lower(i) in _ONES and (tree[i].tag == "CD" or other))):
        return False
    return not any(j < i and tree[j].tag[0] == "N" for j in words)


def counted(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """ "One of the men", "another man", "other man" of these: None where several things are counted before it, or none.

    An article before it stays where it is.
    """
    if not lacks_noun(tree, i, words):
        return None
    first = tree.sentence_words(max(tree.sentence(i) - _BACK, 0))[0]
    nouns = dict(_forms(tree, j) for j in _counted(tree, range(first, i)))
    if len(nouns) != 1:
        return None
    ((one, several),) = nouns.items()
    return f"one of the {several}" if tree.lower(i) == "one" else f"{tree.lower(i)} {one}"


def _forms(tree: Tree, j: int) -> tuple[str, str]:
    """A noun as one and as several."""
    if tree[j].tag in _PLURAL:
        one = tree[j].lemma.lower()
        return "person" if one == "people" else one, tree.lower(j)
    return tree.lower(j), f"{tree.lower(j)}s"


def _counted(tree: Tree, words: range) -> Iterator[int]:
    """The nouns that come with their number."""
    for j in words:
        if tree[j].tag == "NN" and any(tree.lower(c) in _EITHER for c in tree.children(j, "det")):
            yield j
        if tree[j].tag not in _PLURAL or tree[j].entity in ("DATE", "TIME", "QUANTITY", "MONEY", "PERCENT"):
            continue
        above = tree[tree[j].head].head if tree.lower(tree[j].head) == "of" else j
        number = [above, *tree.children(j, "nummod", "amod", "det")]
        if any(tree[c].tag == "CD" or tree.lower(c) in _SEVERAL for c in number if c != j):
            yield j
