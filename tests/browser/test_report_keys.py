"""The page of a report by keys alone, and its edges by pointer: what a reviewer does all day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import FloatRect, Locator, Page, Request, Route
from tests.views.reporting import TEXT, filled, report

from sayso.store import open_ledger

ONE = report("😀 Harbour.\n\n" + TEXT)
OUTER, INNER, STORMY = (one.id for one in ONE.attributions)
SANK, STORM, RAIN = (claim.id for claim in ONE.claims)
ADDRESS = f"/reports/{ONE.document.id}"
SELECT = """([words]) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0 && walker.currentNode.parentElement.closest(".para")) {
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
  }
}"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """One small report."""
    path = tmp_path / "small.db"
    with open_ledger(path, create=True) as store:
        filled(store, ONE)
    return path


@pytest.fixture
def at(opened: Callable[..., Page], desk: str) -> Page:
    return opened(desk + ADDRESS)


def place(words: str) -> str:
    start = ONE.document.text.index(words)
    return f"{start}-{start + len(words)}"


def active(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.card.active')?.id"))


def said(page: Page) -> str:
    return page.inner_text("#said").split("\n")[0].strip()


def posted(page: Page) -> list[dict[str, str]]:
    """What forms send from now on, while the page stays."""
    held: list[dict[str, str]] = []

    def keep(route: Route, request: Request) -> None:
        route.fulfill(status=204)
        held.append({name: values[0] for name, values in parse_qs(request.post_data or "", True).items()})

    page.route(lambda url: url.endswith(("/decide", "/add", "/correct")), keep)
    return held


def still(page: Page, target: Locator) -> FloatRect:
    """Where something is once it moves no more: a page that scrolls to a card takes a moment."""
    before = None
    while (box := target.bounding_box()) != before or box is None:
        before = box
        page.wait_for_timeout(60)
    return box


def waited(page: Page, held: list[dict[str, str]]) -> dict[str, str]:
    for _ in range(100):
        if held:
            return held[-1]
        page.wait_for_timeout(20)
    raise AssertionError("nothing was sent")


def test_keys_go_from_claim_to_claim_and_light_up_its_words(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    assert active(at) == SANK
    lit = at.locator(".para .m.active").all_inner_texts()
    assert lit == ["the mayor", "denied", "that the ship sank"]
    assert at.locator(".para .m.active").first.get_attribute("data-label") == "source"
    at.keyboard.press("k")
    assert active(at) == OUTER


def test_a_claim_is_accepted_turned_and_the_last_is_undone(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    with at.expect_navigation():
        at.keyboard.press("a")
    assert said(at) == "Accepted."
    assert active(at) == STORM
    with at.expect_navigation():
        at.keyboard.press("p")
    assert "denies" in at.inner_text(f"[id='{STORM}']")
    with at.expect_navigation():
        at.keyboard.press("u")
    assert said(at) == "Undone."
    assert active(at) == STORM
    assert "affirms" in at.inner_text(f"[id='{STORM}']")


def test_the_speakers_field_is_one_key_away(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    with at.expect_navigation():
        at.keyboard.press("s")
    at.wait_for_function("document.activeElement.name === 'speaker'")
    at.keyboard.type("aj")
    assert active(at) == SANK
    assert at.input_value("[name=speaker]").count("aj") == 1


def test_an_edge_is_moved_by_words_and_letters_and_sent(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    held = posted(at)
    at.get_by_role("button", name="End of the content").focus()
    at.keyboard.press("ArrowLeft")
    assert at.inner_text("#told") == "content: that the ship"
    at.keyboard.press("Shift+ArrowLeft")
    assert at.inner_text("#told") == "content: that the shi"
    at.keyboard.press("ArrowRight")
    assert at.inner_text("#told") == "content: that the ship"
    at.keyboard.press("Enter")
    sent = waited(at, held)
    assert (sent["kind"], sent["target"], sent["value"]) == ("content-span", INNER, place("that the ship"))
    assert sent["seen"] == ""


def test_escape_leaves_an_edge_where_it_was(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    held = posted(at)
    at.keyboard.press("e")
    assert at.evaluate("document.activeElement.ariaLabel").startswith("Start of the source")
    at.keyboard.press("ArrowLeft")
    at.keyboard.press("Escape")
    at.keyboard.press("Enter")
    at.wait_for_timeout(100)
    assert held == []


def test_an_edge_is_dragged_to_the_edge_of_a_word(at: Page) -> None:
    at.keyboard.press("j")
    at.keyboard.press("j")
    held = posted(at)
    box = still(at, at.get_by_role("button", name="End of the content"))
    word = at.evaluate(
        "() => { const m = [...document.querySelectorAll('.para .m')].find((one) => one.textContent === "
        "'that the ship sank'); const r = document.createRange(); r.setStart(m.firstChild, 9);"
        " r.setEnd(m.firstChild, 13); const b = r.getBoundingClientRect(); return [b.right, b.top + b.height / 2]; }"
    )
    at.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    at.mouse.down()
    at.mouse.move(word[0] - 3, word[1], steps=4)
    at.mouse.up()
    sent = waited(at, held)
    assert (sent["kind"], sent["value"]) == ("content-span", place("that the ship"))


def test_selected_words_become_an_attribution(at: Page) -> None:
    held = posted(at)
    for key, words in (("s", "Harbour"), ("t", "Rain fell")):
        at.evaluate(SELECT, [words])
        at.keyboard.press("Shift")
        at.keyboard.press(key)
    assert at.input_value("#adding [name=source]") == place("Harbour")
    assert at.locator("#adding q").last.inner_text() == "Rain fell"
    at.evaluate(SELECT, ["Orla Venn"])
    at.keyboard.press("Shift")
    at.get_by_role("button", name="Add it").click()
    sent = waited(at, held)
    assert (sent["source"], sent["cue"], sent["content"]) == (place("Harbour"), "", place("Rain fell"))


@pytest.mark.parametrize("how", ["mouse", "keyboard"])
def test_who_says_it_and_how_is_given_with_the_words(at: Page, how: str) -> None:
    """What is said is chosen, then who says it; all of it is one decision, and one undo takes it back."""
    cards = at.locator(".card").count()
    for key, role, words in (("s", "source", "Harbour"), ("t", "content", "Rain fell")):
        at.evaluate(SELECT, [words])
        at.keyboard.press("Shift")
        if how == "keyboard":
            at.keyboard.press(key)
        else:
            at.get_by_role("button", name=f"the {role}").click()
    fields = at.get_by_role("group", name="Add the attribution")
    assert at.evaluate("document.activeElement.closest('.picker') !== null")
    if how == "keyboard":
        at.keyboard.type("Ilse Marrow")
        for letter in ("p", "d", "ad"):
            at.keyboard.press("Tab")
            at.keyboard.type(letter)
        at.keyboard.press("Tab")
    else:
        fields.get_by_label("Speaker, where").fill("Ilse Marrow")
        fields.get_by_label("What they are").select_option("person")
        fields.locator("select").nth(1).select_option("denies")
        fields.get_by_label("What is done").select_option("admit")
    with at.expect_navigation():
        at.keyboard.press("Enter") if how == "keyboard" else fields.get_by_role("button", name="Add it").click()
    assert said(at) == "Attribution added."
    told = at.inner_text(f"[id='{active(at)}']")
    assert all(words in told for words in ("Ilse Marrow", "denies", "by an admission"))
    with at.expect_navigation():
        at.keyboard.press("u")
    assert at.locator(".card").count() == cards


def test_escape_closes_the_fields_and_keeps_what_was_chosen(at: Page) -> None:
    at.evaluate(SELECT, ["Rain fell"])
    at.keyboard.press("Shift")
    at.keyboard.press("t")
    at.keyboard.press("Escape")
    assert at.locator(".picker").count() == 0
    assert at.input_value("#adding [name=content]") == place("Rain fell")


def test_single_keys_can_be_turned_off_for_good(at: Page) -> None:
    at.keyboard.press("?")
    assert at.locator("#keys").is_visible()
    at.get_by_label("Single keys are on").uncheck()
    at.keyboard.press("Escape")
    at.keyboard.press("j")
    assert active(at) == "None"
    at.reload()
    at.keyboard.press("j")
    assert active(at) == "None"


def test_clicking_marked_words_opens_the_innermost_claim(at: Page) -> None:
    at.locator(".para .m", has_text="that the ship sank").click()
    assert active(at) == SANK
    assert at.locator(f"[id='{SANK}'] details").get_attribute("open") is not None


def test_without_scripts_the_forms_do_the_same(opened: Callable[..., Page], desk: str) -> None:
    plain = opened(desk + ADDRESS, java_script_enabled=False)
    plain.locator(f"[id='{STORM}'] summary").click()
    plain.locator(f"[id='{STORM}'] button[value=reject]").click()
    assert "Rejected." in plain.inner_text("#said")
    assert "rejected" in plain.inner_text(f"[id='{STORM}']")
