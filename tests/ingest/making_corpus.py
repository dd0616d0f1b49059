"""The reports behind the PDF and word-processor files of the corpus, and those files."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from making_office import docx, odt, p, r, tp, tps
from making_pdf import SOFT, Frame, Sheet, flow, lines_of, pdf, width
from stories import CABLE, COURT, FISH, Story

CORPUS = Path(__file__).parent / "corpus"
_BREAK = re.compile(r"(?<=[a-z]{2}[aeiou][bcdfghjklmnprstvw])(?=[bcdfghjklmnprstvw][aeiou][a-z])")


HEAD_NOTES = (
    "1 Transponders must be on at all times under section 12 of the Shipping Act.",
    "2 The promise was made in the budget speech of 2027.",
)


def hyphenable(paragraph: str) -> str:
    """The paragraph with marks where long words may be broken."""
    return " ".join(
        _BREAK.sub(SOFT, word)
        if len(word) > 8 and word.isalpha()
        else word.replace("well-placed", f"well-{SOFT}placed")
        for word in paragraph.split(" ")
    ).replace(f"-{SOFT}", "-")


def _top(sheet: Sheet, story: Story, x: float = 60, y: float = 780, size: float = 20) -> float:
    """Writes title, byline and day; returns where the text may begin."""
    sheet.write(x, y, story.title, size, font=1)
    sheet.write(x, y - 24, f"By {story.byline.replace(', ', ' and ')}", 10)
    sheet.write(x, y - 38, story.day, 9)
    return y - 68


def _filled(paragraphs: Sequence[str], sheets: Sequence[tuple[Sheet, Frame]]) -> None:
    lines = lines_of(paragraphs, sheets[0][1])
    for sheet, frame in sheets:
        lines = flow(lines, sheet, frame)
    assert not lines


def one_column() -> bytes:
    sheet = Sheet()
    top = _top(sheet, CABLE)
    _filled(CABLE.paragraphs, [(sheet, Frame(60, top, 475, gap=6))])
    return pdf([sheet], Title=CABLE.title, Author="Maud Ferrier")


def two_columns() -> bytes:
    sheet = Sheet()
    top = _top(sheet, FISH, size=18)
    frames = [Frame(60, top, 228, 520, indent=12, justify=True), Frame(307, top, 228, 400, indent=12, justify=True)]
    _filled([hyphenable(one) for one in FISH.paragraphs], [(sheet, frame) for frame in frames])
    return pdf([sheet], Title="Microsoft Word - fish_final2.doc", Author="wo")


def newspaper() -> bytes:
    """Three columns across one masthead, a picture's caption under the second, lines of the columns not level."""
    sheet = Sheet((792, 1100))
    sheet.centred(1040, "MAINLAND GAZETTE", 40, font=2)
    sheet.write(60, 1015, "Vol. XLII No. 80", 8)
    sheet.centred(1015, "Friday, 21 March 2031", 8)
    sheet.write(690, 1015, "Two crowns", 8)
    sheet.write(60, 965, COURT.title, 28, font=1)
    sheet.write(60, 940, "By Ines Varga", 9)
    frames = [
        Frame(60, 910, 210, 770, 9, 10.5, indent=9, justify=True),
        Frame(286, 907, 210, 800, 9, 10.5, indent=9, justify=True),
        Frame(512, 910, 210, 600, 9, 10.5, indent=9, justify=True),
    ]
    _filled([hyphenable(one) for one in COURT.paragraphs], [(sheet, frame) for frame in frames])
    sheet.write(286, 780, "Judge Hanne Lund on her way to the court.", 7)
    return pdf([sheet])


def running_heads() -> bytes:
    """Four small pages, with heads that change sides, numbers at the foot, a paragraph over each page's end."""
    sheets = [Sheet((360, 400)) for _ in range(5)]
    sheets[0].write(30, 320, "Cable cut was no accident,", 18, font=1)
    sheets[0].write(30, 298, "island says", 18, font=1)
    _filled([hyphenable(one) for one in CABLE.paragraphs], _book(sheets, CABLE.outlet))
    return pdf(sheets, Title="", Author="Maud Ferrier")


