"""``sayso extract``: every attribution in the reports given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.fetching import PrivateOption, Wanted, fetched, named
from sayso.cli.incoming import MapOption, PathsArgument, incoming, options_of

if TYPE_CHECKING:
    from sayso.model import Document, Extraction


class Format(StrEnum):
    """How attributions are written."""

    table = "table"
    jsonl = "jsonl"
    brat = "brat"


def extract(
    paths: PathsArgument = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="table (default on a terminal), jsonl (default in a pipe), or brat standoff.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Folder for brat files (NAME.txt and NAME.ann); needed for several reports.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Processes to read with.")] = 1,
    min_confidence: Annotated[
        float,
        typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out attributions below this confidence."),
    ] = 0.0,
    model: Annotated[
        str | None, typer.Option("--model", metavar="DIR", help="Model folder to use instead of the shipped one.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", metavar="NAME", help="spaCy pipeline to use, a name or a folder.")
    ] = None,
    mapping: MapOption = None,
    allow_private: PrivateOption = False,
) -> None:
    """Find who said what in news reports: source, cue and content of every attribution.

    Results go to standard output, everything else to standard error. The exit status is 0
    if all reports were read, 1 if some were not, 2 for a wrong call, 3 if something is not
    installed.
    """
    from sayso.cli.output import sink_for
    from sayso.cli.progress import Progress
    from sayso.ingest.find import find_reports
    from sayso.pipeline import Reader

    form = form or (Format.table if sys.stdout.isatty() else Format.jsonl)
    options = options_of(mapping)
    files, urls = named(paths)
    wanted = Wanted(urls, private=allow_private)
    found = list(find_reports(files))
    sink = sink_for(form.value, output, [*(path for path in found if isinstance(path, str)), *urls])
    with Progress(total=len(found) + len(wanted)) as progress:
        reports = incoming(found, options, progress, fetched(wanted, options, more=progress.expect))
        documents = (report.document for report in reports)
        first = next(documents, None)
        if first is not None:
            reader = Reader(model, pipeline)
            for extraction in reader.pipe(_again(first, documents), jobs):
                if problem := _problem_of(extraction):
                    progress.problem(problem)
                else:
                    progress.advance(extraction.document)
                sink.write(extraction.at_least(min_confidence))
        sink.close()
    if progress.problems:
        raise typer.Exit(1)


def _again(first: Document, rest: Iterator[Document]) -> Iterator[Document]:
    yield first
    yield from rest


def _problem_of(extraction: Extraction) -> str | None:
    from sayso.ingest.find import shown

    document = extraction.document
    name = shown(document.path or "the text")
    if extraction.skipped:
        return f"{name} is not in English (it looks like {document.language!r}) and was skipped; only English is read."
    if extraction.failure:
        return (
            f"{name} was not read to its end, by a fault of Sayso ({extraction.failure}); what was found before that "
            "is given. Please report this."
        )
    return None
