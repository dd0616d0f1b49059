"""A small real server on this machine, whose answers a test sets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PARAGRAPH = (
    "<p>The harbour board said on Wednesday that three barges had passed the lock without being inspected. "
    "“Nobody opened a hatch,” its secretary told reporters, and added that the board regretted it.</p>"
)
PAGE = (
    "<html><head><title>Barges passed</title></head><body><article><h1>Barges passed</h1>"
    f"{PARAGRAPH * 3}</article></body></html>"
).encode()

Handler = Callable[[BaseHTTPRequestHandler], None]
Answer = tuple[int, dict[str, str], bytes] | Handler


@dataclass
class Site:
    """What is served at which path, and what was asked for so far."""

    address: str = ""
    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def page(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        """Sets an answer; returns its address."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": "text/html; charset=utf-8"} | told, body)
        return self.url(path)

    def url(self, path: str) -> str:
        return self.address + path

    def pages_asked(self) -> list[str]:
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def served() -> Iterator[Site]:
    site = Site()

    class Served(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append(dict(self.headers.items()))
            answer: Any = site.answers.get(self.path, (404, {}, b""))
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            with suppress(OSError):  # who asked may have gone
                answer(self) if callable(answer) else self.answer(*answer)

        def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
