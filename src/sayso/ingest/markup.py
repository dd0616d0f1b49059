"""HTML read once, from left to right: its tags made plain and bounded, its texts numbered and kept with their places.

What comes out is HTML again that any parser reads the same way: no scripts or comments, few attributes, no more depth
than parsers bear. Before each text stands its number between two marks, so that after the parser has made a tree of it
each text is still known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.ingest.hygiene import tidy
from sayso.ingest.origin import Edit, composed, edited, shifted
from sayso.model import Stretch

OPEN, CLOSE = "\ue000", "\ue001"
"""The marks around a text's number; in the page itself they are taken out."""
NUMBER = re.compile(f"{OPEN}([0-9]+){CLOSE}")

MAX_TAGS = 150_000
MAX_TEXT = 3_000_000
MAX_LEVELS = 180
MAX_DATA = 2_000_000
"""Characters of JSON-LD that are looked at, in all."""

RAW = frozenset("script style xmp iframe noembed noframes textarea plaintext".split())
"""What is in them is no markup; it ends at the closing tag, or with the page."""
PASSED = frozenset("svg math noscript template select object applet audio video canvas".split())
"""What is in them is markup, but nothing to read; passed over as far as the closing tag, if there is one."""
VOID = frozenset("area base br col embed frame hr img input keygen link meta param source track wbr".split())
CLOSED_BY_NEXT = frozenset("p li dt dd tr td th option".split())
KEPT = frozenset(
    "class id role itemprop itemtype itemscope property name content http-equiv rel href datetime lang type"
    " hidden style title aria-hidden aria-label data-component data-testid pubdate".split()
)
"""The attributes that tell something."""

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]{0,200})")
_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_REST = re.compile(r"(?:[^>\"'=]+|=\s*\"[^\"]*\"|=\s*'[^']*'|[\"'=])*+>")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:.-]{0,40})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_SAVED = re.compile(r"\s*saved from url=\(\d+\)(https?://\S{3,1000})")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_LONGEST_VALUE = 4000
_LONGEST_REST = 20_000


class OverfullError(ValueError):
    """The page has more elements or more text than any report; the message says which."""


@dataclass(slots=True)
class Markup:
    """A page: its source as decoded, plain HTML with numbers, where each text stands, and what scripts declare."""

    source: str
    html: str = ""
    texts: list[tuple[int, int]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    saved_from: str | None = None

    def places(self, number: int) -> tuple[Stretch, ...]:
        """Where a text's characters stand in the source."""
        start, end = self.texts[number]
        return shifted(_clean(self.source[start:end])[1], 0, start)


def scan(source: str) -> Markup:
    """The page in this source. Raises OverfullError."""
    scanner = _Scanner(Markup(source), source.lstrip()[:5].lower() == "<?xml")
    scanner.run()
    scanner.page.html = "".join(scanner.parts)
    return scanner.page


def _text(raw: str) -> str:
    """The text of ``_clean``, without the places."""
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), raw) if "&" in raw else raw
    return tidy(_MARKS.sub("", text))[0]


def _clean(raw: str) -> tuple[str, tuple[Stretch, ...]]:
    """Text as it is meant, entities and broken characters made good, and where in the raw it stands."""
    text, origin = edited(raw, _entities(raw))
    if _MARKS.search(text):
        text, places = edited(text, ((match.start(), match.end(), "") for match in _MARKS.finditer(text)))
        origin = composed(places, origin)
    return tidy(text, origin)


