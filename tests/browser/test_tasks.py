"""What a reviewer comes for, done in a real browser: with the mouse, and again with the keyboard alone."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.paths import BY_SHIP, ENTRY, WRECK

OTHER = "The ship had brought shells for rebels in the Ennet Delta"
DISPUTED = "Pelessia used the ship to arm the Lowwater Front"
HANDS = ("mouse", "keyboard")


def reach(page: Page, target: Locator) -> None:
    """Get to a control with Tab and Shift+Tab alone."""
    handle = target.element_handle()
    assert handle
    key = "Shift+Tab" if handle.evaluate(BEHIND) else "Tab"
    for _ in range(400):
        if handle.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} can't be reached by keyboard")


BEHIND = """one => document.activeElement !== document.body
  && Boolean(document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING)"""


class Hands:
    """Uses a page with the mouse, or without."""

    def __init__(self, page: Page, how: str) -> None:
        self.page, self.keys = page, how == "keyboard"

    def press(self, target: Locator) -> None:
        if not self.keys:
            target.click()
            return
        reach(self.page, target)
        role = target.evaluate("one => one.type === 'checkbox' ? 'Space' : 'Enter'")
        self.page.keyboard.press(role)

    def write(self, target: Locator, words: str) -> None:
        if not self.keys:
            target.fill(words)
            return
        reach(self.page, target)
        self.page.keyboard.type(words)


@pytest.fixture(params=HANDS)
def hands(request: pytest.FixtureRequest, desk: str, opened: Callable[..., Page]) -> Hands:
    return Hands(opened(desk), request.param)


def test_find_the_most_disputed_entry_and_its_denials(hands: Hands) -> None:
    hands.press(hands.page.locator(".entries a").first)
    expect(hands.page.locator("h1")).to_have_text(DISPUTED)
    denials = hands.page.get_by_role("region", name="Denied by 1 independent origin")
    expect(denials.locator(".appearance")).to_have_count(3)
    expect(denials).to_contain_text("The accusation was denied by the Pelessian government within hours.")


def test_read_a_sentence_in_its_context_and_its_report(hands: Hands) -> None:
    hands.page.goto(hands.page.url + f"entries/{ENTRY}")
    hands.press(hands.page.locator(".appearance summary").first)
    expect(hands.page.locator(".around").first).to_be_visible()
    hands.press(hands.page.locator(".appearance .meta a").first)
    expect(hands.page.locator("h1")).to_contain_text("Eleven dead as freighter explodes at Port Elder")


def test_search(hands: Hands) -> None:
    hands.write(hands.page.get_by_role("searchbox"), "mineral fertiliser")
    hands.page.keyboard.press("Enter")
    expect(hands.page.get_by_role("region", name="Claims")).to_contain_text("mineral fertiliser")


def test_filter_and_take_away_what_is_shown(hands: Hands, tmp_path: Path) -> None:
    hands.press(hands.page.get_by_label("disputed only"))
    hands.write(hands.page.get_by_label("about"), "crates")
    hands.press(hands.page.get_by_role("button", name="Show"))
    expect(hands.page).to_have_url(re.compile(r"about=crates.*disputed=1"))
    shown = hands.page.locator(".entries h2").all_inner_texts()
    with hands.page.expect_download() as download:
        hands.press(hands.page.get_by_role("link", name="CSV"))
    download.value.save_as(tmp_path / "shown.csv")
    with (tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(dict.fromkeys(row["entry"] for row in rows)) == shown


def test_find_the_reports_of_an_outlet_that_nobody_has_looked_at(hands: Hands) -> None:
    page = hands.page
    page.goto(page.url + "reports")
    hands.write(page.get_by_label("Outlet"), "wire")
    if hands.keys:
        reach(page, page.get_by_label("Looked at"))
        page.keyboard.type("by n")
    else:
        page.get_by_label("Looked at").select_option("no")
    hands.press(page.get_by_role("button", name="Show"))
    expect(page).to_have_url(re.compile(r"outlet=wire.*reviewed=no"))
    outlets = page.locator(".reports tbody td:nth-child(2)").all_inner_texts()
    assert outlets
    assert all("wire" in one.lower() for one in outlets)


def test_split_an_entry_and_undo_it(hands: Hands) -> None:
    page = hands.page
    page.goto(page.url + f"entries/{BY_SHIP}")
    for number in (1, 3):
        hands.press(page.locator(".appearance input[type=checkbox]").nth(number))
    hands.write(page.locator(".tools").get_by_label("Why"), "Another deed.")
    hands.press(page.get_by_role("button", name="Split off: another claim"))
    expect(page.locator("#said")).to_contain_text("Split off.")
    expect(page.locator(".appearance")).to_have_count(4)
    hands.press(page.locator("#said").get_by_role("button", name="Undo"))
    expect(page.locator("#said")).to_contain_text("Undone.")
    expect(page.locator(".appearance")).to_have_count(6)


def test_merge_with_another_entry(hands: Hands) -> None:
    page = hands.page
    other = page.get_by_role("link", name=OTHER).get_attribute("href")
    assert other
    page.goto(page.url + f"entries/{ENTRY}")
    hands.write(page.get_by_label("Merge with the entry"), other)
    hands.press(page.get_by_role("button", name="Merge", exact=True))
    expect(page.locator("#said")).to_contain_text("Merged.")
    expect(page.locator(".appearance")).to_have_count(8)


def test_join_two_origins(hands: Hands) -> None:
    page = hands.page
    page.goto(page.url + f"entries/{WRECK}")
    affirmed = page.get_by_role("region", name="Affirmed by 2 independent origins")
    for number in (0, 1):
        hands.press(affirmed.locator("input[type=checkbox]").nth(number))
    hands.press(page.get_by_role("button", name="One origin"))
    expect(page.get_by_role("heading", name="Affirmed by 1 independent origin")).to_be_visible()


def test_rate_a_claim_with_a_reason(hands: Hands) -> None:
    page = hands.page
    page.goto(page.url + f"entries/{ENTRY}")
    first = page.locator(".appearance").first
    hands.press(first.get_by_text("Rate"))
    if hands.keys:
        reach(page, first.locator("select"))
        page.keyboard.press("3")
    else:
        first.locator("select").select_option("3")
    hands.write(first.get_by_label("Why"), "One witness, not named.")
    hands.press(first.get_by_role("button", name="Set"))
    expect(page.locator(".appearance").first).to_contain_text("credibility 3")


def test_say_who_reviews(hands: Hands) -> None:
    page = hands.page
    hands.press(page.get_by_text("Reviewing as Ana"))
    name = page.get_by_label("Your name, as it goes into the log")
    name.evaluate("one => { one.value = '' }")
    hands.write(name, "Bo Lind")
    hands.press(page.get_by_role("button", name="Keep"))
    expect(page.get_by_text("Reviewing as Bo Lind")).to_be_visible()
