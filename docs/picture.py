"""Makes docs/ledger.svg, the picture of a ledger in README.md, from the example reports: ``python docs/picture.py``."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from sayso import EntryFilter, Keeper, Reader, Views, load_report, open_ledger
from sayso.export.ledger import Look, listed, short
from sayso.export.shown import shown

ROOT = Path(__file__).parent.parent
WIDTH = 108
DISPUTED = 3
"""Entries that are listed above the one that is shown."""
THEME = TerminalTheme(
    (252, 252, 250),
    (40, 42, 46),
    [
        (40, 42, 46),
        (178, 34, 34),
        (34, 120, 60),
        (150, 110, 0),
        (40, 90, 160),
        (130, 60, 140),
        (0, 110, 130),
        (90, 90, 90),
    ],
)


def lines() -> list[str]:
    """The commands and what they print."""
    os.chdir(ROOT)
    look = Look(WIDTH, colour=True)
    reports = sorted(path for path in (ROOT / "examples").iterdir() if path.name[0].isdigit())
    with open_ledger(":memory:", create=True) as store:
        keeper = Keeper(store)
        for extraction in Reader().pipe(load_report(f"examples/{path.name}") for path in reports):
            keeper.add(extraction)
        with store.reading() as view:
            views = Views(view)
            rows = views.rows(EntryFilter(disputed=True), DISPUTED)
            first = views.entry(rows[0].id)
            found = ["$ sayso read examples/[01]*", "...", f"$ sayso claims --disputed --limit {DISPUTED}"]
            found += [*listed(rows, look), "", f"$ sayso show {short(rows[0].id)}"]
            return [*found, *shown(first, views.reasons(first), look)]


def picture(printed: list[str]) -> str:
    """The lines as SVG, with no font or file from elsewhere."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    for line in printed:
        console.print(Text.from_ansi(line), soft_wrap=True)
    made = console.export_svg(title="sayso", theme=THEME, unique_id="ledger")
    without = re.sub(r"@font-face \{.*?\}\s*", "", made, flags=re.DOTALL)
    return re.sub(r"<!--.*?-->\s*", "", without, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


if __name__ == "__main__":
    (ROOT / "docs" / "ledger.svg").write_text(picture(lines()), encoding="utf-8")
