"""Whatever a report holds, no page, dossier or export of the ledger runs it, loads it or is changed by it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.web.browsing import HOST, Browser
from tests.web.hostile import PAYLOADS, REPORTS, extraction, fill

from sayso.export.dossier import Contents, write_dossier
from sayso.views import Views
from sayso.web.pages import PAGES

TAGS = frozenset(
    """a abbr article aside b blockquote body br button caption circle code col colgroup datalist dd desc details
    dialog div dl dt fieldset figcaption figure footer form g h1 h2 h3 h4 head header hr html i iframe img input kbd
    label legend li line link main mark meta nav noscript ol optgroup option output p path pattern defs polygon
    polyline pre q rect s script search section select small span strong style sub summary sup svg symbol table tbody td
    text textarea tfoot th thead time title tr tspan u ul use var clippath""".split()
)
OURS = re.compile(r"/(?!/)[^\s]*|#[^\s]*|\?[^\s]*|data:image/(?:png|svg\+xml)[;,][^\s]*")


class Checked(HTMLParser):
    """Looks at every tag of a page as a browser would see it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"<{tag}>")
        names = {name for name, _ in attrs}
        if tag == "script" and "src" not in names:
            self.wrong.append("a script in the page")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formtarget", "background"):
                self.wrong.append(f"{name}={value}")
            if name in ("href", "src", "action", "formaction", "xlink:href") and not OURS.fullmatch(value or "/"):
                self.wrong.append(f"{name}={value}")
            if name == "http-equiv" and (value or "").lower() == "refresh":
                self.wrong.append("a refresh")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = tmp_path_factory.mktemp("hostile") / "affair.db"
    fill(path)
    browser = Browser(path)
    yield browser
    browser.close()


def pages(browser: Browser) -> Iterator[str]:
    """Every page of the head, and of every list the entries, reports and speakers in it."""
    for path, _ in PAGES:
        yield path
    with browser.desk.both() as (view, views):
        yield from (f"/entries/{row.id}" for row in view.entries(None, 60))
        yield from (f"/reports/{extraction(number).document.id}" for number in range(0, REPORTS, 5))
        yield from (f"/reports/{extraction(number).document.id}/original" for number in range(0, REPORTS, 25))
        for row in views.speakers(None, 30):
            yield from (f"/speakers/{_quoted(row.person)}",) if row.person else ()
    for bad in PAYLOADS:
        yield f"/search?q={_quoted(bad)}"
        yield f"/?about={_quoted(bad)}&by={_quoted(bad)}"


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="")


def test_no_page_is_changed_by_what_it_shows(hostile: Browser) -> None:
    seen = 0
    for path in pages(hostile):
        answer = hostile.get(path)
        assert answer.status_code in (200, 404), (path, answer.status_code)
        assert "set-cookie" not in answer.headers or "pwned" not in answer.headers["set-cookie"]
        if "html" in answer.headers["content-type"]:
            if path.endswith("/original") and "sandbox" in answer.headers["content-security-policy"]:
                continue  # what was saved, shown where nothing runs
            assert not Checked(answer.text).wrong, (path, Checked(answer.text).wrong[:5])
            assert "36481" not in answer.text or "7 * 191" not in answer.text  # nobody worked it out
            assert hostile.desk.access.secret not in answer.text
            seen += 1
    assert seen > 250


def test_no_dossier_is_changed_by_what_it_shows(hostile: Browser, tmp_path: Path) -> None:
    with hostile.desk.both() as (view, _):
        write_dossier(view, Views(view), Contents(PAYLOADS[0]), tmp_path / "d.html")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert not Checked(page).wrong
    assert "window.pwned" in page  # it is told, and harmless


def test_no_cell_of_an_export_is_a_formula(hostile: Browser) -> None:
    rows = list(csv.reader(io.StringIO(hostile.get("/export.csv").content.decode("utf-8-sig"), newline="")))
    assert len(rows) > REPORTS
    width = len(rows[0])
    for row in rows:
        assert len(row) == width
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row)


@pytest.mark.parametrize("bad", [*PAYLOADS, "x" * 5000])
def test_a_hostile_name_or_note_is_only_words(hostile: Browser, bad: str) -> None:
    answer = hostile.post("/reviewer", reviewer=bad, back=bad)
    assert str(answer.url).startswith(f"http://{HOST}/")
    answer = hostile.decide(bad, bad, bad, note=bad, back=bad)
    assert answer.status_code in (200, 403, 422)
    assert not Checked(answer.text).wrong
