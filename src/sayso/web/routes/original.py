"""The original of a report, as it was saved: shown so that nothing in it runs and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from sayso.errors import DecisionError
from sayso.export.words import minute
from sayso.ingest.charsets import decoded
from sayso.model import Document, Span
from sayso.store import Custody
from sayso.web import pdf
from sayso.web.desk import desk_of
from sayso.web.pages import page_number, render
from sayso.web.places import Place, first_page, places_of

router = APIRouter()
MOST = 200_000
"""Code points of a source that are shown, around the marked words where there are any."""
HARMLESS = "; ".join(
    (
        "sandbox",
        "default-src 'none'",
        "img-src data:",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""The policy of a saved page: no script, no form, no request to anywhere, an origin of its own."""


@router.get("/reports/{document}/original")
def original(request: Request, document: str) -> Response:
    """The original beside the facts of how it came in; ``at`` (10-25) marks a stretch of the report's text."""
    with desk_of(request).store.reading() as view:
        held, raw, custody = view.document(document), view.raw(document), view.custody_of(document)
        origin = view.origin(document)
    if held is None:
        raise DecisionError(f"No report is called {document!r}; the page of reports lists them.")
    at = _at(request)
    places = places_of(origin, at) if at else []
    if held.format == "pdf" and raw is not None:
        shown = _pdf(raw, places, page_number(request) if "page" in request.query_params else None)
    elif held.format == "html" and raw is not None:
        source = decoded(raw, _charset(custody))
        shown = _cut(source, places[0].span if places else None)
    else:
        shown = _cut(held.text, at)
    about = {
        "document": held,
        "facts": _facts(held, custody, raw),
        "has_raw": raw is not None,
        "kind": held.format,
        "at": at and f"{at.start}-{at.end}",
    }
    return render(request, "original.html", **(_NOTHING | about | shown))


_NOTHING: dict[str, Any] = {
    "source": False,
    "before": "",
    "marked": "",
    "after": "",
    "cut": False,
    "sheets": (),
    "sheet_count": 0,
    "number": 1,
}


def _facts(document: Document, custody: Sequence[Custody], raw: bytes | None) -> list[tuple[str, str]]:
    taken = [f"{minute(one.retrieved_at)} UTC" + (f" from {one.source}" if one.source else "") for one in custody]
    return [
        ("Address", document.url or ""),
        ("File", document.path or ""),
        ("Taken in", "; ".join(taken)),
        ("Size", f"{len(raw):,} bytes" if raw is not None else ""),
        ("SHA-256", document.raw_sha256 or ""),
    ]


def _at(request: Request) -> Span | None:
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.query_params.get("at", ""))
    return Span(int(found[1]), int(found[2])) if found and int(found[1]) < int(found[2]) else None


def _charset(custody: Sequence[Custody]) -> str | None:
    """The character set that the page was sent with."""
    sent = (value for one in custody[:1] for name, value in one.headers if name.lower() == "content-type")
    found = re.search(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", next(sent, ""), re.IGNORECASE)
    return found[1] if found else None


def _cut(text: str, at: Span | None) -> dict[str, Any]:
    start, end = (at.start, at.end) if at and at.end <= len(text) else (0, 0)
    first = max(0, start - MOST // 2)
    last = min(len(text), first + MOST)
    return {
        "source": True,
        "before": text[first:start],
        "marked": text[start:end],
        "after": text[end:last],
        "cut": last - first < len(text),
    }


def _pdf(raw: bytes, places: Sequence[Place], asked: int | None) -> dict[str, Any]:
    """One page with the words marked: the page asked for or else the first that has some of them."""
    pages = pdf.page_count(raw)
    number = asked or first_page(places) or 1
    if not pages:
        return {}
    if number > pages:
        raise HTTPException(404, f"The original has {pages} pages.")
    words = [place.span for place in places if place.page == number]
    return {"sheets": [(number, pdf.sheet(raw, number, words))], "sheet_count": pages, "number": number}


@router.get("/reports/{document}/original/file")
def file(request: Request, document: str) -> Response:
    """The bytes as they came, to be saved: never shown by the browser itself."""
    raw, held = _raw(request, document)
    name = re.sub(r"[^A-Za-z0-9._-]+", "_", (held.path or held.id).rsplit("/", 1)[-1])[:100].lstrip(".") or held.id
    disposition = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(raw, media_type="application/octet-stream", headers=disposition)


@router.get("/reports/{document}/original/page")
def page(request: Request, document: str) -> Response:
    """A saved page for a frame, with a policy under which it can do nothing."""
    raw, held = _raw(request, document)
    if held.format != "html":
        raise HTTPException(404, "The original is not a page.")
    headers = {"content-security-policy": HARMLESS, "content-type": "text/html", "referrer-policy": "no-referrer"}
    return Response(raw, headers=headers)


@router.get("/reports/{document}/original/{number}.png")
def picture(request: Request, document: str, number: int) -> Response:
    """A page of a PDF as a picture."""
    raw, held = _raw(request, document)
    try:
        if held.format != "pdf":
            raise IndexError(number)
        return Response(
            pdf.drawn(raw, number), media_type="image/png", headers={"cache-control": "private, max-age=3600"}
        )
    except IndexError:
        raise HTTPException(404, "The original has no such page.") from None


def _raw(request: Request, document: str) -> tuple[bytes, Document]:
    with desk_of(request).store.reading() as view:
        raw, held = view.raw(document), view.document(document)
    if raw is None or held is None:
        raise HTTPException(404, "The file of this report was not kept.")
    return raw, held
