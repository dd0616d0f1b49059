"""Makes docs/desk/*.png, a picture of each page of the review desk: ``python docs/desk_pictures.py`` (needs Chromium).

Each shows the page in light, in dark and on a narrow screen. The ledger is that of the example reports; the places of
those are invented, so that the map shows another invented report.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from sayso import Asked, DecisionKind, Document, Keeper, Reader, load_report, open_ledger

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.web.serving import ARGUMENTS, CHROMIUM, served  # noqa: E402

ENTRY, CLAIM = "e-31103dac5b5a2a2c05d5", "c-31103dac5b5a2a2c05d5"
LOOKS = (("light", 1180, 900), ("dark", 1180, 900), ("light", 390, 900))
PAGES = {
    "affair": "/",
    "entry": f"/entries/{ENTRY}",
    "report": "/reports/{report}",
    "queue": "/queue",
    "speaker": "/speakers/person:oswin radle",
    "matrix": "/matrix",
    "timeline": "/timeline",
    "network": "/network",
    "history": "/history",
}
CONVOY = """Nine lorries left Graz on Sunday night, a customs officer said. The convoy stopped overnight in Maribor, a
haulier said. The mayor denied that any lorry had arrived in Zagreb. Police said two lorries had been turned back in
Villach. A dockers' union denied that detonators had been loaded in Rijeka. Four drivers were arrested in Ljubljana, the
interior ministry said. A shop was searched in Trieste, officials said."""


def main() -> None:
    """Draw them all."""
    os.chdir(ROOT)
    folder = Path("docs", "desk")
    folder.mkdir(exist_ok=True)
    reader = Reader()
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        affair, convoy = Path(made) / "port-elder.db", Path(made) / "convoy.db"
        examples = sorted(path for path in Path("examples").iterdir() if path.name[0].isdigit())
        report = fill(affair, reader, [load_report(str(path)) for path in examples])[3]
        decide(affair)
        fill(
            convoy, reader, [Document("d-1", CONVOY, title="The convoy", outlet="The Pier", published_at="2031-05-06")]
        )
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for ledger, pages in ((affair, PAGES), (convoy, {"map": "/map"})):
            with served(ledger, Path(made)) as address:
                for name, path in pages.items():
                    draw(browser, address + path.format(report=report), folder / f"{name}.png")
        browser.close()


def fill(path: Path, reader: Reader, documents: list[Document]) -> list[str]:
    """A ledger of these reports; gives their ids."""
    with open_ledger(path, create=True) as store:
        keeper = Keeper(store)
        for extraction in reader.pipe(documents):
            keeper.add(extraction, extraction.document.text.encode(), extraction.document.path)
    return [document.id for document in documents]


def decide(path: Path) -> None:
    """What two reviewers decided about it."""
    with open_ledger(path) as store:
        keeper = Keeper(store)
        keeper.decide(Asked(DecisionKind.CREDIBILITY, CLAIM, "3", "One witness, on the record."), "Ana Ruiz")
        keeper.decide(Asked(DecisionKind.RELIABILITY, "person:oswin radle", "C", "Twice wrong on dates."), "Bo Lind")
        noted = keeper.decide(Asked(DecisionKind.NOTE, ENTRY, note="Ask the harbour master."), "Ana Ruiz")
        keeper.decide(Asked(DecisionKind.UNDO, noted.id), "Ana Ruiz")


def draw(browser: Browser, address: str, target: Path) -> None:
    """One page in its three looks, side by side."""
    pictures = []
    for scheme, width, height in LOOKS:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address)
        if target.stem == "map":
            page.locator("main svg").first.scroll_into_view_if_needed()
        pictures.append((width, base64.b64encode(page.screenshot()).decode()))
        page.close()
    sheet = browser.new_page(viewport={"width": 1400, "height": 460})
    images = "".join(f'<img src="data:image/png;base64,{data}" style="flex:{width}">' for width, data in pictures)
    sheet.set_content(f'<body style="margin:0;display:flex;gap:12px;background:#888;padding:12px">{images}</body>')
    sheet.add_style_tag(content="img{min-width:0;height:436px;object-fit:cover;object-position:top}")
    sheet.screenshot(path=target)
    sheet.close()


if __name__ == "__main__":
    if not CHROMIUM or not shutil.which(CHROMIUM):
        sys.exit("Chromium is missing; on Debian and Ubuntu: apt install chromium")
    main()
