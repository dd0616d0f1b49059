"""The door, the headers, the forms: what keeps strangers out and pages harmless."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from tests.web.browsing import HOST, Browser, token_in

from sayso.web.pages import PAGES
from sayso.web.routes import all_routers
from sayso.web.security import CONTENT_POLICY, _posted, local_path

ENTRY = "/entries/e-84dd2bcbfde8ed912521"


def test_every_page_forbids_what_it_does_not_need(browser: Browser) -> None:
    for path in ("/", ENTRY, "/search?q=ship", "/nowhere", "/static/sayso.css"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == CONTENT_POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in CONTENT_POLICY
    assert "http" not in CONTENT_POLICY


@pytest.mark.parametrize("path", ["/", ENTRY, "/search?q=ship", "/new", "/nowhere"])
def test_no_page_has_script_or_style_of_its_own(browser: Browser, path: str) -> None:
    page = browser.get(path).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", page)


def test_every_form_that_changes_something_is_checked() -> None:
    routes = [route for router in all_routers() for route in router.routes if isinstance(route, APIRoute)]
    changing = [route for route in routes if route.methods - {"GET", "HEAD"}]
    assert {route.path for route in changing} >= {"/decide", "/come-in", "/reviewer", "/entries/{entry}/split"}
    for route in changing:
        assert _posted in [dependency.call for dependency in route.dependant.dependencies], route.path


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({}, {}),
        ({"csrf": "made-up"}, {}),
        ({"csrf": ""}, {}),
        ({"csrf": "right"}, {"origin": "http://elsewhere.example"}),
        ({"csrf": "right"}, {"origin": "null"}),
    ],
)
def test_a_forged_form_writes_nothing(browser: Browser, fields: dict[str, str], headers: dict[str, str]) -> None:
    token = browser.token()
    sent = {name: token if value == "right" else value for name, value in fields.items()}
    asked = {"kind": "note", "target": ENTRY.rpartition("/")[2], "note": "forged", **sent}
    answer = browser.client.post("/decide", data=asked, headers=headers)
    assert answer.status_code == 403
    with browser.desk.views() as views:
        assert not views.history(None, 10)


def test_who_has_no_session_can_post_nothing(ledger: Path) -> None:
    stranger = Browser(ledger)
    assert stranger.client.post("/decide", data={"csrf": "", "kind": "note"}).status_code == 403
    stranger.close()


def test_another_host_name_is_not_answered(browser: Browser) -> None:
    answer = browser.client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "entries" not in answer.text
    assert browser.client.get("/", headers={"host": f"{HOST}:8765"}).status_code == 200


def test_cookies_are_for_this_site_and_not_for_scripts(browser: Browser) -> None:
    cookie = browser.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_a_desk_with_a_token_opens_to_it_alone(ledger: Path) -> None:
    stranger = Browser(ledger, reviewer=None, token="open-sesame")
    for path in ("/", ENTRY, "/search?q=a"):
        assert stranger.client.get(path, follow_redirects=False).headers["location"] == "/come-in"
    page = stranger.client.get("/come-in").text
    wrong = stranger.client.post("/come-in", data={"csrf": token_in(page), "token": "guess", "reviewer": "Eve"})
    assert wrong.status_code == 403
    right = {"csrf": token_in(page), "token": "open-sesame", "reviewer": "Bo"}
    assert "Reviewing as Bo" in stranger.client.post("/come-in", data=right).text
    assert stranger.client.get(ENTRY).status_code == 200
    stranger.close()


def test_a_link_with_the_token_opens(ledger: Path) -> None:
    invited = Browser(ledger, reviewer=None, token="open-sesame")
    assert "Affair" in invited.page("/come-in?token=open-sesame")
    assert invited.decide("note", ENTRY.rpartition("/")[2], note="x").status_code == 403  # nobody said who decides
    invited.close()


def test_a_name_goes_into_the_log(browser: Browser) -> None:
    browser.post("/reviewer", reviewer="  Bo   Lind ", back="/")
    browser.decide("note", ENTRY.rpartition("/")[2], note="Ask the harbour master.")
    with browser.desk.views() as views:
        only = views.history(None, 10)[0]
    assert (only.decided_by, only.note) == ("Bo Lind", "Ask the harbour master.")


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/entries/e-1?page=2", "/entries/e-1?page=2"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("", "/"),
        ("/a\r\nset-cookie: x", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_a_form_leads_back_to_the_desk_only(asked: str, path: str) -> None:
    assert local_path(asked) == path


def test_a_page_that_is_not_there_says_so(browser: Browser) -> None:
    for path in ("/nowhere", "/entries/e-00000000000000000000", "/entries/x"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert "That did not work" in answer.text


def test_every_page_in_the_head_is_there(browser: Browser) -> None:
    for path, name in PAGES:
        page = browser.page(path)
        assert f'<a href="{path}" aria-current="page">{name}</a>' in page


def test_a_long_form_is_turned_away(browser: Browser) -> None:
    assert browser.post("/decide", note="x" * 1_000_001).status_code == 413