def _book(sheets: Sequence[Sheet], head: str) -> list[tuple[Sheet, Frame]]:
    for number, sheet in enumerate(sheets):
        line = (
            f"{head}   |   9 March 2031   |   {number + 1}"
            if number % 2
            else f"{number + 1}   |   9 March 2031   |   {head}"
        )
        sheet.write(40 if number % 2 else 90, 375, line, 8)
        sheet.write(150, 20, f"- {number + 1} -", 8)
    frame = Frame(30, 350, 300, 50, 11, 13.5, indent=11, justify=True)
    return [(sheet, replace(frame, top=270) if sheet is sheets[0] else frame) for sheet in sheets]


def footnotes() -> bytes:
    """Two pages whose first ends in notes, with raised numbers in the text."""
    first, second = Sheet((420, 420)), Sheet((420, 420))
    first.write(40, 380, CABLE.title, 15, font=1)
    frame = Frame(40, 350, 340, 90, 10, 12, gap=4)
    _filled(CABLE.paragraphs, [(first, frame), (second, replace(frame, top=380, bottom=40))])
    marks = [line for line in first.operators if "switched off" in line or "the Calluna" in line]
    assert marks
    first.write(40, 70, "1", 5)
    first.operators[-1] = first.operators[-1].replace(" 70.00 Tm", " 73.00 Tm")
    first.write(44, 70, HEAD_NOTES[0][2:], 7.5)
    first.write(40, 60, HEAD_NOTES[1], 7.5)
    _raise_after(first, "forty miles", "1")
    return pdf([first, second], Title=CABLE.title)


def _raise_after(sheet: Sheet, words: str, mark: str) -> None:
    for operator in list(sheet.operators):
        found = re.search(r"1 0 0 1 ([\d.]+) ([\d.]+) Tm \((.*)\) Tj", operator)
        if found and words in found[3]:
            before = found[3][: found[3].index(words) + len(words)]
            sheet.write(float(found[1]) + width(before, 10), float(found[2]) + 3.5, mark, 5.5)
            return
    raise AssertionError(words)


def title_page() -> bytes:
    """A cover with the outlet, title, author and day on it, the text on the pages after."""
    cover, text = Sheet(), Sheet()
    cover.centred(700, "Mainland Gazette", 30, font=2)
    cover.centred(520, COURT.title, 22, font=1)
    cover.centred(480, "By Ines Varga", 12)
    cover.centred(460, "21 March 2031", 12)
    _filled(COURT.paragraphs, [(text, Frame(60, 780, 475, gap=6, size=11, leading=14))])
    return pdf([cover, text])


def turned() -> bytes:
    """A page that lies on its side, with a picture's credit written upwards at its edge."""
    sheet = Sheet((842, 595), more="/Rotate 0")
    top = _top(sheet, FISH, y=540)
    frames = [Frame(60, top, 340, 60, indent=10), Frame(430, top, 340, 60, indent=10)]
    _filled(FISH.paragraphs, [(sheet, frame) for frame in frames])
    sheet.write_turned(820, 100, "Archive of the coast guard", 6)
    turned_sheet = replace(sheet, more="/Rotate 90")
    return pdf([turned_sheet])


def scanned_mixed() -> bytes:
    """A page of text between two pages that are pictures."""
    picture, text, last = Sheet(), Sheet(), Sheet()
    picture.show_picture()
    last.show_picture()
    top = _top(text, FISH)
    _filled(FISH.paragraphs, [(text, Frame(60, top, 475, gap=5))])
    return pdf([picture, text, last], Title=FISH.title)


