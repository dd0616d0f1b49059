"""What expanding and converting gives, for the tests of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.errors import InputError
from sayso.ingest.types import Item, Options, Page
from sayso.model import Stretch

Expand = Callable[[Item, Options], Iterator[Item | InputError]]


def items(expand: Expand, raw: bytes | str, name: str = "file", **columns: str) -> list[Item]:
    """The items in a file that gives nothing else."""
    found = list(expand(Item(raw.encode() if isinstance(raw, str) else raw, name), Options(columns)))
    assert all(isinstance(one, Item) for one in found), [str(one) for one in found if isinstance(one, InputError)]
    return [one for one in found if isinstance(one, Item)]


def problems(expand: Expand, raw: bytes | str, name: str = "file", **columns: str) -> list[str]:
    """What a file's errors say."""
    found = list(expand(Item(raw.encode() if isinstance(raw, str) else raw, name), Options(columns)))
    said = [str(one) for one in found if isinstance(one, InputError)]
    assert all(one.endswith(".") and "\n" not in one for one in said)
    return said


def leads_back(page: Page, original: str) -> bool:
    """Whether each stretch as long as its original is the same there, and all are in order."""
    return _in_order(page.origin) and all(
        a == b or (a.isspace() and b.isspace())
        for one in page.origin
        if one.end - one.start == one.span.end - one.span.start
        for a, b in zip(page.text[one.span.start : one.span.end], original[one.start : one.end], strict=True)
    )


def _in_order(origin: Iterable[Stretch]) -> bool:
    ends = 0
    for one in origin:
        if one.span.start < ends:
            return False
        ends = one.span.end
    return True
