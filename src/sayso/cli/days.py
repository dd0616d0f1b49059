"""Days and moments as a person types them."""

from __future__ import annotations

from datetime import date, datetime

import typer


def day(text: str | None) -> str | None:
    """A day as ISO 8601; None stays None."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; write it like 2018-03-24") from None


def moment(text: str) -> str:
    """A moment as ISO 8601 in UTC; a day alone is its beginning, a time without a zone is this computer's."""
    from datetime import UTC

    try:
        return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day or time; write it like 2018-03-24 or 2018-03-24T18:00") from None
