"""Read models of a ledger: what the command line, exports and pages show. Nothing here changes anything."""

from __future__ import annotations

from sayso.views.apart import Closest
from sayso.views.entries import ID_LENGTH, EntryView, RelatedEntry, Views, grouped
from sayso.views.news import News

__all__ = ["ID_LENGTH", "Closest", "EntryView", "News", "RelatedEntry", "Views", "grouped"]
