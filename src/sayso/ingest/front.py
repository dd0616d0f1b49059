"""YAML front matter: what a report says about itself above its text."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

from sayso.model import Span

if TYPE_CHECKING:
    from yaml import Node, SafeLoader

KEYS = {"title": "title", "outlet": "outlet", "byline": "byline", "published": "published_at", "url": "url"}
"""The keys that are read, and the field of Document each one fills."""

MAX_FRONT = 20_000
MAX_LEVELS = 20
"""Of lists within lists: yaml takes time with the square of their number."""
_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^(?P<key>[\w-]+):[ \t]+(?P<value>[^\s|>&*!](?:.*\S)?)[ \t]*$", re.MULTILINE)
"""A line with a key and its value, which is no block of lines, alias or tag."""
_COLON = re.compile(r":(?:\s|$)")
_WHOLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[.*\]|\{.*\}")
"""A value in quotation marks or brackets from its first character to its last."""


class FrontMatterError(ValueError):
    """The block between the fences is no YAML mapping. ``remedy`` is what to do about it."""

    def __init__(self, problem: str, remedy: str = "mend it or take it out") -> None:
        super().__init__(problem)
        self.remedy = remedy


def read_front(text: str) -> tuple[Span | None, dict[str, str]]:
    """Where the report's own text stands, None if there is none, and the fields above it.

    A block that begins with a fence but holds no "key: value" line is text (a rule), not
    front matter.
    """
    fenced = _FENCED.match(text, 0, MAX_FRONT)
    if not fenced or not re.match(r"\s*(#.*\n\s*)*[\w-]+[ \t]*:", fenced["yaml"]):
        return (Span(0, len(text)) if text.strip() else None), {}
    start = fenced.end()
    body = Span(start, len(text)) if text[start:].strip() else None
    return body, _fields(fenced["yaml"])


def _fields(source: str) -> dict[str, str]:
    try:
        content = _loaded(source)
    except FrontMatterError as error:
        # Headlines have colons, and few who write "title: Minister: no" think of YAML.
        try:
            content = _loaded(_LINE.sub(_quoted, source))
        except FrontMatterError:
            raise error from None
    if not isinstance(content, dict):
        raise FrontMatterError("it is not a list of 'key: value' lines")
    values = {field: _plain(content.get(key)) for key, field in KEYS.items()}
    return {field: value for field, value in values.items() if value}


def _quoted(line: re.Match[str]) -> str:
    """A line whose value has a colon, as YAML takes it to mean what stands there; any other as it is."""
    value = line["value"]
    if not _COLON.search(value) or _WHOLE.fullmatch(value):
        return line[0]
    return f"{line['key']}: '{value.replace("'", "''")}'"


def _loaded(source: str) -> Any:
    import yaml

    try:
        return yaml.load(source, _loader())
    # Besides its own errors, yaml lets through whatever a wrong value leads to ("!!bool maybe").
    except (
        yaml.YAMLError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            raise FrontMatterError(problem) from error
        # An open quotation mark is noticed where the text ends.
        began = error.context_mark if "quoted" in (getattr(error, "context", None) or "") else mark  # type: ignore[union-attr]
        raise FrontMatterError(f"line {mark.line + 2}: {problem}", *_remedy(source, began.line)) from error


def _remedy(source: str, line: int) -> tuple[str, ...]:
    """What mends a line, where it is one of a key that is read and a value."""
    found = _LINE.fullmatch([*source.split("\n"), ""][line])
    if found is None or found["key"] not in KEYS:
        return ()
    return (f"put quotation marks round the whole {found['key']}",)


@cache
def _loader() -> type[SafeLoader]:
    import yaml

    class Loader(yaml.SafeLoader):
        """Reads no aliases, which can make a few lines into millions, and nothing deep: no report needs them."""

        level = 0

        def compose_node(self, parent: Node | None, index: int) -> Node | None:
            if self.check_event(yaml.AliasEvent):
                self._refuse("it holds a YAML alias, '*name'; put a text that begins with * in quotation marks")
            if self.level > MAX_LEVELS:
                self._refuse("it is nested deeper than any front matter")
            self.level += 1
            node = super().compose_node(parent, index)
            self.level -= 1
            return node

        def _refuse(self, problem: str) -> NoReturn:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)

    return Loader


def _plain(value: Any) -> str | None:
    """A scalar as one line of text, a list of them joined; anything else is passed over."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value[:50]))) if not any(isinstance(v, list) for v in value) else None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    return None
