"""What must hold whatever the bytes: a page with true places, items, or an InputError of one sentence."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from sayso.errors import InputError
from sayso.ingest.documents import report_of
from sayso.ingest.formats import BY_NAME, BY_TYPE, ENTRY, MESSAGE, ROW
from sayso.ingest.limits import MAX_MEMBER_BYTES, MAX_REPORT_CHARACTERS
from sayso.ingest.types import Item, Options, Page, Report
from sayso.ingest.worker import tidied
from sayso.model import Stretch

MOST_ITEMS = 100
"""That are looked at of what comes out of one input."""
MOST_SAID = 6_000
"""Characters of an error."""
OURS = (ENTRY, MESSAGE, ROW)
"""What our own modules hand on, which is therefore converted in the same run."""

Original = Callable[[Item, Stretch], str]
"""The characters of the original that a stretch says it is."""


class Untrue(AssertionError):
    """Something else came out than may."""


def check_page(item: Item, form: str, original: Original | None = None) -> None:
    """Convert an item in this process and look at what comes out, as the report it is going to be."""
    try:
        page: Page = _module(BY_NAME[form].convert).convert(item)
        _holds(isinstance(page, Page), "what comes out is no page")
        report = report_of(item, tidied(page), BY_NAME[form])
    except InputError as error:
        check_said(error)
        return
    _check_report(report, item, original)


def check_items(item: Item, form: str, originals: dict[str, Original]) -> None:
    """Expand an item in this process, and convert what our own modules made of it."""
    try:
        for one in itertools.islice(_module(BY_NAME[form].expand).expand(item, Options()), MOST_ITEMS):
            if isinstance(one, InputError):
                check_said(one)
            else:
                _check_item(one, item, originals)
    except InputError as error:
        check_said(error)


def check_said(error: InputError) -> None:
    """An error is a line of bounded length."""
    said = str(error)
    _holds(type(error) is InputError and said.endswith("."), f"no sentence: {said[:200]!r}")
    _holds(len(said) < MOST_SAID and "\n" not in said, f"no line: {said[:200]!r}")


def check_places(text: str, origin: tuple[Stretch, ...], original: Callable[[Stretch], str] | None) -> None:
    """Places are in order, within the text, and true."""
    ends = 0
    for one in origin:
        _holds(ends <= one.span.start < one.span.end <= len(text), f"out of order: {one}")
        _holds(0 <= one.start <= one.end, f"runs backwards: {one}")
        ends = one.span.end
        if original and one.end - one.start == one.span.end - one.span.start:
            _holds(_same(one.span.of(text), original(one)), f"untrue: {one}")


def _check_item(one: Item, item: Item, originals: dict[str, Original]) -> None:
    _holds(isinstance(one, Item) and isinstance(one.raw, bytes), "what comes out is no item")
    _holds(len(one.raw) <= MAX_MEMBER_BYTES, f"{len(one.raw)} bytes come out")
    _holds(one.depth == item.depth + 1, f"depth {one.depth}")
    if one.media_type in OURS:
        form = BY_TYPE[one.media_type]
        check_page(one, form.name, originals.get(form.name))


def _check_report(report: Report, item: Item, original: Original | None) -> None:
    text = report.document.text
    _holds(0 < len(text) <= MAX_REPORT_CHARACTERS, f"{len(text)} characters come out")
    text.encode()
    check_places(text, report.origin, (lambda one: original(item, one)) if original else None)


def _same(one: str, other: str) -> bool:
    return len(one) == len(other) and all(a == b or (a.isspace() and b.isspace()) for a, b in _pairs(one, other))


def _pairs(one: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(one, other, strict=True)


def _module(name: str | None) -> Any:
    return import_module(f"sayso.ingest.{name}")


def _holds(condition: bool, otherwise: str) -> None:
    if not condition:
        raise Untrue(otherwise)
