"""The desk as a real server, and a real browser to use it with."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from sayso.web.app import create_app
from sayso.web.desk import Desk
from sayso.web.listening import access_for, listen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
"""CI runs as root, where Chromium's sandbox can't be had."""


@contextmanager
def served(ledger: Path, state: Path, reviewer: str | None = "Ana") -> Iterator[str]:
    """The address of a desk on a ledger."""
    socket = listen("127.0.0.1", 0)
    desk = Desk(str(ledger), access_for("127.0.0.1", (), state), reviewer=reviewer)
    server = uvicorn.Server(uvicorn.Config(create_app(desk), log_level="error", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        socket.close()
