"""The page of a report, its list, its queue and its original, on ledgers of small made-up reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from httpx import Response
from tests.views.reporting import TEXT, Flat, filled, report
from tests.web.browsing import Browser
from tests.web.test_pdf_pages import pdf as page_with_words

from sayso.ids import sha256_hex
from sayso.keeper import Keeper
from sayso.model import Document, Extraction, Span, Stretch
from sayso.store import open_ledger
from sayso.web.marks import exact

ONE = report()
ADDRESS = f"/reports/{ONE.document.id}"
SANK, STORM, RAIN = (claim.id for claim in ONE.claims)
PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% x %}' \" =cmd|x\r\0"


def opened(folder: Path, *extractions: Extraction, raw: bytes | None = None) -> Browser:
    path = folder / "small.db"
    with open_ledger(path, create=True) as store:
        if raw is None:
            filled(store, *extractions)
        else:
            Keeper(store, "test", encoder=Flat()).add(extractions[0], raw, "file")
    browser = Browser(path)
    browser.desk.keeper._deriver._given = Flat()
    return browser


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Browser]:
    made = opened(tmp_path, ONE)
    yield made
    made.close()


def card_of(page: str, name: str) -> str:
    found = re.search(rf'<article class="[^"]*" id="{name}".*?</article>', page, re.DOTALL)
    assert found
    return found[0]


def text_of(page: str) -> list[str]:
    """The paragraphs as a browser reads them."""
    found = re.findall(r'<p class="para"[^>]*>(.*?)</p>', page, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", one)) for one in found]


def test_the_text_stands_as_published_with_roles_and_places(desk: Browser) -> None:
    page = desk.page(ADDRESS)
    assert text_of(page) == TEXT.split("\n\n")
    outer, inner = (one.id for one in ONE.attributions[:2])
    start = TEXT.index("the mayor")
    wanted = (
        f'class="m source content depth-0" data-start="{start}" data-end="{start + 9}" data-of="{inner} {outer}" '
        f'data-begins="content:{outer} source:{inner}">the mayor</span>'
    )
    assert wanted in page
    assert 'class="m content depth-1"' in page
    assert f'data-of="{RAIN}" data-begins="own:{RAIN}">Rain fell</span>' in page


def test_each_claim_stands_beside_its_paragraph(desk: Browser) -> None:
    rows = desk.page(ADDRESS).split('<div class="row">')[1:]
    assert [[name in row for name in (SANK, STORM, RAIN)] for row in rows] == [
        [False, False, False],
        [True, False, False],
        [False, True, True],
    ]


def test_a_card_tells_who_says_what_in_words(desk: Browser) -> None:
    page = desk.page(ADDRESS)
    sank = card_of(page, SANK)
    for told in ("The ship sank", "the mayor", "denies", "as certain", "by saying so", 'href="/entries/e-', "0.85"):
        assert told in sank
    assert "look at this" not in sank
    storm = card_of(page, STORM)
    assert "look at this" in storm
    assert "the marking is unsure; the source is unnamed" in storm
    assert "own-voice" in card_of(page, RAIN)
    assert "makes no claim of its own" in card_of(page, ONE.attributions[0].id)


def test_accepting_and_rejecting_come_back_to_the_card(desk: Browser) -> None:
    answer = desk.decide("reject", STORM, back=f"{ADDRESS}#{STORM}", seen="")
    assert answer.status_code == 200
    assert answer.url.fragment == STORM
    page = desk.page(ADDRESS)
    assert "rejected" in card_of(page, STORM)
    assert ONE.attributions[2].id in page
    seen = re.search(r'name="seen" value="(t-[^"]+)"', card_of(page, STORM))
    assert seen
    desk.decide("accept", STORM, seen=seen[1], back=ADDRESS)
    assert "accepted" in card_of(desk.page(ADDRESS), STORM)


def test_the_form_of_corrections_is_there_where_asked_for(desk: Browser) -> None:
    assert "correcting" not in desk.page(ADDRESS)
    page = desk.page(f"{ADDRESS}?edit={STORM}")
    assert "correcting" in card_of(page, STORM)
    assert "correcting" not in card_of(page, SANK)


def corrected(desk: Browser, name: str, **fields: str) -> Response:
    """Send the form about one card with some fields changed, as a browser would: with all others as they are."""
    page = card_of(desk.page(f"{ADDRESS}?edit={name}"), name)
    form = page[page.index('class="correcting"') :]
    sent = dict(re.findall(r'<input[^>]*name="(\w+)" value="([^"]*)"', form))
    sent |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<', form))
    for field, options in re.findall(r'<select[^>]*name="(\w+)">(.*?)</select>', form):
        sent[field] = re.findall(r"<option selected>(\w+)<", options)[0]
    return desk.client.post(f"{ADDRESS}/correct", data={k: unescape(v) for k, v in sent.items()} | fields)


def kinds(desk: Browser) -> list[tuple[str, str | None]]:
    with desk.desk.store.reading() as view:
        return [(one.kind.value, one.value) for one in view.decisions()]


def test_a_form_sent_back_as_it_was_decides_nothing(desk: Browser) -> None:
    for name in (SANK, STORM, RAIN, ONE.attributions[0].id):
        assert corrected(desk, name).status_code == 200
    assert kinds(desk) == []


def test_only_what_was_changed_is_decided(desk: Browser) -> None:
    answer = corrected(desk, STORM, speaker="Bo; Lind", polarity="denies", wording="A storm came", note="he said so")
    assert answer.url.fragment == STORM
    assert kinds(desk) == [("speaker", "Bo, Lind; person"), ("polarity", "denies"), ("wording", "A storm came")]
    card = card_of(answer.text, STORM)
    for told in ("A storm came", "Bo, Lind", "denies", "corrected", "<q>he said so</q>"):
        assert told in card


def test_the_words_of_a_source_and_a_content_are_set_by_words(desk: Browser) -> None:
    corrected(desk, STORM, content="It was", source="")
    start = TEXT.index("It was")
    assert kinds(desk) == [("source-span", "none"), ("content-span", f"{start}-{start + 6}")]
    assert f'data-start="{start}" data-end="{start + 6}"' in desk.page(ADDRESS)


def test_words_that_the_report_does_not_say_change_nothing(desk: Browser) -> None:
    answer = corrected(desk, STORM, content="It snowed", polarity="denies")
    assert answer.status_code == 422
    assert "does not say" in answer.text
    assert kinds(desk) == []


def test_a_note_alone_is_kept(desk: Browser) -> None:
    corrected(desk, RAIN, note="look it up")
    assert kinds(desk) == [("note", None)]
    assert "look it up" in card_of(desk.page(ADDRESS), RAIN)


def test_what_another_has_set_meanwhile_is_told(desk: Browser) -> None:
    stale = {"target": STORM, "seen": "", "polarity": "denies"}
    desk.decide("polarity", STORM, "denies")
    desk.decide("polarity", STORM, "affirms")
    answer = desk.post(f"{ADDRESS}/correct", **stale)
    assert answer.status_code == 409
    assert len(kinds(desk)) == 2


def test_a_missed_attribution_is_added_and_taken_back(desk: Browser) -> None:
    fields = {
        "source": "Orla Venn",
        "content": "Rain fell",
        "speaker": "",
        "polarity": "denies",
        "wording": "Rain; fell",
    }
    answer = desk.post(f"{ADDRESS}/add", back=ADDRESS, **fields)
    assert "Attribution added." in answer.text
    source, content = (f"{TEXT.index(one)}-{TEXT.index(one) + len(one)}" for one in ("Orla Venn", "Rain fell"))
    assert kinds(desk) == [("add", f"source {source}; content {content}; polarity denies; wording Rain; fell")]
    added = re.findall(r"<h3>Rain; fell</h3>", answer.text)
    assert len(added) == 1
    undo = re.search(r'name="kind" value="undo"><input type="hidden" name="target" value="([^"]+)"', answer.text)
    assert undo
    desk.decide("undo", undo[1])
    assert "<h3>Rain; fell</h3>" not in desk.page(ADDRESS)


def test_who_says_it_and_how_is_told_with_it_and_taken_back_with_it(desk: Browser) -> None:
    told = {"speaker": "Ilse Marrow; mate", "kind": "person", "polarity": "denies", "act": "admit"}
    answer = desk.post(f"{ADDRESS}/add", back=ADDRESS, content="Rain fell", **told)
    (card,) = (
        one for one in re.findall(r'<article class="card" id="(c-[^"]+)"', answer.text) if one not in (SANK, STORM)
    )
    for words in ("Ilse Marrow, mate", "denies", "by an admission"):
        assert words in card_of(answer.text, card)
    undo = re.search(r'name="kind" value="undo"><input type="hidden" name="target" value="([^"]+)"', answer.text)
    assert undo
    desk.decide("undo", undo[1])
    assert card not in desk.page(ADDRESS)


@pytest.mark.parametrize("content", ["", "It snowed", "9-99999"])
def test_nothing_is_added_without_words_of_the_report(desk: Browser, content: str) -> None:
    answer = desk.post(f"{ADDRESS}/add", content=content)
    assert answer.status_code == 422
    assert kinds(desk) == []


def test_unknown_reports_are_told(desk: Browser) -> None:
    for path in ("/reports/d-9", "/reports/d-9/original", "/reports/d-9/original/file", f"{ADDRESS}/original/1.png"):
        assert desk.get(path).status_code == 404, path


def test_the_list_and_the_queue_lead_to_the_report(desk: Browser) -> None:
    assert f'href="{ADDRESS}"' in desk.page("/reports")
    assert "Harbour news" in desk.page("/reports?words=storm")
    assert "No report is like this" in desk.page("/reports?words=snow")
    queue = desk.page("/queue")
    assert f'href="{ADDRESS}?at={STORM}#{STORM}"' in queue
    assert SANK not in queue
    desk.decide("accept", STORM)
    assert "Nothing is left to look at" in desk.page("/queue")


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=99999999999", "window=-1", "window=x", "window=999999"])
def test_nonsense_in_an_address_breaks_nothing(desk: Browser, asked: str) -> None:
    assert desk.get(f"/reports?{asked}").status_code == 200
    assert desk.get(f"/queue?{asked}").status_code == 200


def test_the_next_report_is_the_next_in_the_queue(tmp_path: Path) -> None:
    others = [report(TEXT + f" Report {number}.") for number in (1, 2)]
    browser = opened(tmp_path, *others)
    last = others[1]
    answer = browser.client.get(f"/queue/next?after={last.document.id}", follow_redirects=False)
    found = others[0].claims[1].id
    assert answer.headers["location"] == f"/reports/{others[0].document.id}?at={found}#{found}"
    answer = browser.client.get(f"/queue/next?after={others[0].document.id}", follow_redirects=False)
    assert answer.headers["location"] == "/queue"
    browser.close()


def test_payloads_are_text_on_every_page(tmp_path: Path) -> None:
    hostile = report(
        f"{PAYLOAD}\n\n{TEXT}\n\n{PAYLOAD}", title=PAYLOAD, outlet=PAYLOAD, byline=PAYLOAD, url="javascript:x"
    )
    speakers = tuple(replace(one, name=PAYLOAD) for one in hostile.speakers)
    claims = tuple(replace(one, wording=PAYLOAD) for one in hostile.claims)
    browser = opened(tmp_path, replace(hostile, speakers=speakers, claims=claims))
    address = f"/reports/{hostile.document.id}"
    for path in (address, f"{address}?edit={claims[1].id}", f"{address}/original", "/reports", "/queue"):
        page = browser.page(path)
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
        assert "49" not in re.findall(r"alert\(2\)&gt;(\d+)", page)
        assert 'href="javascript' not in page
    assert [len(one) for one in text_of(browser.page(address))] == [
        len(one) for one in (PAYLOAD, *TEXT.split("\n\n"), PAYLOAD)
    ]
    browser.close()


def test_a_browser_counts_every_letter() -> None:
    assert exact("a\r\nb\0<") == "a&#13;\nb�&lt;"


def saved(folder: Path, raw: bytes, format: str | None) -> tuple[Browser, str]:
    document = replace(ONE.document, format=format, path="a/b c.html", raw_sha256=sha256_hex(raw))
    browser = opened(folder, replace(ONE, document=document), raw=raw)
    return browser, ADDRESS


def test_a_saved_page_is_shown_where_it_can_do_nothing(tmp_path: Path) -> None:
    browser, address = saved(tmp_path, b"<title>x</title><script>alert(1)</script><p>Rain", "html")
    page = browser.page(f"{address}/original")
    assert "&lt;script&gt;alert(1)" in page
    assert re.search(r"<iframe[^>]* sandbox ", page)
    held = browser.get(f"{address}/original/page")
    assert held.headers["content-type"] == "text/html"
    policy = held.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; ")
    assert "allow" not in policy
    assert "http" not in policy
    file = browser.get(f"{address}/original/file")
    assert file.content == b"<title>x</title><script>alert(1)</script><p>Rain"
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"] == 'attachment; filename="b_c.html"'
    browser.close()


def test_the_words_asked_for_are_marked_in_a_text(desk: Browser) -> None:
    start = TEXT.index("Rain fell")
    assert '<mark id="marked">Rain fell</mark>' in desk.page(f"{ADDRESS}/original?at={start}-{start + 9}")
    for nonsense in ("9-1", "1-99999", "x"):
        assert "<mark" not in desk.page(f"{ADDRESS}/original?at={nonsense}")


def test_the_words_asked_for_are_marked_in_the_source_of_a_page(tmp_path: Path) -> None:
    source = '<meta charset="iso-8859-1"><p>Caf\u00e9: Rain &amp; fell</p>'
    browser, address = saved(tmp_path, source.encode("latin-1"), "html")
    at, there = TEXT.index("Rain fell"), source.index("Rain")
    same, replaced = Stretch(Span(at, at + 5), there, there + 5), Stretch(Span(at + 5, at + 9), there + 5, there + 15)
    with browser.desk.store.writing() as work:
        work.put_origin(ONE.document.id, (same, replaced))
    page = browser.page(f"{address}/original?at={at}-{at + 9}")
    assert '&lt;p&gt;Caf\u00e9: <mark id="marked">Rain &amp;amp; fell</mark>&lt;/p&gt;' in page
    browser.close()


def test_the_words_asked_for_have_boxes_on_their_page(tmp_path: Path) -> None:
    browser, address = saved(tmp_path, page_with_words("Rain fell."), "pdf")
    with browser.desk.store.writing() as work:
        work.put_origin(ONE.document.id, (Stretch(Span(0, 4), 0, 4, 1),))
    assert browser.page(f"{address}/original?at=0-4").count('<rect class="box"') == 1
    assert '<rect class="box"' not in browser.page(f"{address}/original")
    browser.close()


def pdf(pages: int) -> bytes:
    """A PDF of empty pages, one inch by two."""
    import io

    import pypdfium2

    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(72, 144)
        held = io.BytesIO()
        document.save(held)
    return held.getvalue()


def test_a_pdf_is_shown_page_by_page_as_a_picture(tmp_path: Path) -> None:
    browser, address = saved(tmp_path, pdf(2), "pdf")
    assert "Page 2 of 2" in browser.page(f"{address}/original?page=2")
    assert browser.get(f"{address}/original?page=3").status_code == 404
    picture = browser.get(f"{address}/original/1.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert picture.content[16:24] == (116).to_bytes(4) + (231).to_bytes(4)
    assert browser.get(f"{address}/original/3.png").status_code == 404
    browser.close()


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7 broken", b"\0" * 100], ids=["empty", "broken", "zeros"])
def test_a_broken_pdf_is_told(tmp_path: Path, raw: bytes) -> None:
    browser, address = saved(tmp_path, raw, "pdf")
    assert "cannot be opened as a PDF" in browser.page(f"{address}/original")
    assert browser.get(f"{address}/original/1.png").status_code == 404
    browser.close()


def test_an_empty_report_has_a_page(tmp_path: Path) -> None:
    empty = Extraction(Document("d-empty", ""), (), ONE.producer)
    browser = opened(tmp_path, empty)
    assert "The report has no words" in browser.page("/reports/d-empty")
    browser.close()
