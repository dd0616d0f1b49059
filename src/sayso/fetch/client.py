"""One polite client: it asks robots.txt, waits between requests, gives up in time, and goes only where it may."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from sayso.errors import InputError
from sayso.fetch.addresses import resolve
from sayso.fetch.network import Gate, Late, Resolve, transport
from sayso.fetch.robots import Robots
from sayso.fetch.types import AGENT, Fetched, Manners
from sayso.ingest.find import shown
from sayso.ingest.http import Answer

BUSY = frozenset((429, 500, 502, 503, 504))
"""Answers that may be others in a moment."""

REMEDIES = {
    401: "log in with a browser, save the page and name the file",
    403: "open it in a browser, save the page and name the file",
    404: "check the address",
    410: "look for it in a web archive",
    451: "look for it in a web archive",
}
"""What to do about an answer without a page."""

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,application/rss+xml,application/atom+xml,*/*;q=0.5"
_ROBOTS_BYTES = 1 << 19
_LONGEST_URL = 2_000


class Client:
    """Fetches pages one after the other.

    ``keep`` is given each answer with a page, or that leads on to one, as it came. ``sleep`` and ``resolver`` can be
    replaced in tests.
    """

    def __init__(
        self,
        manners: Manners | None = None,
        keep: Callable[[Fetched], None] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        resolver: Resolve = resolve,
    ) -> None:
        self.manners = manners or Manners()
        self._keep, self._sleep = keep, sleep
        self._trusted: frozenset[str] | None = None
        self._gate = Gate(self._may_be_private, resolver)
        self._robots = Robots(self._robots_txt)
        self._last: dict[str, float] = {}
        self._http = httpx.Client(
            transport=transport(self._gate),
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(self.manners.read, connect=self.manners.connect),
            headers={
                "User-Agent": f"{AGENT}/{version('sayso')} (+local research tool)",
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate, br, zstd",
                "Accept-Language": "en",
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def fetch(self, url: str, trusted: frozenset[str] | None = None) -> Fetched:
        """What is at an address, redirects followed.

        ``trusted`` are the only hosts that may be at private addresses, None any; none may unless manners allow it.
        Raises InputError, with the remedy, if there is no page to be had.
        """
        self._trusted = trusted
        with self._told(url):
            fetched = self._followed(url, self.manners.redirects, asking=True)
        status = fetched.answer.status
        if not 200 <= status < 300:
            what = f"{status} {fetched.phrase}".strip()
            raise InputError(f"{shown(url)} is answered with {shown(what)}; {REMEDIES.get(status, 'try it later')}.")
        return fetched

    def _may_be_private(self, host: str) -> bool:
        return self.manners.private and (self._trusted is None or host in self._trusted)

    @contextmanager
    def _told(self, url: str) -> Iterator[None]:
        """What goes wrong in the network, as one sentence."""
        try:
            yield
        except Late as error:
            raise InputError(
                f"{shown(url)} takes longer than {self.manners.total:,.0f} seconds; save the page and name the file."
            ) from error
        except httpx.InvalidURL as error:
            raise InputError(f"{shown(url)} is no address of a page; check it.") from error
        except httpx.HTTPError as error:
            why = shown(str(error) or type(error).__name__)[:200]
            raise InputError(f"{shown(url)} can't be reached ({why}); check the address, or try it later.") from error

    def _followed(self, asked: str, redirects: int, asking: bool) -> Fetched:
        """The last answer of a chain of redirects; ``asking`` robots.txt of each host whether it may be had."""
        url = checked_url(asked)
        for _ in range(redirects + 1):
            if asking and not self._robots.allow(url):
                raise InputError(
                    f"{shown(url)} may not be read by programs, its robots.txt says; save the page yourself."
                )
            fetched = self._patient(asked, url, self.manners.most_bytes if asking else _ROBOTS_BYTES)
            location = fetched.answer.header("location")
            leads_on = fetched.answer.status in (301, 302, 303, 307, 308) and location
            if self._keep and asking and (leads_on or 200 <= fetched.answer.status < 300):
                self._keep(fetched)
            if not leads_on:
                return fetched
            url = checked_url(urljoin(url, location))
        raise InputError(f"{shown(asked)} leads on more than {redirects} times; check the address.")

    def _patient(self, asked: str, url: str, most: int) -> Fetched:
        """The answer, asked for again some times while the host is busy or can't be reached."""
        for attempt in range(self.manners.retries + 1):
            last = attempt == self.manners.retries
            self._wait_turn(url)
            try:
                fetched = self._once(asked, url, most)
            except (httpx.ConnectError, httpx.TimeoutException, httpx.ReadError) as error:
                if last or "CERTIFICATE_VERIFY_FAILED" in str(error):
                    raise
                self._sleep(2.0**attempt)
                continue
            if fetched.answer.status not in BUSY or last:
                return fetched
            self._sleep(self._asked_to_wait(fetched) or 2.0**attempt)
        raise AssertionError("the last attempt returns or raises")

    def _asked_to_wait(self, fetched: Fetched) -> float | None:
        """Seconds that a host asks to be left alone. Raises InputError if they are too many."""
        said = fetched.answer.header("retry-after").strip()
        seconds = float(said) if re.fullmatch(r"\d{1,9}", said) else _until(said)
        if seconds is not None and seconds > self.manners.patience:
            raise InputError(f"{shown(fetched.asked)} asks to be left alone for {seconds:,.0f} seconds; read it then.")
        return seconds

    def _wait_turn(self, url: str) -> None:
        """Waits until the host has had its rest."""
        host = urlsplit(url).netloc
        rest = max(self.manners.delay, self._robots.delay(url))
        if host in self._last and (left := self._last[host] + rest - time.monotonic()) > 0:
            self._sleep(left)
        self._last[host] = time.monotonic()

    def _once(self, asked: str, url: str, most: int) -> Fetched:
        self._gate.deadline = time.monotonic() + self.manners.total
        self._http.cookies.clear()
        with self._http.stream("GET", url) as response:
            stream = response.extensions.get("network_stream")
            peer = stream.get_extra_info("server_addr") if stream else None
            body = self._body(response, url, most)
        return Fetched(
            asked,
            url,
            Answer(response.status_code, _pairs(response.headers), body),
            datetime.now(UTC).replace(microsecond=0).isoformat(),
            response.reason_phrase,
            str(peer[0]) if peer else None,
            response.request.url.raw_path.decode("ascii", "replace"),
            _pairs(response.request.headers),
        )

    def _body(self, response: httpx.Response, url: str, most: int) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            size += len(part)
            if size > most:
                raise InputError(
                    f"{shown(url)} has more than {most:,} bytes, too many for a report; check the address."
                )
            parts.append(part)
            self._gate.left(None)
        return b"".join(parts)

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        """Status and text of a robots.txt. Raises InputError if it can't be had."""
        from sayso.ingest.http import BodyError, unpacked

        with self._told(url):
            answer = self._followed(url, 5, asking=False).answer
        try:
            return answer.status, unpacked(answer, _ROBOTS_BYTES)
        except BodyError as error:
            raise InputError(f"{shown(url)} can't be read: {error}; try it later.") from error


def checked_url(url: str) -> str:
    """The address without its fragment. Raises InputError if it is not one of a page."""
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InputError(f"{shown(url[:200])} is no address of a page; check it.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or len(url) > _LONGEST_URL:
        raise InputError(f"{shown(url[:200])} is no address of a page; give one that begins with https://.")
    if parts.username is not None or parts.password is not None:
        raise InputError(f"{shown(parts.hostname)} is given with a name or password in the address; take them out.")
    return parts._replace(fragment="").geturl()


def _pairs(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    from sayso.ingest.http import MAX_HEADER, MAX_HEADERS

    pairs = ((name.decode("latin-1"), value.decode("latin-1")[:MAX_HEADER]) for name, value in headers.raw)
    return tuple(pairs)[:MAX_HEADERS]


def _until(date: str) -> float | None:
    """Seconds until a date in HTTP's way of writing it; None if it is none."""
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
