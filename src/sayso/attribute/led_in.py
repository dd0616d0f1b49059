"""Quotations in paragraphs of their own below who says them: "Rowe stated,", and then "The bridge is shut."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase, words_in
from sayso.model import Reading, Span

_SAYING = frozenset(
    "say state tell add write comment reply respond answer remark declare explain note continue observe tweet post "
    "announce warn ask argue insist conclude recall stress read deny reject dismiss rebut".split()
)
"""What who leads in a quotation does with it; a "statement reads" as well."""
_OF_ANOTHER = frozenset("deny reject dismiss rebut ask".split())
"""Of those the ones whose object is not what is quoted: "denied these charges:"."""
_OPENING, _MARKS = ("“", '"'), frozenset('“”"')
_ENDED = frozenset(".!?…;)]”\"'’*")
"""What a paragraph ends with that leads in nothing."""
_SPOKEN = 5
"""Words of a quotation that goes on what was said before."""
_LONG = 60
"""Words of a sentence that leads in a quotation."""


def led_in(reading: Reading) -> Iterator[tuple[Span, Span | None, tuple[Span, ...], Span]]:
    """Who says it, the verb if it is of saying, the paragraphs of the quotation, and the one that leads them in."""
    text, paragraphs = reading.document.text, reading.paragraphs
    for number, lead in enumerate(paragraphs[:-1]):
        if not lead or text[lead.end - 1] in _ENDED:
            continue
        said = _quoted(text, paragraphs[number + 1 :])
        if said and (told := _who_leads_in(reading, lead)):
            yield (*told, said, lead)


def carried_on(reading: Reading) -> Iterator[tuple[tuple[Span, ...], Span]]:
    """Quotations that stand alone in paragraphs of their own, one behind the other, and the paragraph before them."""
    text, paragraphs = reading.document.text, reading.paragraphs
    number = 1
    while number < len(paragraphs):
        said: list[Span] = []
        while number < len(paragraphs) and _stands_alone(text, paragraphs[number]):
            said.append(paragraphs[number])
            number += 1
        if said and number > len(said):
            yield tuple(said), paragraphs[number - len(said) - 1]
        number += 1


def _stands_alone(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a quotation and nothing else, and no short answer or question of another."""
    words = paragraph.of(text)
    return bool(_quoted(text, (paragraph,))) and len(words.split()) >= _SPOKEN and not words[:-1].endswith("?")


def _quoted(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs from the first on that are one quotation and nothing else."""
    for number, one in enumerate(paragraphs):
        words = one.of(text)
        marks = [i for i, mark in enumerate(words) if mark in _MARKS]
        if not words.startswith(_OPENING) or len(marks) > 2:
            return ()
        if len(marks) == 2:  # it is closed here
            return tuple(paragraphs[: number + 1]) if marks[1] == len(words) - 1 else ()
    return ()


def _who_leads_in(reading: Reading, lead: Span) -> tuple[Span, Span | None] | None:
    """The subject of the last verb of saying in a paragraph, and the verb itself, if nothing is told behind them."""
    tokens, words = reading.tokens, words_in(reading, lead)
    last = max((s.start for s in reading.sentences if s.start < lead.end), default=lead.start)
    inside = [i for i in words if tokens[i].start >= last]
    if len(inside) > _LONG:
        return None
    for verb in reversed(inside):
        if tokens[verb].lemma.lower() not in _SAYING or tokens[verb].tag not in ("VBD", "VBZ", "VBP"):
            continue
        below = [i for i in inside if tokens[i].head == verb]
        doer = next((i for i in below if tokens[i].dep == "nsubj"), None)
        if doer is None or any(tokens[i].dep in ("neg", "ccomp") for i in below):
            return None
        other = tokens[verb].lemma.lower() in _OF_ANOTHER
        return phrase(tokens, doer), None if other else Span(tokens[verb].start, tokens[verb].end)
    return None
