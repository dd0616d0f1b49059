"""Tables of reports: CSV and its kin, spreadsheets, Parquet, JSON, JSON Lines; a row is a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from sayso.errors import InputError
from sayso.ingest.columns import TEXT, Columns, flat
from sayso.ingest.find import shown
from sayso.ingest.formats import ROW
from sayso.ingest.records import Row, json_rows
from sayso.ingest.row import packed
from sayso.ingest.types import Item, Options

SAMPLE = 50
"""Rows that the columns are judged by."""

MOST_LOOKED_AT = 5_000
"""Rows among which they are looked for."""

MOST_TOLD = 20
"""Rows of a table that are each named as unusable; of the rest only the number is told."""


def expand(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The rows of a table, each with what its columns say; in place of one that is no report, an error."""
    yield from _bounded(_expanded(item, options), shown(item.source))


def _bounded(found: Iterator[Item | InputError], source: str) -> Iterator[Item | InputError]:
    untold = problems = 0
    for one in found:
        problems += isinstance(one, InputError)
        if isinstance(one, InputError) and problems > MOST_TOLD:
            untold += 1
        else:
            yield one
    if untold:
        yield InputError(f"{source} has {untold:,} more rows that can't be used; see what sets these rows apart.")


def _expanded(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The rows of all tables in the file; a sheet without reports beside one that has them is no problem."""
    problems: list[InputError] = []
    some = False
    try:
        for rows in _tables(item):
            try:
                for one in _reports(rows, item, options):
                    some = some or isinstance(one, Item)
                    yield one
            except InputError as error:
                problems.append(error)
    except InputError as error:
        yield error
        return
    yield from [] if some else problems[:1]


def _tables(item: Item) -> Iterator[Iterator[Row | InputError]]:
    from sayso.ingest.sheets import csv_rows, parquet_rows
    from sayso.ingest.workbook import workbook_rows

    raw, source = item.raw, shown(item.source)
    if raw.startswith(b"PAR1"):
        yield parquet_rows(raw, source)
    elif raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        yield from workbook_rows(raw, source)
    elif raw[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) or _is_wide_json(raw):
        yield json_rows(raw, source)
    else:
        yield csv_rows(raw, source)


def _is_wide_json(raw: bytes) -> bool:
    """Whether this is JSON in UTF-16."""
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) and raw[2:6].replace(b"\0", b"")[:1] in (b"{", b"[")


def _reports(rows: Iterator[Row | InputError], item: Item, options: Options) -> Iterator[Item | InputError]:
    source = shown(item.source)
    first = list(_beginning(rows))
    sample = [flat(row[1]) for row in first if not isinstance(row, InputError)]
    if not sample:
        yield from (row for row in first if isinstance(row, InputError))
        if not first:
            raise InputError(f"{source} holds no rows; there is nothing to read in it.")
        return
    columns = Columns.guess(sample, options.columns, source)
    for row in chain(first, rows):
        yield row if isinstance(row, InputError) else _report(row, columns, item)


def _beginning(rows: Iterator[Row | InputError]) -> Iterator[Row | InputError]:
    """Rows up to as many good ones as the columns are judged by."""
    good = 0
    for row in islice(rows, MOST_LOOKED_AT):
        yield row
        good += not isinstance(row, InputError)
        if good == SAMPLE:
            return


def _report(row: Row, columns: Columns, item: Item) -> Item | InputError:
    place, values = row
    within = flat(values)
    text = columns.text(within)
    if text is None:
        name = shown(columns.of[TEXT][:60])
        return InputError(f"{shown(item.source)}, {place}, has no text under {name!r}; fill it or take the row out.")
    return Item(
        packed(text, within, columns.of[TEXT]),
        f"{item.source}!{place}",
        ROW,
        "utf-8",
        retrieved_at=item.retrieved_at,
        known=columns.meta(within).over(item.known),
        depth=item.depth + 1,
    )
