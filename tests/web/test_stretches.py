"""Long reports in stretches: all of the text and every claim once, and each claim found on its own page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from tests.views.reporting import Flat, filled
from tests.web.browsing import Browser
from tests.web.long_report import long_report

from sayso.model import Span
from sayso.store import open_ledger
from sayso.web import stretches as module
from sayso.web.stretches import stretches

ONE = long_report()
ADDRESS = f"/reports/{ONE.document.id}"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setattr(module, "FITS", 20_000)
    path = tmp_path / "long.db"
    with open_ledger(path, create=True) as store:
        filled(store, ONE)
    browser = Browser(path)
    browser.desk.keeper._deriver._given = Flat()
    yield browser
    browser.close()


def cards(page: str) -> list[str]:
    return re.findall(r'<article class="card[^"]*" id="([^"]+)"', page)


def pages(desk: Browser) -> list[str]:
    first = desk.page(ADDRESS)
    found = re.search(r"Part 1 of (\d+)", first)
    assert found
    return [first, *(desk.page(f"{ADDRESS}?page={number}") for number in range(2, int(found[1]) + 1))]


def test_all_pages_together_have_the_text_and_each_card_once(desk: Browser) -> None:
    found = pages(desk)
    assert len(found) > 2
    text = [
        unescape(re.sub(r"<[^>]*>", "", one))
        for page in found
        for one in re.findall(r'<p class="para"[^>]*>(.*?)</p>', page, re.DOTALL)
    ]
    assert "\n\n".join(text) == ONE.document.text
    shown = [card for page in found for card in cards(page)]
    assert len(shown) == len(set(shown))
    assert {claim.id for claim in ONE.claims} <= set(shown)


def test_a_claim_and_its_form_are_on_the_page_its_address_leads_to(desk: Browser) -> None:
    claim = ONE.claims[-2]
    assert claim.id not in cards(desk.page(ADDRESS))
    assert claim.id in cards(desk.page(f"{ADDRESS}?at={claim.id}"))
    assert claim.id in cards(desk.page(f"{ADDRESS}?at={claim.attribution_id}"))
    assert (
        f'name="target" value="{claim.id}"'
        in desk.page(f"{ADDRESS}?edit={claim.id}").partition('class="correcting"')[2]
    )
    told = f"{ADDRESS}?at={claim.id}#{claim.id}"
    answer = desk.post(f"{ADDRESS}/correct", target=claim.id, seen="", wording="It rained hard", back=told)
    assert "It rained hard" in answer.text
    assert f'name="back" value="{told}"' in answer.text


def test_each_page_names_the_claims_next_to_it(desk: Browser) -> None:
    found = pages(desk)
    for page, after in pairwise(found):
        assert f'id="part-after" data-card="{cards(after)[0]}"' in page
        assert f'id="part-before" data-card="{cards(page)[-1]}"' in after


def test_counts_are_those_of_the_whole_report(desk: Browser) -> None:
    desk.decide("reject", ONE.claims[-1].id)
    assert f"{len(ONE.claims)} claims" in desk.page(ADDRESS)
    assert "1 rejected" in desk.page(ADDRESS)


@pytest.mark.parametrize("asked", ["page=0", "page=99", "page=x", "at=c-0", "at=", "edit=c-0"])
def test_nonsense_in_an_address_shows_a_page(desk: Browser, asked: str) -> None:
    assert desk.get(f"{ADDRESS}?{asked}").status_code == 200


@pytest.mark.parametrize("ended", [lambda text: (), lambda text: tuple(Span(i, i + 9) for i in range(0, len(text), 9))])
def test_a_paragraph_without_end_is_cut(ended: Callable[[str], tuple[Span, ...]]) -> None:
    text = "word and " * 40_000
    found = stretches(text, Span(0, len(text)), ended(text), [])
    assert len(found) > 2
    spans = [span for page in found for span, _ in page]
    assert "".join(span.of(text) for span in spans) == text
    assert all(sum(span.end - span.start for span, _ in page) <= module.FITS for page in found)


def test_letters_of_many_bytes_count_as_such() -> None:
    text = "\n\n".join(["слово " * 200] * 100)
    found = stretches(text, Span(0, len(text)), (), [])
    assert all(sum(len(span.of(text).encode()) for span, _ in page) <= module.FITS for page in found)
