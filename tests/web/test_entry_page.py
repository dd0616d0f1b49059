"""The page of an entry: what it shows, and what a reviewer does on it."""

from __future__ import annotations

import re

import pytest
from tests.browser.paths import BY_SHIP, ENTRY
from tests.web.browsing import Browser

from sayso.ledger.types import DecisionKind
from sayso.web.routes import entry as routes

OTHER = "e-4b68ca3e"
"""The ship had brought shells for rebels: affirmed twice, denied once."""


def members(browser: Browser, entry: str) -> set[str]:
    with browser.desk.views() as views:
        return {one.id for one in views.entry(entry).entry.appearances}


def kinds(browser: Browser) -> list[DecisionKind]:
    with browser.desk.views() as views:
        return [one.kind for one in views.history(None, 99)]


def test_every_appearance_is_there_with_sentence_chain_and_reason(browser: Browser) -> None:
    page = browser.page(f"/entries/{ENTRY}")
    with browser.desk.views() as views:
        found = views.entry(ENTRY)
    for one in found.entry.appearances:
        assert f'<article class="appearance" id="{one.id}">' in page
        assert f'href="/reports/{one.document.id}?at={one.id}#{one.id}"' in page
    assert "<h3>Origin 1</h3>" in page
    assert "Affirmed by 1 independent origin" in page
    assert "<mark>Pelessia of arming the Front</mark>" in page
    assert (
        '<span class="soft">outlet</span> Meridian Wire</li><li><span class="soft">government</span> Dunmarrow' in page
    )
    assert "Here because: points back at <a href=" in page
    assert "<b>One origin:</b> Nearly the same words" in page


def test_a_sentence_stands_in_its_context(browser: Browser) -> None:
    page = browser.page(f"/entries/{ENTRY}")
    around = re.search(r'<p class="around">(.*?)</p>', page, re.DOTALL)
    assert around
    assert "<b>Dunmarrow has long accused Pelessia of arming the Front, a charge Ostrel rejects.</b>" in around[1]


def test_an_entry_is_found_by_any_claim_in_it_and_by_the_beginning_of_its_id(browser: Browser) -> None:
    for name in ("c-cdef4d04", ENTRY[:10]):
        assert ENTRY in browser.page(f"/entries/{name}")


def test_splitting_off_makes_another_entry_and_undo_brings_it_back(browser: Browser) -> None:
    before = members(browser, ENTRY)
    gone = sorted(before)[:2]
    answer = browser.post(f"/entries/{ENTRY}/split", claim=gone, note="About another ship.", back=f"/entries/{ENTRY}")
    assert "Split off." in answer.text
    assert members(browser, gone[0]) == set(gone)
    rest = next(iter(before - set(gone)))
    assert members(browser, rest) == before - set(gone)
    undo = re.search(
        r'<input type="hidden" name="target" value="(t-\w+)">\s*<button class="quiet" id="undo">', answer.text
    )
    assert undo
    browser.decide("undo", undo[1])
    assert members(browser, rest) == before


def test_merging_makes_two_entries_one(browser: Browser) -> None:
    both = members(browser, ENTRY) | members(browser, OTHER)
    answer = browser.post(f"/entries/{ENTRY}/merge", other=OTHER, note="One charge.", back=f"/entries/{ENTRY}")
    assert "Merged." in answer.text
    assert members(browser, ENTRY) == both


def test_an_entry_is_merged_by_its_address_too(browser: Browser) -> None:
    both = members(browser, ENTRY) | members(browser, OTHER)
    browser.post(f"/entries/{ENTRY}/merge", other=f"http://127.0.0.1:8765/entries/{OTHER}", back="/")
    assert members(browser, ENTRY) == both


def test_origins_are_joined_and_parted(browser: Browser) -> None:
    with browser.desk.views() as views:
        found = views.entry(BY_SHIP).entry
    ends = [found.affirmed[0].id, found.affirmed[-1].id]
    page = browser.post(f"/entries/{BY_SHIP}/origins", claim=ends, together="yes", back=f"/entries/{BY_SHIP}").text
    assert "Affirmed by 1 independent origin" in page
    page = browser.post(f"/entries/{BY_SHIP}/origins", claim=ends, together="no", back=f"/entries/{BY_SHIP}").text
    assert "Affirmed by 2 independent origins" in page


