"""The pages at addresses that a person names, and those that a feed leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.fetch.client import Client
from sayso.ingest.find import shown
from sayso.ingest.formats import Format
from sayso.ingest.isolation import expanded
from sayso.ingest.types import Item, Meta, Options

LINKS = Format("links", "a feed", expand="links")


def pages(client: Client, urls: Iterable[str]) -> Iterator[Item | InputError]:
    """What is at each address; in place of one that can't be had, an error."""
    for url in urls:
        try:
            yield client.fetch(url).item()
        except InputError as error:
            yield error


def pages_of_feed(client: Client, url: str, limit: int) -> Iterator[Item | InputError]:
    """The pages that a feed leads to, the feed's first ones up to ``limit``, each with what the feed says about it.

    Only hosts in the feed's own address may be at private addresses: a feed can name any.
    """
    try:
        feed = client.fetch(url).item()
        hosts = frozenset(filter(None, (urlsplit(one).hostname for one in (url, feed.address or url))))
        for number, entry in enumerate(expanded(feed, LINKS, Options())):
            if isinstance(entry, InputError):
                yield entry
            elif number >= limit:
                return
            else:
                yield _page(client, entry, hosts)
    except InputError as error:
        yield error


def _page(client: Client, entry: Item, hosts: frozenset[str]) -> Item | InputError:
    known = Meta(published_at=entry.known.published_at, credits=entry.known.credits)
    try:
        return client.fetch(entry.address or "", hosts).item(known)
    except InputError as error:
        return InputError(shown(str(error)))
