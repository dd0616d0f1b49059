"""Search: words in claims, in what was said, in reports and in names."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.store import HitKind
from sayso.web.desk import desk_of
from sayso.web.pages import render

router = APIRouter()
MOST = 30
TITLES = {
    HitKind.WORDING: "Claims",
    HitKind.SPEAKER: "Speakers",
    HitKind.CONTENT: "What was said",
    HitKind.DOCUMENT: "Reports",
}


@router.get("/search")
def search(request: Request) -> Response:
    """Hits of each kind, in order of reading."""
    words = " ".join(request.query_params.get("q", "").split())[:200]
    with desk_of(request).both() as (view, _):
        hits = view.search(words, TITLES, MOST + 1) if words else []
        entries = view.entries_of(hit.id for hit in hits if hit.kind is HitKind.WORDING and hit.id)
        older = view.replaced(hit.document_id for hit in hits if hit.document_id)
    found = {title: [hit for hit in hits if hit.kind is kind] for kind, title in TITLES.items()}
    return render(request, "search.html", q=words, found=found, most=MOST, entries=entries, older=older)
