from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making_corpus import all_made, expected
from making_pdf import Frame, Sheet, flow, lines_of, pdf
from scoring import word_f1

from sayso.errors import InputError
from sayso.ingest import heading, hyphens
from sayso.ingest.limits import MAX_PAGES
from sayso.ingest.pdf import convert
from sayso.ingest.types import Item, Page

CORPUS = Path(__file__).parent / "corpus"
MADE = [(kind, made) for kind, files in all_made() for made in files]
SENTENCE = "The harbour board said that nobody had opened a hatch, and that the barges had passed at night."


def page_of(*sheets: Sheet, **info: str) -> Page:
    return convert(Item(pdf(sheets, **info), "x.pdf"))


def sheet_of(*lines: str, x: float = 50, top: float = 700, size: float = 10) -> Sheet:
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.write(x, top - 12 * number, line, size)
    return sheet


def texts_of(raw: bytes) -> list[str]:
    """The characters of each page as PDFium numbers them."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document: Any = pypdfium2.PdfDocument(raw)
    found = []
    for page in document:
        textpage = page.get_textpage()
        codes = (pdfium.FPDFText_GetUnicode(textpage, number) for number in range(textpage.count_chars()))
        found.append("".join(map(chr, codes)))
    document.close()
    return found


def check_places(raw: bytes, page: Page) -> None:
    originals = texts_of(raw)
    last = 0
    for one in page.origin:
        assert last <= one.span.start < one.span.end <= len(page.text)
        last = one.span.end
        assert one.page is not None
        assert originals[one.page - 1][one.start : one.end] == page.text[one.span.start : one.span.end]


@pytest.mark.parametrize(("kind", "made"), MADE, ids=lambda value: getattr(value, "name", value))
def test_the_files_of_the_corpus_are_those_that_are_made_here(kind: str, made: Any) -> None:
    assert (CORPUS / kind / made.name).read_bytes() == made.make()
    assert f'"file": "{made.name}"' in (CORPUS / kind / "expected.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("made", [made for kind, made in MADE if kind == "pdf"], ids=lambda made: made.name)
def test_text_is_in_order_and_leads_back(made: Any) -> None:
    raw = made.make()
    page = convert(Item(raw, made.name))
    check_places(raw, page)
    assert word_f1(str(expected(made)["text"]), page.text) > 0.99
    assert page.text.split("\n\n")[: len(made.story.paragraphs)] == list(made.story.paragraphs) or made.more
    covered = sum(one.span.end - one.span.start for one in page.origin)
    assert covered > 0.95 * len(page.text)


def test_a_place_on_the_page_is_where_the_word_is_drawn() -> None:
    import pypdfium2

    raw = pdf([sheet_of("Nothing here.", SENTENCE)])
    page = convert(Item(raw, "x.pdf"))
    at = page.text.index("nobody")
    one = next(one for one in page.origin if one.span.start <= at < one.span.end)
    textpage: Any = pypdfium2.PdfDocument(raw)[0].get_textpage()
    _, bottom, _, top = textpage.get_charbox(one.start + at - one.span.start)
    assert 680 < bottom < top < 700


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ("the mini-", "stry said", "the ministry said"),
        ("a well-", "known man", "a well-known man"),
        ("the Anglo-", "American plan", "the Anglo-American plan"),
        ("in 2019-", "20 it", "in 2019-20 it"),
        ("he said -", "and left", "he said - and left"),
        ("it came—", "and went", "it came—and went"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, result: str) -> None:
    assert page_of(sheet_of(f"Once {before}", f"{after} for all.")).text == f"Once {result} for all."


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen() -> None:
    lines = ("The sub-committee met, and later the sub-", "committee left.")
    assert page_of(sheet_of(*lines)).text == "The sub-committee met, and later the sub-committee left."


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12), st.text("abcdefghij", min_size=2, max_size=9))
def test_a_hyphen_stays_or_goes_and_nothing_else(stem: str, rest: str) -> None:
    """It goes where the joined word stands elsewhere, stays where the compound does, and before a capital."""
    assert hyphens.Hyphens([f"x {stem}{rest} y"]).goes(f"{stem}-", rest)
    assert not hyphens.Hyphens([f"x {stem}-{rest} y"]).goes(f"{stem}-", rest)
    assert not hyphens.Hyphens([]).goes(f"{stem}-", rest.capitalize())
    assert not hyphens.Hyphens([]).goes("7-", rest)


_WORDS = st.lists(st.sampled_from(SENTENCE.replace(",", "").replace(".", "").split()), min_size=30, max_size=120)


@settings(max_examples=25, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=4), st.integers(1, 3), st.booleans(), st.booleans())
def test_no_word_is_lost_and_places_are_true(
    paragraphs: list[list[str]], columns: int, justify: bool, indent: bool
) -> None:
    texts = [" ".join(words).capitalize() + "." for words in paragraphs]
    width = 495 / columns - 16
    frames = [
        Frame(
            50 + number * 495 / columns, 780, width, indent=10 if indent else 0, justify=justify, gap=0 if indent else 5
        )
        for number in range(columns)
    ]
    sheets, lines = [Sheet()], lines_of(texts, frames[0])
    for frame in frames * 20:
        if not lines:
            break
        if frame is frames[0] and sheets[-1].operators:
            sheets.append(Sheet())
        lines = flow(lines, sheets[-1], frame)
    raw = pdf(sheets)
    page = convert(Item(raw, "x.pdf"))
    check_places(raw, page)
    assert page.text.split() == " ".join(texts).split()


def test_running_heads_and_page_numbers_are_out() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = sheet_of(f"Page {number} says something of its own to the reader here.", SENTENCE)
        sheet.write(50, 810, f"Delta Morning News   {number}", 8)
        sheet.write(290, 30, str(number), 8)
        sheets.append(sheet)
    page = page_of(*sheets)
    assert "Delta" not in page.text
    assert page.text.count("says something of its own") == 4
    assert page.meta.outlet == "Delta Morning News"


def test_a_line_that_is_on_every_page_but_not_at_its_end_stays() -> None:
    page = page_of(*(sheet_of(SENTENCE, top=450) for _ in range(3)))
    assert page.text.count("hatch") == 3


def test_a_paragraph_goes_on_over_a_note() -> None:
    first, second = sheet_of("The board said on Monday that the barges", top=200), sheet_of("had passed at night.")
    first.write(50, 80, "1 Under section 12 of the act.", 7)
    page = page_of(first, second)
    assert (
        page.text == "The board said on Monday that the barges had passed at night.\n\n1 Under section 12 of the act."
    )


def test_raised_numbers_of_notes_are_out() -> None:
    sheet = sheet_of("There were 12 dead and many more were hurt, he said, on the quay.")
    sheet.operators.insert(0, "BT /F0 5.5 Tf 0 Tw 1 0 0 1 131 703.5 Tm (3) Tj ET")
    sheet.operators[1] = sheet.operators[1].replace("dead and", "dead   and")
    assert "dead 3" not in page_of(sheet).text


def test_a_list_is_not_two_columns() -> None:
    sheet = Sheet()
    for number in range(8):
        sheet.write(50, 700 - 14 * number, f"{number + 1}.", 10)
        sheet.write(75, 700 - 14 * number, f"Barge number {number + 1} passed the lock at night.", 10)
    assert page_of(sheet).text.startswith("1. Barge number 1 passed the lock at night.\n\n2. Barge")


def test_a_table_is_read_line_by_line() -> None:
    sheet = Sheet()
    for number, (boat, port) in enumerate(
        [("Tern", "Ostrel"), ("Heron", "Greave"), ("Gull", "Penn"), ("Kite", "Holm")]
    ):
        sheet.write(50, 700 - 14 * number, boat, 10)
        sheet.write(250, 700 - 14 * number, port, 10)
    assert page_of(sheet).text.split() == "Tern Ostrel Heron Greave Gull Penn Kite Holm".split()


def test_columns_whose_lines_are_not_level() -> None:
    sheet = Sheet()
    left = Frame(50, 700, 200, justify=True)
    flow(lines_of(["left " * 60], left), sheet, left)
    flow(lines_of(["right " * 60], left), sheet, replace(left, x=270, top=695))
    words = page_of(sheet).text.split()
    assert words == ["left"] * 60 + ["right"] * 60


def test_what_stands_upright_at_the_edge_is_left_out() -> None:
    sheet = sheet_of(SENTENCE)
    sheet.write_turned(580, 300, "Picture: Coast Guard", 6)
    assert page_of(sheet).text == SENTENCE


def test_a_page_written_sideways_is_read() -> None:
    sheet = Sheet()
    for number, line in enumerate(("The board said that nobody", "had opened a hatch.")):
        sheet.write_turned(300 + 12 * number, 100, line, 10)
    assert page_of(sheet).text == "The board said that nobody had opened a hatch."


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("A report on barges", "A report on barges"),
        ("Microsoft Word - x.doc", "Barges passed at night"),
        ("report_final-3.indd", "Barges passed at night"),
        ("untitled", "Barges passed at night"),
        ("", "Barges passed at night"),
    ],
)
def test_titles(stated: str, title: str) -> None:
    sheet = sheet_of(SENTENCE)
    sheet.write(50, 740, "Barges passed at night", 18 if title != stated else 10)
    assert page_of(sheet, Title=stated).meta.title == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("9 March 2031", "2031-03-09"),
        ("Ostrel, March 9, 2031", "2031-03-09"),
        ("Published on 9 March 2031 at 14:05 GMT", "2031-03-09T14:05:00+00:00"),
        ("Updated 9 March 2031", None),
        ("03/04/2031", None),
        ("On 9 March 2031 the board met for the first time since it was elected in the autumn.", None),
    ],
)
def test_the_day_is_what_a_line_of_its_own_says(line: str, day: str | None) -> None:
    sheet = sheet_of(SENTENCE)
    sheet.write(50, 740, line, 8)
    assert page_of(sheet, CreationDate="D:20300101000000Z").meta.published_at == day


def test_pages_without_text_are_told() -> None:
    scan = Sheet()
    scan.show_picture()
    page = page_of(scan, sheet_of(SENTENCE), scan)
    assert page.text == SENTENCE
    assert page.notes == (
        "x.pdf has 2 pages without text (1, 3) that can't be read; run OCR over it first (ocrmypdf, say).",
    )
    assert page_of(sheet_of(SENTENCE), Sheet()).notes == ()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.4 nothing", "x.pdf is a PDF that is damaged or cut off; get it again."),
        (pdf([Sheet()]), "x.pdf has no text that can be read; run OCR over it first (ocrmypdf, say)."),
        (
            pdf([Sheet()] * (MAX_PAGES + 1)),
            "x.pdf has 2,001 pages, more than the 2,000 of the longest report; split it.",
        ),
    ],
)
def test_what_can_not_be_read_is_told(raw: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        convert(Item(raw, "x.pdf"))
    assert str(caught.value) == message


def test_a_scan_is_named_as_such() -> None:
    scan = Sheet()
    scan.show_picture()
    with pytest.raises(InputError, match=r"^x\.pdf is scanned pages without text; run OCR over it first"):
        page_of(scan)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Kettle Sound Herald", "The Kettle Sound Herald"),
        ("MAINLAND GAZETTE Friday, 21 March 2031 Page 3", "MAINLAND GAZETTE"),
        ("News", None),
        ("World leaders meet", None),
        ("The board met", None),
    ],
)
def test_mastheads(line: str, outlet: str | None) -> None:
    assert heading.outlet_in(line) == outlet


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ines Varga", "Ines Varga"),
        ("By Ines Varga and Tom Okoro | 9 March 2031", "Ines Varga, Tom Okoro"),
        ("By then it was late.", None),
        ("By the sea", None),
        ("Ines Varga", None),
    ],
)
def test_bylines(line: str, byline: str | None) -> None:
    assert heading.byline_in(line) == byline


def test_a_title_that_is_no_text_is_none() -> None:
    raw = pdf([sheet_of(SENTENCE)], Title="Barges Xpassed at night").replace(b"0058", b"d800")
    assert b"d800" in raw
    assert convert(Item(raw, "x.pdf")).text.strip() == SENTENCE
