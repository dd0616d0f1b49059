"""Whom "you" means in a conversation: the other of two who speak by turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import is_label
from sayso.claims.tree import Tree
from sayso.model import Attribution

_YOU = frozenset("you your yours".split())


def hearers(
    tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[int, Entity | None]
) -> dict[int, Entity]:
    """For each "you" in a turn who speaks right before and after it, if that is the same one."""
    numbers = [n for n, a in enumerate(attributions) if is_label(tree, tree.words_of(a.sources))]
    numbers.sort(key=lambda n: attributions[n].start)
    inner = {
        i for a in attributions if a.within for s in a.contents for i in tree.within(s) if _is_quoted(tree, s.start)
    }
    found: dict[int, Entity] = {}
    for place, number in enumerate(numbers):
        speaker = speakers.get(number)
        beside = [speakers.get(n) for n in (*numbers[:place][-1:], *numbers[place + 1 :][:1])]
        others = {id(one): one for one in beside if one is not speaker}
        hearer = next(iter(others.values())) if len(others) == 1 else None
        if hearer is not None:
            words = (i for i in tree.words_of(attributions[number].contents) if tree.lower(i) in _YOU)
            found |= {i: hearer for i in words if i not in inner}
    return found


def _is_quoted(tree: Tree, start: int) -> bool:
    return tree.text[start] in "\"“'‘"
