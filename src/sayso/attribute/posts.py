"""Posts that a page has put in, with their tags left in the text or signed below: who wrote one says all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribute.words import words_in
from sayso.model import Reading, Span
from sayso.turns import POSTED_BY

_POST = re.compile(
    r"<(?P<tag>[a-z]{1,20}) [^<>\n]{0,300}\bauthor=[^<>\n]{0,300}>[ \t]{0,9}(?P<said>[^<>\n]{0,2000}[^<>\s])[ \t]{0,9}"
    r"<(?:/(?P=tag)|(?P=tag)/)>"
)
_SIGNED = re.compile(
    r"\s{0,9}[—–-]{1,2} ?(?P<who>[A-Z][^()\n@—–\d]{1,50}?) \(@\w{1,20}\)(?: [A-Z][a-z]{2,8} \d{1,2}, \d{4})?"
)
"""How a post that was put in ends: "— Marl Police (@marlpd) July 3, 2016"."""
_LINK = re.compile(r"(?:\s{0,3}(?:https?://\S{1,80}|pic\.twitter\.com/\w{1,20}))+\s{0,3}$")
_LABEL = re.compile(r"\W*(?:(?:[A-Z][A-Z ]{2,30}|#\w{1,30}):\s+)?")
"""What a post is headed by: "UPDATE:"."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST = 600
_FEWEST = 4
"""Words of a post that says something."""


def posts_in(reading: Reading) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The author and the words of each post."""
    text = reading.document.text
    for post in _POST.finditer(text) if "author=" in text else ():
        if (by := POSTED_BY.search(text, post.start(), post.start("said"))) is not None:
            yield Span(*by.span("who")), (Span(*post.span("said")),)
    if "(@" in text:
        for paragraph in reading.paragraphs:
            for who, said in _signed(text, paragraph):
                if told := tuple(one for one in _sentences(reading, said) if _is_told(reading, one)):
                    yield who, told


def _signed(text: str, paragraph: Span) -> Iterator[tuple[Span, Span]]:
    """The posts of a paragraph, each with whose name stands below it."""
    start = paragraph.start
    for signature in _SIGNED.finditer(text, paragraph.start, paragraph.end):
        said = text[start : signature.start()]
        link = _LINK.search(said)
        said = said[: link.start()] if link else said
        label = _LABEL.match(said)
        first = start + (label.end() if label else 0)
        last = start + len(said.rstrip())
        start = signature.end()
        if len(said.split()) >= _FEWEST and last - first <= _LONGEST and first < last:
            yield Span(*signature.span("who")), Span(first, last)


def _sentences(reading: Reading, said: Span) -> Iterator[Span]:
    """The sentences of a post."""
    for sentence in reading.sentences:
        if sentence.overlaps(said):
            yield Span(max(sentence.start, said.start), min(sentence.end, said.end))


def _is_told(reading: Reading, sentence: Span) -> bool:
    """Whether somebody is told to do something there: "2 in custody tied to it" tells of nobody who does."""
    tokens, inside = reading.tokens, words_in(reading, sentence)
    doers = (i for i in inside if tokens[i].dep in ("nsubj", "nsubjpass") and tokens[i].head in inside)
    verbs = {tokens[i].head for i in doers}
    helped = {tokens[i].head for i in inside if tokens[i].dep in ("aux", "auxpass") and tokens[i].tag in _FINITE}
    return any(tokens[v].tag in _FINITE or v in helped for v in verbs)
