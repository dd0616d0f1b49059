"""A report long enough to be shown in stretches."""

from __future__ import annotations

from dataclasses import replace

from tests.views.reporting import TEXT, report

from sayso.ids import attribution_id, claim_id
from sayso.model import Extraction, Span

PARTS = 12


def long_report(gap: str = "\n\n") -> Extraction:
    """The same small report many times over in one, each with its own claims."""
    one = report()
    starts = [number * (len(TEXT) + len(gap)) for number in range(PARTS)]
    document = replace(one.document, text=gap.join([TEXT] * PARTS))
    moved = [_moved(one, document.id, start) for start in starts]
    return replace(
        one,
        document=document,
        attributions=tuple(a for made in moved for a in made.attributions),
        speakers=tuple({s.id: s for made in moved for s in made.speakers}.values()),
        claims=tuple(c for made in moved for c in made.claims),
        sentences=tuple(s for made in moved for s in made.sentences),
    )


def _moved(one: Extraction, document: str, by: int) -> Extraction:
    def on(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    ids: dict[str | None, str | None] = {None: None}
    attributions = []
    for held in one.attributions:
        cue = on((held.cue,))[0] if held.cue else None
        ids[held.id] = name = attribution_id(document, on(held.sources), cue, on(held.contents))
        made = replace(held, id=name, document_id=document, sources=on(held.sources), cue=cue)
        attributions.append(replace(made, contents=on(held.contents), within=ids[held.within]))
    claims = [
        replace(
            held,
            id=claim_id(document, ids[held.attribution_id], on(held.original)),
            document_id=document,
            attribution_id=ids[held.attribution_id],
            original=on(held.original),
        )
        for held in one.claims
    ]
    speakers = tuple(replace(held, document_id=document) for held in one.speakers)
    return replace(
        one, attributions=tuple(attributions), claims=tuple(claims), speakers=speakers, sentences=on(one.sentences)
    )
