"""Adds what declared rules find where the tagger, taught on political news, found nothing: figures and the like."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribute.documents import documents
from sayso.attribute.figures import figures
from sayso.attribute.levelled import levelled
from sayso.attribute.ruled_out import ruled_out
from sayso.attribute.verdicts import verdicts
from sayso.attribute.withdrawn import withdrawn
from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span, Style

CONFIDENCE = 0.75
"""Figures given: all six in PolNeAR train are labelled attributions; some may be deeds ("put the gauge at 40")."""


def with_rules(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those of figures, verdicts, withdrawals and papers that nobody was found to give."""
    taken = {i for one in attributions for s in (one.cue, *one.contents) if s for i in words_in(reading, s)}
    cued = {i for one in attributions if one.cue for i in words_in(reading, one.cue)}
    found = list(attributions)
    tokens = reading.tokens
    made = (
        *figures(tokens),
        *verdicts(tokens),
        *withdrawn(tokens),
        *documents(tokens),
        *ruled_out(tokens),
        *levelled(tokens),
    )
    for source, cue, content in made:
        verb = words_in(reading, cue)[-1]
        outer = _within(reading, verb, attributions)
        if verb in cued or (verb in taken and outer is None):
            continue
        spans = (source, cue, content)
        if outer and not any(all(c.start <= s.start and s.end <= c.end for s in spans) for c in outer.contents):
            continue
        if outer is None and any(s.overlaps(c) for one in attributions for c in one.contents for s in spans):
            continue
        found.append(told(reading, (source, cue, content), producer, outer.id if outer else None))
    return found


def told(
    reading: Reading, spans: tuple[Span, Span, Span], producer: Producer, within: str | None = None
) -> Attribution:
    """The attribution of a source, a cue and a content that a rule tells."""
    source, cue, content = spans
    made = attribution_id(reading.document.id, (source,), cue, (content,))
    parts = (source,), cue, (content,)
    return Attribution(made, reading.document.id, *parts, Style.INDIRECT, within, CONFIDENCE, producer)


def _within(reading: Reading, verb: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution in whose content a word stands."""
    at = reading.tokens[verb].start
    holding = [one for one in attributions if any(c.start <= at < c.end for c in one.contents)]
    return min(holding, key=lambda one: sum(c.end - c.start for c in one.contents), default=None)
