"""What the layout tells of who speaks, so that it is not left to the tagger: turns of a conversation, letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.attribute.handed_out import handed_out
from sayso.attribute.interviews import interview_in
from sayso.attribute.led_in import carried_on, led_in
from sayso.attribute.letters import author, printed, saying
from sayso.attribute.posts import posts_in
from sayso.attribute.readers_letters import readers_letters
from sayso.attribute.statements import lists_in, page_of
from sayso.model import Reading, Span
from sayso.turns import labels_of, turns_of

CONFIDENCE = 0.95
"""A label is wrong only where a list looks like a conversation."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who says something, by which words, and what; ``sure`` that nothing else found there may say it.

    ``follows`` is the verb of an attribution before it that it goes on, if one is found there.
    """

    sources: tuple[Span, ...]
    cue: Span | None
    contents: tuple[Span, ...]
    sure: bool = True
    follows: Span | None = None
    lead: Span | None = None
    """Where alone it may be told who says it, if it is found to be."""
    after: Span | None = None
    """Where somebody else's quotation stands that it goes on, if one is found there and nobody else says it."""


def laid_out(reading: Reading) -> list[Told]:
    """All that the layout of a document tells, in order of the text."""
    found = list(_readers(reading)) or list(_turns(reading)) or list(_interview(reading)) or list(_page(reading))
    for one in (
        *_posts(reading),
        *_letters(reading),
        *_lists(reading),
        *_handed_out(reading),
        *_led_in(reading),
        *_goes_on(reading),
    ):
        said = [span for other in found for span in (*other.sources, *other.contents)]
        if not any(c.overlaps(s) for c in (*one.sources, *one.contents) for s in said):
            found.append(one)
    return sorted(found, key=lambda one: one.contents[0])


def _readers(reading: Reading) -> Iterator[Told]:
    """What a reader writes to a paper is said by whose name stands below."""
    yield from (Told(names, None, said) for names, said in readers_letters(reading))


def _turns(reading: Reading) -> Iterator[Told]:
    """What stands behind a label is said by whom it names."""
    text = reading.document.text
    for turn in turns_of(text, labels_of(text, reading.document.body), reading.paragraphs):
        yield Told((turn.label.name,), turn.label.colon, turn.contents)


def _letters(reading: Reading) -> Iterator[Told]:
    """What is printed as a letter is said by who sends it; where nobody is named, it is left open who does."""
    for contents, before in printed(reading):
        sent = author(reading, before) if before else None
        source, cue = sent or (None, None)
        follows = saying(reading, before) if before and not sent else None
        yield Told((source,) if source else (), cue, contents, sure=False, follows=follows)


def _interview(reading: Reading) -> Iterator[Told]:
    """Questions that stand out in print, and their answers: who asks and who answers an introduction may tell."""
    yield from (Told((), None, said) for said in interview_in(reading))


def _page(reading: Reading) -> Iterator[Told]:
    """A statement or letter that a whole document is."""
    if page := page_of(reading):
        yield Told((page[0],), None, page[1])


def _posts(reading: Reading) -> Iterator[Told]:
    """What somebody posted is said by them."""
    for who, said in posts_in(reading):
        yield Told((who,), None, said)


def _handed_out(reading: Reading) -> Iterator[Told]:
    """A release is said by whom the line above it names."""
    for who, cue, said in handed_out(reading):
        yield Told((who,), cue, said)


def _led_in(reading: Reading) -> Iterator[Told]:
    """A quotation in paragraphs of its own is said by whom the paragraph before it leads up to."""
    for who, cue, said, lead in led_in(reading):
        yield Told((who,), cue, said, sure=False, lead=lead)


def _goes_on(reading: Reading) -> Iterator[Told]:
    """A quotation in paragraphs of its own is said by who was quoted right before, if nobody else says it."""
    for said, before in carried_on(reading):
        yield Told((), None, said, sure=False, after=before)


def _lists(reading: Reading) -> Iterator[Told]:
    """What stands in a list is said by who introduces it."""
    for source, cue, items in lists_in(reading):
        yield Told((source,), cue, items)