def printed_page() -> bytes:
    """What a browser prints: the time and the title at the head, the address and the page at the foot."""
    sheets = [Sheet((420, 560)) for _ in range(2)]
    for number, sheet in enumerate(sheets, 1):
        sheet.write(20, 545, "30/11/2031, 14:05", 7)
        sheet.write(160, 545, f"{COURT.title} | Mainland Gazette", 7)
        sheet.write(20, 10, "https://gazette.example/2031/court-orders-operator", 7)
        sheet.write(380, 10, f"{number}/2", 7)
    sheets[0].write(40, 500, "Court orders operator to hand", 20, font=1)
    sheets[0].write(40, 476, "over its records", 20, font=1)
    sheets[0].write(40, 450, "By Ines Varga", 9)
    sheets[0].write(40, 436, "Published 21 March 2031 at 16:20 GMT", 9)
    frame = Frame(40, 410, 340, 60, 12, 16, gap=8)
    _filled(COURT.paragraphs, [(sheets[0], frame), (sheets[1], replace(frame, top=510))])
    return pdf(sheets, Title=f"{COURT.title} | Mainland Gazette")


def initial() -> bytes:
    """Two columns under a large initial, in an order of drawing that is not that of reading."""
    sheet = Sheet()
    sheet.write(60, 770, FISH.title, 17, font=1)
    first, *rest = FISH.paragraphs
    sheet.write(60, 697.2, first[0], 34)
    beside = lines_of([first[1:]], Frame(84, 713, 204))[:2]
    flow(beside, sheet, Frame(84, 713, 204))
    left = " ".join(line for _, line, _, _ in lines_of([first[1:]], Frame(84, 713, 204))[2:])
    frames = [Frame(60, 689, 228, 520), Frame(307, 713, 228, 400)]
    _filled([left, *rest], [(sheet, frame) for frame in frames])
    sheet.operators.reverse()
    return pdf([sheet], packed=False, Title=FISH.title)


@dataclass(frozen=True)
class Made:
    """A file of the corpus: its name, the story in it, what is expected of it otherwise than of the story."""

    name: str
    make: Callable[[], bytes]
    story: Story
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    url: str | None = None
    more: tuple[str, ...] = ()


PDFS = (
    Made("one-column.pdf", one_column, CABLE, CABLE.title, None, CABLE.byline, CABLE.published_at),
    Made("two-columns.pdf", two_columns, FISH, FISH.title, None, FISH.byline, FISH.published_at),
    Made(
        "newspaper.pdf", newspaper, COURT, COURT.title, "MAINLAND GAZETTE", COURT.byline, COURT.published_at,
        more=("Judge Hanne Lund on her way to the court.",),
    ),
    Made("running-heads.pdf", running_heads, CABLE, CABLE.title, CABLE.outlet, CABLE.byline, CABLE.published_at),
    Made("footnotes.pdf", footnotes, CABLE, CABLE.title, None, None, None, more=HEAD_NOTES),
    Made("title-page.pdf", title_page, COURT, COURT.title, COURT.outlet, COURT.byline, COURT.published_at),
    Made("turned.pdf", turned, FISH, FISH.title, None, FISH.byline, FISH.published_at),
    Made("scanned-mixed.pdf", scanned_mixed, FISH, FISH.title, None, FISH.byline, FISH.published_at),
    Made(
        "printed-page.pdf", printed_page, COURT, COURT.title, "gazette.example", COURT.byline,
        "2031-03-21T16:20:00+00:00", "https://gazette.example/2031/court-orders-operator",
    ),
    Made("initial.pdf", initial, FISH, FISH.title, None, None, None),
)  # fmt: skip


def docx_plain() -> bytes:
    """Title, byline and day as paragraphs, the text after them, nothing stated."""
    top = p(r(COURT.title), style="Title") + p(r("By Ines Varga")) + p(r(COURT.day))
    return docx(top + "".join(p(r(one)) for one in COURT.paragraphs))


def docx_changes() -> bytes:
    """Words deleted and put in, hidden ones, a comment's mark, a paragraph put together with the next."""
    first, second, *rest = CABLE.paragraphs
    head, tail = first.split(" on Sunday, ")
    body = p(r(CABLE.title), style="Heading1")
    body += p(
        r(head),
        f'<w:del w:author="x">{r(" on Monday").replace("w:t", "w:delText")}</w:del><w:ins>{r(" on Sunday, ")}</w:ins>',
        r(tail),
        r(" Check this!", "<w:vanish/>"),
    )
    start, end = second.split("lighthouse. ")
    body += p(r(start + "lighthouse. "), more="<w:rPr><w:del/></w:rPr>") + p(r(end))
    return docx(body + "".join(p(r(one)) for one in rest), title="draft_3.docx", creator="Maud Ferrier")


