"""Posts that a page has put in with their tags left in the text: who wrote one says all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Reading, Span
from sayso.turns import POSTED_BY

_POST = re.compile(
    r"<(?P<tag>[a-z]{1,20}) [^<>\n]{0,300}\bauthor=[^<>\n]{0,300}>[ \t]{0,9}(?P<said>[^<>\n]{0,2000}[^<>\s])[ \t]{0,9}"
    r"<(?:/(?P=tag)|(?P=tag)/)>"
)


def posts_in(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The author and the words of each post."""
    text = reading.document.text
    if "author=" not in text:
        return
    for post in _POST.finditer(text):
        if (by := POSTED_BY.search(text, post.start(), post.start("said"))) is not None:
            yield Span(*by.span("who")), Span(*post.span("said"))
