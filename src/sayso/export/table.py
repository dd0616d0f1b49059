"""A readable line for each attribution, and below it one for each claim that it makes."""

from __future__ import annotations

from sayso.export.terminal import cut, dyed, plain
from sayso.model import Attribution, Claim, Extraction, Interval, Polarity, Span

_SIGNS = {Polarity.AFFIRMS: "+", Polarity.DENIES: "−"}
_CLAIM_INDENT = "        "
_MIN_CONTENT = 24


def table(extraction: Extraction, width: int | None = None, colour: bool = False) -> str:
    """A heading, a line for each attribution, and its claims below it: + affirmed, − denied.

    Claims that no attribution makes are the report's own. Lines are cut to ``width`` columns
    if it is given.
    """
    document, text = extraction.document, extraction.document.text
    known = [document.path, document.outlet, document.published_at]
    state = f"not read: language {document.language}" if extraction.skipped else _counts(extraction)
    heading = " · ".join(plain(part) for part in (*known, state, _failure(extraction)) if part)
    depth = _depths(extraction.attributions)
    names = {speaker.id: speaker.name for speaker in extraction.speakers}
    blocks = [
        (a.start, [_line(a, text, depth[a.id], width, colour), *_claims(extraction, a.id, names, (width, colour))])
        for a in extraction.attributions
    ]
    own = [c for c in extraction.claims if c.attribution_id is None]
    blocks += [(c.original[0].start, [_claim(c, "own voice", width, colour)]) for c in own]
    lines = [line for _, block in sorted(blocks, key=lambda b: b[0]) for line in block]
    return "\n".join([dyed(heading, "heading", colour), *lines]) + "\n\n"


def _failure(extraction: Extraction) -> str | None:
    return f"not read to its end: {extraction.failure}" if extraction.failure else None


def _counts(extraction: Extraction) -> str:
    counts = {"attribution": len(extraction.attributions), "claim": len(extraction.claims)}
    return " · ".join(f"{n} {name}{'s' * (n != 1)}" for name, n in counts.items() if n or name == "attribution")


def _claims(
    extraction: Extraction, attribution: str, names: dict[str, str], shape: tuple[int | None, bool]
) -> list[str]:
    return [
        _claim(claim, names.get(claim.speaker_id or "", "unresolved"), *shape)
        for claim in extraction.claims
        if claim.attribution_id == attribution
    ]


def _claim(claim: Claim, speaker: str, width: int | None, colour: bool) -> str:
    """Sign, speaker, act and certainty, wording; when and where, if the text tells."""
    about = f"{plain(speaker)}: {claim.act}, {claim.certainty}"
    when = _when(claim.happened_at)
    where = ", ".join(dict.fromkeys(plain(place.name) for place in claim.places))
    more = "".join(f" · {part}" for part in (when, where) if part)
    wording = plain(claim.wording)
    if width:
        about = cut(about, max(width // 3, 20))
        room = width - len(_CLAIM_INDENT) - len(about) - len(more) - 5
        wording = cut(wording, max(room, _MIN_CONTENT))
    sign = dyed(_SIGNS[claim.polarity], claim.polarity, colour)
    return f"{_CLAIM_INDENT}{sign} {dyed(about + ' | ', 'faint', colour)}{wording}{dyed(more, 'faint', colour)}"


def _when(interval: Interval | None) -> str:
    """The days of an interval, with dots at a side that is open."""
    if interval is None or (interval.start is None and interval.end is None):
        return ""
    if interval.start == interval.end:
        return interval.start or ""
    return f"{interval.start or '…'} to {interval.end or '…'}"


def _line(attribution: Attribution, text: str, depth: int, width: int | None, colour: bool) -> str:
    indent = "   " * (depth - 1) + "└─ " if depth else ""
    source = _joined(attribution.sources, text) or "(no source)"
    cue = plain(attribution.cue.of(text)) if attribution.cue else "-"
    content = _joined(attribution.contents, text)
    start = f"  {attribution.confidence:.2f}  {indent}"
    if width:
        source = cut(source, max(width // 3, 20))
        content = cut(content, max(width - len(start) - len(source) - len(cue) - 6, _MIN_CONTENT))
    return (
        dyed(start, "faint", colour)
        + dyed(source, "source", colour)
        + dyed(" | ", "faint", colour)
        + dyed(cue, "cue", colour)
        + dyed(" | ", "faint", colour)
        + content
    )


def _depths(attributions: tuple[Attribution, ...]) -> dict[str, int]:
    parents = {a.id: a.within for a in attributions}

    def depth(one: str, seen: frozenset[str] = frozenset()) -> int:
        outer = parents.get(one)
        return 1 + depth(outer, seen | {one}) if outer and outer not in seen else 0

    return {a.id: depth(a.id) for a in attributions}


def _joined(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(plain(span.of(text)) for span in spans)
