"""``sayso read``: reports into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.fetching import PAGES, FeedOption, PagesOption, PrivateOption, Wanted, fetched, named
from sayso.cli.incoming import MapOption, PathsArgument, incoming, options_of
from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, OutletsOption

if TYPE_CHECKING:
    from sayso.ingest.types import Report
    from sayso.keeper import Outcome, Taken
    from sayso.views import Views


def read(
    paths: PathsArgument = None,
    ledger: LedgerOption = DEFAULT,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, help="Processes to read with.")] = 1,
    again: Annotated[bool, typer.Option("--again", help="Read also what was read before.")] = False,
    model: Annotated[
        str | None, typer.Option("--model", metavar="DIR", help="Model folder to use instead of the shipped one.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", metavar="NAME", help="spaCy pipeline to use, a name or a folder.")
    ] = None,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
    mapping: MapOption = None,
    feed: FeedOption = None,
    limit: PagesOption = PAGES,
    allow_private: PrivateOption = False,
) -> None:
    """Read reports into a ledger and say what the affair looks like.

    Stop it anywhere and run it again: reports that are in the ledger are passed over. The exit status is 0 if all
    reports were read, 1 if some were not, 2 for a wrong call, 3 if something is not installed.
    """
    from sayso.cli.ledgers import asking, keeping, write
    from sayso.cli.progress import Progress
    from sayso.fetch.archive import Archive, beside
    from sayso.ingest.find import find_reports
    from sayso.pipeline import Reader

    options = options_of(mapping)
    files, urls = named(paths, feed)
    wanted = Wanted(urls, tuple(feed or ()), limit, allow_private)
    found = list(find_reports(files))
    outcomes: Counter[Outcome] = Counter()
    with Progress(total=len(found) + len(wanted)) as progress:
        captures = incoming(
            found, options, progress, fetched(wanted, options, Archive(beside(ledger)).keep, progress.expect)
        )
        first = next(captures, None)
        if first is None:  # no ledger is made for nothing
            raise typer.Exit(1)
        with keeping(ledger, outlets, create=True) as keeper, _going_on(ledger):
            reader = Reader(model, pipeline)
            for taken in keeper.read(_again(first, captures), reader, jobs, again):
                outcomes[taken.outcome] += 1
                if problem := _problem_of(taken):
                    progress.problem(problem)
                else:
                    progress.advance(taken.report.document)
    with asking(ledger, outlets) as views:
        write(_as_json(outcomes, progress.problems, views) if as_json else _told(outcomes, ledger, views))
    if progress.problems:
        raise typer.Exit(1)


@contextmanager
def _going_on(ledger: str) -> Iterator[None]:
    """Who stops a reading with Ctrl-C is told that nothing is lost."""
    from sayso.cli.ledgers import Stopped
    from sayso.ingest.find import shown

    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(
            f"stopped; what was read is in {shown(ledger)}, and the same command goes on from there."
        ) from None


def _again(first: Report, rest: Iterator[Report]) -> Iterator[Report]:
    yield first
    yield from rest


def _problem_of(taken: Taken) -> str | None:
    from sayso.ingest.find import shown
    from sayso.keeper import Outcome

    document = taken.report.document
    name = shown(document.path or "the text")
    if taken.outcome is Outcome.FOREIGN:
        return (
            f"{name} is not in English (it looks like {document.language!r}) and was kept without being read; "
            "only English is read."
        )
    if taken.outcome is Outcome.FAILED:
        return (
            f"{name} could not be read, by a fault of Sayso ({taken.failure}), and the ledger has nothing new of it; "
            "please report this."
        )
    return None


MOST = 5
"""Entries that are shown after a reading."""


def _told(outcomes: Counter[Outcome], ledger: str, views: Views) -> Iterator[str]:
    """What was read, what the ledger holds, and the most disputed entries."""
    from sayso.cli.ledgers import look
    from sayso.export.ledger import listed
    from sayso.ingest.find import shown
    from sayso.keeper import Outcome
    from sayso.store import EntryFilter

    size = views.size()
    known = f", {outcomes[Outcome.KNOWN]:,} known before" if outcomes[Outcome.KNOWN] else ""
    yield f"{_number(outcomes[Outcome.READ], 'report')} read{known}."
    yield (
        f"{shown(ledger)} holds {_number(size.documents, 'report')} with {_number(size.claims, 'claim')} in "
        f"{_number(size.entries, 'entry', 'entries')}, {size.disputed:,} of them disputed."
    )
    if size.disputed:
        yield "The most disputed:"
        yield ""
        yield from listed(views.rows(EntryFilter(disputed=True), MOST), look())


def _number(count: int, one: str, several: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def _as_json(outcomes: Counter[Outcome], problems: int, views: Views) -> list[str]:
    from dataclasses import asdict

    from sayso.cli.ledgers import as_json
    from sayso.keeper import Outcome

    counts = {outcome.value: outcomes[outcome] for outcome in Outcome}
    return [as_json({**counts, "problems": problems, "ledger": asdict(views.size())})]
