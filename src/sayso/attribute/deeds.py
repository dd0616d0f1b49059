"""What looks like an attitude but is a deed: "is supporting the rebels" says nothing, "supports the bill" does.

The corpora count attitudes to people and plans as attributions. A stative verb in the progressive,
or as a purpose, tells what is done; of a group or a state that is aid, and no word of anybody's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sayso.attribute.features import ENTITIES, TAGS, Pieces
from sayso.attribute.link import Linked

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORDS = ("supporting", "backing", "support", "back", "aiding", "aid", "arming", "arm", "helping", "help")
_TAG, _ENTITY = 1, 3
_BODIES = [ENTITIES.index(name) + 1 for name in ("ORG", "GPE", "NORP")]
_VERBS = [TAGS.index(name) + 1 for name in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")]
_PLAIN, _GERUND, _TO, _PREPOSITION = (TAGS.index(name) + 1 for name in ("VB", "VBG", "TO", "IN"))


def deed_ids(tokenizer: Tokenizer) -> frozenset[int]:
    """The vocabulary's numbers of the verbs of aid."""
    return frozenset(i for word in WORDS if (i := tokenizer.token_to_id(word)) is not None)


def is_deed(linked: Linked, pieces: Pieces, ids: frozenset[int]) -> bool:
    """Whether the cue ends in a verb of aid in the progressive or after "to", and the content is a body's name.

    With where or by what it is aided, if that is told: "the rebels in the north by sharing intelligence".
    """
    if linked.cue is None or len(linked.contents) != 1:
        return False
    last = linked.cue[1] - 1
    if int(pieces.ids[last]) not in ids:
        return False
    start, end = linked.contents[0]
    inside = pieces.features[start:end]
    inside = inside[: next((n for n in range(1, len(inside)) if inside[n, _TAG] == _PREPOSITION), len(inside))]
    if not np.isin(inside[-1, _ENTITY], _BODIES) or np.isin(inside[:, _TAG], _VERBS).any():
        return False
    tag = pieces.features[last, _TAG]
    after_to = last > linked.cue[0] and pieces.features[last - 1, _TAG] == _TO
    return bool(tag == _GERUND or (tag == _PLAIN and after_to))


__all__ = ["deed_ids", "is_deed"]
