"""The process that converts: takes items from standard input one by one, and answers on standard output.

It may take so much memory and no more, opens no connection, hears no Ctrl-C (whoever started it does), and ends when
its standard input does.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any, BinaryIO

from sayso.errors import InputError
from sayso.ingest.files import read_file
from sayso.ingest.limits import CONVERT_MEMORY, CONVERT_SECONDS
from sayso.ingest.types import Item, Options, Page
from sayso.ingest.wire import Ended, item_of, item_values, page_values, receive, send

Answer = tuple[str, Any]
"""What it is ("page", "item", "problem", "broken", "memory", "end"), and the thing itself."""


def main() -> None:
    """Answer until nobody asks any more."""
    questions, answers = sys.stdin.buffer, _private_output()
    _confine()
    try:
        while True:
            question = receive(questions)
            for answer in answered(question):
                _not_for_ever()
                send(answers, answer)
                if answer[0] == "memory":
                    return  # what is left of this process is not to be trusted with another file
    except (Ended, BrokenPipeError):
        return


def answered(question: dict[str, Any]) -> Iterator[Answer]:
    """The answers to one question, the last of them being "end" unless something broke."""
    try:
        item = item_of(question["item"])
        if question["path"] is not None:
            _allow(CONVERT_MEMORY + os.path.getsize(question["path"]))
            item = replace(item, raw=read_file(question["path"], item.source))
        _allow(CONVERT_MEMORY + len(item.raw))
        module = import_module(question["module"])
        if question["expand"]:
            yield from _members(module.expand(item, Options(question["columns"])))
        else:
            yield "page", page_values(tidied(module.convert(item)))
        yield "end", None
    except InputError as error:
        yield "problem", str(error)
        yield "end", None
    except MemoryError:
        yield "memory", None
    # What a library lets through for a file it did not foresee is a fault of that file, and stops no other.
    except Exception as error:
        yield "broken", type(error).__name__
        yield "end", None


def tidied(page: Page) -> Page:
    """A page with its text cleaned, unless it is to stay as it is."""
    if page.plain:
        return page
    from sayso.ingest.hygiene import tidy

    text, origin = tidy(page.text, page.origin)
    return replace(page, text=text, origin=origin)


def _members(found: Iterator[Item | InputError]) -> Iterator[Answer]:
    for one in found:
        yield ("problem", str(one)) if isinstance(one, InputError) else ("item", item_values(one))


def _private_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answers


def _confine() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _allow(CONVERT_MEMORY)
    sys.setrecursionlimit(2_000)
    socket.socket = _NoSocket  # type: ignore[misc]
    for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "socketpair"):
        setattr(socket, name, _refused)
    _not_for_ever()


class _NoSocket(socket.socket):
    def __init__(self, *_: object, **__: object) -> None:
        _refused()


def _refused(*_: object, **__: object) -> None:
    raise OSError("reading a file opens no connection")


def _allow(memory: int) -> None:
    """Set how many bytes of addresses this process may have, where the system knows such a bound."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _not_for_ever() -> None:
    """Whoever asked ends this process when it takes too long; this is for the case that they are gone themselves."""
    if hasattr(signal, "alarm"):
        signal.alarm(0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(20 * CONVERT_SECONDS)


if __name__ == "__main__":
    main()
