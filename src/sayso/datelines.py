"""The dateline that a paragraph begins with, which is nobody's name and no part of what is said."""

from __future__ import annotations

import re

MAX_DATELINE = 90
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
    r"(?P<day>,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?))?"
    r"(?P<agency> \([A-Z][\w /&.-]{1,30}\))?"
    r"(?: (?:--|[—–-]) |--|—)(?=[\w“\"‘'])"
)
_LEAST = 5
"""Letters of a place that stands without day and agency: "NATO - the alliance - said" has no dateline."""


def dateline_end(text: str, start: int) -> int:
    """Where the words of the paragraph that starts here begin behind its dateline; ``start`` if it has none."""
    found = _DATELINE.match(text[start : start + MAX_DATELINE])
    if not found or not (found["day"] or found["agency"] or len(found["place"]) >= _LEAST):
        return start
    return start + found.end()
