"""A denial hung on an accusation: "the army accuses the rebels of theft, a charge they reject".

What is rejected is "a charge"; what it stands beside is the accuser's, not part of what the others say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.attribute.features import DEPS, Pieces
from sayso.attribute.link import Linked
from sayso.attribute.linking import Run

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORDS = tuple("charge charges accusation accusations allegation allegations claim claims assertion suggestion".split())
MAX_PHRASE = 6
"""Pieces of the phrase that names the charge: "a serious charge"."""
_RELATIVE, _PUNCTUATION = (DEPS.index(dep) + 1 for dep in ("relcl", "punct"))


def charge_ids(tokenizer: Tokenizer) -> frozenset[tuple[int, ...]]:
    """The vocabulary's numbers of the words for a charge, which may be of several pieces."""
    return frozenset(tuple(tokenizer.encode(word, add_special_tokens=False).ids) for word in WORDS)


def set_apart(linked: Linked, pieces: Pieces, ids: frozenset[tuple[int, ...]]) -> list[Run]:
    """Leave of the contents only the charge that the cue's clause hangs on; the runs that go, empty if none do."""
    if linked.cue is None or not linked.contents:
        return []
    start, end = linked.contents[-1]
    noun = max((n for n in range(start, end) if pieces.first[n]), default=start)
    if tuple(pieces.ids[noun:end].tolist()) not in ids or end > linked.cue[0] or not _hangs_on(linked, pieces, noun):
        return []
    first = noun
    while first > start and pieces.features[first - 1, 2] != _PUNCTUATION:
        first -= 1
    rest = [*linked.contents[:-1], *([(start, first)] if first > start else [])]
    if end - first > MAX_PHRASE or sum(e - s for s, e in rest) <= MAX_PHRASE:
        return []
    linked.contents = [(first, end)]
    return rest


def _hangs_on(linked: Linked, pieces: Pieces, noun: int) -> bool:
    """Whether the cue's clause is a relative one of the noun; where no "which" leads it in, parsers may not see it."""
    start, end = linked.cue or (0, 0)
    if any(pieces.features[i, 2] == _RELATIVE and pieces.heads[i] == noun for i in range(start, end)):
        return True
    said = linked.contents[-1][1]
    return any(said <= s <= said + 1 and e <= start <= e + 2 for s, e in linked.sources)
