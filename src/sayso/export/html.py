"""An extraction as a fragment of HTML: the text with sources, cues and contents marked."""

from __future__ import annotations

from html import escape

from sayso.model import Extraction

_STYLE = {
    "source": "background:#cfe3f7;color:#10263c",
    "cue": "background:#f6d9ec;color:#3c1030",
    "content": "border-bottom:2px solid #b08a2e",
}


def marked(extraction: Extraction) -> str:
    """The report's text, escaped, with each role marked and named in a tooltip; nested marks overlap."""
    document = extraction.document
    edges = _edges(extraction)
    parts, last = [], document.body.start if document.body else 0
    open_roles: list[str] = []
    for place in sorted({*edges, len(document.text)}):
        parts.append(_piece(document.text[last:place], open_roles))
        for role, opens in edges.get(place, ()):
            if opens:
                open_roles.append(role)
            else:
                open_roles.remove(role)
        last = place
    title = escape(document.title or document.path or document.id)
    count = len(extraction.attributions)
    return (
        f'<div class="sayso" style="font-family:serif;line-height:1.6;max-width:45em">'
        f"<p><b>{title}</b> · {count} attribution{'s' * (count != 1)}</p>"
        f'<div style="white-space:pre-wrap">{"".join(parts)}</div></div>'
    )


def _edges(extraction: Extraction) -> dict[int, list[tuple[str, bool]]]:
    edges: dict[int, list[tuple[str, bool]]] = {}
    for attribution in extraction.attributions:
        cue = (attribution.cue,) if attribution.cue else ()
        for role, spans in (("source", attribution.sources), ("cue", cue), ("content", attribution.contents)):
            for span in spans:
                edges.setdefault(span.start, []).append((role, True))
                edges.setdefault(span.end, []).insert(0, (role, False))
    return edges


def _piece(text: str, roles: list[str]) -> str:
    if not text:
        return ""
    if not roles:
        return escape(text)
    names = sorted(set(roles), key=list(_STYLE).index)
    style = ";".join(_STYLE[name] for name in names)
    return f'<span class="{" ".join(names)}" title="{", ".join(names)}" style="{style}">{escape(text)}</span>'
