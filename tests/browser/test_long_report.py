"""A long report in parts: keys and links go from one to the next, and what is decided comes back to its own part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_tasks import HANDS, Hands
from tests.views.reporting import filled
from tests.web.long_report import long_report

from sayso.store import open_ledger
from sayso.web import stretches

ONE = long_report()
ADDRESS = f"/reports/{ONE.document.id}"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stretches, "FITS", 20_000)
    path = tmp_path / "long.db"
    with open_ledger(path, create=True) as store:
        filled(store, ONE)
    return path


@pytest.fixture
def at(opened: Callable[..., Page], desk: str) -> Page:
    return opened(desk + ADDRESS)


def active(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.card.active')?.id"))


@pytest.mark.parametrize("how", HANDS)
def test_the_parts_are_read_one_after_another(at: Page, how: str) -> None:
    hands = Hands(at, how)
    hands.press(at.get_by_role("link", name="Next part").last)
    expect(at.get_by_text("Part 2 of").first).to_be_visible()
    hands.press(at.get_by_role("link", name="Part before").first)
    expect(at.get_by_text("Part 1 of").first).to_be_visible()


def test_the_next_claim_after_the_last_of_a_part_is_in_the_next(at: Page) -> None:
    cards = at.locator(".card")
    last = cards.last.get_attribute("id")
    for _ in range(cards.count()):
        at.keyboard.press("j")
    assert active(at) == last
    with at.expect_navigation():
        at.keyboard.press("j")
    assert active(at) == at.locator(".card").first.get_attribute("id")
    assert "Part 2 of" in at.inner_text("main")
    with at.expect_navigation():
        at.keyboard.press("k")
    assert active(at) == last


def test_what_is_decided_on_a_part_comes_back_to_it(at: Page) -> None:
    claim = ONE.claims[-2].id
    at.goto(f"{at.url.partition('?')[0]}?at={claim}#{claim}")
    assert active(at) == claim
    with at.expect_navigation():
        at.keyboard.press("p")
    assert active(at) == claim
    with at.expect_navigation():
        at.keyboard.press("u")
    assert active(at) == claim
    with at.expect_navigation():
        at.keyboard.press("w")
    at.wait_for_function("document.activeElement.name === 'wording'")
    assert active(at) == claim


def test_accepting_the_last_claim_of_a_part_leads_on(at: Page) -> None:
    last = at.locator(".card").last.get_attribute("id")
    at.goto(f"{at.url.partition('?')[0]}?at={last}#{last}")
    assert active(at) == last
    with at.expect_navigation():
        at.keyboard.press("a")
    assert "Part 2 of" in at.inner_text("main")
    assert active(at) == at.locator(".card").first.get_attribute("id")
