"""``sayso claims``: the entries of a ledger, the most disputed first."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import ALL, DEFAULT, JsonOption, LedgerOption, LimitOption, OutletsOption


def claims(
    ledger: LedgerOption = DEFAULT,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only what is affirmed and denied.")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Said by this speaker, on any side.")] = None,
    denied_by: Annotated[
        str | None, typer.Option("--denied-by", metavar="NAME", help="Denied by this speaker.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="WORDS", help="With these words.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Said on this day or later.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="A town, region or country.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only on the word of unnamed sources.")] = False,
    single_origin: Annotated[
        bool, typer.Option("--single-origin", help="With no more than one independent origin on a side.")
    ] = False,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """List the entries of a ledger: each claim, its sides, and its independent origins.

    The most disputed come first: those with most independent origins on the weaker side. Filters narrow each other.
    """
    from sayso.cli.days import day
    from sayso.cli.ledgers import NO_ENTRIES, asking, look, note_cut, write
    from sayso.export import entries as json_lines
    from sayso.export.ledger import listed
    from sayso.store import EntryFilter

    wanted = EntryFilter(disputed, by, denied_by, about, day(since), place, unnamed, single_origin)
    with asking(ledger, outlets) as views:
        total = views.count(wanted)
        if as_json:
            write(json_lines.line(entry) for entry in views.entries(wanted, limit or ALL))
        else:
            write(listed(views.each_row(wanted, limit or ALL), look()))
            if not total:
                write([NO_ENTRIES if wanted == EntryFilter() else "No entry meets this; leave a filter out."])
        note_cut(min(limit or ALL, total), total)
