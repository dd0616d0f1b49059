"""Speakers against entries, and the sentences behind one cell."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from sayso.views.gathering import Gatherer
from sayso.views.matrix import Matrices, Part, Stance
from sayso.web.desk import desk_of
from sayso.web.overview import Asked, number, sentence, word
from sayso.web.pages import render

router = APIRouter()
PART = Part()
MOST = 200
"""Sentences of one cell that are shown."""
SIGNS = {Stance.AFFIRMS: "+", Stance.DENIES: "−", Stance.HEDGES: "~", Stance.BOTH: "±"}
CLASSES = {Stance.AFFIRMS: "affirmed", Stance.DENIES: "denied", Stance.HEDGES: "hedged", Stance.BOTH: "both"}


@router.get("/matrix")
def matrix(request: Request) -> Response:
    """Who stands where: the most disputed entries first, and those who speak in most of them."""
    asked, at, who = Asked.of(request), number(request, "rows"), word(request, "who")
    first = (asked.number - 1) * PART.entries
    part = Part(PART.entries, PART.speakers, first, (at - 1) * PART.speakers)
    with desk_of(request).asking(Matrices) as matrices:
        made = matrices.matrix(asked.wanted, who or None, part)
    return render(
        request,
        "matrix.html",
        matrix=made,
        part=part,
        who=who,
        at=at,
        signs=SIGNS,
        classes=CLASSES,
        **asked.context,
    )


@router.get("/matrix/sentences")
def sentences(request: Request) -> Response:
    """What one speaker says in one entry."""
    entry, by = request.query_params.get("entry", ""), request.query_params.get("by", "")
    with desk_of(request).store.reading() as view:
        gatherer, row, speaker = Gatherer(view), view.entry(entry), view.voices([by]).get(by)
        if row is None or speaker is None:
            raise HTTPException(404, "Nobody says that here any more.")
        told = gatherer.said_in(by, [row.id], MOST)
    title = f"What {speaker.name} says of it"
    wordings = {row.id: row.wording}
    return render(
        request,
        "sentences.html",
        title=title,
        told=told,
        wordings=wordings,
        sentence=sentence,
        back=("Matrix", "/matrix"),
    )
