"""The app: its pages, its static files, and how it fails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from sayso.errors import DecisionError, LedgerError
from sayso.web.desk import Desk
from sayso.web.pages import render
from sayso.web.routes import all_routers
from sayso.web.security import Guard

STATIC = Path(__file__).parent / "static"
SESSION_DAYS = 180
"""How long a browser is remembered: who reviews, and when the last visit was."""


def create_app(desk: Desk) -> FastAPI:
    """The review desk on one ledger, as an ASGI app."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    app = FastAPI(
        title="Sayso",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        middleware=[
            Middleware(GZipMiddleware, minimum_size=2000, compresslevel=4),
            Middleware(
                SessionMiddleware,
                secret_key=desk.access.secret,
                session_cookie="sayso",
                max_age=SESSION_DAYS * 86_400,
                same_site="strict",
            ),
            Middleware(Guard, access=desk.access),
        ],
    )
    app.state.desk = desk
    for router in all_routers():
        app.include_router(router)
    app.mount("/static", Unchanging(directory=STATIC), name="static")
    for kind, handler in HANDLERS.items():
        app.add_exception_handler(kind, handler)
    return app


class Unchanging(StaticFiles):
    """Static files, which a browser may keep for the day."""

    def file_response(self, *args: object, **kwargs: object) -> Response:
        """As the base does it, with its own time to keep."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "max-age=86400"
        return response


def _told(request: Request, error: Exception) -> Response:
    """An error on purpose: one sentence on a page."""
    if isinstance(error, HTTPException):
        told = "There is no such page." if error.status_code == 404 and error.detail == "Not Found" else error.detail
        return render(request, "problem.html", error.status_code, told=told)
    return render(request, "problem.html", 404 if isinstance(error, DecisionError) else 503, told=str(error))


HANDLERS = {HTTPException: _told, DecisionError: _told, LedgerError: _told}
