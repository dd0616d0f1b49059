"""Takes down what a reviewer decides, and says so where another has decided meanwhile."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from sayso.errors import DecisionConflict, DecisionError
from sayso.export.words import decided
from sayso.keeper import Asked
from sayso.ledger.types import Decision, DecisionKind
from sayso.web.desk import desk_of
from sayso.web.pages import render
from sayso.web.security import Posted, local_path

router = APIRouter()


@router.post("/decide")
def decide(request: Request, form: Posted) -> Response:
    """One decision; then back to the page it was made on."""
    asked, keeper = _asked(form), desk_of(request).keeper
    try:
        if asked.kind is DecisionKind.UNDO:  # a merge or a split is several decisions, and goes as it came
            made = keeper.undo_together(asked.target, reviewer_of(request), asked.note)[0]
        else:
            made = keeper.decide(asked, reviewer_of(request))
    except DecisionConflict as conflict:
        return render(request, "conflict.html", 409, told=str(conflict), asked=asked, back=_back(form))
    except DecisionError as error:
        return render(request, "problem.html", 422, told=str(error))
    return back_to(request, form, made, f"{decided(made).capitalize()}.")


def reviewer_of(request: Request) -> str:
    """Who decides. Raises HTTPException (403) for somebody without a name."""
    name = request.session.get("reviewer") or desk_of(request).reviewer
    if not name:
        raise HTTPException(403, "Say who you are first: your name goes into the log with every decision.")
    return str(name)


def back_to(request: Request, form: FormData, made: Decision, told: str) -> Response:
    """Back to where a form was sent from, with word of what was done and the way to take it back."""
    request.session["done"] = {"told": told, "undo": made.id}
    return RedirectResponse(_back(form), 303)


def _back(form: FormData) -> str:
    return local_path(str(form.get("back", "/")))


def _asked(form: FormData) -> Asked:
    try:
        kind = DecisionKind(str(form.get("kind", "")))
    except ValueError:
        raise HTTPException(422, "There is no such decision.") from None
    given = {name: _field(form, name) for name in ("value", "note")}
    seen = form.get("seen")
    return Asked(kind, str(form.get("target", "")), **given, seen=None if seen is None else str(seen))


def _field(form: FormData, name: str) -> str | None:
    return str(form.get(name) or "").strip() or None
