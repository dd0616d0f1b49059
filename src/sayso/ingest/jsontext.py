"""JSON whose strings know where they stand, so that a text taken from it leads back to the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json import scanner
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from sayso.model import Span, Stretch

_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Placed(str):
    """A string, and where its first character stands in the JSON it was read from, within the quotation marks."""

    __slots__ = ("at",)
    at: int


def decoded(raw: bytes) -> str:
    """JSON as text: UTF-8, 16 or 32 as its first bytes say; what is not in it is replaced."""
    return raw.decode(json.detect_encoding(raw), "replace").removeprefix("\ufeff")


def placed(source: str) -> Any:
    """What the JSON says, each string in it a ``Placed``. Raises ValueError or RecursionError, as ``json.loads``."""
    decoder = json.JSONDecoder(strict=False)
    decoder.parse_string = _parse_string  # type: ignore[attr-defined]
    decoder.scan_once = scanner.py_make_scanner(decoder)  # type: ignore[attr-defined]
    return decoder.decode(source)


def _parse_string(source: str, start: int, strict: bool) -> tuple[Placed, int]:
    value, end = scanstring(source, start, strict)
    found = Placed(value)
    found.at = start
    return found, end


def origin_of(value: Placed, source: str) -> tuple[Stretch, ...]:
    """Where each part of a string stands in the JSON: escapes as wholes, all else one for one."""
    return tuple(_stretches(value, source))


def _stretches(value: Placed, source: str) -> Iterator[Stretch]:
    text, at = 0, value.at
    while text < len(value):
        escape = _ESCAPE.search(source, at, at + 6 * (len(value) - text))
        plain = min(escape.start() - at if escape else len(value), len(value) - text)
        if plain:
            yield Stretch(Span(text, text + plain), at, at + plain)
            text, at = text + plain, at + plain
        if escape and text < len(value):
            yield Stretch(Span(text, text + 1), at, escape.end())
            text, at = text + 1, escape.end()


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate, which is no character, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)
