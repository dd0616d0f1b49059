"""Tables, and JSON, that are broken or made to burst who reads them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator

TEXT = "The board said the barges had passed at night, and nobody had opened a hatch, as far as it knew."
_MAIN = "http://schemas.openxmlformats.org"


def _relations(*pairs: tuple[str, str]) -> str:
    rels = f"{_MAIN}/officeDocument/2006/relationships"
    inner = "".join(f'<Relationship Id="r{n}" Type="{rels}/{k}" Target="{t}"/>' for n, (k, t) in enumerate(pairs, 1))
    return f'<Relationships xmlns="{_MAIN}/package/2006/relationships">{inner}</Relationships>'


def _xlsx(sheet: str, more: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    main = f'xmlns="{_MAIN}/spreadsheetml/2006/main"'
    inside = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    files = {
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{_MAIN}/officeDocument/2006/relationships">'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(*inside),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
        **(more or {}),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def _ods(rows: str) -> bytes:
    out, urn = io.BytesIO(), "urn:oasis:names:tc:opendocument:xmlns:"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("mimetype"), kind)
        packed.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{urn}manifest:1.0"/>')
        names = f'xmlns:o="{urn}office:1.0" xmlns:table="{urn}table:1.0" xmlns:t="{urn}text:1.0"'
        table = f'<o:spreadsheet><table:table table:name="S">{rows}</table:table></o:spreadsheet>'
        content = f"<o:document-content {names}><o:body>{table}</o:body></o:document-content>"
        packed.writestr("content.xml", content)
    return out.getvalue()


def _inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _csv() -> Iterator[tuple[str, bytes]]:
    head = "title,text\n"
    yield "cell-of-a-million.csv", (head + f'A,"{"word " * 250_000}"\nB,{TEXT.replace(",", "")}\n').encode()
    yield "cell-of-seventeen-million.csv", (head + 'A,"' + "word " * 3_500_000 + '"\n').encode()
    yield "quote-never-closed.csv", (head + 'A,"' + TEXT + "\n" + f'B,"{TEXT}"\n' * 50).encode()
    yield "ragged.csv", (head + f'A\nB,"{TEXT}",x,y,z\nC,"{TEXT}"\n,,,,,,\n').encode()
    yield "nul.csv", (head + f'A\0,"{TEXT}\0"\n').encode()
    yield "no-text.csv", b"a,b\n1,2\n3,4\n"
    yield "only-header.csv", b"title,text\n"
    yield "no-header.csv", "".join(f'x,"{TEXT * 4}"\n' for _ in range(3)).encode()
    yield (
        "columns-of-fifty-thousand.csv",
        (",".join(f"c{n}" for n in range(50_000)) + "\n" + "," * 50_000 + "\n").encode(),
    )
    yield "same-names.csv", (f'text,text,text\n"{TEXT}","b","c"\n').encode()
    yield "controls.csv", (f'title,text\n\x1b[31mred\x07,"{TEXT}\u202e"\n').encode()
    yield "half-utf16.csv", (head + f'A,"{TEXT}"\n').encode("utf-16")[:-1]
    yield "mixed-encodings.csv", (head + f'A,"{TEXT}é"\n').encode() + f'B,"{TEXT}é"\n'.encode("latin-1")
    yield "bare-returns.csv", (head + f'A,"{TEXT}"\n').encode().replace(b"\n", b"\r")
    yield "formula.csv", (f'title,text\n"=cmd|\' /C calc\'!A0","{TEXT}"\n').encode()
    yield "thousand-bad-rows.csv", (head + "A,b,c,d\n" * 1_000).encode()


def _json() -> Iterator[tuple[str, bytes]]:
    yield "deep.json", b"[" * 100_000
    yield "deep-objects.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    yield "deep-inside.json", b'[{"text":"' + TEXT.encode() + b'","x":' + b"[" * 500 + b"]" * 500 + b"}]"
    yield "not-a-number.json", f'[{{"text":"{TEXT}","date":NaN,"title":Infinity}}]'.encode()
    yield "huge-number.json", f'[{{"text":"{TEXT}","date":{"9" * 10_000}}}]'.encode()
    yield "huge-exponent.json", f'[{{"text":"{TEXT}","date":1e999999}}]'.encode()
    yield "lone-surrogate.json", b'[{"title":"\\udc00","text":"He said \\ud800 so, and \\ud83d\\ude00 again."}]'
    yield "wrong-kinds.json", b'[{"text":{"a":1},"title":[[]],"url":5},{"text":null},{"text":["a",2]},5,null,[]]'
    yield "cut-short.json", json.dumps([{"title": "A", "text": TEXT}] * 20).encode()[:-30]
    yield "no-list.json", b'{"a": 1, "b": {"c": []}}'
    yield "empty-list.json", b"[]"
    yield "strings.json", json.dumps([TEXT, "", 5]).encode()
    yield (
        "bad-lines.jsonl",
        (json.dumps({"text": TEXT}) + "\n{\n[1]\nnull\n" + json.dumps({"text": TEXT}) + "\n").encode(),
    )
    yield "not-utf8.jsonl", b'{"text": "caf\xe9 ' + TEXT.encode() + b'"}\n{"text": "b"}\n'
    yield "thousand-bad-lines.jsonl", b'{"text": "He said so."}\n' + b"{x}\n" * 1_000
    yield "million-characters.jsonl", json.dumps({"text": "word " * 300_000}).encode() + b'\n{"text":"a b"}\n'
    yield "empty-body.json", b'{"uri":"urn:x","headline":"H","body_text":"","versioncreated":"never"}'
    yield "odd-ninjs.json", b'{"uri":5,"headline":{},"bodies":[5,{"value":[]}],"versioncreated":1e400,"infosource":7}'


def _spreadsheets() -> Iterator[tuple[str, bytes]]:
    row = f'<row r="1">{_inline("A1", "text")}</row><row r="2">{_inline("A2", TEXT)}</row>'
    far = f'<row r="1048576">{_inline("XFD1048576", "far")}</row>'
    yield "far-cell.xlsx", _xlsx(row + far)
    yield "no-such-cell.xlsx", _xlsx(row + f'<row r="999999999">{_inline("ZZZZ999999999", "x")}</row>')
    yield "cell-without-end.xlsx", _xlsx(row + f'<row r="2">{_inline("aaaaaaaaaF2", "x")}</row>')
    yield "bomb.xlsx", _xlsx(row + "<row/>" * 30_000_000)
    shared = f'<sst xmlns="{_MAIN}/spreadsheetml/2006/main"><si><t>{"a b " * 500_000}</t></si></sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_000))
    yield "one-string-everywhere.xlsx", _xlsx(cells, {"xl/sharedStrings.xml": shared})
    yield "no-such-string.xlsx", _xlsx('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    yield (
        "entities.xlsx",
        _xlsx(row, {"xl/worksheets/sheet1.xml": f"{laughs}<worksheet><sheetData>&b;</sheetData></worksheet>"}),
    )
    yield "cut-short.xlsx", _xlsx(row)[:-100]
    yield "no-sheet.xlsx", _xlsx(row, {"xl/worksheets/sheet1.xml": "<"})
    cell = (
        '<table:table-cell o:value-type="string" table:number-columns-repeated="16384"><t:p>hi</t:p></table:table-cell>'
    )
    yield "repeated.ods", _ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')
    yield (
        "repeated-beyond.ods",
        _ods(f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>'),
    )
    yield "garbage.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(range(256)) * 40


def _parquet() -> Iterator[tuple[str, bytes]]:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"title": ["A"] * 50, "text": [TEXT] * 50}), out)
    whole = out.getvalue()
    yield "garbage.parquet", b"PAR1" + bytes(range(256)) * 40 + b"PAR1"
    yield "cut-short.parquet", whole[: len(whole) // 2]
    yield "empty.parquet", b"PAR1PAR1"
    yield "wrong-footer.parquet", whole[:-8] + b"\xff\xff\xff\x7fPAR1"
    for place in range(20, len(whole) - 20, len(whole) // 6):
        yield f"damaged-{place}.parquet", whole[:place] + b"\xff\0\xff\x7f" + whole[place + 4 :]


def cases() -> Iterator[tuple[str, bytes]]:
    yield from _csv()
    yield from _json()
    yield from _spreadsheets()
    yield from _parquet()
