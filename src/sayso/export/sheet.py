"""Entries as rows for a spreadsheet: one row an appearance, in CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from sayso.export.shown import speaker_of
from sayso.export.words import origins, where
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Origins, Side
from sayso.views import EntryView

COLUMNS = (
    "entry",
    "claim",
    "disputed",
    "side",
    "independent origins of the side",
    "origin",
    "speaker",
    "statement",
    "certainty",
    "said",
    "sentence",
    "chain",
    "outlet",
    "title",
    "published",
    "url",
    "entry id",
    "claim id",
    "report id",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet would work out; an apostrophe before it makes it text."""


def rows_of(found: Iterable[EntryView]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180), the names of its columns first."""
    yield _line(COLUMNS)
    for one in found:
        for side, held, its in one.sides:
            for appearance in held:
                yield _line(_cells(one, side, its, appearance))


def _cells(found: EntryView, side: Side, its: Origins, one: Appearance) -> Iterator[str]:
    entry, document = found.entry, one.document
    yield from (entry.wording, one.claim.wording, "yes" if entry.disputed else "no", side.value)
    yield origins(its.least, its.most) if its.groups else ""
    yield str(found.origin_of(one.id) or "")
    yield from (speaker_of(one), one.claim.act.value, one.claim.certainty.value, said_on(one) or "", one.sentence)
    yield " <- ".join(hop.name for hop in one.claim.chain)
    yield from (where(one), document.title or "", document.published_at or "", document.url or "")
    yield from (entry.id, one.id, document.id)


def _line(cells: Iterable[str]) -> str:
    made = io.StringIO()
    csv.writer(made).writerow([safe(cell) for cell in cells])
    return made.getvalue()


def safe(cell: str) -> str:
    """A cell as text, whatever it begins with; NUL, which no spreadsheet reads, left out."""
    bare = cell.replace("\x00", "")
    return "'" + bare if bare.lstrip(" ").startswith(_FORMULA) else bare
