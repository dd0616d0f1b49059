"""What ``extract`` and ``read`` take from the network: addresses and feeds that a person names, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.errors import InputError
    from sayso.fetch.client import Client
    from sayso.fetch.types import Fetched
    from sayso.ingest.types import Item, Options, Report

FeedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--feed", metavar="URL", help="Read the pages that a feed leads to; may be given again.", show_default=False
    ),
]
PagesOption = Annotated[int, typer.Option("--limit", min=1, help="Pages to read of each feed, its first ones.")]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private addresses too: an intranet, this machine.")
]
PAGES = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be fetched: pages, and feeds with the number of pages to read of each."""

    urls: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    limit: int = PAGES
    private: bool = False

    def __len__(self) -> int:
        return len(self.urls) + len(self.feeds)


def named(arguments: list[str] | None, feeds: list[str] | None = None) -> tuple[list[str], tuple[str, ...]]:
    """What a person named: files, and addresses, each of these once. Raises typer.BadParameter if nothing is named."""
    if not arguments and not feeds:
        raise typer.BadParameter("Missing argument 'PATH...': name files, folders, addresses, or - for a pipe.")
    paths: list[str] = []
    urls: list[str] = []
    for argument in arguments or ():
        (urls if re.match(r"https?://", argument, re.IGNORECASE) else paths).append(argument)
    return paths, tuple(dict.fromkeys(urls))


def fetched(
    wanted: Wanted,
    options: Options,
    keep: Callable[[Fetched], None] | None = None,
    more: Callable[[int], None] | None = None,
) -> Iterator[Report | InputError]:
    """The reports at the addresses, and those that the feeds lead to; errors where they come up.

    ``more`` is told how many more come up than there are addresses and feeds.
    Nothing is imported that could open a connection unless there is something to fetch.
    """
    if not wanted:
        return
    from sayso.fetch.client import Client
    from sayso.fetch.types import Manners
    from sayso.ingest.reports import items_of
    from sayso.ingest.types import Item

    with Client(Manners(private=wanted.private), keep) as client:
        items = _items(client, wanted)
        reports = (items_of(one, options) if isinstance(one, Item) else (one,) for one in items)
        for number, report in enumerate(chain.from_iterable(reports)):
            if more and number >= len(wanted):
                more(1)
            yield report


def _items(client: Client, wanted: Wanted) -> Iterator[Item | InputError]:
    from sayso.fetch.reading import pages, pages_of_feed

    yield from pages(client, wanted.urls)
    for feed in wanted.feeds:
        yield from pages_of_feed(client, feed, wanted.limit)
