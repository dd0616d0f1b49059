"""What ``extract`` and ``read`` take in: the files a person names, and how the columns of their tables are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.cli.progress import Progress
    from sayso.errors import InputError
    from sayso.ingest.types import Options, Report

MAPPED = ("text", "title", "outlet", "byline", "published_at", "url", "language")
"""The fields that a column of a table can be."""

PathsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH... | URL... | -",
        show_default=False,
        help="Reports: text, Markdown, web pages (HTML, MHTML, WARC, WACZ), PDF, Word and OpenDocument texts, mail, "
        "feeds, tables (CSV, Excel, Parquet, JSON), ninjs, and ZIP or tar archives of these; folders and glob "
        "patterns; addresses that begin with http:// or https://; - is standard input.",
    ),
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN,...",
        help=f"Which column of a table is what, where its name does not say: {', '.join(MAPPED)}.",
    ),
]


def options_of(mapping: str | None) -> Options:
    """How files are to be read. Raises typer.BadParameter if the mapping is none."""
    from sayso.ingest.types import Options

    columns: dict[str, str] = {}
    for part in mapping.split(",") if mapping is not None else ():
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column:
            raise typer.BadParameter(f"--map takes FIELD=COLUMN, as in text=body,title=headline; {part!r} is none")
        if field not in MAPPED:
            raise typer.BadParameter(f"--map knows no field {field!r}; there are {', '.join(MAPPED)}")
        if field in columns:
            raise typer.BadParameter(f"--map names {field} twice; leave one out")
        columns[field] = column
    return Options(columns)


def incoming(
    found: Iterable[str | InputError],
    options: Options,
    progress: Progress,
    fetched: Iterable[Report | InputError] = (),
) -> Iterator[Report]:
    """The reports that can be read, those in files and then those fetched; what can't is told and counted."""
    from itertools import chain

    from sayso.ingest.reports import reports_in
    from sayso.ingest.types import Report

    for one in chain(reports_in(found, options, more=progress.expect), fetched):
        if isinstance(one, Report):
            for note in one.notes:
                progress.note(note)
            yield one
        else:
            progress.problem(str(one))
