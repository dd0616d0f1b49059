"""The reports behind the PDF and word-processor files of the corpus, and those files."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from making_pdf import SOFT, Frame, Sheet, flow, lines_of, pdf

CORPUS = Path(__file__).parent / "corpus"
_BREAK = re.compile(r"(?<=[a-z]{2}[aeiou][bcdfghjklmnprstvw])(?=[bcdfghjklmnprstvw][aeiou][a-z])")


@dataclass(frozen=True)
class Story:
    """A report as it was written, before anybody set it."""

    title: str
    outlet: str
    byline: str
    day: str
    published_at: str
    paragraphs: tuple[str, ...]


CABLE = Story(
    "Cable cut was no accident, island says",
    "The Kettle Sound Herald",
    "Maud Ferrier",
    "9 March 2031",
    "2031-03-09",
    (
        "STROM HARBOUR — The undersea cable that links Aldersey to the mainland was cut by a ship’s anchor, and not by "
        "the storm, the island’s government said on Sunday, contradicting what the operator had told its customers for "
        "a week.",
        "“An anchor does not fall on the one cable in forty miles of sea by itself,” Interior Minister Ragna Holt told "
        "reporters at the lighthouse. She said that divers had found drag marks of some 300 metres on both sides of "
        "the break.",
        "The operator, Norrling Telecommunications, said in a statement that it had “no evidence of any intention” and "
        "that its investigation would be concluded by the end of the month. A spokeswoman declined to say whether the "
        "company had seen the pictures that the divers took.",
        "According to two officials with knowledge of the inquiry, the freighter Calluna passed over the cable at "
        "about four in the morning with its transponder switched off. They spoke on condition of anonymity because "
        "the inquiry is not finished. The Calluna’s owner, Pelham Shipping, denied that any of its vessels had been "
        "in the area.",
        "“We were in port, and the harbour master has the paper to prove it,” said Osric Tell, who manages the fleet. "
        "The harbour master, asked about this, said he remembered no such paper.",
        "Opposition leader Teodor Brandt accused the government of blaming a foreign ship to distract from its own "
        "negligence. The second cable, which was promised four years ago, has never been laid, he said, and nobody "
        "in the ministry has admitted why.",
    ),
)
FISH = Story(
    "Fishermen dispute ministry’s account of night at sea",
    "Aldersey Post",
    "Corin Dahl, Wenna Oake",
    "March 11, 2031",
    "2031-03-11",
    (
        "Three fishermen who were near the break on the night of 1 March say they saw no freighter, and that the sea "
        "was far too rough for anybody to anchor in.",
        "“I have been out there for thirty years,” said Jory Penn, whose boat was the closest. “If there had been a "
        "ship of that size without lights, I would not be here to tell you.”",
        "The ministry replied that the men’s own logs put them eleven miles to the south. Penn called this a "
        "misreading: the logs give the place where the nets were set, not where the boats waited, he explained. "
        "His brother, who keeps the logs, confirmed it.",
        "An oceanographer at the university, Dr. Signe Aune, said that marks on the bottom fade within days in such "
        "currents. “Either the marks are new, or somebody has been very lucky,” she said. She stressed that she had "
        "not seen the divers’ photographs.",
        "A well-placed source in the coast guard said that the radar at the southern station had been out of order "
        "since February. The coast guard would not comment on what it called operational details.",
    ),
)
COURT = Story(
    "Court orders operator to hand over its records",
    "Mainland Gazette",
    "Ines Varga",
    "Friday, 21 March 2031",
    "2031-03-21",
    (
        "A court on the mainland has ordered Norrling Telecommunications to hand over all records on the cable to "
        "Aldersey, rejecting the company’s argument that they are trade secrets.",
        "Judge Hanne Lund wrote that the public had “an overwhelming interest” in knowing who had known what, and "
        "when. The company has fourteen days to appeal, and its counsel said that it would.",
        "In the hearing, an engineer testified that the alarm had gone off twice that night and that both alarms had "
        "been acknowledged from headquarters. She did not say by whom. The company’s counsel suggested that the "
        "acknowledgement was automatic, which the engineer denied.",
        "Documents shown to the court indicate that the insurance of the cable was renewed three days before the "
        "break, for twice the former sum. “That is a coincidence, and there are such things,” the counsel said.",
        "Minister Holt welcomed the ruling. She promised to publish every page that does not endanger anyone, and "
        "said that the government had nothing to fear from the truth. Brandt, the opposition leader, said he would "
        "count the pages.",
        "Pelham Shipping, which is not a party to the case, announced that the Calluna had been sold in January. It "
        "did not name the buyer. Registers in two countries still list it as the owner, an archivist of the register "
        "confirmed on Thursday.",
    ),
)
STORIES = (CABLE, FISH, COURT)

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
    from making_pdf import width

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
    yield "pdf", PDFS


if __name__ == "__main__":
    for kind, files in all_made():
        write(kind, files)
    sys.exit(0)
