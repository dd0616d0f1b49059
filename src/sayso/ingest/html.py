"""Pages of the web: the report on them, without what stands around it, each character with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sayso.errors import InputError
from sayso.ingest.blocks import Block
from sayso.ingest.charsets import decoded
from sayso.ingest.find import shown
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.maintext import report_blocks
from sayso.ingest.markup import Markup, OverfullError, scan
from sayso.ingest.metadata import page_meta
from sayso.ingest.origin import composed, joined
from sayso.ingest.types import Item, Page
from sayso.model import Span, Stretch


def convert(item: Item) -> Page:
    """The report on a page; places count in the source as ``charsets.decoded`` gives it.

    Raises InputError if there is no report on it, or it is too large to be one.
    """
    name = shown(item.source)
    if len(item.raw) > MAX_MEMBER_BYTES:
        raise InputError(f"{name} has {len(item.raw):,} bytes, more than any report; save its text as .txt.")
    try:
        markup = scan(decoded(item.raw, item.charset))
    except OverfullError as error:
        raise InputError(f"{name} has {error}, more than any report; save its text as .txt.") from error
    return _page(markup, name)


def _page(markup: Markup, name: str) -> Page:
    tree = _tree(markup.html)
    if tree is None:
        raise InputError(f"{name} is an empty page; there is nothing to read in it.")
    meta = page_meta(_tree(markup.html), markup.data, markup.saved_from)
    blocks = report_blocks(tree, meta)
    if not blocks:
        raise InputError(
            f"{name} has no text of a report, only what stands around one; open it in a browser and save its text."
        )
    text, origin = _rendered(blocks, markup)
    return Page(text, origin, meta)


def _tree(source: str) -> Any:
    """The page as a tree; None if there is nothing in it."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _rendered(blocks: Sequence[Block], markup: Markup) -> tuple[str, tuple[Stretch, ...]]:
    """The text, paragraphs apart by a blank line, and where it stands in the source."""
    parts: list[str] = []
    origin: list[Stretch] = []
    length = 0
    for block in blocks:
        if parts:
            parts.append("\n\n")
            length += 2
        text = block.text
        origin += _placed(block, length, markup)
        parts.append(text)
        length += len(text)
    return "".join(parts), joined(origin)


def _placed(block: Block, length: int, markup: Markup) -> Iterator[Stretch]:
    """Where the pieces of a block stand; those of one text go together, as it may be in thousands."""
    for number, pieces in groupby(block.pieces, key=lambda piece: piece[1]):
        within: list[Stretch] = []
        for text, _, start, end in pieces:
            within.append(Stretch(Span(length, length + len(text)), start, end))
            length += len(text)
        if number >= 0:
            yield from composed(within, markup.places(number))
