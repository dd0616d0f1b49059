"""Speakers: the list, and one with all it said, what it is called, and what people set."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import DecisionError
from sayso.export.strips import strip_of
from sayso.export.words import RELIABILITY
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.store.listing import KEYS
from sayso.views.people import LATEST, People
from sayso.web.desk import desk_of
from sayso.web.overview import number, sentence, word
from sayso.web.pages import Paged, linked, page_number, render
from sayso.web.routes.decide import back_to, reviewer_of
from sayso.web.routes.decide import decide as taken_down
from sayso.web.security import Posted

router = APIRouter()
PER_PAGE = 50
STATEMENTS = 30
ENTRIES = 25


@router.get("/speakers")
def speakers(request: Request) -> Response:
    """Who speaks, those with most claims first, or those who are called like this."""
    words, at = word(request, "words"), page_number(request)
    with desk_of(request).asking(People) as people:
        found = people.listed(words or None, PER_PAGE + 1, (at - 1) * PER_PAGE)
        paged = Paged.of(found, at, PER_PAGE, people.count(words or None))
        return render(request, "speakers.html", paged=paged, words=words, total=people.count())


@router.get("/speakers/{key:path}")
def speaker(request: Request, key: str) -> Response:
    """One speaker. Another name or key leads to the key that holds."""
    at, entries_at = page_number(request), number(request, "entries")
    with desk_of(request).asking(People) as people:
        if not key.startswith(KEYS):
            return _named(people, key)
        held = people.person(key)
        if held.key != key:
            return RedirectResponse(f"/speakers/{quote(held.key)}", 303)
        told = people.statements(key, STATEMENTS + 1, (at - 1) * STATEMENTS)
        entries = people.entries(key, ENTRIES + 1, (entries_at - 1) * ENTRIES)
        return render(
            request,
            "speaker.html",
            person=held,
            strip=strip_of(held.said),
            statements=Paged.of(told, at, STATEMENTS, held.statements),
            entries=Paged.of(entries, entries_at, ENTRIES, held.entries),
            wordings=people.wordings(told),
            sentence=sentence,
            grades=RELIABILITY,
            latest=LATEST,
            address=f"/speakers/{quote(key)}",
        )


def _named(people: People, name: str) -> Response:
    """On to whoever a name means, or to the list of all that it may mean."""
    try:
        where = f"/speakers/{quote(people.key_of(name))}"
    except DecisionError:
        where = linked("/speakers", words=name)
    return RedirectResponse(where, 303)


@router.post("/speakers/{key:path}/merge")
def merge(request: Request, key: str, form: Posted) -> Response:
    """This speaker and another, meant by a key or a name, are one."""
    with desk_of(request).asking(People) as people:
        other = people.key_of(str(form.get("other", "")).strip())
        if other == people.key_of(key):
            raise DecisionError("These are one speaker already.")
    asked = Asked(DecisionKind.MERGE_SPEAKERS, key, other, str(form.get("note") or "").strip() or None)
    return back_to(request, form, desk_of(request).keeper.decide(asked, reviewer_of(request)), "Merged.")


@router.post("/speakers/{key:path}/reliability")
def reliability(request: Request, form: Posted) -> Response:
    """How reliable a person or an outlet is as a source: never without a reason."""
    if not str(form.get("note") or "").strip():
        raise HTTPException(422, "Say why: a rating without a reason helps nobody.")
    return taken_down(request, form)
