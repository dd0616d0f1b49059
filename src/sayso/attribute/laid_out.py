"""What the layout of a page tells of who speaks, so that it is not left to the tagger: the turns of a conversation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Reading, Span
from sayso.turns import labels_of, turns_of

CONFIDENCE = 0.95
"""A label is wrong only where a list looks like a conversation."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who says something, by which words, and what."""

    sources: tuple[Span, ...]
    cue: Span
    contents: tuple[Span, ...]


def laid_out(reading: Reading) -> list[Told]:
    """All that the layout of a document tells, in order of the text."""
    return list(_turns(reading))


def _turns(reading: Reading) -> Iterator[Told]:
    """What stands behind a label is said by whom it names."""
    text = reading.document.text
    for turn in turns_of(text, labels_of(text, reading.document.body), reading.paragraphs):
        yield Told((turn.label.name,), turn.label.colon, turn.contents)
