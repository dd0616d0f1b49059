"""Word and OpenDocument files made to do harm, and broken ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from making_office import ODT_TYPE, W, docx, odt, p, packed, r, tp

WORDS = "The harbour board said that the barges had passed at night, and that nobody had opened a hatch."
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY l0 'lol'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
)


def _document(content: str | bytes) -> bytes:
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": content})


def _body(body: str, before: str = "") -> bytes:
    return _document(f"{before}<w:document {W}><w:body>{body}</w:body></w:document>")


def _content(content: str | bytes) -> bytes:
    return packed({"content.xml": content}, ("mimetype", ODT_TYPE))


def _words() -> Iterator[tuple[str, bytes]]:
    good = p(r(WORDS))
    yield "laughs.docx", _body(p(r("&l9;").replace("&amp;", "&")), LAUGHS)
    external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    yield "external.docx", _body(p("<w:r><w:t>&e;</w:t></w:r>"), external)
    yield "external-dtd.docx", _body(good, "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>")
    yield "bomb.docx", _body(p(r(" " * (80 << 20))))
    yield "bomb-footnotes.docx", docx(good, p(r("x" * (40 << 20))))
    yield "deep.docx", _body("<w:p><w:r>" * 20_000)
    yield "deep-closed.docx", _body("<w:sdt>" * 5_000 + good + "</w:sdt>" * 5_000)
    yield "tables-in-tables.docx", _body("<w:tbl><w:tr><w:tc>" * 60 + good + "</w:tc></w:tr></w:tbl>" * 60)
    yield "many-paragraphs.docx", _body(p(r("No.")) * 200_000)
    yield "too-long.docx", _body(p(r(f"{WORDS} " * 20_000)))
    yield "many-notes.docx", docx(good + '<w:footnoteReference w:id="1"/>' * 10_000, '<w:footnote w:id="1"/>')
    yield (
        "self-note.docx",
        docx(
            p(r(WORDS), '<w:footnoteReference w:id="1"/>'),
            '<w:footnote w:id="1">' + p(r("See"), '<w:footnoteReference w:id="1"/>') + "</w:footnote>",
        ),
    )
    yield "empty.docx", _body("")
    yield "no-body.docx", _document(f"<w:document {W}/>")
    yield "not-xml.docx", _document(b"\x00\x01\x02")
    yield "empty-part.docx", _document(b"")
    yield "cut-xml.docx", _document(f"<w:document {W}><w:body><w:p><w:r><w:t>The harb")
    yield "utf16.docx", _document(f"<w:document {W}><w:body>{good}</w:body></w:document>".encode("utf-16"))
    yield "wrong-encoding.docx", _document(b"<?xml version='1.0' encoding='utf-77'?>" + WORDS.encode())
    yield "other-namespace.docx", _document(f"<document><body><p><r><t>{WORDS}</t></r></p></body></document>")
    yield "all-deleted.docx", _body(p(f"<w:del>{r(WORDS)}</w:del>"))
    yield "include.docx", _body('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>' + good)
    yield "link.docx", docx(good, **{"word/_rels/document.xml.rels": "<Relationships><x Target='http://127.0.0.1:9'/>"})
    yield "macro.docm", docx(good, **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 AutoOpen Shell"})
    yield "core-broken.docx", docx(good, **{"docProps/core.xml": "<broken"})


def _packings() -> Iterator[tuple[str, bytes]]:
    good = docx(p(r(WORDS)))
    yield "cut.docx", good[: len(good) // 2]
    yield "flipped.docx", bytes(byte ^ (0xFF if number % 61 == 40 else 0) for number, byte in enumerate(good))
    yield "no-list.docx", good[: good.rfind(b"PK\x01\x02")]
    yield "zip-only.docx", packed({"a.txt": WORDS})
    twice = io.BytesIO(good)
    with zipfile.ZipFile(twice, "a") as file:
        file.writestr("word/other.xml", b"x")
    yield "grown.docx", twice.getvalue()
    yield "locked.docx", good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    yield "many-parts.docx", packed({"word/document.xml": "<x/>"} | {f"word/{n}.xml": "<x/>" for n in range(20_000)})


def _open_documents() -> Iterator[tuple[str, bytes]]:
    yield "laughs.odt", _content(f"{LAUGHS}<x>&l9;</x>")
    yield "bomb.odt", odt(tp(" " * (80 << 20)))
    yield "deep.odt", odt("<text:section>" * 3_000 + tp(WORDS) + "</text:section>" * 3_000)
    yield "spaces.odt", odt(tp(f'{WORDS}<text:s text:c="999999999999"/>'))
    yield "spaces-odd.odt", odt(tp(f'{WORDS}<text:s text:c="-5"/><text:s text:c="²"/>'))
    yield (
        "columns.odt",
        odt(
            '<table:table><table:table-row><table:table-cell table:number-columns-repeated="999999999">'
            + tp(WORDS)
            + "</table:table-cell></table:table-row></table:table>"
        ),
    )
    yield "odd-packing.odt", _oddly_packed()
    yield "no-content.odt", packed({"other.xml": "<x/>"}, ("mimetype", ODT_TYPE))
    yield "no-text.odt", _content("<x/>")
    yield (
        "notes-in-notes.odt",
        odt(tp("<text:note><text:note-body><text:p>" * 40 + WORDS + "</text:p></text:note-body></text:note>" * 40)),
    )
    yield "not-xml.odt", _content(b"PK\x03\x04")
    yield (
        "manifest.odt",
        packed(
            {"content.xml": b"\x8f\x00\xff" * 99, "META-INF/manifest.xml": "<manifest:encryption-data/>"},
            ("mimetype", ODT_TYPE),
        ),
    )


def _oddly_packed() -> bytes:
    """A content whose packing names properties that there are not."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr(zipfile.ZipInfo("mimetype"), ODT_TYPE)
        made.writestr("content.xml", f"<x>{WORDS}</x>")
    return out.getvalue().replace(b"\x09\x04\x05\x00\x5d", b"\x09\x04\x05\x00\xff")


def cases() -> Iterator[tuple[str, bytes]]:
    yield from _words()
    yield from _packings()
    yield from _open_documents()
