"""What a file is, is told by what is in it; by its name and what is declared only where that leaves it open."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from importlib.util import find_spec

import pytest

from sayso.ingest.formats import BY_NAME, FORMATS, is_report, suffix_of
from sayso.ingest.sniff import format_of
from sayso.ingest.types import Item

SAID = b"Mayor Ines Polk said no.\n"
MAIL = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("a.txt"))
    return out.getvalue()


DOCX = zipped(word__document_dot_xml=b"<w/>")
ODT = zipped(mimetype=b"application/vnd.oasis.opendocument.text")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

CASES: list[tuple[str, bytes, str]] = [
    ("a.txt", SAID, "text"),
    ("a", SAID, "text"),
    ("a.md", SAID, "markdown"),
    ("a.dat", b"", "text"),
    ("a.pdf", SAID, "text"),
    ("a.txt", b"%PDF-1.4\n", "pdf"),
    ("a.pdf", b"\n\nrubbish %PDF-1.4\n", "pdf"),
    ("a.txt", b"<!DOCTYPE html><p>", "html"),
    ("a", b"\xef\xbb\xbf \n<HTML><body>", "html"),
    ("a", '<html><body>"'.encode("utf-16"), "html"),
    ("a", b"<!-- saved --><!-- twice -->\n<html>", "html"),
    ("a.xml", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html"),
    ("a.html", b"no tags at all", "html"),
    ("a", b"<div class='x'>He said no.</div>", "html"),
    ("a.txt", b"<General Oswin Radle> said no", "text"),
    ("a.md", b"<div align=center>\n\n# A title\n", "markdown"),
    ("a.txt", b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; x=y\r\n\r\n", "mhtml"),
    ("a.eml", MAIL + b"\r\nHello", "mail"),
    ("a", MAIL + b"Content-Type: multipart/related;\r\n\tboundary=x\r\n\r\nHello", "mail"),
    ("a.eml", b"Subject: x\nFrom: y\n\nHello", "mail"),
    ("a.txt", b"From: the mayor\nTo: all\n\nHe said no.", "text"),
    ("a.txt", b"Mayor: no.\nReporter: why?\n", "text"),
    ("a", b"From a@b.example Mon Mar  3 10:00:00 2031\nReceived: x\n\nHello", "mbox"),
    ("a.txt", b"From March 2031\nhe said no.", "text"),
    ("a.xml", b"<?xml version='1.0'?>\n<?xml-stylesheet href='x'?><!-- x --><rss version='2.0'>", "feed"),
    ("a", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
    ("a", b"<rdf:RDF>", "feed"),
    ("a.xml", b"<?xml version='1.0'?><nitf>", "newsml"),
    ("a.xml", b"<?xml version='1.0'?><invoice>", "xml"),
    ("a", b"WARC/1.0\r\n", "warc"),
    ("a.gz", gzip.compress(b"WARC/1.0\r\n"), "warc"),
    ("a", gzip.compress(tarred()), "tar"),
    ("a", tarred(), "tar"),
    ("a", gzip.compress(SAID), "gz"),
    ("a.tgz", b"\x1f\x8b\x08", "tar"),
    ("a.bin", zipped(a_dot_txt=SAID), "zip"),
    ("a.zip", DOCX, "docx"),
    ("a.zip", ODT, "odt"),
    ("a.zip", zipped(xl__workbook_dot_xml=b"", word__x=b""), "table"),
    ("a.zip", zipped(datapackage_dot_json=b"{}"), "wacz"),
    ("a.zip", zipped(inner_dot_docx=DOCX), "zip"),
    ("a.docx", DOCX[:40], "docx"),
    ("a.docx", zipped(ppt__presentation_dot_xml=b""), "slides"),
    ("a.zip", zipped(mimetype=b"application/epub+zip"), "epub"),
    ("a", b"PAR1\x15\x04", "table"),
    ("a.doc", OLE, "doc"),
    ("a.xls", OLE + "Workbook".encode("utf-16-le"), "table"),
    ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
    ("a.csv", b"title,text\nA,B\n", "table"),
    ("a.txt", b"title,text\nA,B\n", "text"),
    ("a.tsv", b"title\ttext\n", "table"),
    ("a", b'{"title": "A", "text": "B"}', "json"),
    ("a", b'[\n {"title": "A"}]', "json"),
    ("a.json", b"[1, 2]", "json"),
    ("a.txt", b"[Photo: A]\nHe said no.", "text"),
    ("a", b'{"title": "A"}\n{"title": "B"}\n', "jsonl"),
    ("a.jsonl", b'{"title": "A"}', "jsonl"),
    ("a", b'{"uri": "x", "headline": "A", "body_text": "B"}', "ninjs"),
    ("a.txt", b"{\\rtf1 x}", "rtf"),
    ("a.txt", b"\xff\xd8\xff\xe0", "picture"),
    ("a.txt", b"RIFF\0\0\0\0WEBP", "picture"),
    ("a.html", b"<svg xmlns='x'>", "picture"),
    ("a", b"\0\0\0\x20ftypisom", "film"),
    ("a", b"7z\xbc\xaf\x27\x1c", "packed"),
    ("a.db", b"SQLite format 3\0", "database"),
    ("a.txt", b"He said\0 no.", "binary"),
]


@pytest.mark.parametrize(("name", "raw", "expected"), CASES)
def test_a_file_is_what_is_in_it(name: str, raw: bytes, expected: str) -> None:
    assert format_of(Item(raw, name)).name == expected


@pytest.mark.parametrize(
    ("raw", "name", "media_type", "expected"),
    [
        (SAID, "https://example.test/a.html", "text/plain; charset=utf-8", "html"),
        (SAID, "https://example.test/a", "text/html; charset=utf-8", "html"),
        (SAID, "a.zip!a.txt", "text/csv", "table"),
        (SAID, "a.txt", "application/octet-stream", "text"),
        (b"Subject: x\nDate: y\n\nHello", "a", "message/rfc822", "mail"),
        (b"%PDF-1.4", "a", "text/html", "pdf"),
        (b'{"text": "x"}', "a.csv!row 1", "application/x-sayso-row", "row"),
        (b'{"text": "x"}', "a.rss!1", "application/x-sayso-entry", "entry"),
    ],
)
def test_what_is_declared_counts_where_the_content_leaves_it_open(
    raw: bytes, name: str, media_type: str, expected: str
) -> None:
    assert format_of(Item(raw, name, media_type)).name == expected


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_has_a_module_or_a_remedy(form: object) -> None:
    known = BY_NAME[form.name]  # type: ignore[attr-defined]
    modules = [module for module in (known.convert, known.expand) if module]
    assert bool(modules) != bool(known.remedy)
    for module in modules:
        assert find_spec(f"sayso.ingest.{module}"), module


def test_suffixes_are_told_apart() -> None:
    assert suffix_of("a.WARC.gz") == ".warc.gz"
    assert suffix_of("a.tar.gz") == ".tar.gz"
    assert suffix_of("a.txt.gz") == ".gz"
    assert suffix_of("txt") == ""
    assert len({suffix for form in FORMATS for suffix in form.suffixes}) == sum(len(form.suffixes) for form in FORMATS)


@pytest.mark.parametrize(
    ("name", "taken"),
    [("a/b.txt", True), ("a.HTML", True), ("a/.b.txt", False), ("a.jpg", False), ("a.txt.meta.json", False)],
)
def test_what_is_taken_from_folders_and_archives(name: str, taken: bool) -> None:
    assert is_report(name) is taken
