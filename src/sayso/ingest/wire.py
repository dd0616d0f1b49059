"""What goes between the program and the process that converts: plain values only, so that nothing in them can act."""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import Any, BinaryIO, NoReturn

from sayso.ingest.types import Item, Meta, Page
from sayso.model import Span, Stretch

_LENGTH = 8


class Ended(Exception):
    """The other side has gone."""


class _Plain(pickle.Unpickler):
    """Takes numbers, texts, bytes and what is made of them, and nothing that would be looked up or called."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} is no plain value")


def send(stream: BinaryIO, message: Any) -> None:
    """Write one message."""
    body = pickle.dumps(message, protocol=5)
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one message. Raises Ended at the end of the stream, be it within one."""
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    return _Plain(io.BytesIO(_exactly(stream, length))).load()


def _exactly(stream: BinaryIO, length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise Ended
    return found


def item_values(item: Item) -> dict[str, Any]:
    """An item as plain values."""
    return _values(item) | {"known": _values(item.known)}


def item_of(values: dict[str, Any]) -> Item:
    """The item that was sent."""
    return Item(**values | {"known": Meta(**values["known"])})


def page_values(page: Page) -> dict[str, Any]:
    """A page as plain values."""
    origin = [(one.span.start, one.span.end, one.start, one.end, one.page) for one in page.origin]
    return _values(page) | {"origin": origin, "meta": _values(page.meta)}


def page_of(values: dict[str, Any]) -> Page:
    """The page that was sent."""
    origin = tuple(Stretch(Span(first, last), start, end, page) for first, last, start, end, page in values["origin"])
    return Page(**values | {"origin": origin, "meta": Meta(**values["meta"])})


def _values(one: Item | Meta | Page) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(one)}
