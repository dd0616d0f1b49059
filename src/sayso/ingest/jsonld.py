"""What a page's JSON-LD says of the report on it; broken, huge or deep, it never hurts."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

KINDS: tuple[frozenset[str], ...] = (
    frozenset(
        "NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle"
        " AskPublicNewsArticle ReviewNewsArticle LiveBlogPosting".split()
    ),
    frozenset(
        "Article BlogPosting Report SocialMediaPosting DiscussionForumPosting TechArticle ScholarlyArticle".split()
    ),
    frozenset(("WebPage", "ItemPage")),
)
"""Types of what may be the report, the likeliest first."""

MOST_NODES = 5_000
MOST_NAMES = 20
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_COMMA = re.compile(r",(?=\s*[}\]])")

type Node = Mapping[str, Any]


class Declared:
    """What the scripts of a page declare. ``headline`` is the page's own, to know its report among others by."""

    def __init__(self, scripts: Iterable[str], headline: str | None = None) -> None:
        self._nodes = [node for script in scripts for node in _nodes(_parsed(script))][:MOST_NODES]
        self._named = {node["@id"]: node for node in self._nodes if isinstance(node.get("@id"), str) and len(node) > 1}
        self._article = self._found(_plain(headline)) or {}

    def texts(self, key: str) -> Iterator[str]:
        """The values of a key as texts: of what has a name its name, of what has none its address."""
        yield from self._texts(self._article.get(key), 3)

    def _found(self, headline: str) -> Node | None:
        """The report among the nodes: by type, by headline, by which comes first."""
        for kinds in KINDS:
            nodes = [node for node in self._nodes if not kinds.isdisjoint(_types(node))]
            same = [node for node in nodes if headline and _plain(node.get("headline")) == headline]
            if found := next(iter(same or nodes), None):
                return found
        return None

    def _texts(self, value: Any, depth: int) -> Iterator[str]:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield str(value)
        elif isinstance(value, list) and depth:
            for one in value[:MOST_NAMES]:
                yield from self._texts(one, depth - 1)
        elif isinstance(value, Mapping) and depth:
            node = {**self._named.get(_id(value), {}), **value}
            inner = next((node[key] for key in ("name", "@value", "headline", "url", "@id") if node.get(key)), None)
            yield from self._texts(inner, depth - 1)


def _parsed(script: str) -> Any:
    """The value in a script; None if it is none, even with the commas that people leave in taken out."""
    bare = _WRAPPING.sub("", script.strip()).strip().rstrip(";")
    for source in (bare, _COMMA.sub("", bare)):
        try:
            return json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Node]:
    """The objects in a value, outer before inner."""
    waiting: deque[Any] = deque([value])
    for _ in range(MOST_NODES):
        if not waiting:
            return
        one = waiting.popleft()
        if isinstance(one, Mapping):
            yield one
            waiting.extend(inner for inner in one.values() if isinstance(inner, Mapping | list))
        elif isinstance(one, list):
            waiting.extend(inner for inner in one[:MOST_NODES] if isinstance(inner, Mapping | list))


def _types(node: Node) -> list[str]:
    said = node.get("@type")
    types = said if isinstance(said, list) else [said]
    return [one.rsplit("/", 1)[-1] for one in types if isinstance(one, str)]


def _id(node: Node) -> str:
    said = node.get("@id")
    return said if isinstance(said, str) else ""


def _plain(text: Any) -> str:
    return "".join(filter(str.isalnum, text)).casefold() if isinstance(text, str) else ""
