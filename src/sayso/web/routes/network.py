"""Who does what to whom, and the sentences behind one arrow."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.charts.network import SIGNS, network_of
from sayso.views.gathering import Gathered, Gatherer
from sayso.views.network import Deed, deeds, folded
from sayso.web.desk import desk_of
from sayso.web.overview import Asked, sentence, word
from sayso.web.pages import render

router = APIRouter()
MOST = 150
"""Rows of the table."""


@router.get("/network")
def network(request: Request) -> Response:
    """The chart over the claims of a page of entries."""
    asked = Asked.of(request)
    gathered = _gathered(request, asked)
    found = deeds(gathered.told)

    def link(who: str, whom: str, does: str | None = None) -> str:
        return asked.linked("/network/sentences", who=who, whom=whom, does=does)

    chart = network_of(found, link)
    return render(
        request,
        "network.html",
        chart=chart,
        deeds=found[:MOST],
        left_out=len(found) - MOST,
        signs=SIGNS,
        link=link,
        gathered=gathered,
        **asked.context,
    )


@router.get("/network/sentences")
def sentences(request: Request) -> Response:
    """What is claimed of one who does something to another; ``does`` leaves out what else that one does."""
    asked = Asked.of(request)
    ends, does = (folded(word(request, "who")), folded(word(request, "whom"))), word(request, "does")
    gathered = _gathered(request, asked)
    found = [one for one in deeds(gathered.told) if one.key[::2] == ends and does in ("", one.does)]
    back = ("Network", asked.linked("/network"))
    told = [one for deed in found for one in deed.told]
    return render(
        request,
        "sentences.html",
        title=_title(found),
        told=told,
        wordings=gathered.wordings,
        sentence=sentence,
        back=back,
    )


def _gathered(request: Request, asked: Asked) -> Gathered:
    with desk_of(request).asking(Gatherer) as gatherer:
        return gatherer.gathered(asked.wanted, offset=asked.offset)


def _title(found: list[Deed]) -> str:
    if not found:
        return "Nothing is claimed of this any more"
    return f"{found[0].who} → {found[0].whom}: {', '.join(dict.fromkeys(one.does for one in found))}"
