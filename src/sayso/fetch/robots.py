"""What hosts wish programs to leave alone: their robots.txt, asked for once each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.fetch.types import AGENT
from sayso.ingest.find import shown

if TYPE_CHECKING:
    from protego import Protego

Ask = Callable[[str], tuple[int, bytes]]
"""Gets status and text of a robots.txt."""

LONGEST_REST = 30.0
"""Seconds between two requests that a robots.txt may ask for; more would make a reading of a day's news endless."""


class Robots:
    """The robots.txt of all hosts that are asked for something. What can't be read as one allows nothing."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[str, Protego] = {}

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched. Raises InputError if its host does not say, and may mean no."""
        return bool(self._of(url).can_fetch(url, AGENT))

    def delay(self, url: str) -> float:
        """Seconds to rest between two requests; 0 if that is not said, or nobody asked yet."""
        rules = self._known.get(_origin(url))
        return min(float(rules.crawl_delay(AGENT) or 0), LONGEST_REST) if rules else 0.0

    def _of(self, url: str) -> Protego:
        from protego import Protego

        origin = _origin(url)
        if origin not in self._known:
            self._known[origin] = Protego.parse(self._text(origin))
        return self._known[origin]

    def _text(self, origin: str) -> str:
        status, text = self._ask(f"{origin}/robots.txt")
        if 200 <= status < 300:
            return text.decode("utf-8", "replace")
        if 400 <= status < 500 and status != 429:
            return ""  # there is none
        raise InputError(
            f"{shown(origin)} does not say what programs may read (its robots.txt: {status}); try it later."
        )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"
