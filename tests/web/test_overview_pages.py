"""Speakers, matrix, timeline, map, network, history: what they show, what their forms do, and that all is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from tests.store.filling import add, decision, entry, extraction
from tests.views.overlooking import VENN, fill
from tests.web.browsing import Browser
from tests.web.test_app import ENTRY as SHIPPING

from sayso.ledger.types import DecisionKind, Side
from sayso.model import Actors, Participant
from sayso.store import open_ledger

RADLE = "person:oswin radle"
PAGES = ("/speakers", f"/speakers/{VENN}", "/matrix", "/timeline", "/map", "/network", "/history")
STATE = r"<td>(holds|replaced later|undone)(?:</td>|<form)"
HOSTILE = "<img src=x onerror=alert(1)>\"'{{7*7}}</title><script>alert(2)</script>"


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """On a small made-up ledger that tests only look at."""
    path = tmp_path_factory.mktemp("overview") / "affair.db"
    fill(path).close()
    made = Browser(path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Names of speakers, places, deeds, reviewers and reports are all what a page must not run."""
    path = tmp_path_factory.mktemp("hostile") / "affair.db"
    made = extraction(1, title=HOSTILE)
    place = replace(made.claims[0].places[0], name=HOSTILE, country=HOSTILE)
    actors = Actors(Participant(HOSTILE), HOSTILE, Participant(HOSTILE + "!"))
    first = replace(made.claims[0], wording=HOSTILE, places=(place,), actors=actors)
    speaker = replace(made.speakers[0], name=f"Orla {HOSTILE} Venn", role=HOSTILE, speaks_for=HOSTILE)
    with open_ledger(path, create=True) as store, store.writing() as work:
        ids = add(work, replace(made, claims=(first, *made.claims[1:]), speakers=(speaker,)))
        shown = work.appearances(ids)
        work.put_entries([entry((shown[0], Side.AFFIRMED), (shown[1], Side.DENIED))])
        one = decision(1, DecisionKind.NOTE, ids[0], note=HOSTILE)
        work.add_decision(replace(one, decided_by=HOSTILE))
        work.add_decision(decision(2, DecisionKind.WORDING, ids[0], HOSTILE))
    browser = Browser(path)
    yield browser
    browser.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "query",
    ["", "page=0", "page=x", "page=99999999999", "rows=-3", "from=yesterday&to=2031-99-01", "kind=x&by=y", "about=%00"],
)
def test_nonsense_in_the_url_is_no_error(quiet: Browser, path: str, query: str) -> None:
    assert quiet.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_script_or_style_of_its_own(quiet: Browser, path: str) -> None:
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", quiet.page(path))


@pytest.mark.parametrize(
    "path", ["/speakers", "/matrix", "/timeline?from=2031-03-01&to=2031-03-01", "/map", "/network", "/history"]
)
def test_hostile_names_are_text(hostile: Browser, path: str) -> None:
    page = hostile.page(path)
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "{{7*7}}" in unescape(page)
    assert not re.search(r"<[^>]*\sonerror=", re.sub(r'"[^"]*"', '""', page))


