"""The places on a page where it says something about its report: JSON-LD, meta elements, microdata, what is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from sayso.ingest.blocks import blocks_of, without_numbers
from sayso.ingest.boilerplate import holds_report, is_hidden, leads_elsewhere
from sayso.ingest.jsonld import Declared

MOST_VALUES = 40
MOST_BLOCKS = 500
SEEN_UP_TO, SEEN_BEFORE = 8, 3
"""Lines after the headline, and before it, in which a byline or the day stands."""
_ASIDE = frozenset("nav aside footer form".split())
_AFTERWARDS = re.compile(r"updat|modif|edited|revis|correct", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|writer|reporter)(?:s|-name|_name|name)?(?:$|[\s_-])", re.IGNORECASE
)
_BY = re.compile(r"(?:written |reported |posted )?by:? [A-Z]\S*(?: [^.!?]{1,90})?", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}|\w{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4}"
)
_DATED = re.compile(
    r"(?:^|[\s_-])(?:post|entry|article|story|pub)?(?:date|published|posted|timestamp|dateline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PATH_DAY = re.compile(r"/((?:19|20|21)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)")


class Places:
    """A page, asked for what stands where. ``tree`` is changed: its texts lose their numbers."""

    def __init__(self, tree: Any, scripts: Sequence[str], saved_from: str | None) -> None:
        self._tree = without_numbers(tree)
        self._saved = saved_from
        self._metas = _metas(self._tree)
        self._declared = Declared(scripts, next(self._h1(), None) or next(iter(self._metas.get("og:title", ())), None))
        self._seen: dict[str, Callable[[], Iterator[str]]] = {
            "h1": self._h1,
            "title": self._title,
            "title-end": self._title_end,
            "footer": self._footer,
            "author": self._author,
            "byline": self._byline,
            "time": self._times,
            "day": self._days,
            "url-day": self._path_days,
            "canonical": self._canonical,
            "saved": lambda: iter([saved_from] if saved_from else []),
            "language": lambda: iter([self._tree.get("lang") or ""]),
        }

    def of(self, places: str) -> Iterator[str]:
        """The values at these places, "KIND:NAME" apart by blanks, in their order."""
        for place in places.split():
            kind, _, name = place.partition(":")
            yield from islice(self._at(kind, name), MOST_VALUES)

    def _at(self, kind: str, name: str) -> Iterator[str]:
        if kind == "ld":
            return self._declared.texts(name)
        if kind == "meta":
            return iter(self._metas.get(name, ()))
        return self._properties(name) if kind == "prop" else self._seen[name]()

    def _properties(self, name: str) -> Iterator[str]:
        for element in self._tree.iter():
            if isinstance(element.tag, str) and name in (element.get("itemprop") or "").split() and not _aside(element):
                inner = element.find(".//*[@itemprop='name']") if name in ("author", "publisher") else None
                yield _value(element if inner is None else inner)

    def _h1(self) -> Iterator[str]:
        found = [one for one in self._tree.iter("h1") if _text(one) and not _aside(one)]
        inside = [one for one in found if any(up.tag in ("article", "main") for up in one.iterancestors())]
        return map(_text, inside or found)

    def _title(self) -> Iterator[str]:
        return map(_text, islice(self._tree.iter("title"), 1))

    def _title_end(self) -> Iterator[str]:
        """What follows the headline in the page's title: "Pier burns - The Harbour Courier"."""
        headline = next(self._h1(), "")
        for title in self._title():
            if headline and title.startswith(headline) and re.match(r"\s*[|–—-]", title[len(headline) :]):
                yield title[len(headline) :].lstrip(" |–—-").split(" | ")[-1]

    def _footer(self) -> Iterator[str]:
        """Who has the rights, as the page's foot says: "© 2031 The Harbour Courier"."""
        for element in self._tree.iter():
            text = element.text or "" if isinstance(element.tag, str) else ""
            if match := re.search(
                r"(?:©|\(c\)|copyright)\s+(?:\d{4}[\d–, -]*)?\s*([A-Z][\w’'&. -]{2,60})", text, re.IGNORECASE
            ):
                yield re.split(r"\. |\ball rights", match[1], maxsplit=1, flags=re.IGNORECASE)[0].strip(" .-")

    def _author(self) -> Iterator[str]:
        for element in self._tree.iter("a", "address", "span"):
            if "author" in (element.get("rel") or "").split() and not _aside(element):
                yield _text(element)

    def _byline(self) -> Iterator[str]:
        """What is called a byline, else a short line that begins with "By" near the headline."""
        for element in self._tree.iter():
            named = isinstance(element.tag, str) and _BYLINE.search(element.get("class") or "")
            if named and not _aside(element) and 3 < len(text := _text(element, " ")) < 120:
                yield text
        yield from (text for text in self._near() if _BY.fullmatch(text))

    def _times(self) -> Iterator[str]:
        """The time elements of the report, those that say when it was changed last of all."""
        found = [one for one in self._tree.iter("time", "abbr") if not _aside(one)]
        inside = [one for one in found if any(up.tag in ("article", "main") for up in one.iterancestors())] or found
        first = [one for one in inside if not _is_afterwards(one)]
        for element in sorted(first, key=lambda one: "publish" not in (one.get("class") or "").lower()):
            yield element.get("datetime") or element.get("title") or _text(element)

    def _days(self) -> Iterator[str]:
        """Days in short lines that are called a date, or stand near the headline."""
        dated = (one for one in self._tree.iter() if isinstance(one.tag, str) and _DATED.search(one.get("class") or ""))
        for text in (*(_text(one, " ") for one in dated if not _aside(one)), *self._near()):
            for match in _DAY.finditer(_AFTERWARDS.split(text)[0]) if len(text) < 120 else ():
                yield text[match.start() :]
                yield match[0]

    def _path_days(self) -> Iterator[str]:
        for address in (*self._canonical(), *self._metas.get("og:url", ()), self._saved or ""):
            for year, month, day in _PATH_DAY.findall(address):
                yield f"{year}-{int(month):02}-{int(day):02}"

    def _canonical(self) -> Iterator[str]:
        for element in self._tree.iter("link"):
            if "canonical" in (element.get("rel") or "").lower().split():
                yield element.get("href") or ""

    def _near(self) -> Iterator[str]:
        """The lines around the headline, those that follow first."""
        body = self._tree.find("body")
        lines = [
            line
            for block in islice(blocks_of(self._tree if body is None else body), MOST_BLOCKS)
            if block.tag == "h1" or not _aside(block.element)
            for line in block.text.splitlines()
        ]
        titles = [_plain(title) for title in (*self._h1(), *self._metas.get("og:title", ()), *self._title())]
        keys = enumerate(map(_plain, lines))
        where = [index for index, key in keys if key and any(key in title for title in titles)]
        at = max(where[:3], key=lambda index: len(lines[index]), default=-1)
        yield from lines[at + 1 : at + 1 + SEEN_UP_TO]
        yield from reversed(lines[max(0, at - SEEN_BEFORE) : max(0, at)])


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in islice(tree.iter("meta"), 500):
        for key in ("property", "name", "http-equiv"):
            if (name := element.get(key)) and element.get("content"):
                found.setdefault(name.strip().lower(), []).append(element.get("content"))
    return found


def _value(element: Any) -> str:
    return element.get("content") or element.get("datetime") or _text(element)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _text(element: Any, between: str = "") -> str:
    return " ".join(between.join(islice(element.itertext(), 200)).split())[:4000]


def _aside(element: Any) -> bool:
    """Whether an element stands beside the report, not on it."""
    for one in (element, *element.iterancestors()):
        own = one.tag == "footer" and any(up.tag == "article" for up in one.iterancestors())
        if (one.tag in _ASIDE and not own) or is_hidden(one):
            return True
        if one.tag not in ("body", "html", "main") and leads_elsewhere(one) and not holds_report(one):
            return True
    return False


def _is_afterwards(element: Any) -> bool:
    """Whether a time is that of a change: so called, or after a word that says so."""
    before, parent = element.getprevious(), element.getparent()
    leads = (parent.text,) if before is None and parent is not None else ()
    leads = (before.tail or before.text,) if before is not None else leads
    said = (element.get("class"), element.get("itemprop"), element.text, *leads)
    return any(_AFTERWARDS.search(text or "") for text in said)
