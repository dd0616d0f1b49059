"""Two people whom a claim only calls "the duo" or "the couple", by the names with which they were told of together."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.setting import Setting
from sayso.claims.tree import Tree

_TWO = frozenset("duo pair couple two".split())
_BACK = 3
"""Sentences back in which they are named."""


def two_meant(tree: Tree, i: int, setting: Setting) -> str | None:
    """The names of the two, where the nearest sentence that names two people together names just these."""
    if tree.lower(i) not in _TWO or not _is_bare(tree, i):
        return None
    here = tree.sentence(i)
    for sentence in range(here, max(here - _BACK, 0) - 1, -1):
        words = [j for j in tree.sentence_words(sentence) if j < i]
        found = {pair for j in words if (pair := _pair(tree, j, setting))}
        if found:
            pair = next(iter(found))
            return " and ".join(pair) if len(found) == 1 and _others(tree, words, setting) <= {*pair} else None
    return None


def _others(tree: Tree, words: list[int], setting: Setting) -> set[str]:
    """All who are named in a sentence but as owners: "Roth's mother, Dana Hale"."""
    named = (j for j in words if tree[j].entity == "PERSON" and tree[j].dep not in ("compound", "poss"))
    return {setting.names.name_at([j]) or tree.word(j) for j in named}


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether it is only "the duo", of whom no more is told."""
    below = [tree.lower(c) for c in tree.children(i) if tree.is_word(c)]
    alone = below == ["the"] and tree.lower(i - 1) == "the"
    return alone and tree[i].dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss") and not tree.have(i + 1, ("of",))


def _pair(tree: Tree, first: int, setting: Setting) -> tuple[str, ...]:
    """The full names of two who are joined by "and" and of whom this is the first."""
    joined = tree.children(first, "conj")
    if tree[first].dep == "conj" or len(joined) != 1 or tree.children(joined[0], "conj"):
        return ()
    if [tree.lower(c) for c in tree.children(first, "cc")] != ["and"]:
        return ()
    names = tuple(name for i in (first, joined[0]) for name in _names(tree, i, setting))
    full = all(" " in name and " and " not in name for name in names)
    return names if full and len(set(names)) == len(names) == 2 else ()


def _names(tree: Tree, i: int, setting: Setting) -> Iterator[str]:
    """The name of a person, or those behind a noun: "her boyfriend, 31-year-old Jem Roth"."""
    for j in (i, *tree.children(i, "appos")):
        if tree[j].entity == "PERSON" and tree[j].tag[:3] == "NNP" and (name := setting.names.name_at([j])):
            yield name
