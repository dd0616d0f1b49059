"""Gold attributions as the stages take them, so that what comes after can be measured alone."""

from __future__ import annotations

from collections.abc import Iterable

from bench.context import Json
from sayso import Attribution, Document, Producer, Span, Style
from sayso.ids import attribution_id

GOLD = Producer("gold", "1")


def attributions_of(document: Document, rows: Iterable[Json]) -> tuple[Attribution, ...]:
    """An Attribution for each row of spans; ``within`` is the number of an earlier row."""
    made: list[Attribution] = []
    for row in rows:
        sources, cues, contents = (_spans(row.get(role)) for role in ("source", "cue", "content"))
        cue = Span(cues[0].start, cues[-1].end) if cues else None
        within = row.get("within")
        made.append(
            Attribution(
                id=attribution_id(document.id, sources, cue, contents),
                document_id=document.id,
                sources=sources,
                cue=cue,
                contents=contents,
                style=Style.INDIRECT,
                within=None if within is None else made[within].id,
                confidence=1.0,
                producer=GOLD,
            )
        )
    return tuple(made)


def _spans(pairs: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs or ())
