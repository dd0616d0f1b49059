"""``sayso dossier``: a ledger as one file to send."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, OutletsOption


def dossier(
    ledger: Annotated[
        str, typer.Argument(metavar="[LEDGER]", envvar="SAYSO_LEDGER", help="The ledger's file.", show_default=True)
    ] = DEFAULT,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; one that is there is replaced.")
    ] = "dossier.html",
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="By default the ledger's name.")] = None,
    redact: Annotated[
        list[str] | None,
        typer.Option(
            "--redact", metavar="SPEAKER", help="Leave a source out everywhere: name or key. May be repeated."
        ),
    ] = None,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what is affirmed and denied.")] = False,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Only entries with these words.")
    ] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Said on this day or later.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many entries; 0 is all.")] = 0,
    outlets: OutletsOption = None,
) -> None:
    """Write the ledger as one self-contained HTML file, read-only, for an editor or a lawyer.

    It holds the entries with every appearance, chain and reason, small timelines, what people decided, method and
    limits, and the hash of every report. It runs no script and fetches nothing.
    """
    import sys
    from pathlib import Path

    from sayso.cli.days import day
    from sayso.cli.ledgers import bring_up_to_date, outlet_table
    from sayso.export.dossier import Contents, write_dossier
    from sayso.ingest.find import shown
    from sayso.store import EntryFilter, open_ledger
    from sayso.views import Views

    wanted = EntryFilter(disputed=disputed, about=about, since=day(since))
    contents = Contents(title or Path(ledger).stem, wanted, limit or None, tuple(redact or ()))
    table = outlet_table(outlets)
    with open_ledger(ledger) as store:
        bring_up_to_date(store, table)
        with store.reading() as view:
            made = write_dossier(view, Views(view, table), contents, Path(output))
    withheld = f", {len(made.withheld)} withheld" if made.withheld else ""
    print(f"sayso: {shown(output)}: {made.entries:,} entries, {made.reports:,} reports{withheld}.", file=sys.stderr)