def docx_table() -> bytes:
    """A table of two columns, a note at the foot, a box with a quotation, all stated in the file's properties."""
    first, *rest = FISH.paragraphs
    note = '<w:footnote w:id="2">' + p(r("The logs are kept at the harbour office.")) + "</w:footnote>"
    box = "<w:r><w:pict><w:txbxContent>" + p(r("“I would not be here.”")) + "</w:txbxContent></w:pict></w:r>"
    body = p(r(first), '<w:r><w:footnoteReference w:id="2"/></w:r>', box)
    rows = (("Boat", "Miles from the break"), ("Tern", "11"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    body += "".join(p(r(one)) for one in rest) + f"<w:tbl>{cells}</w:tbl>"
    return docx(body, note, FISH.title, "Corin Dahl")


def odt_plain() -> bytes:
    """As a newsroom sends it: headline as a heading, byline with the day."""
    top = f'<text:h text:outline-level="1">{FISH.title}</text:h>' + tp("By Corin Dahl and Wenna Oake | March 11, 2031")
    return odt(top + tps(FISH.paragraphs))


def odt_changes() -> bytes:
    """A tracked deletion, a comment, spaces and line breaks as elements, a note."""
    first, *rest = COURT.paragraphs
    region = f"<text:changed-region>{tp('Nobody should read this.')}</text:changed-region>"
    deleted = f"<text:tracked-changes>{region}</text:tracked-changes>"
    body = f"<text:note-body>{tp('The ruling has 40 pages.')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    words = first.replace(" Norrling ", '<text:s text:c="1"/><text:span>Norrling</text:span><text:s/>')
    words += f"<office:annotation>{tp('Really?')}</office:annotation>{note}"
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    return odt(deleted + tp(COURT.title, "P1") + tp(words) + tps(rest), style, "Untitled 1", "Ines Varga")


def odt_stated() -> bytes:
    """Nothing but the text; title and author are stated in the file's properties."""
    return odt(tps(CABLE.paragraphs), title=CABLE.title, creator="Maud Ferrier")


DOCXS = (
    Made("plain.docx", docx_plain, COURT, COURT.title, None, COURT.byline, COURT.published_at),
    Made("changes.docx", docx_changes, CABLE, CABLE.title, None, CABLE.byline, None),
    Made(
        "table.docx", docx_table, FISH, FISH.title, None, "Corin Dahl", None,
        more=(
            "“I would not be here.”", "Boat\tMiles from the break", "Tern\t11",
            "The logs are kept at the harbour office.",
        ),
    ),
)  # fmt: skip
ODTS = (
    Made("plain.odt", odt_plain, FISH, FISH.title, None, FISH.byline, FISH.published_at),
    Made("changes.odt", odt_changes, COURT, COURT.title, None, COURT.byline, None, more=("The ruling has 40 pages.",)),
    Made("stated.odt", odt_stated, CABLE, CABLE.title, None, CABLE.byline, None),
)  # fmt: skip


def expected(made: Made) -> dict[str, str | None]:
    """The line that says what is in a file."""
    text = "\n\n".join((*made.story.paragraphs, *made.more))
    fields = {name: getattr(made, name) for name in ("title", "outlet", "byline", "published_at", "url")}
    return {"file": made.name, "member": None, **fields, "language": "en", "text": text}


def write(kind: str, files: Sequence[Made]) -> None:
    """Put the files of one format, and what is expected of them, into the corpus."""
    folder = CORPUS / kind
    folder.mkdir(exist_ok=True)
    for made in files:
        (folder / made.name).write_bytes(made.make())
    lines = (json.dumps(expected(made), ensure_ascii=False) for made in files)
    (folder / "expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def all_made() -> Iterator[tuple[str, Sequence[Made]]]:
    yield from (("pdf", PDFS), ("docx", DOCXS), ("odt", ODTS))


if __name__ == "__main__":
    for kind, files in all_made():
        write(kind, files)
    sys.exit(0)
