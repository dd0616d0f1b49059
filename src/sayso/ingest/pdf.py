"""PDF: the text of its pages in reading order, without what stands around it; nothing in it is ever run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sayso.errors import InputError
from sayso.ingest.find import shown
from sayso.ingest.heading import MAX_LINES, Heading, is_person, is_title, outlet_in, read_heading, same_words
from sayso.ingest.limits import MAX_META_CHARACTERS, MAX_PAGES, MAX_REPORT_CHARACTERS
from sayso.ingest.metadata import clean_byline, clean_url, outlet_of_url
from sayso.ingest.opening import said_above
from sayso.ingest.pdf_layout import TITLE_SIZE, Line, columns_of, usual_leading, usual_size
from sayso.ingest.pdf_page import PageText, read_page
from sayso.ingest.pdf_paragraphs import Paragraph, Setting, Writer, blocks_of, flowed
from sayso.ingest.pdf_running import without_running
from sayso.ingest.types import Item, Meta, Page

MAX_TITLE = 300
"""Characters of a title."""
MAX_LISTED = 12
"""Pages that a note names."""


def convert(item: Item) -> Page:
    """The report in a PDF.

    Places count the characters of each page as PDFium numbers them (``FPDFText_GetUnicode``, ``get_charbox``). Pages
    without text are named in a note. Raises InputError if no page has text, the file is locked or damaged, or it is
    too long to be a report.
    """
    name = shown(item.source)
    with _opened(item.raw, name) as document:
        stated = {key: _stated(document, key) for key in ("Title", "Author")}
        pages, lost = _pages(document, name)
    if not any(page.words for page in pages):
        pages_are = "is scanned pages without text" if lost else "has no text that can be read"
        raise InputError(f"{name} {pages_are}; run OCR over it first (ocrmypdf, say).")
    return _page(pages, stated, tuple(_notes(name, lost)))


@contextmanager
def _opened(raw: bytes, name: str) -> Iterator[Any]:
    import pypdfium2
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD:
            raise InputError(f"{name} is a PDF locked with a password; save it without one first.") from error
        raise InputError(f"{name} is a PDF that is damaged or cut off; get it again.") from error
    try:
        yield document
    finally:
        document.close()


def _stated(document: Any, key: str) -> str:
    """What a PDF says about itself; "" if that is no text, as half a surrogate pair is none."""
    try:
        return str(document.get_metadata_value(key))[:MAX_META_CHARACTERS]
    except UnicodeDecodeError:
        return ""


def _pages(document: Any, name: str) -> tuple[list[PageText], list[int]]:
    """All pages, and the numbers of those that show something, but have no text that could be read."""
    import pypdfium2

    count = len(document)
    if count > MAX_PAGES:
        raise InputError(f"{name} has {count:,} pages, more than the {MAX_PAGES:,} of the longest report; split it.")
    pages: list[PageText] = []
    lost: list[int] = []
    for number in range(count):
        try:
            page = document[number]
            found = read_page(page)
            shows = not found.words and _has_picture(page)
            page.close()
        except pypdfium2.PdfiumError:
            found, shows = _EMPTY, True
        if shows or not found.readable:
            lost.append(number + 1)
        pages.append(found if found.readable else _EMPTY)
        _check(sum(len(one.text) for one in pages), name)
    return pages, lost


_EMPTY = PageText("", (), 0.0, 0.0)


def _check(characters: int, name: str) -> None:
    if characters > MAX_REPORT_CHARACTERS:
        raise InputError(
            f"{name} has more than the {MAX_REPORT_CHARACTERS:,} characters of the longest report; split it."
        )


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _notes(name: str, lost: Sequence[int]) -> Iterator[str]:
    if lost:
        listed = ", ".join(map(str, lost[:MAX_LISTED])) + (" and more" if len(lost) > MAX_LISTED else "")
        pages = f"{len(lost):,} pages" if len(lost) > 1 else "a page"
        yield f"{name} has {pages} without text ({listed}) that can't be read; run OCR over it first (ocrmypdf, say)."


@dataclass(frozen=True, slots=True)
class _Laid:
    """A file's paragraphs in order, each a part of the report, and how they are set."""

    paragraphs: list[Paragraph]
    body: float

    def first(self) -> list[Paragraph]:
        """The paragraphs of the first page that may be a heading's."""
        page = self.paragraphs[0][0].page
        return [one for one in self.paragraphs[:MAX_LINES] if one[0].page == page]


def _page(pages: Sequence[PageText], stated: dict[str, str], notes: tuple[str, ...]) -> Page:
    kept, running = without_running(pages)
    if not any(page.words for page in kept):
        kept, running = list(pages), []
    laid = _laid(kept)
    heading = _heading(laid, stated, running)
    rest = [one for number, one in enumerate(laid.paragraphs) if number not in heading.taken]
    writer = Writer([page.text for page in pages], _line_texts(laid.paragraphs))
    for paragraph in rest or laid.paragraphs:
        writer.write(paragraph)
    text, origin = writer.done()
    said = said_above(map(_text, laid.paragraphs))
    return Page(text, origin, _meta(heading, stated, running).over(said), notes=notes)


def _laid(pages: Sequence[PageText]) -> _Laid:
    body = usual_size(chain.from_iterable(page.words for page in pages))
    columns = [(number, lines) for number, page in enumerate(pages) for lines in columns_of(page.words, body)]
    setting = Setting(body, usual_leading((lines for _, lines in columns), body))
    blocks = chain.from_iterable(
        blocks_of(lines, page, number, setting) for number, (page, lines) in enumerate(columns)
    )
    return _Laid(flowed(blocks, body), body)


def _line_texts(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for block in paragraph:
            for line in block.lines:
                yield line.text


def _text(paragraph: Paragraph) -> str:
    return " ".join(block.text for block in paragraph)


def _heading(laid: _Laid, stated: dict[str, str], running: Sequence[str]) -> Heading:
    first = laid.first()
    texts = [_text(one) for one in first]
    title = next((number for number, text in enumerate(texts) if same_words(text, stated["Title"])), None)
    if title is None:
        title = _largest(first, texts, laid.body)
    return read_heading(texts, title, running)


def _largest(first: Sequence[Paragraph], texts: Sequence[str], body: float) -> int | None:
    """The number of the paragraph in the largest letters, if they are larger than the text's and it names no outlet."""
    sizes: Iterable[Line] = (one[0].lines[0] for one in first)
    large = [
        (round(line.size), -number)
        for number, (line, text) in enumerate(zip(sizes, texts, strict=True))
        if line.size >= TITLE_SIZE * body and len(text) <= MAX_TITLE and not outlet_in(text) and " " in text
    ]
    return -max(large)[1] if large else None


def _meta(heading: Heading, stated: dict[str, str], running: Sequence[str]) -> Meta:
    url = next(filter(None, map(_address, running)), None)
    title = stated["Title"] if is_title(stated["Title"]) else None
    author = clean_byline(stated["Author"]) if is_person(stated["Author"]) else None
    return heading.meta.over(Meta(title=title, byline=author, url=url, outlet=outlet_of_url(url) if url else None))


def _address(line: str) -> str | None:
    """The address that a browser prints at the foot of a page, unless it is shortened."""
    found = next((word for word in line.split() if word.startswith(("http://", "https://"))), "")
    return clean_url(found) if found and not found.endswith(("…", "...")) else None