def _entities(raw: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(raw) if "&" in raw else ():
        if (meant := html.unescape(match[0])) != match[0]:
            yield match.start(), match.end(), meant


@dataclass(slots=True)
class _Scanner:
    page: Markup
    xml: bool
    parts: list[str] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    unclosed: set[str] = field(default_factory=set)
    tags: int = 0
    length: int = 0
    declared: int = 0

    def run(self) -> None:
        source, at = self.page.source, 0
        while at < len(source):
            found = _MARKUP.search(source, at)
            mark = found.start() if found else len(source)
            if mark > at:
                self.text(at, mark)
            at = self.markup(mark) if mark < len(source) else mark

    def text(self, start: int, end: int) -> None:
        raw = self.page.source[start:end]
        if raw.isspace():
            self.parts.append("\n" if "\n" in raw else " ")
            return
        clean = _text(raw)
        self.length += len(clean)
        if self.length > MAX_TEXT:
            raise OverfullError(f"more than {MAX_TEXT:,} characters of text")
        self.parts.append(f"{OPEN}{len(self.page.texts)}{CLOSE}{html.escape(clean, quote=False)}")
        self.page.texts.append((start, end))

    def markup(self, at: int) -> int:
        """Takes in what begins with a "<", and says where it ends."""
        source = self.page.source
        tag = _TAG.match(source, at)
        if tag:
            return self.tag(tag)
        if source.startswith("<!--", at):
            return self.comment(at)
        return source.find(">", at) + 1 or len(source)

    def comment(self, at: int) -> int:
        end = self.page.source.find("-->", at + 2)
        saved = _SAVED.match(self.page.source, at + 4, at + 1100) if not self.page.saved_from else None
        if saved:
            self.page.saved_from = saved[1]
        return end + 3 if end >= 0 else len(self.page.source)

    def tag(self, tag: re.Match[str]) -> int:
        rest = _REST.match(self.page.source, tag.end())
        if not rest:
            return len(self.page.source)
        self.tags += 1
        if self.tags > MAX_TAGS:
            raise OverfullError(f"more than {MAX_TAGS:,} elements")
        name, attributes = tag["name"].lower(), rest[0][:_LONGEST_REST][:-1]
        if not _NAME.fullmatch(name):
            return rest.end()
        if tag["close"]:
            self.close(name)
            return rest.end()
        if name in RAW or name in PASSED:
            return self.passed(name, attributes, rest.end())
        self.open(name, attributes)
        return rest.end()

    def passed(self, name: str, attributes: str, at: int) -> int:
        """Where the reading goes on after an element that is passed over; JSON-LD is kept."""
        if (self.xml and attributes.endswith("/")) or name in self.unclosed:
            return at
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.page.source, at)
        if not closing:
            self.unclosed.add(name)
            return len(self.page.source) if name in RAW else at
        size = closing.start() - at
        if name == "script" and "ld+json" in attributes.lower() and self.declared + size <= MAX_DATA:
            self.page.data.append(self.page.source[at : closing.start()])
            self.declared += size
        self.parts.append(" ")
        return self.page.source.find(">", closing.end()) + 1 or len(self.page.source)

    def open(self, name: str, attributes: str) -> None:
        if self.levels and name in CLOSED_BY_NEXT and self.levels[-1] == name:
            self.levels.pop()
        whole = self.xml and attributes.endswith("/")
        if name not in VOID and not whole:
            self.levels.append(name)
        if len(self.levels) <= MAX_LEVELS:
            self.parts.append(f"<{name}{''.join(_attributes(attributes))}>")
            if whole and name not in VOID:
                self.parts.append(f"</{name}>")
        else:
            self.parts.append(" ")

    def close(self, name: str) -> None:
        recent = self.levels[-40:]
        if name not in recent:
            if name in ("p", "br"):
                self.parts.append("<br>")
            return
        shown = len(self.levels) <= MAX_LEVELS
        while self.levels.pop() != name:
            pass
        if shown or len(self.levels) < MAX_LEVELS:
            self.parts.append(f"</{name}>")


def _attributes(raw: str) -> Iterator[str]:
    seen: set[str] = set()
    for match in _ATTRIBUTE.finditer(raw):
        name = match[1].lower()
        if name not in KEPT or name in seen:
            continue
        seen.add(name)
        value = next((one for one in match.groups()[1:] if one is not None), "")
        if len(value) <= _LONGEST_VALUE:
            yield f' {name}="{html.escape(tidy(html.unescape(value))[0])}"'
