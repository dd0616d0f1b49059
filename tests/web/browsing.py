"""A browser of sorts: follows links and sends the forms of the desk's pages with their token."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

from sayso.web.app import create_app
from sayso.web.desk import Access, Desk

HOST = "testserver"


class Browser:
    """One reviewer's browser."""

    def __init__(self, ledger: Path, reviewer: str | None = "Ana", token: str | None = None) -> None:
        self.desk = Desk(str(ledger), Access((HOST,), token), reviewer=reviewer)
        self.client = TestClient(create_app(self.desk), raise_server_exceptions=True)

    def close(self) -> None:
        self.client.close()
        self.desk.close()

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def page(self, path: str) -> str:
        """A page that has to be there."""
        found = self.get(path)
        assert found.status_code == 200, (path, found.status_code, found.text)
        return found.text

    def token(self) -> str:
        """The token that forms of this session carry."""
        return token_in(self.client.get("/search").text)

    def post(self, path: str, **fields: Any) -> Response:
        """Send a form as one of our pages would, and follow where it leads."""
        return self.client.post(path, data={"csrf": self.token(), **fields})

    def decide(self, kind: str, target: str, value: str | None = None, **fields: Any) -> Response:
        given = {"kind": kind, "target": target, **({"value": value} if value is not None else {}), **fields}
        return self.post("/decide", **given)


def token_in(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]
