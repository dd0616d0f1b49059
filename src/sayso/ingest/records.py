"""Articles in JSON: a list of them wherever an interface puts it, one of them, or one a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.errors import InputError
from sayso.ingest.columns import TEXT, flat, names_of
from sayso.ingest.jsontext import decoded

Row = tuple[str, dict[str, Any]]
"""Where a row stands, for people, and what stands in it."""

MAX_JSON = 192 << 20
"""Bytes of JSON that is one value and so is taken in as a whole; lines of JSON may be as many as they like."""
_DEPTH = 4
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?=[{\[])")
_NOTHING_ELSE = re.compile(rb"\s*\Z")


def json_rows(raw: bytes, source: str) -> Iterator[Row | InputError]:
    """The articles in a JSON file, one by one; in place of a line that is none, an error."""
    if _is_lines(raw, source):
        yield from _lines(raw, source)
    elif len(raw) > MAX_JSON:
        yield InputError(f"{source} is one JSON value of {len(raw):,} bytes; save it as JSON Lines, an article a line.")
    else:
        yield from _whole(raw, source)


def _is_lines(raw: bytes, source: str) -> bool:
    """Whether each line is a value of its own: the first is, and another follows; or the name says so."""
    start = _START.match(raw)
    end = raw.find(b"\n", start.end() if start else 0)
    if not start or end < 0 or _NOTHING_ELSE.match(raw, end):
        return False
    first = raw[start.end() : end].strip()
    named = source.lower().endswith((".jsonl", ".ndjson"))
    return isinstance(_loaded(first), dict) or (named and first not in (b"{", b"["))


def _loaded(text: bytes | str) -> Any:
    """The JSON value, or the error that it is none."""
    try:
        return json.loads(decoded(text) if isinstance(text, bytes) else text, strict=False)
    except (ValueError, RecursionError) as error:
        return error


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"broken at line {error.lineno}, column {error.colno}"
    return "a number in it is too long"


def _lines(raw: bytes, source: str) -> Iterator[Row | InputError]:
    import io

    for number, line in enumerate(io.BytesIO(raw), 1):
        if not line.strip():
            continue
        value = _loaded(line)
        if isinstance(value, dict):
            yield f"line {number}", _unwrapped(value)
        else:
            why = _why(value) if isinstance(value, Exception) else "it is another value"
            yield InputError(f"{source}, line {number}, is no JSON object ({why}); mend it or take it out.")


def _whole(raw: bytes, source: str) -> Iterator[Row | InputError]:
    value = _loaded(decoded(raw))
    if isinstance(value, Exception):
        yield InputError(f"{source} can't be read as JSON ({_why(value)}); save it again, or as JSON Lines.")
        return
    articles = _articles(value, _DEPTH)
    if not articles:
        yield InputError(f"{source} is JSON without a list of articles; save them as a list of objects.")
    for number, article in enumerate(articles, 1):
        if isinstance(article, str):
            yield f"item {number}", {TEXT: article}
        elif isinstance(article, dict):
            yield f"item {number}", _unwrapped(article)
        else:
            yield InputError(f"{source}, item {number}, is no object with an article's fields; take it out.")


def _unwrapped(article: dict[str, Any]) -> dict[str, Any]:
    """A search engine's hit without its wrapping."""
    inner = article.get("_source")
    return inner if isinstance(inner, dict) else article


def _articles(value: Any, depth: int) -> list[Any]:
    """The list of articles, at any depth that interfaces use; a single article as a list of it."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    if _is_article(value):
        return [value]
    lists = [_articles(inner, depth - 1) for inner in value.values() if depth and isinstance(inner, list | dict)]
    promising = [one for one in lists if any(isinstance(hit, dict) and _is_hit(hit) for hit in one[:20])]
    return max(promising, key=len, default=[value] if depth == _DEPTH and value else [])


def _is_hit(hit: dict[str, Any]) -> bool:
    columns = flat(_unwrapped(hit))
    return bool(names_of(TEXT, columns) or names_of("title", columns))


def _is_article(value: Mapping[str, Any]) -> bool:
    columns = flat(value)
    return any(isinstance(columns[name], str) and columns[name].strip() for name in names_of(TEXT, columns)) and bool(
        names_of("title", columns) or not any(isinstance(inner, list) for inner in value.values())
    )
