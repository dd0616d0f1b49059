"""A readable line for each attribution."""

from __future__ import annotations

import unicodedata

from sayso.model import Attribution, Extraction, Span

_STYLES = {"heading": "1", "source": "36", "cue": "35", "faint": "2"}
_MIN_CONTENT = 24


def table(extraction: Extraction, width: int | None = None, colour: bool = False) -> str:
    """A heading, then a line for each attribution; contents are cut to ``width`` columns if it is given."""
    document, text = extraction.document, extraction.document.text
    known = [document.path, document.outlet, document.published_at]
    count = len(extraction.attributions)
    state = (
        f"not read: language {document.language}" if extraction.skipped else f"{count} attribution{'s' * (count != 1)}"
    )
    heading = " · ".join(_plain(part) for part in (*known, state) if part)
    lines = [_dyed(heading, "heading", colour)]
    depth = _depths(extraction.attributions)
    lines.extend(_line(a, text, depth[a.id], width, colour) for a in extraction.attributions)
    return "\n".join(lines) + "\n\n"


def _line(attribution: Attribution, text: str, depth: int, width: int | None, colour: bool) -> str:
    indent = "   " * (depth - 1) + "└─ " if depth else ""
    source = _joined(attribution.sources, text) or "(no source)"
    cue = _plain(attribution.cue.of(text)) if attribution.cue else "-"
    content = _joined(attribution.contents, text)
    start = f"  {attribution.confidence:.2f}  {indent}"
    if width:
        source = _cut(source, max(width // 3, 20))
        content = _cut(content, max(width - len(start) - len(source) - len(cue) - 6, _MIN_CONTENT))
    return (
        _dyed(start, "faint", colour)
        + _dyed(source, "source", colour)
        + _dyed(" | ", "faint", colour)
        + _dyed(cue, "cue", colour)
        + _dyed(" | ", "faint", colour)
        + content
    )


def _depths(attributions: tuple[Attribution, ...]) -> dict[str, int]:
    parents = {a.id: a.within for a in attributions}

    def depth(one: str | None) -> int:
        outer = parents.get(one) if one else None
        return 1 + depth(outer) if outer else 0

    return {a.id: depth(a.id) for a in attributions}


def _joined(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(_plain(span.of(text)) for span in spans)


def _plain(text: str) -> str:
    """One line, without the control and direction characters that could mislead a terminal."""
    shown = (
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    return " ".join("".join(shown).split())


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _dyed(text: str, style: str, colour: bool) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text
