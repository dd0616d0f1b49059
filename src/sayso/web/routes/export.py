"""What is shown, to take away: the entries that meet the filter in the URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, HTTPException, Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response, StreamingResponse

from sayso.export import entries as json_lines
from sayso.export.dossier import Contents, write_dossier
from sayso.export.sheet import rows_of
from sayso.views import EntryView
from sayso.web.desk import Desk, desk_of
from sayso.web.routes.affair import filter_of

router = APIRouter()
ALL = 1 << 40
_FORMS: dict[str, tuple[str, Callable[[Iterable[EntryView]], Iterator[str]]]] = {
    "jsonl": ("application/jsonl", lambda found: map(json_lines.line, found)),
    "csv": ("text/csv", rows_of),
}
"""What can be taken away, besides the dossier: its media type, and what makes its lines."""


@router.get("/export.{form}")
def export(request: Request, form: str) -> Response:
    """The entries shown, all pages of them, as JSON Lines or CSV."""
    if form not in _FORMS:
        raise HTTPException(404, f"Entries can be had as {' or '.join(_FORMS)}.")
    desk, wanted = desk_of(request), filter_of(request)
    media, made = _FORMS[form]

    def lines() -> Iterator[str]:
        with desk.views() as views:
            yield from made(views.entries(wanted, ALL))

    # A spreadsheet takes a file without this mark for another encoding.
    mark = "\ufeff" if form == "csv" else ""
    return StreamingResponse(_marked(mark, lines()), media_type=f"{media}; charset=utf-8", headers=_named(desk, form))


@router.get("/dossier.html")
def dossier(request: Request) -> Response:
    """The entries shown as one file to send."""
    desk = desk_of(request)
    folder = TemporaryDirectory(prefix="sayso-")
    path = Path(folder.name) / "dossier.html"
    with desk.both() as (view, views):
        write_dossier(view, views, Contents(desk.name, filter_of(request)), path)
    headers = _named(desk, "html")
    return FileResponse(path, media_type="text/html", headers=headers, background=BackgroundTask(folder.cleanup))


def _named(desk: Desk, form: str) -> dict[str, str]:
    name = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in desk.name) or "ledger"
    return {"content-disposition": f'attachment; filename="{name}.{form}"'}


def _marked(mark: str, lines: Iterator[str]) -> Iterator[str]:
    if mark:
        yield mark
    yield from lines