@pytest.mark.parametrize("path", ["/speakers", f"/speakers/{RADLE}", *PAGES[2:]])
def test_every_link_leads_somewhere(browser: Browser, path: str) -> None:
    hrefs = re.findall(r'href="(/[^"#]*)', browser.page(path))
    found = sorted({unescape(href) for href in hrefs})
    assert len(found) >= 12
    assert not [href for href in found[:: len(found) // 25 + 1] if browser.get(href).status_code != 200]


def test_links_of_hostile_names_lead_somewhere_too(hostile: Browser) -> None:
    found = {
        unescape(href)
        for path in ("/matrix", "/map", "/network", "/timeline", "/history")
        for href in re.findall(r'href="(/[^"#]*)', hostile.page(path))
    }
    assert not [path for path in sorted(found) if hostile.get(path).status_code != 200]
    [sentences] = [path for path in found if path.startswith("/network/sentences") and "does=" in path]
    assert "The ship sank off Ostend" not in hostile.page(sentences)
    assert "1 sentence" in hostile.page(sentences)


def test_a_speaker_is_shown_with_all_it_says(quiet: Browser) -> None:
    page = quiet.page(f"/speakers/{VENN}")
    assert "<h1>Orla Venn</h1>" in page
    assert "mayor <span" in page
    assert "Changes of position" in page
    assert len(re.findall(r'<article class="statement"', page)) == 4
    assert "<mark>that the ship sank off Ostend</mark>" in page or "<mark>the ship sank off Ostend</mark>" in page


def test_a_name_leads_to_its_speaker_and_a_vague_one_to_the_list(quiet: Browser) -> None:
    assert quiet.get("/speakers/Orla Venn").url.path == f"/speakers/{VENN}"
    assert quiet.get("/speakers/somebody").url.path == "/speakers"
    assert quiet.get("/speakers/person:nobody at all").status_code == 404


def test_a_cell_says_its_stance_in_a_sign_and_in_words(quiet: Browser) -> None:
    page = quiet.page("/matrix")
    assert '<span aria-hidden="true">±</span>' in page
    assert "Orla Venn both affirms and denies: 2 affirmed, 1 denied, 0 hedged" in page
    assert "a harbour official hedges: 0 affirmed, 0 denied, 1 hedged" in page
    [link] = re.findall(r'<a class="stance both" href="([^"]+)"', page)
    assert "3 sentences" in quiet.page(unescape(link))


def test_a_bar_opens_the_sentences_of_its_days(quiet: Browser) -> None:
    page = quiet.page("/timeline")
    hrefs = [unescape(href) for href in re.findall(r'<a href="(/timeline\?[^"]*from=[^"]+)" aria-label', page)]
    assert hrefs
    shown = quiet.page("/timeline?from=2031-03-02&to=2031-03-02")
    assert "2 claims in these days" in shown
    assert "3 claims in these days" not in shown


def test_a_place_tells_how_closely_it_is_known(quiet: Browser) -> None:
    page = quiet.page("/map")
    assert "Ostend, a town: 4 claims, 2 affirmed, 2 denied, disputed" in page
    assert '<a href="/?place=Ostend">Ostend</a>' in page
    assert "The claims of these entries tell nothing of this" in quiet.page("/map?about=rain")


def test_an_arrow_opens_its_sentences(quiet: Browser) -> None:
    page = quiet.page("/network")
    assert "± sink" in page
    [link] = {unescape(href) for href in re.findall(r'href="(/network/sentences[^"]*does=[^"]*)"', page)}
    assert "4 sentences" in quiet.page(link)
    assert "0 sentences" in quiet.page("/network/sentences?who=nobody&whom=anybody")


def test_a_rating_needs_a_reason(browser: Browser) -> None:
    path = f"/speakers/{RADLE}"
    given = {"kind": "reliability", "target": RADLE, "value": "B", "seen": "", "back": path}
    assert browser.post(f"{path}/reliability", **given, note=" ").status_code == 422
    page = browser.post(f"{path}/reliability", **given, note="often right before").text
    assert "<b>B</b> usually reliable, set by Ana" in page
    assert "often right before" in page
    again = browser.post(f"{path}/reliability", **{**given, "value": "E"}, note="no longer")
    assert again.status_code == 409


def test_speakers_are_merged_split_and_both_taken_back(browser: Browser) -> None:
    one, other = "person:foreign ministry of peless", "person:government of peless"
    page = browser.post(f"/speakers/{one}/merge", other="Pelessian government", back=f"/speakers/{one}")
    assert page.url.path == f"/speakers/{other}"
    assert "Merged and split" in page.text
    assert browser.post(f"/speakers/{one}/merge", other=other, back="/").status_code in (404, 422)
    undo = re.findall(r'name="kind" value="undo"><input type="hidden" name="target" value="(t-\w+)"', page.text)
    browser.decide("undo", undo[-1])
    assert browser.get(f"/speakers/{one}").url.path == f"/speakers/{one}"
    claims = re.findall(
        r'name="kind" value="split-speakers"><input type="hidden" name="target" value="(c-\w+)"',
        browser.page(f"/speakers/{RADLE}"),
    )
    browser.decide("split-speakers", claims[0])
    assert "split off" in browser.page(f"/speakers/{RADLE}")


def test_the_log_tells_what_stood_there_before_and_takes_back(browser: Browser) -> None:
    with browser.desk.views() as views:
        claim = views.entry(SHIPPING.rpartition("/")[2]).entry.affirmed[0]
    browser.decide("polarity", claim.id, "denies", note="misread")
    browser.decide("polarity", claim.id, "affirms")
    rows = re.findall(r'<tr id="t-.*?</tr>', browser.page("/history"), re.DOTALL)
    assert [re.findall(STATE, row) for row in rows] == [["holds"], ["replaced later"]]
    assert "<td>denies</td>" in rows[0]
    assert "<td>affirms</td>" in rows[1]
    assert "misread" in rows[1]
    target = re.findall(r'name="target" value="(t-\w+)"', rows[0])[0]
    browser.decide("undo", target)
    rows = re.findall(r'<tr id="t-.*?</tr>', browser.page("/history"), re.DOTALL)
    assert [re.findall(STATE, row) for row in rows] == [["holds"], ["undone"], ["holds"]]
    assert claim.claim.wording in unescape(rows[0])


def test_the_log_is_filtered_by_who_what_and_about(browser: Browser) -> None:
    with browser.desk.views() as views:
        claim = views.entry(SHIPPING.rpartition("/")[2]).entry.affirmed[0].id
    browser.decide("note", claim, note="look again")
    browser.decide("certainty", claim, "possible")

    def count(query: str) -> int:
        return len(re.findall(r'<tr id="t-', browser.page(f"/history?{query}")))

    assert (count(""), count("by=Ana"), count("by=Bo"), count("kind=note")) == (2, 2, 0, 1)
    assert (count(f"target={claim}"), count("target=person:nobody"), count(f"target={claim}&kind=certainty")) == (
        2,
        0,
        1,
    )


def test_two_moments_are_compared_by_what_was_decided_between(browser: Browser) -> None:
    with browser.desk.views() as views:
        claim = views.entry(SHIPPING.rpartition("/")[2]).entry.affirmed[0].id
    assert "Nothing was decided between them" in browser.page("/history/changes?from=2020-01-01T00:00")
    browser.decide("polarity", claim, "denies")
    page = browser.page("/history/changes?from=2020-01-01T00:00")
    assert "2 affirmed" in page.partition("After:")[0]
    assert "1 affirmed" in page.partition("After:")[2]
    assert "polarity set <b>denies</b> by Ana" in page
    assert "Nothing was decided" in browser.page("/history/changes?from=2020-01-01T00:00&to=2020-01-02T00:00")
    assert browser.get("/history/changes?from=yesterday&to=x").status_code == 200
