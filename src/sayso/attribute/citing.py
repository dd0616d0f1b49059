"""What somebody reports who cites another: "reported, citing letters, that he had known" reports that he had known.

The tagger may take the citing for the telling, and the clause for what the letters are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_CITES = frozenset(("cite", "quote"))
_PAST = frozenset(("VBD", "VBZ", "VBP", "VBN"))
_REACH = 4
"""Words within which the verb stands before who is cited: "reported on Monday, citing"."""


def with_reports(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those that give to whom somebody cites what they report by the verb that tells it."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        reported = _reported(reading, one)
        if reported is None:
            found.append(one)
            continue
        cue, content = reported
        renamed[one.id] = attribution_id(one.document_id, one.sources, cue, (content,))
        found.append(replace(one, id=renamed[one.id], cue=cue, contents=(content,)))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found] if renamed else found


def _reported(reading: Reading, one: Attribution) -> tuple[Span, Span] | None:
    """The verb that tells it and the clause told; None of any other attribution."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    if len(cue) != 1 or tokens[cue[0]].lemma not in _CITES or tokens[cue[0]].tag != "VBG" or len(one.contents) != 1:
        return None
    citing = cue[0]
    words = words_in(reading, one.contents[0])
    that = next((i for i in words if tokens[i].lemma == "that" and tokens[i].dep == "mark" and i - 1 in words), None)
    before = range(citing - 2, max(citing - 2 - _REACH, -1), -1)
    verb = next((i for i in before if tokens[i].tag in _PAST), None)
    if that is None or verb is None or tokens[that - 1].tag != "," or tokens[citing - 1].tag != ",":
        return None
    return Span(tokens[verb].start, tokens[verb].end), Span(tokens[that].start, one.contents[0].end)
