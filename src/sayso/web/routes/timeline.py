"""When things happened, were said and were published, apart."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.charts.lanes import Window, lanes_of
from sayso.views.gathering import Gatherer
from sayso.views.timeline import Dated, dated
from sayso.web.desk import desk_of
from sayso.web.overview import Asked, day, sentence
from sayso.web.pages import render

router = APIRouter()
MOST = 60
"""Sentences that are shown below; where there are more, a shorter stretch of days brings them."""


@router.get("/timeline")
def timeline(request: Request) -> Response:
    """The chart over the claims of a page of entries; ``from`` and ``to`` are the days it shows."""
    asked, window = Asked.of(request), Window(day(request, "from"), day(request, "to"))
    with desk_of(request).asking(Gatherer) as gatherer:
        gathered = gatherer.gathered(asked.wanted, offset=asked.offset)
    found = dated(gathered.told)

    def link(first: date, last: date) -> str:
        return asked.linked("/timeline", **{"from": first.isoformat(), "to": last.isoformat()})

    chart = lanes_of(found, window, link)
    return render(
        request,
        "timeline.html",
        chart=chart,
        gathered=gathered,
        inside=_inside(found, window),
        most=MOST,
        window=window,
        link=link,
        sentence=sentence,
        **asked.context,
    )


def _inside(found: list[Dated], window: Window) -> list[Dated]:
    """One time for each claim that has any in the days asked for; none where no days were asked for."""
    if window.first is None and window.last is None:
        return []
    first, last = window.first or date.min, window.last or date.max
    held = {one.told.one.id: one for one in reversed(found) if one.first <= last and one.last >= first}
    return sorted(held.values(), key=lambda one: (one.first, one.told.one.id))
