"""What goes between two processes comes out as it went in, and nothing but plain values comes out at all."""

from __future__ import annotations

import io
import os
import pickle

import pytest

from sayso.ingest.types import Item, Meta, Page
from sayso.ingest.wire import Ended, item_of, item_values, page_of, page_values, receive, send
from sayso.model import Span, Stretch

ITEM = Item(
    b"\0raw",
    "a.zip!\udcff",
    "text/html",
    "cp1252",
    "2031-03-04T10:00:00Z",
    (("Server", "x"),),
    Meta("T", language="en", credits=("A", "B")),
    2,
    "https://example.test/",
)
PAGE = Page("no\ud800", (Stretch(Span(0, 2), 5, 7, 3), Stretch(Span(2, 3), 9, 12)), Meta(byline="B"), plain=True)


def through(message: object) -> object:
    stream = io.BytesIO()
    send(stream, message)
    stream.seek(0)
    return receive(stream)


def test_items_and_pages_come_out_as_they_went_in() -> None:
    assert item_of(through(item_values(ITEM))) == ITEM  # type: ignore[arg-type]
    assert page_of(through(page_values(PAGE))) == PAGE  # type: ignore[arg-type]


class _Deed:
    def __reduce__(self) -> object:
        return os.system, ("true",)


@pytest.mark.parametrize("thing", [_Deed(), ITEM, len, OSError("x")])
def test_what_is_no_plain_value_is_refused(thing: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no plain value"):
        through(("page", thing))


@pytest.mark.parametrize("length", [0, 3, 8, 12])
def test_an_end_within_a_message_is_the_end(length: int) -> None:
    stream = io.BytesIO()
    send(stream, ("end", None))
    with pytest.raises(Ended):
        receive(io.BytesIO(stream.getvalue()[:length]))
