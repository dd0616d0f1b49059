"""Where claims say that things happen: an offline map."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.charts.worldmap import PRECISIONS, map_of
from sayso.views.gathering import Gatherer
from sayso.views.places import Spot, spots
from sayso.web.desk import desk_of
from sayso.web.overview import Asked
from sayso.web.pages import linked, render

router = APIRouter()
MOST = 200
"""Places in the table, and on the map."""


@router.get("/map")
def places(request: Request) -> Response:
    """The places that the claims of a page of entries name."""
    asked = Asked.of(request)
    with desk_of(request).asking(Gatherer) as gatherer:
        gathered = gatherer.gathered(asked.wanted, offset=asked.offset)
    found = spots(gathered.told)

    def link(spot: Spot) -> str:
        return linked("/", **{**asked.query, "place": spot.name})

    chart = map_of(found[:MOST], link)
    return render(
        request,
        "map.html",
        chart=chart,
        spots=found[:MOST],
        left_out=len(found) - MOST,
        precisions=PRECISIONS,
        link=link,
        gathered=gathered,
        **asked.context,
    )
