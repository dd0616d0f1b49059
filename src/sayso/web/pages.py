"""Pages from templates: what every page gets, and lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from sayso.export import words
from sayso.web.desk import desk_of
from sayso.web.marks import exact
from sayso.web.security import csrf_token

TEMPLATES = (Path(__file__).parent / "templates", Path(words.__file__).parent / "templates")
"""The desk's own, and those it shares with the dossier."""
PAGES = (
    ("/", "Affair"),
    ("/reports", "Reports"),
    ("/queue", "Queue"),
    ("/speakers", "Speakers"),
    ("/matrix", "Matrix"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/history", "History"),
)
"""The pages in the head of each."""


@cache
def environment() -> Environment:
    """Templates with everything escaped, and an error for a name that is not there."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(words.FILTERS)
    made.filters["exact"] = exact
    made.globals.update(linked=linked, claim_link=claim_link)
    return made


def render(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """A page. Every template has the desk, its pages, who reviews, the form's token and what was just done."""
    session = request.session
    shared = {
        "request": request,
        "desk": desk_of(request),
        "pages": PAGES,
        "reviewer": session.get("reviewer"),
        "csrf": csrf_token(request),
        "here": request.url.path + ("?" + request.url.query if request.url.query else ""),
        "done": session.pop("done", None),
    }
    return HTMLResponse(environment().get_template(template).render(shared | context), status)


def linked(path: str, **query: object) -> str:
    """A path with a query; what is empty is left out."""
    kept = {name: 1 if value is True else value for name, value in query.items() if value not in (None, "", False)}
    return path + ("?" + urlencode(kept) if kept else "")


def claim_link(document: str, claim: str) -> str:
    """Where a claim, or an attribution, stands in its report: on the page of it that has it."""
    return f"/reports/{document}?at={claim}#{claim}"


@dataclass(frozen=True, slots=True)
class Paged[T]:
    """One page of a list: its rows, its number from 1, and whether there is another. ``total`` where it is known."""

    rows: Sequence[T]
    number: int
    more: bool
    size: int
    total: int | None = None

    @classmethod
    def of(cls, found: Sequence[T], number: int, size: int, total: int | None = None) -> Paged[T]:
        """From rows that were asked for with one more than fit."""
        return cls(found[:size], number, len(found) > size, size, total)

    @property
    def offset(self) -> int:
        """How many rows stand before this page."""
        return (self.number - 1) * self.size


MAX_PAGE = 1_000_000


def page_number(request: Request) -> int:
    """The page asked for in the URL; the first where it asks for nonsense."""
    asked = request.query_params.get("page", "1")
    return min(int(asked), MAX_PAGE) if asked.isascii() and asked.isdigit() and int(asked) > 0 else 1
