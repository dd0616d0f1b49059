"""The tag set: for each role a word may begin, go on, end or be all of a span; or be outside."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))


def _may_follow(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IE" and before[2:] == after[2:]
    return after[0] in "OBS"


TRANSITIONS = tuple(tuple(_may_follow(a, b) for b in TAGS) for a in TAGS)
"""Whether the tag of a column may follow the tag of a row."""
STARTS = tuple(tag[0] in "OBS" for tag in TAGS)
"""Which tags a text may start with."""
ENDS = tuple(tag[0] in "OES" for tag in TAGS)
"""Which tags a text may end with."""


def tag_index(role: str, place: str) -> int:
    """The number of the tag for a role and one of B, I, E, S."""
    return 1 + 4 * ROLES.index(role) + "BIES".index(place)
