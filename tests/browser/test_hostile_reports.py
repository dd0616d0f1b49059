"""Hostile reports in a real browser: nothing runs, nothing is fetched, nothing asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.web.hostile import REPORTS, extraction, fill
from tests.web.serving import served

from sayso.export.dossier import Contents, write_dossier
from sayso.store import open_ledger
from sayso.views import Views
from sayso.web.pages import PAGES


@pytest.fixture(scope="module")
def ledger_of_payloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "affair.db"
    fill(path)
    return path


@pytest.fixture(scope="module")
def hostile(ledger_of_payloads: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(ledger_of_payloads, tmp_path_factory.mktemp("state")) as address:
        yield address


def test_nothing_runs_on_any_page(hostile: str, ledger_of_payloads: Path, opened: Callable[..., Page]) -> None:
    page = opened(hostile)
    with open_ledger(ledger_of_payloads) as store, store.reading() as view:
        entries = [f"/entries/{row.id}" for row in view.entries(None, 40)]
        voices = [f"/speakers/{row.person}" for row in view.speakers(None, 5) if row.person]
    reports = [f"/reports/{extraction(number).document.id}" for number in range(0, REPORTS, 4)]
    originals = [f"{path}/original" for path in reports[::10]]
    for path in (*(path for path, _ in PAGES), *entries, *reports, *originals, *voices):
        page.goto(hostile + path)
        assert page.evaluate("window.pwned") is None, path
        assert page.url.startswith(hostile), path


def test_nothing_runs_in_a_dossier(ledger_of_payloads: Path, tmp_path: Path, opened: Callable[..., Page]) -> None:
    path = tmp_path / "dossier.html"
    with open_ledger(ledger_of_payloads) as store, store.reading() as view:
        write_dossier(view, Views(view), Contents("<script>window.pwned=1</script>"), path)
    page = opened(f"file://{path}")
    assert page.evaluate("window.pwned") is None
    assert page.locator("article.entry").count() > 100
