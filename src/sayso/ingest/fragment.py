"""The text of a piece of HTML that is all report, as a feed or a table holds it: nothing is judged, only tags go."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from sayso.ingest.origin import one_for_one
from sayso.model import Span, Stretch

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)\b(?:[^<>\"']+|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,100}+>"
    r"|<[!?][^<>]*>"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<space>[ \t\n\r\f]+)"
    r"|(?P<words>[^<& \t\n\r\f]++(?:[ \t\n\r\f][^<& \t\n\r\f]++)*+|.)",
    re.DOTALL,
)
_APART = frozenset(
    "p h1 h2 h3 h4 h5 h6 div section article header footer main blockquote ul ol dl table pre hr figure".split()
)
_LINES = frozenset("br li tr dt dd".split())
_PASSED = frozenset("script style noscript template svg iframe figure form button nav aside select head".split())
"""Elements that hold no words of the report: programs, pictures with their captions, what leads elsewhere."""
_SPACES = str.maketrans(dict.fromkeys("\t\n\r\f", " "))
_BREAKS = ("", " ", "\n", "\n\n")
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|u|h[1-6]|ul|ol|li|blockquote|table|tr|td|img|figure|section|article|hr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|quot|lt|gt|nbsp|apos|[lr][sd]quo|[mn]dash|hellip);")


def is_html(text: str) -> bool:
    """Whether this is HTML, or text with character references of HTML in it."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def text_of(source: str) -> tuple[str, tuple[Stretch, ...]]:
    """The words of the fragment, paragraphs apart by a blank line, and where they stand in it.

    If no element makes lines or paragraphs, its own line breaks do.
    """
    builder = _Builder(as_it_stands=not _has_blocks(source))
    skip = 0
    for token in _TOKEN.finditer(source):
        if token.start() < skip:
            continue
        if token["name"]:
            passed = builder.tag(token["name"].lower(), bool(token["close"]))
            skip = _closing(source, token) if passed else 0
        elif token.lastgroup in ("space", "entity", "words"):
            builder.add(token)
    return builder.text(), tuple(builder.origin)


def _has_blocks(source: str) -> bool:
    names = (token["name"] for token in _TOKEN.finditer(source))
    return any(name and name.lower() in _APART | _LINES for name in names)


def _closing(source: str, opening: re.Match[str]) -> int:
    """Where the element that is passed over ends; its start, so that nothing is lost, if it is never closed."""
    closing = re.compile(rf"</{opening['name']}\s*>", re.IGNORECASE).search(source, opening.end())
    return closing.end() if closing else opening.end()


@dataclass(slots=True)
class _Builder:
    as_it_stands: bool
    parts: list[str] = field(default_factory=list)
    origin: list[Stretch] = field(default_factory=list)
    length: int = 0
    pending: int = 0

    def tag(self, name: str, closing: bool) -> bool:
        """Takes a tag in; says whether its element is to be passed over."""
        if name in _APART:
            self.pending = 3
        elif name in _LINES and not closing:
            self.pending = 3 if name == "br" and self.pending >= 2 else max(self.pending, 2)
        elif name == "td" and not closing:
            self.pending = max(self.pending, 1)
        return name in _PASSED and not closing

    def add(self, token: re.Match[str]) -> None:
        found, start = token[0], token.start()
        if token["space"] and not self.as_it_stands:
            if len(found) > 1 or self.pending or not self.origin or self.origin[-1].end != start:
                self.pending = max(self.pending, 1)
            else:
                self._place(" ", start, start + 1)
            return
        said = html.unescape(found) if token["entity"] else found if self.as_it_stands else found.translate(_SPACES)
        if said:  # HTML gives some control characters, "&#1;", no meaning
            self._break()
            self._place(said, start, token.end())

    def _break(self) -> None:
        """Sets the break that is due, in place of a space that is at the end already."""
        if self.pending and self.length:
            if self.parts[-1] == " ":
                self._take_back()
            self.parts.append(_BREAKS[self.pending])
            self.length += len(_BREAKS[self.pending])
        self.pending = 0

    def _take_back(self) -> None:
        self.parts.pop()
        self.length -= 1
        last = self.origin.pop()
        if last.span.end - last.span.start > 1:
            self.origin.append(Stretch(Span(last.span.start, self.length), last.start, last.end - 1))

    def _place(self, text: str, start: int, end: int) -> None:
        span = Span(self.length, self.length + len(text))
        last = self.origin[-1] if self.origin else None
        whole = len(text) == end - start
        if last and whole and one_for_one(last) and last.end == start and last.span.end == span.start:
            self.origin[-1] = Stretch(Span(last.span.start, span.end), last.start, end)
        else:
            self.origin.append(Stretch(span, start, end))
        self.parts.append(text)
        self.length = span.end

    def text(self) -> str:
        if self.parts and self.parts[-1] == " ":
            self._take_back()
        return "".join(self.parts)
