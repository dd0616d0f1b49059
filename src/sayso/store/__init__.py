"""The ledger's file: the only place with SQL in it."""

from __future__ import annotations

from sayso.store.filing import ReportFilter
from sayso.store.rows import (
    Component,
    Custody,
    DocumentRow,
    EntryFilter,
    EntryRow,
    Hit,
    HitKind,
    Member,
    Removed,
    Size,
    SpeakerRow,
    Version,
    Voice,
)
from sayso.store.session import Store, open_ledger
from sayso.store.work import View, Work

__all__ = [
    "Component",
    "Custody",
    "DocumentRow",
    "EntryFilter",
    "EntryRow",
    "Hit",
    "HitKind",
    "Member",
    "Removed",
    "ReportFilter",
    "Size",
    "SpeakerRow",
    "Store",
    "Version",
    "View",
    "Voice",
    "Work",
    "open_ledger",
]
