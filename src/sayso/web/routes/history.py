"""The log of decisions: who, when, what, what stood there before; to be taken back."""

from __future__ import annotations

import re
from datetime import UTC, datetime

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
MOST_DECISIONS = 300
"""Decisions after the first of two moments that are looked at: more take longer than a person waits."""
MOST_CHANGED = 100
_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


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


@router.get("/history/changes")
def changes(request: Request) -> Response:
    """What was decided between two moments, and what became of the entries by that; minutes of UTC."""
    start = _minute(request, "from") or "0001-01-01T00:00"
    end = _minute(request, "to") or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M")
    with desk_of(request).asking(History) as log:
        later = log.decided_after(f"{start}:00.000Z")
        found = log.changes(f"{start}:00.000Z", f"{end}:59.999Z") if later <= MOST_DECISIONS else []
        # Entries that are as they were, and were only looked at, come last.
        found.sort(key=lambda one: (one.before == one.after, not one.moved, not one.corrected))
        return render(
            request,
            "changes.html",
            start=start,
            end=end,
            found=found[:MOST_CHANGED],
            left_out=len(found) - MOST_CHANGED,
            too_many=later > MOST_DECISIONS,
            most=MOST_DECISIONS,
        )


def _minute(request: Request, name: str) -> str:
    """A field of the URL as a minute; the empty text where it is none."""
    asked = request.query_params.get(name, "")
    return asked if _MINUTE.fullmatch(asked) else ""
