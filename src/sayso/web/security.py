"""What keeps strangers and hostile pages out: addresses, token, cookies, forged forms, and what a page may load."""

from __future__ import annotations

import hmac
from secrets import token_urlsafe
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.desk import Access

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""Nothing from elsewhere, no script and no style inside a page."""

HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
"""Sent with every answer that does not set its own."""

FREE = ("/static/", "/come-in")
"""Paths that need no token."""
MAX_FORM = 1_000_000
"""Bytes of a form; the longest is an attribution with its words."""


class Guard:
    """Turns away wrong host names and, where there is a token, who has not given it; adds the headers."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        if _host(headers.get("host", "")) not in self._access.hosts:
            answer = PlainTextResponse("This desk does not answer under that name.", 421)
            await answer(scope, receive, guarded)
        elif int(headers.get("content-length") or 0) > MAX_FORM:
            await PlainTextResponse("That is too long.", 413)(scope, receive, guarded)
        elif self._access.token and not scope["session"].get("in") and not scope["path"].startswith(FREE):
            await RedirectResponse("/come-in", 303)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


def _host(header: str) -> str:
    """The name in a Host header, without the port."""
    name, _, port = header.rpartition(":")
    return name if name and port.isdigit() and not name.endswith(":") else header


def csrf_token(request: Request) -> str:
    """What a form must send back: made once a session."""
    token: str = request.session.setdefault("form", token_urlsafe(24))
    return token


async def _posted(request: Request) -> FormData:
    """The fields of a form that came from one of our own pages. Raises HTTPException (403) for any other."""
    form = await request.form(max_files=0, max_fields=1000)
    sent = str(form.get("csrf") or request.headers.get("x-csrf") or "")
    known = str(request.session.get("form") or "")
    origin = request.headers.get("origin")
    own = not origin or urlsplit(origin).netloc == request.headers.get("host")
    if not known or not own or not hmac.compare_digest(sent.encode(), known.encode()):
        raise HTTPException(403, "The form is from another session; go back, load the page again, and send it anew.")
    return form


Posted = Annotated[FormData, Depends(_posted)]
"""The checked fields of a form; every page that changes something takes it."""


def local_path(asked: str, otherwise: str = "/") -> str:
    """A path on this desk to go back to; anything that leads elsewhere is not followed."""
    if not asked.startswith("/") or asked.startswith(("//", "/\\")) or not asked.isprintable() or "\\" in asked:
        return otherwise
    return asked
