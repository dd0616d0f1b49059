"""The affair: the most disputed entries first, filters that live in the URL, and what is new."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.strips import strip_of
from sayso.keeper import now
from sayso.store import EntryFilter
from sayso.views import Views
from sayso.web.desk import desk_of
from sayso.web.pages import Paged, page_number, render

router = APIRouter()
PER_PAGE = 20
NEWS = 5
"""Entries that are shown as new; the page of news has more."""
MOST_NEWS = 100
MOST_GROWN = 60
"""Entries that grew which the page of news looks at: each takes some milliseconds."""
FRESH = 300
"""Reports read since the last visit above which the first page only says how many: looking at all takes a while."""
VISIT = timedelta(minutes=30)
"""Without a page for as long, the next one begins a new visit."""
SWITCHES = tuple(one.name for one in fields(EntryFilter) if one.type == "bool")
LABELS = {
    "about": "about",
    "by": "said by",
    "denied_by": "denied by",
    "place": "place",
    "since": "said since",
    "disputed": "disputed only",
    "unnamed": "only unnamed sources",
    "single_origin": "one origin only",
}
"""The filters, in words, in the order of the form."""


@router.get("/")
def affair(request: Request) -> Response:
    """The first page."""
    desk, wanted, number = desk_of(request), filter_of(request), page_number(request)
    with desk.both() as (view, views):
        found = views.rows(wanted, PER_PAGE + 1, (number - 1) * PER_PAGE)
        said = views.said(row.id for row in found[:PER_PAGE])
        since = last_visit(request.session)
        fresh = view.read_since(since) if since else 0
        return render(
            request,
            "affair.html",
            size=views.size(),
            paged=Paged.of(found, number, PER_PAGE, views.count(wanted)),
            strips={name: strip_of(held) for name, held in said.items()},
            wanted=asdict(wanted),
            labels=LABELS,
            switches=SWITCHES,
            since=since,
            fresh=fresh,
            news=_news(views, since, fresh),
        )


@router.get("/new")
def new(request: Request) -> Response:
    """What came in since a moment: by default since the last visit."""
    since = request.query_params.get("since") or last_visit(request.session) or ""
    with desk_of(request).views() as views:
        found = views.newly(since, MOST_NEWS, MOST_GROWN) if since else None
        return render(request, "new.html", since=since, found=found)


def filter_of(request: Request) -> EntryFilter:
    """The filter in the URL; unknown names and empty values ask for nothing."""
    query = request.query_params
    given = {name: " ".join(query[name].split())[:200] for name in LABELS if query.get(name)}
    asked: dict[str, Any] = {name: name in SWITCHES or value for name, value in given.items()}
    return EntryFilter(**asked)


def last_visit(session: dict[str, Any]) -> str | None:
    """When this browser's last visit was over; None at the first. Keeps the time of this one."""
    last = session.get("seen_at")
    moment = datetime.now(UTC)
    if last and moment - datetime.fromisoformat(last) > VISIT:
        session["visited"] = last
    session["seen_at"] = now()
    return session.get("visited")


def _news(views: Views, since: str | None, fresh: int) -> list[Any]:
    return views.news(since, NEWS) if since and 0 < fresh <= FRESH else []
