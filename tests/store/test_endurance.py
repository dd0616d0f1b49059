"""Whatever happens to those who write: the ledger is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(("mode", "number"), [("kill", 20), ("crowd", 40)])
def test_nothing_is_lost(mode: str, number: int, tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("endure.py")), mode, str(tmp_path), str(number), "1"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    assert {file.suffix for file in tmp_path.iterdir()} == {".db"}
