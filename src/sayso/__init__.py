"""Sayso: who said what, on whose word, one step from the exact words.

>>> from sayso import Reader
>>> for attribution in Reader().read(text).attributions: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import (
    DecisionError,
    InputError,
    LedgerError,
    ModelError,
    PipelineMissing,
    ReadingStopped,
    SaysoError,
    SetupError,
)
from sayso.ledger.types import Appearance, Decision, DecisionKind, Entry, Side, Slot
from sayso.model import (
    Act,
    Actors,
    Attribution,
    Certainty,
    Claim,
    Credit,
    CreditKind,
    Document,
    Extraction,
    Granularity,
    Interval,
    Link,
    Participant,
    Place,
    Polarity,
    Precision,
    Producer,
    Span,
    Speaker,
    SpeakerKind,
    Style,
)

if TYPE_CHECKING:
    from sayso.ingest.reports import load_report
    from sayso.keeper import Asked, Keeper
    from sayso.ledger.outlets import OutletTable
    from sayso.pipeline import Reader
    from sayso.store import EntryFilter, open_ledger
    from sayso.views import Views

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actors",
    "Appearance",
    "Asked",
    "Attribution",
    "Certainty",
    "Claim",
    "Credit",
    "CreditKind",
    "Decision",
    "DecisionError",
    "DecisionKind",
    "Document",
    "Entry",
    "EntryFilter",
    "Extraction",
    "Granularity",
    "InputError",
    "Interval",
    "Keeper",
    "LedgerError",
    "Link",
    "ModelError",
    "OutletTable",
    "Participant",
    "PipelineMissing",
    "Place",
    "Polarity",
    "Precision",
    "Producer",
    "Reader",
    "ReadingStopped",
    "SaysoError",
    "SetupError",
    "Side",
    "Slot",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Style",
    "Views",
    "__version__",
    "load_report",
    "open_ledger",
]

_LATE = {
    "Asked": "sayso.keeper",
    "EntryFilter": "sayso.store",
    "Keeper": "sayso.keeper",
    "OutletTable": "sayso.ledger.outlets",
    "Reader": "sayso.pipeline",
    "Views": "sayso.views",
    "load_report": "sayso.ingest.reports",
    "open_ledger": "sayso.store",
}


def __getattr__(name: str) -> Any:
    """Load what needs heavy packages only when it is asked for."""
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
