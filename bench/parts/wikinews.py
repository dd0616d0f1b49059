"""Attributions of Wikinews articles, by discourse units: a second corpus, of other news and other annotators."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bench.context import Context, Json
from bench.extractions import document_of
from bench.match import Matcher
from bench.tables import Row, Table
from sayso import Attribution

TITLE = "Attributions of Wikinews (GUM)"
NOTE = (
    "The satellites and nuclei of attribution relations in GUM's discourse trees of 24 Wikinews articles. *Found*: an "
    "attribution at any depth whose content holds at least half the words of the nucleus, and whose source or cue has "
    "a word of the satellite, in percent. Credits of pictures and the headlines of cited articles, which GUM counts as "
    "attributions, are told apart. The nucleus is a unit of discourse and not all that is said, so that nothing can be "
    "said of precision. No part of training saw it; the errors were read once, in November 2026."
)

CREDIT = re.compile(r"(?:Image|Video|Audio|Photo):|— |[A-Z]\w+(?:(?: &)? [A-Z]\w+)?\.$")
"""How a satellite begins that is a credit: "Image: NASA.", "— The Canadian Press, August 15, 2008"."""


def run(context: Context) -> Table:
    """What somebody says, and credits."""
    rows = context.rows("data/gum/news_attribution.jsonl")
    counts = {"said": [0, 0], "credits": [0, 0]}
    for row, extraction in zip(rows, context.reader.pipe(map(document_of, rows)), strict=True):
        matcher = Matcher.of(context.score, row["text"])
        found = [_words(matcher, one) for one in extraction.attributions]
        for gold in row["attributions"]:
            kind = counts["credits" if CREDIT.match(gold["source_text"].strip()) else "said"]
            kind[0] += 1
            kind[1] += _is_found(_spans(matcher, gold["content_edu"]), _spans(matcher, gold["source_edu"]), found)
    return {name: _row(*both) for name, both in counts.items()}


def _words(matcher: Matcher, one: Attribution) -> tuple[frozenset[int], frozenset[int]]:
    """The words of what is said, and those of who says it and how."""
    said = frozenset[int]().union(*(_spans(matcher, [span.start, span.end]) for span in one.contents))
    around = (*one.sources, *((one.cue,) if one.cue else ()))
    return said, frozenset[int]().union(*(_spans(matcher, [span.start, span.end]) for span in around))


def _spans(matcher: Matcher, span: list[int]) -> frozenset[int]:
    (words,) = matcher.words([Json(content=[span])])
    return words["content"]


def _is_found(said: frozenset[int], by: frozenset[int], found: Iterable[tuple[frozenset[int], frozenset[int]]]) -> bool:
    return any(2 * len(said & content) >= len(said) and by & around for content, around in found)


def _row(gold: int, found: int) -> Row:
    return {"attributions": gold, "found": 100 * found / max(gold, 1)}
