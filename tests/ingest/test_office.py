from __future__ import annotations

import pytest
from making_office import docx, odt, p, packed, r, tp

from sayso.errors import InputError
from sayso.ingest.office import convert
from sayso.ingest.types import Item, Page

SENTENCE = "The harbour board said that nobody had opened a hatch."


def document(content: str) -> bytes:
    return packed({"word/document.xml": content})


def page_of(raw: bytes, name: str = "x.docx") -> Page:
    return convert(Item(raw, name))


def docx_text(body: str, notes: str = "") -> str:
    return page_of(docx(p(r(SENTENCE)) + body, notes)).text.removeprefix(SENTENCE).strip()


def odt_text(body: str) -> str:
    return page_of(odt(tp(SENTENCE) + body), "x.odt").text.removeprefix(SENTENCE).strip()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("He "), r("said so.")), "He said so."),
        (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>"), "a b-c"),
        (p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "a\nb"),
        (p('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>'), "a\n\nb"),
        (p(f"<w:ins>{r('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>", r("one")), "new one"),
        (p(f"<w:moveFrom>{r('here')}</w:moveFrom><w:moveTo>{r('there')}</w:moveTo>"), "there"),
        (p(r("seen"), r("hidden", "<w:vanish/>"), r(" too", '<w:vanish w:val="0"/>')), "seen too"),
        (p(r("one "), more="<w:rPr><w:del/></w:rPr>") + p(r("two")), "one two"),
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", f"<w:fldSimple>{r('3')}</w:fldSimple>"), "3"),
        (p(f"<w:hyperlink>{r('a link')}</w:hyperlink>"), "a link"),
        (f"<w:sdt><w:sdtContent>{p(r('inside'))}</w:sdtContent></w:sdt>", "inside"),
        (
            "<mc:AlternateContent xmlns:mc='x'><mc:Choice>"
            + p(r("once"))
            + "</mc:Choice><mc:Fallback>"
            + p(r("twice"))
            + "</mc:Fallback></mc:AlternateContent>",
            "once",
        ),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + p(r("b")) + "</w:tc></w:tr></w:tbl>", "b"),
        (
            f"<w:tbl><w:tr><w:tc>{p(r('One.'))}{p(r('Two.'))}</w:tc><w:tc>{p(r('Three.'))}</w:tc></w:tr></w:tbl>",
            "One.\n\nTwo.\n\nThree.",
        ),
    ],
)
def test_words_of_word(body: str, text: str) -> None:
    assert docx_text(body) == text


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    marks = '<w:r><w:footnoteReference w:id="3"/><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{n}">{p(r(f"Note {n}."))}</w:footnote>' for n in (1, 2, 3))
    assert docx_text(p(r("Said."), marks) + p(r("Done.")), notes) == "Said.\n\nDone.\n\nNote 3.\n\nNote 2."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (tp('a<text:s text:c="3"/>b<text:tab/>c'), "a b c"),
        (tp("a<text:line-break/>b"), "a\nb"),
        (tp("a <text:span>b</text:span>\n c"), "a b c"),
        (tp("a<office:annotation><text:p>no</text:p></office:annotation>b"), "ab"),
        (f"<text:list><text:list-item>{tp('item')}</text:list-item></text:list>", "item"),
        (f"<text:section>{tp('inside')}</text:section>", "inside"),
        (f"<text:tracked-changes>{tp('deleted')}</text:tracked-changes>{tp('kept')}", "kept"),
        (f"<draw:frame><draw:text-box>{tp('boxed')}</draw:text-box></draw:frame>", "boxed"),
        (
            "<table:table><table:table-row>"
            f"<table:table-cell>{tp('a')}</table:table-cell><table:table-cell>{tp('b')}</table:table-cell>"
            "</table:table-row></table:table>",
            "a\tb",
        ),
    ],
)
def test_words_of_open_document(body: str, text: str) -> None:
    assert odt_text(body) == text


def test_title_byline_and_day_above_the_text_are_no_part_of_it() -> None:
    page = page_of(
        docx(p(r("Barges passed at night"), style="Title") + p(r("By Ines Varga, 9 March 2031")) + p(r(SENTENCE)))
    )
    assert page.text == SENTENCE
    assert (page.meta.title, page.meta.byline) == ("Barges passed at night", "Ines Varga")
    assert page.meta.published_at == "2031-03-09"


@pytest.mark.parametrize("title", ["draft_2.docx", "Untitled 1", ""])
def test_a_title_that_is_none_is_not_taken(title: str) -> None:
    page = page_of(docx(p(r(SENTENCE)) + p(r(SENTENCE)), title=title, creator="admin"))
    assert (page.meta.title, page.meta.byline, page.meta.published_at) == (None, None, None)


def test_title_and_author_that_are_stated() -> None:
    page = page_of(docx(p(r(SENTENCE)), title="Barges passed", creator="Ines Varga"))
    assert (page.meta.title, page.meta.byline, page.text) == ("Barges passed", "Ines Varga", SENTENCE)


def test_a_file_with_nothing_but_a_title_is_that() -> None:
    assert page_of(docx(p(r("Barges passed"), style="Title"))).text == "Barges passed"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (docx(""), "x is empty; there is nothing to read in it."),
        (docx(p(r("x")))[:400], "x is damaged or cut off; open it in its program and save it again."),
        (packed({"a": "b"}), "x holds no text of a word processor; open it and save it as .docx."),
        (document("<w"), "x is damaged; open it in its program and save it again."),
        (packed({"META-INF/manifest.xml": "<encryption-data/>"}), "x is locked with a password; save it without one."),
        (document("<!DOCTYPE a []><a/>"), "x has a DTD, which no word processor writes; save it as .txt."),
        (document(" " * (40 << 20)), "x unpacks to far more than a report; save its text as .txt."),
    ],
)
def test_what_can_not_be_read_is_told(raw: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        page_of(raw, "x")
    assert str(caught.value) == message


def test_properties_that_are_broken_lose_nothing() -> None:
    assert page_of(docx(p(r(SENTENCE)), **{"docProps/core.xml": "<broken"})).text == SENTENCE
