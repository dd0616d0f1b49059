"""``sayso new``: what the last readings brought."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, LimitOption, OutletsOption


def new(
    since: Annotated[
        str, typer.Option("--since", metavar="WHEN", help="Taken in on this day, or at this time, or later.")
    ],
    ledger: LedgerOption = DEFAULT,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """Show what reports taken in since then brought.

    New entries, a first denial, a second independent origin, a changed position, a withdrawal. What counts is when the
    reports were read into the ledger; 'sayso claims --since DAY' goes by when something was said.
    """
    from sayso.cli.days import moment
    from sayso.cli.ledgers import ALL, asking, look, note_cut, write
    from sayso.cli.ledgers import as_json as dumped
    from sayso.export.ledger import news_listed

    start = moment(since)
    with asking(ledger, outlets) as views:
        brought = views.newly(start, limit or ALL)
        found = brought.told
        note_cut(len(found), brought.total)
        if as_json:
            write(dumped({"entry": one.entry.id, "wording": one.entry.wording, "new": list(one.what)}) for one in found)
        else:
            write(news_listed(found, look()) if found else [_nothing(since, views.read_since(start))])


def _nothing(since: str, reports: int) -> str:
    """What is said where there is nothing new, so many reports having been taken in since then."""
    if reports:
        return f"{reports:,} report{'s' * (reports > 1)} taken in since {since} brought nothing new."
    return f"No report has been taken in since {since}; 'sayso claims --since DAY' goes by when something was said."
