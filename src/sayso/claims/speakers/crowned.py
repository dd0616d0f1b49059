"""Places and bodies called after a prince, a queen or a saint: "Prince Oskar's County", "Prince Oskar County"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.speakers.lexicon import kind_of_ending
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_CALLED = frozenset("prince princess queen king duke duchess lord lady saint st st.".split())
"""What stands before the name of whom a place is called after, and is part of its name."""
_REIGNING = frozenset("pope king queen prince princess emperor empress emir sultan sheikh patriarch".split())
_LANDS = frozenset("County Parish Borough Township".split())
_BODIES = frozenset("Police Sheriff’s Sheriff's Office Department Schools Council Court".split())
_FORCES = frozenset("police deputies sheriff firefighters".split())
"""Whom a county has, and nobody a county may be called after."""


def called_after(tree: Tree) -> Iterator[tuple[range, str]]:
    """The words of such names with their kind: "Queen Anne's County", "Princess Lena's Hospital", "King's College".

    A county may be called after anybody, and before its police its name may stand without "County".
    """
    yield from _counties(tree)
    for mark in (i for i in range(1, len(tree) - 1) if tree[i].tag == "POS"):
        first = mark - 1
        if not tree.word(first)[:1].isupper() or tree[first].tag[:3] != "NNP":
            continue
        crowned = first > 0 and tree.lower(first - 1) in _CALLED and tree.word(first - 1)[:1].isupper()
        own = tree.lower(first) in _CALLED
        ending = tree.word(mark + 1)
        if ending in _LANDS:
            yield range(first - crowned, mark + 2), "GPE"
        elif crowned and tree.lower(mark + 1) in _FORCES:
            yield range(first - 1, mark + 1), "GPE"
        elif (crowned or own) and kind_of_ending(ending) is SpeakerKind.ORGANISATION:
            yield range(first - crowned, mark + 2), "ORG"


def _counties(tree: Tree) -> Iterator[tuple[range, str]]:
    """ "Prince Oskar County", with the name of a force that stands behind it."""
    for i in tree.where(*(land.lower() for land in _LANDS)):
        first = i - 2
        if first < 0 or tree.lower(first) not in _CALLED or tree[i - 1].tag[:3] != "NNP":
            continue
        last = i
        while last + 1 < len(tree) and tree.word(last + 1) in _BODIES:
            last += 1
        if tree.word(first)[:1].isupper() and tree.word(i) in _LANDS:
            yield range(first, last + 1), "ORG" if last > i else "GPE"


def reigning(tree: Tree, before: Sequence[int], name: Sequence[int]) -> list[int]:
    """A name with the title that is part of it if it is one word: "Pope Anselm"; not that of "Prince Oskar Lund"."""
    title = before[-1:]
    plain = [i for i in name if not set(tree.word(i)) <= set("IVX")]  # "Pope Anselm III"
    crowned = len(plain) == 1 and any(tree.lower(i) in _REIGNING and tree.word(i)[:1].isupper() for i in title)
    return [*title, *name] if crowned and title[0] + 1 == name[0] else [*name]
