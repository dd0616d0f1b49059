"""Coming in, and who reviews."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.web.desk import desk_of
from sayso.web.pages import render
from sayso.web.security import Posted, local_path

router = APIRouter()
MAX_NAME = 80


@router.get("/come-in")
def come_in(request: Request) -> Response:
    """The door: asks for the token, where there is one. A link with the right one opens at once."""
    if _fits(request, request.query_params.get("token", "")):
        request.session["in"] = True
        return RedirectResponse("/", 303)
    return render(request, "come_in.html", wrong="token" in request.query_params)


@router.post("/come-in")
def came_in(request: Request, form: Posted) -> Response:
    """The token, and a name."""
    if not _fits(request, str(form.get("token", ""))):
        return render(request, "come_in.html", 403, wrong=True)
    request.session["in"] = True
    _name(request, str(form.get("reviewer", "")))
    return RedirectResponse("/", 303)


@router.post("/reviewer")
def reviewer(request: Request, form: Posted) -> Response:
    """Who reviews from now on in this browser."""
    _name(request, str(form.get("reviewer", "")))
    return RedirectResponse(local_path(str(form.get("back", "/"))), 303)


def _fits(request: Request, token: str) -> bool:
    wanted = desk_of(request).access.token
    return wanted is None or hmac.compare_digest(wanted.encode(), token.encode())


def _name(request: Request, name: str) -> None:
    if told := " ".join(name.split())[:MAX_NAME]:
        request.session["reviewer"] = told
