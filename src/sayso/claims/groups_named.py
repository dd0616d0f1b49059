"""Bodies that a claim only calls "the group" or "the company", by the name of the one that was talked of."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.setting import Names
from sayso.claims.speakers.lexicon import kind_of_ending
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_BANDS = frozenset("group organization organisation movement militia".split())
GENERIC = _BANDS | frozenset(("company", "agency", "department"))
"""Words that many a body is called by."""
_OFFICES = frozenset("ministry department government army police court parliament command office council".split())
"""What is no group, whatever it is called."""


def group_named(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """The name of "the group" where nothing before it tells which: "talks with the Taliban"; no state's office is one.

    The ministry whose spokesman tells of "leaders in the group" is not meant.
    """
    if tree.lower(i) not in GENERIC or [tree.lower(c) for c in tree.children(i)] != ["the"]:
        return None
    name = names.name_at([i]) or ""
    bare = name.removeprefix("the ")
    known = name == bare or not bare[:1].isupper() or any(tree.word(j) == bare for j in words)
    office = kind_of_ending(bare) is SpeakerKind.GOVERNMENT or not _OFFICES.isdisjoint(bare.lower().split())
    return None if known or (office and tree.lower(i) in _BANDS) else bare
