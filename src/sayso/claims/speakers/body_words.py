"""Which bodies a word for one may mean: "the company" is no council, "the union" no campaign group."""

from __future__ import annotations

from collections.abc import Collection, Sequence

_ANY = frozenset("group organization organisation movement body".split())
"""Words that fit any body."""
_FIRM = frozenset(
    "company firm co co. corp corp. inc inc. llc ltd ltd. airlines airways bank chemicals energy foods freight group "
    "holdings industries laboratories labs lines logistics marine maritime mining motors network partners petroleum "
    "pharmaceuticals research service shipping steel systems technologies telecom trading ventures works".split()
)
_ALIKE = (
    _FIRM,
    frozenset("agency authority administration bureau commission department office police service".split()),
    frozenset("union federation association alliance brotherhood league workers".split()),
    frozenset("association federation club society league board".split()),
    frozenset("foundation fund trust initiative project".split()),
    frozenset("institute university centre center school college research".split()),
)
"""Words of which one may be said for another."""
_TYPES = frozenset().union(*_ALIKE) | frozenset(
    "army board church coalition command committee congress council court hospital ministry navy parliament party "
    "senate".split()
)
"""Words that tell what a body is, at the end of its name or before it."""


def may_be_firm(name: Sequence[str]) -> bool:
    """Whether a name of several words ends as a firm's does, and not as another body's: "Norrin Shipping"."""
    return len(name) > 1 and (name[-1].casefold() in _FIRM or name[-1].casefold() not in _TYPES)


def may_be_called_so(noun: str, name: Sequence[str], described: Collection[str]) -> bool:
    """Whether "the" and this noun may mean a body of this name, which was described by these nouns."""
    if noun in _ANY:
        return True
    words = [word.casefold() for word in name]
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1] if words else ""
    told = {head, *(word.casefold() for word in described)} & _TYPES
    alike = {noun}.union(*(one for one in _ALIKE if noun in one))
    return not told or bool(told & alike)
