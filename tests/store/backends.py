"""The databases that a ledger can be kept in; every test of what a store does runs on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sayso.store import Store, open_ledger

BACKENDS: dict[str, Callable[[Path], Store]] = {
    "sqlite file": lambda folder: open_ledger(folder / "affair.db", create=True),
    "sqlite memory": lambda _: open_ledger(":memory:", create=True),
}
"""How to open an empty store, given a folder of its own."""
