"""The targets: every place where bytes from elsewhere meet a parser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from bench.fuzz.checks import Original, check_items, check_page, check_places, check_said
from bench.fuzz.wrapping import HEAD, JSON_LD, PDF_PAGE, Wrapping, in_zip
from sayso.errors import InputError
from sayso.ingest import charsets, jsontext, mail, mhtml
from sayso.ingest.mail_parts import body_parts, charset_of, content_of, parsed
from sayso.ingest.types import Item
from sayso.model import Span, Stretch

AS_IS = Wrapping()


@dataclass(frozen=True, slots=True)
class Target:
    """What is done with bytes, which files are seeds, and how long an input may get."""

    run: Callable[[bytes], None]
    suffixes: str
    wrapping: Wrapping = AS_IS
    longest: int = 1 << 14


def _html(item: Item, one: Stretch) -> str:
    return _decoded(item.raw, item.charset)[one.start : one.end]


_decoded = lru_cache(maxsize=8)(charsets.decoded)


def _json(item: Item, one: Stretch) -> str:
    return _decoded_json(item.raw)[one.start : one.end]


_decoded_json = lru_cache(maxsize=8)(jsontext.decoded)


def _mhtml(item: Item, one: Stretch) -> str:
    return _saved_page(item.raw)[one.start : one.end]


@lru_cache(maxsize=8)
def _saved_page(raw: bytes) -> str:
    part = mhtml._page_part(mhtml._message(raw, "a"))
    return charsets.decoded(content_of(part), charset_of(part)) if part else ""


def _mail(item: Item, one: Stretch) -> str:
    return _only_text(item.raw)[one.start : one.end]


@lru_cache(maxsize=8)
def _only_text(raw: bytes) -> str:
    """The part of a mail that its text is from; there are no places if it is from several."""
    parts = body_parts(parsed(raw, "a"))
    (part,) = [part for part in parts if mail._page(part, Item(raw, "a"))]
    text = charsets.decoded(content_of(part), charset_of(part))
    return text if part.get_content_type() == "text/html" else text.replace("\r\n", "\n").replace("\r", "\n")


def _pdf(item: Item, one: Stretch) -> str:
    return _characters(item.raw, one.page or 1)[one.start : one.end]


@lru_cache(maxsize=8)
def _characters(raw: bytes, number: int) -> str:
    """The characters of a page as PDFium numbers them."""
    import pypdfium2
    from pypdfium2.raw import FPDFText_GetUnicode

    document = pypdfium2.PdfDocument(raw)
    try:
        page: Any = document[number - 1].get_textpage()
        return "".join(chr(FPDFText_GetUnicode(page, index)) for index in range(page.count_chars()))
    finally:
        document.close()


OURS: dict[str, Original] = {"row": _json, "entry": _json, "message": _mail}


def _page(form: str, name: str, original: Original | None = None, wrapping: Wrapping = AS_IS) -> Any:
    return partial(_run_page, form, name, original, wrapping)


def _run_page(form: str, name: str, original: Original | None, wrapping: Wrapping, raw: bytes) -> None:
    check_page(Item(wrapping.around(raw), name), form, original)


def _items(form: str, name: str, wrapping: Wrapping = AS_IS) -> Any:
    return partial(_run_items, form, name, wrapping)


def _run_items(form: str, name: str, wrapping: Wrapping, raw: bytes) -> None:
    check_items(Item(wrapping.around(raw), name), form, OURS)


def _tidy(raw: bytes) -> None:
    from sayso.ingest.hygiene import tidy

    text = raw.decode("utf-8", "surrogateescape")
    tidied, origin = tidy(text, (Stretch(Span(0, len(text)), 0, len(text)),) if text else ())
    tidied.encode()
    check_places(tidied, origin, lambda one: text[one.start : one.end])
    if tidy(tidied)[0] != tidied and text.isascii():
        raise AssertionError("what is tidy is not tidied again")


def _sidecar(raw: bytes) -> None:
    from sayso.ingest.sidecar import read_sidecar

    try:
        read_sidecar(raw, "a.txt.meta.json")
    except InputError as error:
        check_said(error)


def _sniff(raw: bytes) -> None:
    from sayso.ingest.sniff import format_of

    format_of(Item(raw, "file"))


_DOCX = in_zip("docx/plain.docx", "word/document.xml")
_ODT = in_zip("odt/plain.odt", "content.xml")
_XLSX = in_zip("table/sheet.xlsx", "xl/worksheets/sheet1.xml")
_WACZ = in_zip("warc/collection.wacz", "archive/data.warc.gz")

TARGETS: dict[str, Target] = {
    "html": Target(_page("html", "a.html", _html), ".html .htm"),
    "head": Target(_page("html", "a.html", _html, HEAD), ".html", HEAD),
    "json_ld": Target(_page("html", "a.html", _html, JSON_LD), ".html", JSON_LD),
    "mhtml": Target(_page("mhtml", "a.mhtml", _mhtml), ".mhtml .mht"),
    "pdf": Target(_page("pdf", "a.pdf", _pdf), ".pdf", longest=1 << 15),
    "pdf_page": Target(_page("pdf", "a.pdf", _pdf, PDF_PAGE), ".pdf", PDF_PAGE),
    "docx": Target(_page("docx", "a.docx"), ".docx", longest=1 << 15),
    "docx_xml": Target(_page("docx", "a.docx", wrapping=_DOCX), ".docx", _DOCX),
    "odt": Target(_page("odt", "a.odt"), ".odt", longest=1 << 15),
    "odt_xml": Target(_page("odt", "a.odt", wrapping=_ODT), ".odt", _ODT),
    "mail": Target(_items("mail", "a.eml"), ".eml"),
    "mbox": Target(_items("mbox", "a.mbox"), ".mbox"),
    "feed": Target(_items("feed", "a.rss"), ".rss .atom .rdf .xml"),
    "warc": Target(_items("warc", "a.warc"), ".warc .warc.gz", longest=1 << 15),
    "wacz": Target(_items("wacz", "a.wacz", _WACZ), ".wacz", _WACZ, longest=1 << 15),
    "csv": Target(_items("table", "a.csv"), ".csv .tsv"),
    "xlsx": Target(_items("table", "a.xlsx"), ".xlsx .ods .xls", longest=1 << 15),
    "xlsx_xml": Target(_items("table", "a.xlsx", _XLSX), ".xlsx", _XLSX),
    "parquet": Target(_items("table", "a.parquet"), ".parquet", longest=1 << 15),
    "json": Target(_items("json", "a.json"), ".json"),
    "jsonl": Target(_items("jsonl", "a.jsonl"), ".jsonl"),
    "ninjs": Target(_page("ninjs", "a.json", _json), ".json .ninjs"),
    "zip": Target(_items("zip", "a.zip"), ".zip", longest=1 << 15),
    "tar": Target(_items("tar", "a.tar"), ".tar .tar.gz .tgz .tar.xz", longest=1 << 15),
    "text": Target(_page("text", "a.md"), ".md .txt"),
    "tidy": Target(_tidy, ".md .txt"),
    "sidecar": Target(_sidecar, ".meta.json"),
    "sniff": Target(_sniff, "", longest=1 << 12),
}
"""By name. Seeds are the files of tests/ingest so called; all, if no suffix is given."""
