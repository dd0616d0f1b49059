"""Who goes on to say something behind "but": "the mission said there was no fraud | but | noted delays".

Where the tagger marks no source for the second verb, it has that of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading

_VERBS = frozenset(("VBD", "VBN", "VBZ", "VBP"))


def with_sources(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each without a source that goes on behind another's "but" with that one's."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        first = next((other for other in attributions if _goes_on(reading, one, other)), None)
        if first is None:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, first.sources, one.cue, one.contents)
        found.append(replace(one, id=renamed[one.id], sources=first.sources))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]


def _goes_on(reading: Reading, one: Attribution, first: Attribution) -> bool:
    """Whether an attribution begins with a verb behind the "but" that ends what another says after its source."""
    if one.sources or one.cue is None or not first.sources or first.cue is None or one.within != first.within:
        return False
    cue, tokens = words_in(reading, one.cue), reading.tokens
    if not cue or cue[0] < 1 or tokens[cue[0] - 1].lemma != "but" or tokens[cue[0]].tag not in _VERBS:
        return False
    before = tokens[cue[0] - 1].start
    ends = max(span.end for span in first.contents)
    said = reading.document.text[ends:before]
    order = max(s.end for s in first.sources) <= first.cue.start < min(s.start for s in first.contents)
    return order and ends <= before and not said.strip(' ,"”') and one.contents[0].start >= one.cue.end
