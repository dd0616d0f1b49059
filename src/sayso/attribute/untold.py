"""What whoever says one thing will not tell besides: "confirmed that it was hers | but would not say | who paid".

Or takes back: "first said that it was hers | but no longer believe | that".

The tagger takes it into what is said, of which it is no part: then those spoken of would not say it, or the speaker
would deny it. It is an attribution of its own, with the same source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.by_rule import told
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span

_UNTOLD = re.compile(
    r",? (?:but|and) (?P<cue>(?:would not|wouldn['’]t|did not|didn['’]t|declined to|refused to) "
    r"(?:say|disclose|reveal|specify|tell|explain)) "
    r"(?P<asked>(?:exactly |to |by |with |for |from )?(?:who|whom|whose|what|when|where|why|how|which|whether)\b"
    r"[^.;:\"“”]*?)[.!?]?$"
)
_RECANTED = re.compile(
    r",? (?:but|and) (?:later |since |now |then )?"
    r"(?P<cue>(?:no longer (?:believe|think)s?|ha(?:ve|s) since (?:retracted|withdrawn)|retracted|recanted|withdrew)) "
    r"(?P<asked>that(?: (?:is|was) (?:what happened|the case|so|true))?|this|it|so)[.]?$"
)
"""What whoever says it first takes back afterwards, in the same sentence."""
_OPENING = ('"', "“")


def with_untold(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, with what is not told apart from what is."""
    found = list(attributions)
    for one in attributions:
        if parted := _parted(reading, one):
            found = _apart(reading, found, one, parted, producer)
    return found


def _parted(reading: Reading, one: Attribution) -> tuple[Span, Span, Span] | None:
    """What is said, the words for not telling, and what is not told; None where all is said."""
    last = one.contents[-1]
    text = last.of(reading.document.text)
    first = min((s.start for s in one.sources), default=last.start)
    said_before = one.cue is not None and first < one.cue.start < last.start and one.within is None
    left = None if not said_before or text.startswith(_OPENING) else _UNTOLD.search(text) or _RECANTED.search(text)
    if left is None or not left.start():
        return None
    cue, asked = (Span(last.start + left.start(name), last.start + left.end(name)) for name in ("cue", "asked"))
    return Span(last.start, last.start + left.start()), cue, asked


def _apart(
    reading: Reading,
    found: Sequence[Attribution],
    one: Attribution,
    parted: tuple[Span, Span, Span],
    producer: Producer,
) -> list[Attribution]:
    said, cue, asked = parted
    contents = (*one.contents[:-1], said)
    kept = replace(one, id=attribution_id(one.document_id, one.sources, one.cue, contents), contents=contents)
    made = replace(told(reading, (one.sources[0], cue, asked), producer), confidence=one.confidence)
    others = (a for a in found if a is not one and not any(s.overlaps(Span(said.end, asked.end)) for s in a.spans))
    moved = [replace(a, within=kept.id) if a.within == one.id else a for a in others]
    return sorted([*moved, kept, made], key=lambda a: (a.start, -max(s.end for s in a.spans)))
