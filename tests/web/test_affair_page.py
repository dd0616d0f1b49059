from __future__ import annotations

import re

import pytest
from tests.web.browsing import Browser

from sayso.export.strips import WIDTH, strip_of
from sayso.export.words import KINDS, days
from sayso.ledger.types import DecisionKind, Side
from sayso.store import EntryFilter
from sayso.views import Views
from sayso.web.routes import affair

ENTRY = "e-31103dac5b5a2a2c05d5"
"""The arming of the Front by a ship: affirmed twice, denied three times."""


def listed(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/entries/(e-\w+)">', page)


def test_the_most_disputed_entries_come_first_with_both_sides(browser: Browser) -> None:
    page = browser.page("/")
    place = listed(page).index(ENTRY)
    assert place < 2
    row = page[page.index(ENTRY) : page.index(listed(page)[place + 1])]
    assert "<b>Affirmed</b> by 1 independent origin" in row
    assert "<b>Denied</b> by 1 independent origin" in row
    assert "7 March 2031" in row
    span = "7 March 2031 to 9 March 2031"
    told = f"affirmed {span}; denied {span}; hedged 7 March 2031"
    assert f'role="img" aria-label="{told}"' in row


def test_filters_live_in_the_url(browser: Browser) -> None:
    with browser.desk.views() as views:
        wanted = [row.id for row in views.rows(EntryFilter(disputed=True, about="crates"), 20)]
    page = browser.page("/?disputed=1&about=crates&since=")
    assert listed(page) == wanted
    assert 'name="disputed" value="1" checked' in page
    assert 'name="about"  value="crates"' in page.replace('name="about" value', 'name="about"  value')


def test_pages_of_the_list_hold_every_entry_once(browser: Browser) -> None:
    found: list[str] = []
    path = "/"
    while path:
        page = browser.page(path)
        found += listed(page)
        more = re.search(r'<a rel="next" href="([^"]+)"', page)
        path = more[1].replace("&amp;", "&") if more else ""
    with browser.desk.views() as views:
        assert found == [row.id for row in views.rows(EntryFilter(), 9999)]


@pytest.mark.parametrize("query", ["page=0", "page=-1", "page=x", "page=99999999999", "unknown=1", "since=yesterday"])
def test_nonsense_in_the_url_is_no_error(browser: Browser, query: str) -> None:
    assert browser.get(f"/?{query}").status_code == 200


def test_the_first_visit_has_nothing_new_and_the_next_says_what_is(browser: Browser) -> None:
    assert "Since your last visit" not in browser.page("/")
    with browser.desk.views() as views:
        news = views.news("2000-01-01T00:00:00Z", 5)
    page = browser.page("/new?since=2000-01-01T00:00:00Z")
    assert news
    assert all(f"/entries/{one.entry.id}" in page for one in news)


def test_what_is_new_is_capped_and_says_how_much_more_there_is(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(affair, "MOST_NEWS", 3)
    page = browser.page("/new?since=2000-01-01T00:00:00Z")
    with browser.desk.views() as views:
        assert f"The 3 most telling of {views.size().entries}" in page
    assert len(listed(page)) == 3
    assert "--limit 0</code> prints them all" in page


def test_search_finds_claims_speakers_and_reports(browser: Browser) -> None:
    page = browser.page("/search?q=Radle")
    assert '<h2 id="hits-1">Claims</h2>' in page
    assert re.search(r'<a href="/speakers/person%3A[^"]*radle[^"]*">[^<]*Radle', page)
    assert re.search(r'<a href="/reports/d-\w+">', page)
    assert "Nothing has these words" in browser.page("/search?q=zyzzyva")
    assert browser.get('/search?q="*() OR NEAR').status_code == 200


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2031-03-04", "2031-03-07", "4 to 7 March 2031"),
        ("2031-02-28", "2031-03-07", "28 February to 7 March 2031"),
        ("2030-12-31", "2031-01-01", "31 December 2030 to 1 January 2031"),
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04", None, "4 March 2031"),
        (None, None, ""),
        ("2031-03", "2031-04", "2031-03 to 2031-04"),
    ],
)
def test_days_are_told_as_one_reads_them(first: str | None, last: str | None, told: str) -> None:
    assert days(first, last) == told


def test_a_strip_stands_where_the_days_stand() -> None:
    said = [
        (Side.AFFIRMED, "2031-03-01"),
        (Side.DENIED, "2031-03-11"),
        (Side.DENIED, "2031-03-11"),
        (Side.HEDGED, None),
    ]
    made = strip_of(said)
    assert made
    assert [(mark.side, mark.x, mark.count) for mark in made.marks] == [(Side.AFFIRMED, 0, 1), (Side.DENIED, WIDTH, 2)]
    assert strip_of([(Side.AFFIRMED, None), (Side.DENIED, "soon")]) is None


def test_every_kind_of_decision_has_words() -> None:
    assert set(KINDS) == set(DecisionKind)


def test_the_days_of_an_entry_are_those_of_its_appearances(browser: Browser) -> None:
    with browser.desk.views() as views:
        assert isinstance(views, Views)
        entry = views.entry(ENTRY).entry
        said = views.said([ENTRY])[ENTRY]
    assert len(said) == len(entry.appearances)
    assert {side for side, _ in said} == {Side.AFFIRMED, Side.DENIED, Side.HEDGED}
