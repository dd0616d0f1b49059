"""Connections: made to the very address that was checked, and over by a deadline whatever the other side does."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from sayso.errors import InputError
from sayso.fetch.addresses import checked, resolve

Resolve = Callable[[str, int], list[str]]


class Late(Exception):
    """The time for a request is over."""


class Gate(httpcore.NetworkBackend):
    """Where all connections go through: the name is resolved once, checked, and connected to as it was checked.

    ``private`` says of a host whether it may be at a private address; ``deadline`` is when, by ``time.monotonic``,
    whatever is going on is broken off.
    """

    def __init__(self, private: Callable[[str], bool], resolver: Resolve = resolve) -> None:
        self.private, self.resolver = private, resolver
        self.deadline = 0.0
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host's addresses that takes one. Raises InputError if none may be used."""
        name = host.strip("[]")
        failed: Exception | None = None
        for address in checked(name, self.resolver(name, port), self.private(name)):
            try:
                stream = self._sockets.connect_tcp(address, port, self.left(timeout), socket_options=socket_options)
                return _Timed(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError("no address")

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Is refused: no report is behind one."""
        raise InputError(f"{path!r} is no address of a page; give one that begins with https://.")

    def left(self, timeout: float | None) -> float:
        """Seconds that one step may take. Raises Late if none are left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Late
        return min(left, timeout) if timeout is not None else left


class _Timed(httpcore.NetworkStream):
    """A connection of which no step goes beyond the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, gate: Gate) -> None:
        self._stream, self._gate = stream, gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._gate.left(timeout))
        return _Timed(secured, self._gate)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def transport(gate: Gate) -> httpx.HTTPTransport:
    """httpx's own transport with all connections through the gate, each for one request; proxies are not used."""
    context = httpx.create_ssl_context()
    made = httpx.HTTPTransport(verify=context, trust_env=False)
    # httpx has no word for it, and httpcore, which it is built on, has.
    made._pool = httpcore.ConnectionPool(
        ssl_context=context, max_connections=4, max_keepalive_connections=0, network_backend=gate
    )
    return made
