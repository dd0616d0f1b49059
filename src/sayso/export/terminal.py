"""Text fit for a terminal: one line, no characters that could mislead it, cut and coloured."""

from __future__ import annotations

import textwrap
import unicodedata

STYLES = {"heading": "1", "source": "36", "cue": "35", "faint": "2", "affirms": "32", "denies": "31", "hedged": "33"}


def plain(text: str) -> str:
    """One line, without the control and direction characters that could mislead a terminal."""
    shown = (
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    return " ".join("".join(shown).split())


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits into ``width`` columns with a sign that it was cut."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def dyed(text: str, style: str, colour: bool) -> str:
    """The text in one of ``STYLES``, if ``colour``."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if colour else text


def wrapped(text: str, width: int | None, indent: str) -> list[str]:
    """The text in lines of at most ``width`` columns, each after ``indent``; in one line without a width."""
    if not width:
        return [indent + text]
    width = max(width, 40)
    # Ids hold a hyphen, and one that is parted can't be copied.
    made = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return made or [indent]
