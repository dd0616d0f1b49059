"""``sayso origins``: on how many independent origins claims rest, and why appearances are counted as one."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, LimitOption, OutletsOption


def origins(
    entry: Annotated[
        str | None, typer.Argument(metavar="[ENTRY]", help="An entry; without one, those most repeated.")
    ] = None,
    ledger: LedgerOption = DEFAULT,
    limit: LimitOption = 20,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """Show the independent origins of an entry, with the reason for each merge and each doubt.

    Without an entry: the entries that are repeated most for the origins they have.
    """
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import asking, first_of, look, write
    from sayso.export.entries import origins_record
    from sayso.export.ledger import listed
    from sayso.export.shown import origins_shown

    with asking(ledger, outlets) as views:
        if entry is None:
            rows = first_of(limit, views.most_repeated)
            if as_json:
                write(dumped(origins_record(views.entry(row.id))) for row in rows)
            else:
                write(listed(rows, look()) if rows else ["No entry has more appearances than origins."])
            return
        view = views.entry(entry)
        write([dumped(origins_record(view))] if as_json else origins_shown(view, look()))
