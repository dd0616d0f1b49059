"""Which paragraphs of a page are the report: what trafilatura finds, with what it lost in between put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from typing import Any

from sayso.ingest.blocks import HEADINGS, Block, blocks_of, without_numbers
from sayso.ingest.boilerplate import prune, reads_like_none
from sayso.ingest.types import Meta

MOST_ELEMENTS = 30_000
"""Of a page that is looked at in every way; of larger ones the long paragraphs are taken."""
WINDOW = 20_000
"""Letters within which the next paragraph is looked for."""
LONG = 25
"""Letters of a paragraph that is known wherever it stands; a shorter one only where it should be."""
MOST_OF_IT = 0.8
PROSE = 60
LEAST = 40
_ENDS = tuple(".!?”\"’'…:)]")
_ENTRIES = frozenset("p li blockquote pre dd dt tr h2 h3 h4 h5 q".split())
_SOME, _HALF, _WHOLE = 1 / 3, 0.5, 0.9


def report_blocks(tree: Any, meta: Meta) -> list[Block]:
    """The paragraphs that are the report, in order; none if the page has none. The tree is left as it is."""
    for by_name in (True, False):
        pruned = deepcopy(tree)
        prune(pruned, by_name)
        blocks = blocks_of(pruned)
        found = _completed(blocks, _voted(blocks, pruned))
        kept = list(_without_the_rest(found, meta))
        if any(len(block.text) >= LEAST and _goes_on(block) for block in kept) and not _is_listing(found):
            return kept
    return []


def letters(text: str) -> str:
    """What of a text is compared: letters and digits, in small."""
    return "".join(filter(str.isalnum, text)).casefold()


def _voted(blocks: Sequence[Block], tree: Any) -> list[bool]:
    """For each paragraph whether it is part of the main text, as trafilatura sees it."""
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return [_is_prose(block) for block in blocks]
    found = letters(_extracted(tree))
    at, votes = 0, []
    for block in blocks:
        key = letters(block.text)
        where = found.find(key, at, at + len(key) + (WINDOW if len(key) >= LONG else 0)) if key else -1
        votes.append(where >= 0)
        at = where + len(key) if where >= 0 else at
    return votes if any(votes) else [_is_prose(block) for block in blocks]


def _extracted(tree: Any) -> str:
    from trafilatura import bare_extraction

    plain = without_numbers(deepcopy(tree))
    found = bare_extraction(plain, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return " ".join(body.itertext()) if body is not None else ""


def _is_prose(block: Block) -> bool:
    text = block.text
    return len(text) >= PROSE and block.share < _SOME and text.rstrip().endswith(_ENDS)


def _completed(blocks: Sequence[Block], votes: list[bool]) -> list[Block]:
    """What was voted for, and what stands between, or follows on, in the same part of the page."""
    chosen = [block for block, vote in zip(blocks, votes, strict=True) if vote]
    part = _part(chosen)
    if part is None:
        return chosen
    inside = [part in (block.element, *block.element.iterancestors()) for block in blocks]
    places = [index for index, (vote, within) in enumerate(zip(votes, inside, strict=True)) if vote and within]
    first = _reach(blocks, inside, places[0], -1)
    last = _reach(blocks, inside, places[-1], 1)
    return [
        block
        for index, block in enumerate(blocks)
        if (first <= index <= last and inside[index] and (votes[index] or _may_belong(block)))
        or (votes[index] and (_goes_on(block) or (index < first and _leads_in(block))))
    ]


def _part(chosen: Sequence[Block]) -> Any:
    """The smallest element that holds nearly all that was chosen."""
    held: Counter[Any] = Counter()
    for block in chosen:
        for element in (block.element, *block.element.iterancestors()):
            held[element] += len(block.text)
    whole = sum(len(block.text) for block in chosen)
    depth = {one: sum(1 for _ in one.iterancestors()) for one, size in held.items() if size >= MOST_OF_IT * whole}
    return max(depth, key=depth.__getitem__, default=None)


def _reach(blocks: Sequence[Block], inside: Sequence[bool], index: int, step: int) -> int:
    """How far prose goes on from here without a break, within the part."""
    while 0 <= index + step < len(blocks) and inside[index + step]:
        block = blocks[index + step]
        if not _goes_on(block) and not reads_like_none(block.text):
            break
        index += step
    return index


def _goes_on(block: Block) -> bool:
    text = block.text.rstrip()
    return block.tag not in HEADINGS and len(text) >= LEAST / 2 and block.share < _SOME and text.endswith(_ENDS)


def _leads_in(block: Block) -> bool:
    return len(block.text) >= LEAST and not block.linked


def _may_belong(block: Block) -> bool:
    text = block.text
    return block.share <= _HALF and (block.tag in _ENTRIES or len(text) >= LEAST)


def _without_the_rest(blocks: Sequence[Block], meta: Meta) -> Iterator[Block]:
    """Without what reads like none of the report, its title and byline, repetitions, and headings of nothing."""
    seen = {letters(known) for known in (meta.title, meta.byline, f"by {meta.byline}", meta.outlet) if known}
    left = []
    for block in _without_lists(blocks):
        key = letters(block.text)
        linked = block.share >= _WHOLE and len(block.text) < 200
        if linked or key in seen or _is_about(block.text, meta) or _is_none(block.text, seen):
            continue
        if len(key) >= PROSE or block.tag == "h1":
            seen.add(key)
        left.append(block)
    for index, block in enumerate(left):
        follows = left[index + 1].tag if index + 1 < len(left) else "h1"
        if block.tag not in HEADINGS or follows not in HEADINGS or follows > block.tag:
            yield block


def _without_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Without the entries that follow "Related articles" and the like, as far as they lead elsewhere."""
    elsewhere = False
    for block in blocks:
        if block.tag in ("li", "ul", "ol") and elsewhere and block.linked:
            continue
        elsewhere = reads_like_none(block.text)
        yield block


def _is_none(text: str, seen: Collection[str]) -> bool:
    """Whether every line reads like none of the report, or has been read."""
    return all(letters(line) in seen or reads_like_none(line) for line in text.splitlines())


def _is_about(text: str, meta: Meta) -> bool:
    """Whether a paragraph is a line on who wrote the report: "Ana Ruiz is our correspondent in ..."."""
    names = [name for name in (meta.byline or "").split(", ") if name]
    bare = text.removeprefix("By ").removeprefix("by ")
    is_line = len(text) < LEAST * 3 and not text.rstrip().endswith(_ENDS)
    if is_line and any(bare.startswith(name) for name in names):
        return True
    told = [f"{name} {verb}" for name in names for verb in ("is ", "covers ", "reports ", "writes ")]
    return text.startswith((*told, *(f"{meta.outlet} is a{rest} " for rest in ("", "n"))))


def _is_listing(blocks: Sequence[Block]) -> bool:
    """Whether these are no report, but what is to be read elsewhere: headlines that lead there, a line on each."""
    prose = sum(_goes_on(block) for block in blocks)
    leads = sum(block.tag in HEADINGS and block.share >= _HALF for block in blocks)
    return leads >= 3 and leads >= prose / 2
