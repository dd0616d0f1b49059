"""One entry: every appearance by side and origin, why it is there, and what a person can set right here."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from sayso.errors import DecisionError
from sayso.export.entry_page import EntryPage, entry_page, order_of, page_of, part_page
from sayso.export.words import CREDIBILITY, RELIABILITY
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.store import View
from sayso.views import Views
from sayso.web.desk import desk_of
from sayso.web.pages import page_number, render
from sayso.web.routes.decide import back_to, reviewer_of
from sayso.web.security import Posted

router = APIRouter()
WHOLE = 150
"""Appearances up to which all of an entry is looked at for each of its pages: with more, a page takes too long."""
PER_PAGE = 40


@router.get("/entries/{entry}")
def entry(request: Request, entry: str) -> Response:
    """The page of an entry, or of the entry a claim is in: the one of its pages that has the claim."""
    with desk_of(request).both() as (view, views):
        made = _page(view, views, entry, page_number(request) if "page" in request.query_params else None)
        return render(request, "entry.html", page=made, credibility=CREDIBILITY, reliability=RELIABILITY)


def _page(view: View, views: Views, target: str, number: int | None) -> EntryPage:
    row = views.row(target)
    if len(row.members) > WHOLE:
        return part_page(view, views, row, number or page_of(order_of(row), target, PER_PAGE), PER_PAGE)
    found = views.entry(row.id)
    return entry_page(view, views, found, number or page_of(order_of(found), target, PER_PAGE), PER_PAGE)


@router.post("/entries/{entry}/split")
def split(request: Request, entry: str, form: Posted) -> Response:
    """The chosen appearances become an entry of their own."""
    claims = _chosen(form)
    made = desk_of(request).keeper.split(entry, claims, reviewer_of(request), _note(form))
    return back_to(request, form, made[0], "Split off.")


@router.post("/entries/{entry}/merge")
def merge(request: Request, entry: str, form: Posted) -> Response:
    """This entry and another are one claim."""
    other = str(form.get("other", "")).strip().rstrip("/").rpartition("/")[2]
    with desk_of(request).views() as views:
        whole = views.row(other).id
    made = desk_of(request).keeper.merge(entry, whole, reviewer_of(request), _note(form))
    return back_to(request, form, made[0], "Merged.")


@router.post("/entries/{entry}/origins")
def origins(request: Request, form: Posted) -> Response:
    """The chosen appearances go back to one origin, or each to its own. Raises DecisionError for fewer than two."""
    claims = _chosen(form)
    if len(claims) < 2:
        raise DecisionError("Origins are about two or more appearances; choose them first.")
    together = form.get("together") == "yes"
    kind = DecisionKind.SAME_ORIGIN if together else DecisionKind.DIFFERENT_ORIGIN
    pairs = (
        [(claims[0], other) for other in claims[1:]]
        if together
        else [(one, two) for i, one in enumerate(claims) for two in claims[i + 1 :]]
    )
    asked = [Asked(kind, one, two, _note(form)) for one, two in pairs]
    made = desk_of(request).keeper.decide_all(asked, reviewer_of(request))
    return back_to(request, form, made[0], "One origin." if together else "Separate origins.")


def _chosen(form: Posted) -> list[str]:
    chosen = list(dict.fromkeys(str(one) for one in form.getlist("claim")))
    if not chosen:
        raise DecisionError("Choose the appearances first.")
    return chosen


def _note(form: Posted) -> str | None:
    return str(form.get("note") or "").strip() or None
