from __future__ import annotations

import csv
import io
import json

from tests.web.browsing import Browser

from sayso.store import EntryFilter


def test_what_is_shown_can_be_taken_away(browser: Browser) -> None:
    page = browser.page("/?disputed=1&about=ship")
    with browser.desk.views() as views:
        wanted = [row.id for row in views.rows(EntryFilter(disputed=True, about="ship"), 99)]
    assert wanted
    for form in ("csv", "jsonl"):
        link = f"/export.{form}?disputed=1&amp;about=ship"
        other = f"/export.{form}?about=ship&amp;disputed=1"
        assert link in page or other in page
    table = browser.get("/export.csv?disputed=1&about=ship")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="affair.csv"'
    rows = csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))
    assert list(dict.fromkeys(row["entry id"] for row in rows)) == wanted
    lines = browser.get("/export.jsonl?disputed=1&about=ship").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == wanted


def test_the_dossier_of_what_is_shown(browser: Browser) -> None:
    found = browser.get("/dossier.html?disputed=1")
    assert found.headers["content-disposition"] == 'attachment; filename="affair.html"'
    with browser.desk.views() as views:
        wanted = [row.id for row in views.rows(EntryFilter(disputed=True), 99)]
    assert found.text.count('<article class="entry"') == len(wanted)


def test_another_form_is_told_of(browser: Browser) -> None:
    assert "Entries can be had as jsonl or csv." in browser.get("/export.exe").text
