"""What the pages over many entries share: the filter in their URL, and sentences in pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from starlette.requests import Request

from sayso.export.entry_page import pieces
from sayso.ledger.types import Appearance
from sayso.store import EntryFilter
from sayso.views.gathering import ENTRIES
from sayso.web.pages import linked, page_number
from sayso.web.routes.affair import LABELS, SWITCHES, filter_of

MOST_WORDS = 200
"""Characters of a field of a URL that are looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page over many entries was asked for: which entries, and which page of them."""

    wanted: EntryFilter
    number: int

    @classmethod
    def of(cls, request: Request) -> Asked:
        """As the URL has it."""
        return cls(filter_of(request), page_number(request))

    @property
    def offset(self) -> int:
        """How many entries stand before this page."""
        return (self.number - 1) * ENTRIES

    @property
    def query(self) -> dict[str, Any]:
        """The filter as fields of a URL."""
        return {name: (1 if value is True else value) for name, value in asdict(self.wanted).items() if value}

    @property
    def context(self) -> Mapping[str, Any]:
        """What the template needs for the form of the filter and the way to the next entries."""
        return {
            "asked": self,
            "wanted": asdict(self.wanted),
            "labels": LABELS,
            "switches": SWITCHES,
            "most_entries": ENTRIES,
        }

    def linked(self, path: str, **more: object) -> str:
        """A path with this filter and page, and more."""
        return linked(path, **self.query, page=self.number if self.number > 1 else None, **more)


def word(request: Request, name: str) -> str:
    """A field of the URL, without needless white space."""
    return " ".join(request.query_params.get(name, "").split())[:MOST_WORDS]


def number(request: Request, name: str) -> int:
    """A field of the URL as a number from 1; 1 where it is none."""
    asked = request.query_params.get(name, "1")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 and int(asked) else 1


def day(request: Request, name: str) -> date | None:
    """A field of the URL as a day; None where it is none."""
    try:
        return date.fromisoformat(request.query_params.get(name, ""))
    except ValueError:
        return None


def sentence(one: Appearance) -> list[tuple[str, bool]]:
    """The sentence of an appearance in pieces: words, and whether they are the claim's."""
    first = one.sentence_span.start
    cut = [(one.sentence[start - first : end - first], own) for start, end, own in pieces(one)]
    return [(words, own) for words, own in cut if words]
