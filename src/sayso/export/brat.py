"""brat standoff, as brat and INCEpTION import it: text-bound roles, relations from the cue."""

from __future__ import annotations

import re
from itertools import count

from sayso.model import Attribution, Extraction, Span

CONFIGURATION = """[entities]
Source
Cue
Content

[relations]
HasSource\tArg1:Cue|Content, Arg2:Source
HasContent\tArg1:Cue, Arg2:Content
Within\tArg1:Content, Arg2:Content

[events]

[attributes]
"""
"""The annotation.conf to lay beside the files."""

# brat is written in Python and takes all of these for a line's end.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class _Standoff:
    """Numbers annotations as they come; the same role on the same spans is one annotation."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bound: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._relations: set[str] = set()
        self._note = count(1)
        self.lines: list[str] = []

    def bound(self, role: str, spans: tuple[Span, ...]) -> str:
        key = role, spans
        if key not in self._bound:
            name = self._bound[key] = f"T{len(self._bound) + 1}"
            parts = [part for span in spans for part in _single_lines(span, self._text)]
            places = ";".join(f"{p.start} {p.end}" for p in parts)
            self.lines.append(f"{name}\t{role} {places}\t{' '.join(p.of(self._text) for p in parts)}")
        return self._bound[key]

    def relate(self, kind: str, first: str, second: str) -> None:
        relation = f"{kind} Arg1:{first} Arg2:{second}"
        if relation not in self._relations:
            self._relations.add(relation)
            self.lines.append(f"R{len(self._relations)}\t{relation}")

    def note(self, on: str, words: str) -> None:
        self.lines.append(f"#{next(self._note)}\tAnnotatorNotes {on}\t{words}")


def standoff(extraction: Extraction) -> str:
    """The .ann file of a document; its .txt is ``document.text``, unchanged."""
    out = _Standoff(extraction.document.text)
    contents = {a.id: out.bound("Content", a.contents) for a in extraction.attributions}
    for attribution in extraction.attributions:
        _add(out, attribution, contents)
    return "".join(line + "\n" for line in out.lines)


def _add(out: _Standoff, attribution: Attribution, contents: dict[str, str]) -> None:
    content = contents[attribution.id]
    cue = out.bound("Cue", (attribution.cue,)) if attribution.cue else None
    if cue:
        out.relate("HasContent", cue, content)
    for source in attribution.sources:
        out.relate("HasSource", cue or content, out.bound("Source", (source,)))
    if attribution.within in contents:
        out.relate("Within", content, contents[attribution.within])
    out.note(cue or content, f"{attribution.id} {attribution.style} confidence {attribution.confidence}")


def _single_lines(span: Span, text: str) -> list[Span]:
    """A span as the parts of it on each line: brat knows no span over a line's end."""
    parts = []
    for line in _LINE.finditer(text, span.start, span.end):
        stripped = line[0].strip()
        if stripped:
            first = line.start() + line[0].index(stripped)
            parts.append(Span(first, first + len(stripped)))
    return parts
