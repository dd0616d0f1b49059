"""What tests of the verbs share: a folder to work in, and what the ledger of the examples says untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.extracting import REPORT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one good report."""
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
