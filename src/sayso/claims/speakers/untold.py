"""A "he" in what somebody says of whom it can't be told who he is: "he said he was innocent"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.events import Event
from sayso.claims.speakers.pairs import stands_for_one
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution


def of_the_untold(
    tree: Tree,
    attributions: Sequence[Attribution],
    voices: Voices,
    speakers: Mapping[int, Entity | None],
    event: Event,
) -> bool:
    """Whether a "he" may be the one who says it, so that nobody else may be filled in for it.

    Nor can it be told whom he means who is but "the latter", and may be a man or a woman.
    """
    around = [n for n in voices.contents(event.word) if n not in event.attributions]
    if not around or voices.quoted(event.word) or tree.lower(event.word) not in ("he", "she"):
        return False
    said_by = tree.words_of(attributions[around[0]].sources)
    speaker = speakers.get(around[0])
    if said_by and stands_for_one(tree, said_by[-1]):
        return speaker is None or speaker.gender is None
    same = [tree.lower(i) for i in said_by] == [tree.lower(event.word)] and said_by[0] < event.word
    return same and around[0] in speakers and speaker is None
