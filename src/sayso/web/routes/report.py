"""Reports: the list, one with all that was found in it, what people set there, and what to look at next."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import DecisionConflict, DecisionError
from sayso.export.words import decided
from sayso.ledger.adding import added_in
from sayso.ledger.types import Decision
from sayso.model import Polarity, SpeakerKind
from sayso.views.doubts import REASONS
from sayso.views.reports import WINDOW
from sayso.web.corrections import adding, corrections
from sayso.web.desk import desk_of
from sayso.web.pages import Paged, claim_link, linked, page_number, render
from sayso.web.report_filter import wanted_of
from sayso.web.report_page import ReportPage, report_page
from sayso.web.routes.decide import back_to, reviewer_of
from sayso.web.security import Posted

router = APIRouter()
PER_PAGE = 50

CERTAINTY = {
    "certain": "as certain",
    "probable": "as probable",
    "possible": "as possible",
    "unknown": "without saying how sure",
}
ACTS = {
    "say": "by saying so",
    "report": "by reporting it",
    "admit": "by an admission",
    "confirm": "by confirming it",
    "deny": "by a denial",
    "accuse": "by an accusation",
    "believe": "as a belief",
    "know": "as knowledge",
    "speculate": "as speculation",
    "indicate": "by giving signs of it",
    "promise": "by a promise",
    "demand": "as a demand",
    "question": "as a question",
    "warn": "as a warning",
    "predict": "as a prediction",
    "decline": "by declining to say",
}
"""How certainty and act are told after "affirms" or "denies"."""
EDGES = "the edges of its source, then its cue, its content; Left and Right move one, Shift by a letter, Enter saves"
KEY_HELP = (
    ("j k", "the next claim, the one before"),
    ("a r", "accept it, reject it"),
    ("s c w", "correct its speaker, how sure it is, its wording"),
    ("p", "turn affirms into denies, or back"),
    ("e", EDGES),
    ("s c t", "with words selected: they are the source, the cue, the content of a new attribution"),
    ("u", "undo what was just done"),
    ("n", "the next report in the queue"),
    ("?", "these keys"),
)
CHOICES: dict[str, Any] = {
    "certainty": CERTAINTY,
    "acts": ACTS,
    "polarities": [one.value for one in Polarity],
    "speaker_kinds": [one.value for one in SpeakerKind],
    "key_help": KEY_HELP,
}


@router.get("/reports")
def reports(request: Request) -> Response:
    """The reports that meet the filter in the URL, those taken in last first."""
    wanted, number = wanted_of(request), page_number(request)
    with desk_of(request).reports() as asked:
        found, total = asked.like(*wanted.asked, PER_PAGE + 1, (number - 1) * PER_PAGE)
        paged = Paged.of(found, number, PER_PAGE, total)
        return render(
            request,
            "reports.html",
            paged=paged,
            total=asked.size(),
            wanted=wanted.fields,
            languages=asked.languages(),
        )


@router.get("/reports/{document}")
def report(request: Request, document: str) -> Response:
    """One report; of a long one, the stretch asked for, or that with the claim ``at`` or ``edit``."""
    query = request.query_params
    page = _page(request, document, query.get("edit") or query.get("at", ""))
    return render(request, "report.html", page=page, editing=query.get("edit"), **CHOICES)


@router.post("/reports/{document}/correct")
def correct(request: Request, document: str, form: Posted) -> Response:
    """What was changed in the form about one claim or attribution."""
    page = _page(request, document)
    card = next((one for one in page.every if one.id == form.get("target")), None)
    if card is None:
        raise DecisionError("A newer reading of this report no longer has what the form was about.")
    try:
        asked = corrections(card, page.view.document, {name: str(value) for name, value in form.items()})
        made = desk_of(request).keeper.decide_all(asked, reviewer_of(request)) if asked else []
    except DecisionError as error:
        return _refused(request, error)
    if not made:
        return RedirectResponse(page.to(card.id), 303)
    return back_to(request, form, made[0], _told(made))


@router.post("/reports/{document}/add")
def add(request: Request, document: str, form: Posted) -> Response:
    """An attribution that was missed."""
    page = _page(request, document)
    try:
        asked = adding(page.view.document, {name: str(value) for name, value in form.items()})
        made = desk_of(request).keeper.decide(asked, reviewer_of(request))
    except DecisionError as error:
        return _refused(request, error)
    request.session["done"] = {"told": "Attribution added.", "undo": made.id}
    return RedirectResponse(claim_link(document, added_in(made.value or "").claim_id(document)), 303)


def _refused(request: Request, error: DecisionError) -> Response:
    """Why nothing was written: somebody else was first, or what was asked cannot be."""
    return render(request, "problem.html", 409 if isinstance(error, DecisionConflict) else 422, told=str(error))


def _page(request: Request, document: str, at: str = "") -> ReportPage:
    with desk_of(request).reports() as asked:
        return report_page(asked.report(document), page_number(request), at)


def _told(made: list[Decision]) -> str:
    told = ", ".join(decided(one) for one in made)
    return told[0].upper() + told[1:] + "."


@router.get("/queue")
def queue(request: Request) -> Response:
    """What to look at, the most doubtful first."""
    window, number = _window(request), page_number(request)
    with desk_of(request).reports() as asked:
        found = asked.queue(window)
        start = (number - 1) * PER_PAGE
        paged = Paged.of(found[start : start + PER_PAGE + 1], number, PER_PAGE, len(found))
        told = {"window": window, "windows": asked.windows(), "window_size": WINDOW}
    return render(request, "queue.html", paged=paged, reasons=[one.says for one in REASONS], **told)


def _window(request: Request) -> int:
    asked = request.query_params.get("window", "0")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0


@router.get("/queue/next")
def following(request: Request) -> Response:
    """On to the next report that has something to look at or, where there is none near by, to the queue."""
    after = request.query_params.get("after", "")
    with desk_of(request).reports() as asked:
        found = asked.next_after(after)
        window = min(asked.window_of(after) + 1, max(asked.windows() - 1, 0))
    if found is None:
        return RedirectResponse(linked("/queue", window=window or None), 303)
    return RedirectResponse(claim_link(found.row.document.id, found.standing.claim.id), 303)
