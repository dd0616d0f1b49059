"""The log of decisions: who, when, what, what stood there before; to be taken back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.export.words import KINDS
from sayso.ledger.types import DecisionKind
from sayso.store.overview import LogFilter
from sayso.views.history import History
from sayso.web.desk import desk_of
from sayso.web.overview import word
from sayso.web.pages import Paged, page_number, render

router = APIRouter()
PER_PAGE = 50


@router.get("/history")
def history(request: Request) -> Response:
    """Decisions, the latest first: all, or those by somebody, of one kind, about one thing."""
    by, kind, target, at = word(request, "by"), word(request, "kind"), word(request, "target"), page_number(request)
    asked_kind = DecisionKind(kind) if kind in set(DecisionKind) else None
    with desk_of(request).asking(History) as log:
        wanted = LogFilter(by or None, asked_kind, log.targets_of(target) if target else None)
        found = log.page(wanted, PER_PAGE + 1, (at - 1) * PER_PAGE)
        paged = Paged.of(found, at, PER_PAGE, log.count(wanted))
        query = {"by": by, "kind": asked_kind.value if asked_kind else "", "target": target}
        return render(request, "history.html", paged=paged, query=query, deciders=log.deciders(), kinds=KINDS)
