"""Interviews in which the questions stand out in print and nobody's name stands before what is said.

"**Who had the keys?**" and below it the answer: it is told neither who asks nor who answers, but that it is not the
report. Headings of explanations look alike, so that somebody has to be spoken to ("you") and to speak ("I").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.model import Reading, Span

_MARKS = ("*", "_")
"""What stands around what stands out."""
_YOU = re.compile(r"(?i)\byou(?:r|rs)?\b")
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_LEAST = 2
_MOST = 8
"""Paragraphs of an answer."""


def interview_in(reading: Reading) -> Iterator[tuple[Span, ...]]:
    """The questions and answers of such an interview in turn, each with its paragraphs; nothing in any other text."""
    text, paragraphs = reading.document.text, reading.paragraphs
    asked = [n for n, p in enumerate(paragraphs) if _stands_out(text, p)]
    edges = [*asked, len(paragraphs)]
    answers = {n: paragraphs[n + 1 : min(after, n + 1 + _MOST)] for n, after in pairwise(edges)}
    for number in edges[-2:-1]:  # below the last answer stands what the report says again
        told = [n for n, p in enumerate(answers[number]) if _I.search(_unquoted(p.of(text)))]
        answers[number] = answers[number][: max(told, default=0) + 1]
    if not _is_talk(
        [paragraphs[n].of(text) for n in asked], [_unquoted(p.of(text)) for a in answers.values() for p in a]
    ):
        return
    for number in asked:
        if answers[number] or paragraphs[number].of(text).endswith("?"):
            yield (paragraphs[number],)
        if answers[number]:
            yield tuple(answers[number])


def _stands_out(text: str, paragraph: Span) -> bool:
    before, after = text[max(paragraph.start - 1, 0) : paragraph.start], text[paragraph.end : paragraph.end + 1]
    return before == after and after in _MARKS


def _unquoted(paragraph: str) -> str:
    return _QUOTED.sub("", paragraph)


def _is_talk(questions: Sequence[str], answers: Sequence[str]) -> bool:
    """Whether somebody is asked, and answers."""
    asked = sum(one.endswith("?") for one in questions)
    spoken = sum(bool(_I.search(one)) for one in answers)
    return asked >= _LEAST and any(map(_YOU.search, questions)) and spoken >= _LEAST and answers != []
