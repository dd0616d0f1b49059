"""``sayso claims``: the entries of a ledger, the most disputed first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.ledgers import ALL, DEFAULT, JsonOption, LedgerOption, LimitOption, OutletsOption

if TYPE_CHECKING:
    from sayso.store import EntryFilter, EntryRow, SpeakerRow
    from sayso.views import Views


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

    The most disputed come first: those with most independent origins on the weaker side. Then those on which a speaker
    changed position, or that were withdrawn; then the others, by their origins. Filters narrow each other.
    """
    from sayso.cli.days import day
    from sayso.cli.ledgers import asking, look, note_cut, write
    from sayso.export import entries as json_lines
    from sayso.export.ledger import listed
    from sayso.store import EntryFilter

    wanted = EntryFilter(disputed, by, denied_by, about, day(since), place, unnamed, single_origin)
    with asking(ledger, outlets) as views:
        total = views.count(wanted)
        if as_json:
            write(json_lines.line(entry) for entry in views.entries(wanted, limit or ALL))
        elif not total:
            write([_none(views, wanted)])
        else:
            rows = views.each_row(wanted, limit or ALL)
            write(_by_speaker(views, wanted, rows) if by or denied_by else listed(rows, look()))
        note_cut(min(limit or ALL, total), total)


def _by_speaker(views: Views, wanted: EntryFilter, rows: Iterable[EntryRow]) -> Iterator[str]:
    """The rows with who of those asked for speaks in them; whom a name means, where it means several, is said first."""
    import sys

    from sayso.cli.ledgers import look
    from sayso.export.ledger import called_so, listed_by

    meant: list[SpeakerRow] = []
    for words in dict.fromkeys(filter(None, (wanted.by, wanted.denied_by))):
        found = views.speakers(words, ALL)
        if len(found) > 1:
            print(f"sayso: {called_so(words, found)}", file=sys.stderr)
        meant += found
    return listed_by(views.speakers_of(rows, meant), look())


def _none(views: Views, wanted: EntryFilter) -> str:
    """Why no entry meets a filter: what it asks for is not in the ledger at all, or not together."""
    from sayso.cli.ledgers import NO_ENTRIES
    from sayso.store import EntryFilter

    if wanted == EntryFilter():
        return NO_ENTRIES
    for words in filter(None, (wanted.by, wanted.denied_by)):
        if not views.speakers(words, 1):
            return f"No speaker in this ledger is called {words!r}; 'sayso speakers' lists them."
    if wanted.place and not views.knows_place(wanted.place):
        return f"No claim in this ledger is of a place called {wanted.place!r}, as far as the gazetteer knows it."
    return "No entry meets this; leave a filter out."
