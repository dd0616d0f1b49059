"""Rows of tables: separated values and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from sayso.errors import InputError
from sayso.ingest.limits import MAX_MEMBER_BYTES, MAX_REPORT_CHARACTERS
from sayso.ingest.records import Row

MAX_CELL = 16 * MAX_REPORT_CHARACTERS
"""Characters of a cell; more is a quotation mark that is never closed."""

MAX_HEADER = 200
"""Characters of a column's name; a first row with longer cells is no header."""

MAX_COLUMNS = 2_000
_SAMPLE = 1 << 16
_MARKS = ",\t;|"
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def csv_rows(raw: bytes, source: str) -> Iterator[Row | InputError]:
    """The rows of comma-, tab-, semicolon- or bar-separated values, in whatever encoding they are."""
    text = io.TextIOWrapper(io.BytesIO(raw), _encoding(raw), errors="replace", newline="")
    sample = text.read(_SAMPLE)
    text.seek(0)
    csv.field_size_limit(MAX_CELL)
    rows = enumerate(csv.reader(text, **_dialect(sample)), 1)
    yield from under_header(_each(rows, source), source)


def _each(rows: Iterator[tuple[int, list[str]]], source: str) -> Iterator[tuple[int, Sequence[Any]] | InputError]:
    try:
        for number, cells in rows:
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        yield InputError(f"{source} can't be read to its end ({error}); see if a quotation mark is never closed.")


def _encoding(raw: bytes) -> str:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return encoding
    if _is_utf8(raw):
        return "utf-8"
    sample = raw[:_SAMPLE]
    if sum(byte > 127 for byte in sample) < 0.1 * len(sample):
        return "cp1252"  # what English is in where it is not UTF-8; so few bytes tell of no other
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_exclusion=["utf_7", "utf_16", "utf_32"]).best()
    return best.encoding if best and best.encoding not in ("utf_8", "ascii") else "cp1252"


def _is_utf8(raw: bytes) -> bool:
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(raw), 1 << 20):
            decoder.decode(raw[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _dialect(sample: str) -> dict[str, Any]:
    """How the values are separated: by the mark that gives most rows one number of columns, the most of them."""
    escaped = '\\"' in sample and '""' not in sample
    manner: dict[str, Any] = {"escapechar": "\\", "doublequote": False} if escaped else {}
    return {"delimiter": max(_MARKS, key=lambda mark: _regular(sample, mark, manner))} | manner


def _regular(sample: str, mark: str, manner: dict[str, Any]) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark, **manner) if row]
    except csv.Error:
        return 0.0, 0
    widths = widths[:-1] if len(widths) > 2 else widths
    if not widths or widths[0] < 2:
        return 0.0, 0
    return round(sum(width == widths[0] for width in widths) / len(widths), 1), widths[0]


def under_header(
    rows: Iterator[tuple[int, Sequence[Any]] | InputError], source: str, place: str = "row"
) -> Iterator[Row | InputError]:
    """Rows by the names in the first; what has more cells than that is an error, what has fewer ends early."""
    names: list[str] = []
    for row in rows:
        if isinstance(row, InputError):
            yield row
            continue
        number, cells = row
        if not names:
            names = _header(cells)
            if any(len(str(cell)) > MAX_HEADER for cell in cells):
                yield f"{place} {number}", dict(zip(names, cells, strict=False))
        elif any(cell not in ("", None) for cell in cells[len(names) :]):
            yield InputError(
                f"{source}, {place} {number}, has {len(cells):,} cells under {len(names):,} names; "
                "put quotation marks round cells that hold the mark between cells."
            )
        else:
            yield f"{place} {number}", dict(zip(names, cells, strict=False))


def _header(cells: Sequence[Any]) -> list[str]:
    """Names of columns: the cells', each made unlike the others; numbers, if these are no names."""
    if any(len(str(cell)) > MAX_HEADER for cell in cells):
        return [f"column {number}" for number, _ in enumerate(cells[:MAX_COLUMNS], 1)]
    names: dict[str, None] = {}
    for number, cell in enumerate(cells[:MAX_COLUMNS], 1):
        name = " ".join(str(cell).split()) or f"column {number}"
        names[name if name not in names else f"{name} ({number})"] = None
    return list(names)


def parquet_rows(raw: bytes, source: str) -> Iterator[Row | InputError]:
    """The rows of a Parquet file, a few at a time."""
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(raw))
        if bomb := _too_large(file.metadata):
            yield InputError(f"{source} unpacks to {bomb:,} bytes in one part; write it in smaller row groups.")
            return
        for batch in file.iter_batches(batch_size=64, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield f"row {number}", row
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError):
        yield InputError(f"{source} can't be read as Parquet beyond row {number:,}; write it again from its data.")


def _too_large(metadata: Any) -> int:
    sizes = (metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    return max((size for size in sizes if size > 8 * MAX_MEMBER_BYTES), default=0)
