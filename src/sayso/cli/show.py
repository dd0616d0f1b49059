"""``sayso show``: one entry in full."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, OutletsOption


def show(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="Its id, that of a claim in it, or how it begins.")],
    ledger: LedgerOption = DEFAULT,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="ENTRY", help="Say how it compares with another, and why they are two."),
    ] = None,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """Show an entry: each appearance with its sentence, its chain, and the reason it is there.

    Appearances stand by side and origin. What relates it to others, who changed position, what was withdrawn, and what
    people decided stand below.
    """
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import asking, look, write
    from sayso.export import entries as json_lines
    from sayso.export.shown import compared, shown

    with asking(ledger, outlets) as views:
        view = views.entry(entry)
        found = views.closest(view, views.entry(against)) if against else None
        if as_json:
            write([json_lines.line(view)])
            write([dumped(json_lines.comparison_record(found))] if found else [])
        else:
            write(compared(found, look()) if found else shown(view, views.reasons(view), look()))
