"""Clauses that were joined to what somebody said sentences before, though a verb of their own governs them.

"The staff said there was no truth in reports that it had fired. It emerged on Friday that it had moved a battery":
the staff did not say so. A wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span


def without_strays(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, their contents without such clauses; the first of its contents each one keeps."""
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        kept = tuple(span for n, span in enumerate(one.contents) if not (n and _strays(reading, one, span)))
        if kept == one.contents:
            found.append(one)
        else:
            renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, kept)
            found.append(replace(one, id=renamed[one.id], contents=kept))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found] if renamed else found


def _strays(reading: Reading, one: Attribution, span: Span) -> bool:
    tokens = reading.tokens
    inside = words_in(reading, span)
    first = tokens[inside[0]] if inside else None
    if first is None or first.dep != "mark" or first.lemma != "that" or one.cue is None:
        return False
    governor = tokens[first.head].head
    own = {i for s in (one.cue, *one.contents, *one.sources) for i in words_in(reading, s)}
    apart = any(one.cue.end <= sentence.start <= span.start for sentence in reading.sentences)
    return apart and governor not in own and governor != first.head and tokens[governor].tag.startswith("VB")
