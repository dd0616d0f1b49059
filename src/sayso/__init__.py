"""Sayso: who said what, on whose word, one step from the exact words.

>>> from sayso import Reader
>>> for attribution in Reader().read(text).attributions: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.errors import InputError, ModelError, PipelineMissing, SaysoError, SetupError
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
    from sayso.ingest.text import load_report
    from sayso.pipeline import Reader

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actors",
    "Attribution",
    "Certainty",
    "Claim",
    "Credit",
    "CreditKind",
    "Document",
    "Extraction",
    "Granularity",
    "InputError",
    "Interval",
    "Link",
    "ModelError",
    "Participant",
    "PipelineMissing",
    "Place",
    "Polarity",
    "Precision",
    "Producer",
    "Reader",
    "SaysoError",
    "SetupError",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Style",
    "__version__",
    "load_report",
]

_LATE = {"Reader": "sayso.pipeline", "load_report": "sayso.ingest.text"}


def __getattr__(name: str) -> Any:
    """Load what needs heavy packages only when it is asked for."""
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
