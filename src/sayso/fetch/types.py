"""How to behave in the network, and what is brought back from it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import InputError
from sayso.ingest.find import shown
from sayso.ingest.http import Answer, BodyError, unpacked
from sayso.ingest.limits import MAX_MEMBER_BYTES
from sayso.ingest.types import Item, Meta

AGENT = "Sayso"
"""What robots.txt may call this program."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Bounds on what is asked of others, and of us; times in seconds.

    ``connect`` and ``read`` bound one step, ``total`` a whole request; ``delay`` lies between two requests to one
    host, ``patience`` is the longest wait that a host may ask for. ``private`` allows an intranet.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    delay: float = 1.0
    patience: float = 120.0
    retries: int = 3
    redirects: int = 10
    most_bytes: int = MAX_MEMBER_BYTES
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer as it came: ``url`` is where it came from in the end, ``asked`` what was asked for.

    ``answer.body`` is as it was sent, apart from its chunks. ``host_address`` is the address connected to, ``when``
    the time of the answer (ISO 8601, UTC), ``request`` the headers that were sent.
    """

    asked: str
    url: str
    answer: Answer
    when: str
    phrase: str = ""
    host_address: str | None = None
    target: str = "/"
    request: tuple[tuple[str, str], ...] = ()

    def item(self, known: Meta | None = None) -> Item:
        """What was fetched, ready to be read. Raises InputError if its body is broken, or bursts."""
        try:
            body = unpacked(self.answer, MAX_MEMBER_BYTES)
        except BodyError as error:
            raise InputError(f"{shown(self.asked)} can't be read: {error}; save the page and name the file.") from error
        return Item(
            body,
            self.asked,
            self.answer.media_type,
            self.answer.charset,
            retrieved_at=self.when,
            headers=self.answer.headers,
            known=known or Meta(),
            address=self.url,
        )
