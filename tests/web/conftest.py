from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.browsing import Browser


@pytest.fixture
def browser(ledger: Path) -> Iterator[Browser]:
    """On a ledger of the examples that the test may change."""
    made = Browser(ledger)
    yield made
    made.close()