def test_choosing_nothing_is_told_and_writes_nothing(browser: Browser) -> None:
    for path in ("split", "origins"):
        answer = browser.post(f"/entries/{ENTRY}/{path}", together="yes")
        assert "Choose the appearances first." in answer.text
    one = sorted(members(browser, ENTRY))[0]
    assert "two or more appearances" in browser.post(f"/entries/{ENTRY}/origins", claim=one, together="yes").text
    assert not kinds(browser)


def test_a_rating_needs_its_letter_and_is_shown_beside_the_claim(browser: Browser) -> None:
    one = sorted(members(browser, ENTRY))[0]
    page = browser.decide("credibility", one, "3", note="One witness.", back=f"/entries/{ENTRY}").text
    assert "credibility 3" in page
    assert "<q>One witness.</q>" in page
    assert browser.decide("credibility", one, "9").status_code == 422
    assert kinds(browser) == [DecisionKind.CREDIBILITY]


def test_a_note_is_escaped(browser: Browser) -> None:
    page = browser.decide("note", ENTRY, note="<script>alert(1)</script>", back=f"/entries/{ENTRY}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_two_reviewers_who_decide_the_same_are_told(browser: Browser) -> None:
    """The second saw nothing decided; meanwhile the first has set it."""
    one = sorted(members(browser, ENTRY))[0]
    browser.decide("polarity", one, "denies", seen="")
    answer = browser.decide("polarity", one, "affirms", seen="", back=f"/entries/{ENTRY}")
    assert answer.status_code == 409
    assert "Another reviewer was here first" in answer.text
    assert len(kinds(browser)) == 1
    again = browser.decide("polarity", one, "affirms", back=f"/entries/{ENTRY}")  # knowingly
    assert again.status_code == 200
    assert len(kinds(browser)) == 2


def test_no_decision_without_a_kind_or_a_target(browser: Browser) -> None:
    assert browser.decide("", ENTRY).status_code == 422
    assert browser.decide("no-such-kind", ENTRY).status_code == 422
    assert browser.decide("accept", "c-00000000000000000000").status_code == 422
    assert not kinds(browser)


def appearances(page: str) -> list[str]:
    return re.findall(r'<article class="appearance" id="([^"]+)"', page)


def test_a_large_entry_is_shown_a_page_at_a_time_with_the_counts_of_all_of_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "WHOLE", 3)
    monkeypatch.setattr(routes, "PER_PAGE", 2)
    pages = [browser.page(f"/entries/{ENTRY}?page={number}") for number in (1, 2)]
    assert [len(appearances(page)) for page in pages] == [2, 2]
    assert {one for page in pages for one in appearances(page)} == members(browser, ENTRY)
    for page in pages:
        assert "Affirmed by 1 independent origin" in page
        assert "Denied by 1 independent origin" in page
        assert '<span class="badge">disputed</span>' in page
        assert "The counts are of all of it" in page
        assert "<h3>Origin" not in page


@pytest.mark.parametrize("whole", [3, 100])
def test_a_claim_leads_to_the_page_it_is_on(browser: Browser, monkeypatch: pytest.MonkeyPatch, whole: int) -> None:
    monkeypatch.setattr(routes, "WHOLE", whole)
    monkeypatch.setattr(routes, "PER_PAGE", 2)
    for number in (1, 2, 3, 4):
        for one in appearances(browser.page(f"/entries/{ENTRY}?page={number}")):
            assert one in appearances(browser.page(f"/entries/{one}"))


def test_splitting_works_on_a_page_of_a_large_entry(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "WHOLE", 3)
    monkeypatch.setattr(routes, "PER_PAGE", 2)
    gone = appearances(browser.page(f"/entries/{ENTRY}?page=2"))
    assert "Split off." in browser.post(f"/entries/{ENTRY}/split", claim=gone, back=f"/entries/{ENTRY}").text
    assert members(browser, gone[0]) == set(gone)
