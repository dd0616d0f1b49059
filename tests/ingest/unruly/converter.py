"""A converter that does what the bytes it is given say: what no converter should, and files make some do."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from sayso.errors import InputError
from sayso.ingest.limits import CONVERT_MEMORY
from sayso.ingest.types import Item, Meta, Options, Page
from sayso.model import Span, Stretch

PAGE = Page(
    "Orla Venn said no.", (Stretch(Span(0, 4), 7, 11), Stretch(Span(5, 9), 12, 20, 2)), Meta("A title", credits=("X",))
)


def _refuse() -> None:
    raise InputError("a\x1b[31m.pdf is\nbad; mend it.")


def _connect() -> None:
    for name in ("create_connection", "getaddrinfo", "socket"):
        try:
            getattr(socket, name)(("127.0.0.1", 9))
        except OSError as error:
            refused = "opens no connection" in str(error)
        else:
            refused = False
        if not refused:
            os._exit(1)


def _recurse() -> None:
    _recurse()


DEEDS: dict[bytes, Callable[[], object]] = {
    b"sleep": lambda: time.sleep(600),
    b"exit": lambda: os._exit(0),
    b"fault": lambda: ctypes.string_at(0),
    b"kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"eat": lambda: bytearray(CONVERT_MEMORY),
    b"raise": lambda: {}["nothing"],
    b"recurse": _recurse,
    b"leave": sys.exit,
    b"refuse": _refuse,
    b"connect": _connect,
    b"print": lambda: os.write(1, b"x" * 100_000),
    b"be interrupted": lambda: os.kill(os.getpid(), signal.SIGINT),
    b"nothing": lambda: None,
}


def convert(item: Item) -> Page:
    DEEDS[item.raw]()
    return replace(PAGE, plain=True)


def expand(item: Item, options: Options) -> Iterator[Item | InputError]:
    for number, deed in enumerate(item.raw.split(b",")):
        DEEDS[deed]()
        if number % 2:
            yield InputError(f"{item.source}!{number} is bad.")
        else:
            yield Item(deed, f"{item.source}!{number}{options.columns.get('text', '')}", known=Meta("T"), depth=1)
