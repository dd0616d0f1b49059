"""Where the entries of a feed lead: an item without bytes for each, at the address of its page."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.errors import InputError
from sayso.ingest.feeds import known_of, read_feed
from sayso.ingest.find import shown
from sayso.ingest.types import Item, Options


def expand(item: Item, _options: Options) -> Iterator[Item | InputError]:
    """The pages of a feed, in its order, each once. Raises InputError if it is no feed, or leads nowhere."""
    title, entries = read_feed(item.raw, shown(item.source))
    seen: set[str] = set()
    for entry in entries:
        known = known_of(entry, title)
        if known.url and known.url not in seen:
            seen.add(known.url)
            yield Item(b"", known.url, known=known, depth=item.depth + 1, address=known.url)
    if not seen:
        raise InputError(f"{shown(item.source)} leads to no pages; read the feed itself instead.")
