"""What happened, named again where a claim only says "the incident" or "the case": "the shooting happened at noon"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.tree import SUBJECTS, Tree

_KINDS = {
    form: noun
    for noun, forms in {
        "shooting": "shooting shoot",
        "stabbing": "stabbing stab",
        "crash": "crash",
        "collision": "collision collide",
        "robbery": "robbery rob",
        "burglary": "burglary burgle burglarize",
        "explosion": "explosion explode",
        "fire": "fire burn",
        "attack": "attack ambush",
        "assault": "assault",
        "carjacking": "carjacking carjack",
        "kidnapping": "kidnapping kidnap abduction abduct",
        "homicide": "homicide",
        "drowning": "drowning drown",
    }.items()
    for form in forms.split()
}
"""Words that tell what happened, and what it is called."""
_SHOTS = frozenset("open return exchange hold cease draw catch".split())
"""What is done to "fire" that is none."""
_OF_LAW = frozenset("arrest charge suspect make detain question custody witness victim lead motive".split())
"""What there is in a "case" that is what happened."""
_VERBAL = frozenset(("attack", "fire"))
"""What may be only words, or a flame."""
_BACK = 2
"""Sentences back in which it was told."""


def event_named(tree: Tree, words: Sequence[int]) -> dict[int, str]:
    """What stands for the "incident" of "the incident", and the "case" in which somebody was arrested."""
    found: dict[int, str] = {}
    for i in words:
        if tree.lower(i) in ("incident", "case") and _is_bare(tree, i) and (kind := _kind_before(tree, i, words)):
            found[i] = kind
        elif tree.lower(i) == "investigation" and (kind := _investigated(tree, i, words)):
            found[i] = f"investigation of the {kind}"
    return found


def _investigated(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """The one event with which a report begins and of whose kind it tells none but one; no other inquiry is named."""
    bare = [j for j in tree.where("investigation") if [tree.lower(c) for c in tree.children(j)] == ["the"]]
    if i not in bare or tree[i].dep not in SUBJECTS or tree[i].tag != "NN" or (bare != tree.where("investigation")):
        return None
    kinds = set(_kinds(tree, range(i)))
    first = set(_kinds(tree, [j for number in range(_BACK) for j in _sentence(tree, number) if j < i]))
    several = any(tree[j].tag == "NNS" and _KINDS.get(tree[j].lemma.lower()) in kinds for j in range(i))
    if len(kinds) != 1 or kinds != first or several or kinds <= _VERBAL:
        return None
    (kind,) = kinds
    return None if any(tree.lower(j) == kind for j in words) else kind


def _sentence(tree: Tree, number: int) -> range:
    return tree.sentence_words(number) if number < len(tree.reading.sentences) else range(0)


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether it is only "the incident" that took place, or "the case" in which somebody was arrested."""
    if [tree.lower(c) for c in tree.children(i)] != ["the"] or tree[i].tag != "NN":
        return False
    above = tree[i].head
    if tree.lower(i) == "incident":
        return tree[i].dep in SUBJECTS or tree[i].dep == "pobj"
    held = above if tree.lower(above) != "in" else tree[above].head
    return tree.lower(above) == "in" and tree[held].lemma.lower() in _OF_LAW


def _kind_before(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """The one kind of event of which the words before tell in this sentence, or in the nearest of those before."""
    here = tree.sentence(i)
    for number in range(here, max(here - 1 - _BACK, -1), -1):
        there = [j for j in tree.sentence_words(number) if j < i]
        kinds = set(_kinds(tree, there))
        if len(kinds) == 1:
            (kind,) = kinds
            # "The shooting was the third such incident": it is named already.
            return None if any(tree.lower(j) == kind for j in words if j < i) else kind
        if kinds:
            return None
    return None


def _kinds(tree: Tree, there: Sequence[int]) -> Iterator[str]:
    for j in there:
        kind = _KINDS.get(tree[j].lemma.lower())
        noun = tree[j].tag in ("NN", "NNS")
        told = noun or (tree[j].tag[:2] == "VB" and tree[j].lemma.lower() != kind) or kind in ("crash", "attack")
        if kind == "fire" and (tree[tree[j].head].lemma.lower() in _SHOTS or (not noun and tree.lower(j) == "fire")):
            continue
        if kind and told and tree[j].dep not in ("compound", "amod"):
            yield kind
