"""Search over versions of an article: what only an older version has is marked as such."""

from __future__ import annotations

from pathlib import Path

from tests.versioned import FIRST, SECOND, at, claims_of, take
from tests.web.browsing import Browser

from sayso.store import open_ledger

OLDER = "in an older version"


def test_what_stands_in_an_older_version_says_so_and_leads_there(tmp_path: Path) -> None:
    first, second = at(FIRST, 3), at(SECOND, 5)
    path = tmp_path / "versions.db"
    with open_ledger(path, create=True) as store:
        take(store, first, second)
    browser = Browser(path)
    page = browser.page("/search?q=warehouse")
    claim = claims_of(first)["The warehouse burned for two days"]
    assert f'href="/reports/{first.document.id}?at={claim}#{claim}"' in page
    assert page.count(OLDER) == 3  # the claim, what was said, the report
    lines = [line for line in browser.page("/search?q=rained").splitlines() if "/reports/d-" in line]
    assert lines
    assert not any(OLDER in line for line in lines)
    browser.close()
