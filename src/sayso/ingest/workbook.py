"""Spreadsheets, Excel's and OpenDocument's: opened only if what they unpack to is within bounds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.ingest.broken import BROKEN
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.records import Row

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_CELLS = 10_000_000
"""Of a sheet, empty ones between others counted: all of them are made when it is read."""

MAX_TEXT = 4 * MAX_MEMBER_BYTES
"""Bytes of all cells of a file, each counted as often as it is repeated."""

_CELL = re.compile(
    rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Za-z]{1,4})(\d{1,9})"(?:[^<>]*?(\bt="s"))?[^<>]*>(?:<(?:\w+:)?v>(\d{1,9})<)?'
)
_NAMED = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="(?![A-Za-z]{1,4}\d{1,9}")')
"""A cell that is called as none is: the reader would make room for all cells up to it."""
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br="(\d{1,9})"')
_STRING = re.compile(rb"<(?:\w+:)?si\b")
_ODS_PART = re.compile(rb"<(?:\w+:)?(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
_REPEATED = re.compile(rb'-repeated="(\d{1,9})"')


def workbook_rows(raw: bytes, source: str) -> Iterator[Iterator[Row | InputError]]:
    """The rows of each sheet, one sheet after the other. Raises InputError if the file can't be opened."""
    book = _book(_repacked(raw, source) if raw.startswith(b"PK") else raw, source)
    for name in book.sheet_names:
        yield _sheet_rows(book, name, source)


def _book(raw: bytes, source: str) -> CalamineWorkbook:
    import python_calamine

    try:
        return python_calamine.load_workbook(io.BytesIO(raw))
    except BaseException as error:
        raise _unreadable(error, source) from error


def _unreadable(error: BaseException, source: str) -> BaseException:
    """What a broken spreadsheet leads to, a panic of the reader's own included, which is no Exception."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return InputError(f"{source} can't be read as a spreadsheet; open it and save it again, or as CSV.")
    return error


def _sheet_rows(book: CalamineWorkbook, name: str, source: str) -> Iterator[Row | InputError]:
    from sayso.ingest.sheets import under_header

    try:
        cells = book.get_sheet_by_name(name).to_python()
    except BaseException as error:
        problem = _unreadable(error, f"{source}, sheet {name!r},")
        if not isinstance(problem, InputError):
            raise
        yield problem
        return
    filled = ((number, row) for number, row in enumerate(cells, 1) if any(cell not in ("", None) for cell in row))
    yield from under_header(filled, source, f"{name} row")


def _repacked(raw: bytes, source: str) -> bytes:
    """The same file with its contents unpacked within bounds, so that who reads it next unpacks nothing."""
    try:
        contents = _contents(raw)
    except BROKEN as error:
        raise InputError(f"{source} can't be read as a spreadsheet; open it and save it again, or as CSV.") from error
    if contents is None:
        raise InputError(f"{source} unpacks to far more than a table holds; save it as CSV.")
    _check(contents, source)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as plain:
        for name, content in contents.items():
            plain.writestr(name, content)
    return out.getvalue()


def _contents(raw: bytes) -> dict[str, bytes] | None:
    """The files in it by name, pictures left out; None if they are too large to be those of a table."""
    contents: dict[str, bytes] = {}
    left = 2 * MAX_MEMBER_BYTES
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        for entry in packed.infolist():
            if re.search(r"(?:^|/)(?:media|Pictures|Thumbnails)/", entry.filename):
                continue
            with packed.open(entry) as stream:
                contents[entry.filename] = stream.read(left + 1)
            left -= len(contents[entry.filename])
            if left < 0:
                return None
    return contents


def _check(contents: Mapping[str, bytes], source: str) -> None:
    """Raises InputError if a few bytes stand for millions of cells, or for the same long text over and over."""
    if any(re.search(r"worksheets/[^/]+\.bin$", name) for name in contents):
        raise InputError(f"{source} is a binary Excel file; save it as .xlsx or CSV.")
    strings = [len(one) for one in _STRING.split(contents.get("xl/sharedStrings.xml", b""))[1:]]
    text = 0
    for name, content in contents.items():
        if "worksheets/" in name:
            if _NAMED.search(content):
                raise InputError(f"{source} is damaged: {name} names cells no sheet has; save its table as CSV.")
            cells, said = _xlsx_size(content, strings)
        elif name == "content.xml":
            cells, said = _ods_size(content)
        else:
            continue
        text += said
        if cells > MAX_CELLS or text > MAX_TEXT:
            raise InputError(
                f"{source} has {cells:,} cells and {text:,} bytes of text, repeats counted; save its table as CSV."
            )


def _xlsx_size(content: bytes, strings: list[int]) -> tuple[int, int]:
    """Cells of the smallest table that holds all there are, and bytes of all shared texts in them."""
    rows = max((int(number) for number in _ROW.findall(content)), default=1)
    columns, text = 1, len(content)
    for letters, number, shared, value in _CELL.findall(content):
        rows, columns = max(rows, int(number)), max(columns, _column(letters))
        text += strings[int(value)] if shared and value and int(value) < len(strings) else 0
    return rows * columns, text


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number


def _ods_size(content: bytes) -> tuple[int, int]:
    """The same of OpenDocument, where a row and a cell say how often they are repeated."""
    cells = text = rows = column = most = times = 0
    parts = list(_ODS_PART.finditer(content))
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        repeated = _REPEATED.search(part[2])
        number = int(repeated[1]) if repeated else 1
        if part[1] == b"table":
            rows = most = times = 0
        elif part[1] == b"table-row":
            rows, column, times = rows + times, 0, number
        else:
            column += number
            if not part[2].endswith(b"/") or b"value" in part[2]:
                said = (after.start() if after else len(content)) - part.start()
                most, text = max(most, column), text + number * max(1, times) * said
                cells = max(cells, (rows + times) * most)
    return cells, text
