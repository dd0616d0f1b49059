"""The figures of a part, as rows of named columns, and two ways of showing them."""

from __future__ import annotations

from itertools import chain

Value = float | int | str | None
Row = dict[str, Value]
Table = dict[str, Row]
"""Figures by row and column; ``part/row/column`` is a figure's full name."""


class SkippedError(Exception):
    """This part can't be run here; the message says why and what to do."""


def plain(table: Table) -> str:
    """The table for a terminal."""
    lines = _cells(table)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_padded(line, widths).rstrip() for line in lines)


def markdown(table: Table) -> str:
    """The table for a Markdown file."""
    head, *rows = (f"| {' | '.join(line)} |" for line in _cells(table))
    rule = "|".join(["", "---", *["---:"] * len(_columns(table)), ""])
    return "\n".join([head, rule, *rows])


def _columns(table: Table) -> list[str]:
    return list(dict.fromkeys(chain.from_iterable(table.values())))


def _cells(table: Table) -> list[list[str]]:
    columns = _columns(table)
    rows = [[name, *(_shown(row.get(column)) for column in columns)] for name, row in table.items()]
    return [["", *columns], *rows]


def _shown(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int) or (isinstance(value, float) and abs(value) >= 1000):
        return f"{value:,.0f}"
    return f"{value:.4g}" if isinstance(value, float) else value


def _padded(line: list[str], widths: list[int]) -> str:
    first, *rest = (
        cell.ljust(width) if i == 0 else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join([first, *rest])
