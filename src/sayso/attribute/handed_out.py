"""Releases that a report only passes on: what stands under "From the Marl Police:" is said by the police.

Up to where its quotation marks close; without any, up to the next such line or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribute.statements import BODY
from sayso.model import Reading, Span

_WHOLE = r"(?:(?:press|news|media) )?(?:release|statement|update|information|announcement|report)"
_LEAD = re.compile(
    rf"\W*(?:(?i:previously|originally|earlier|update|{_WHOLE}) )?[Ff]rom (?:the )?(?P<who>[^\W\d_][^:\n]{{2,70}}):\W*"
    rf"|\W*(?i:the following (?:is|was) (?:an? |the )?{_WHOLE} (?:issued |released |sent out )?(?:from|by)) "
    r"(?:the )?(?P<whose>[^\W\d_][^:\n]{2,70}):\W*"
)
"""A line that only tells who says what stands below."""
_LOCAL = re.compile(r"(?i)\b(?:sheriff|patrol|schools|district|county|city|hospital|administration)\b")
"""A word in the names of others who hand out releases."""
_SMALL = frozenset("of the for and in police department office sheriff’s sheriff's".split())
_OPENING, _CLOSING = ("“", '"'), re.compile(r"[”\"]\W*$")


def handed_out(reading: Reading) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Whose release it is, and its paragraphs."""
    text, paragraphs = reading.document.text, reading.paragraphs
    leads = {n: who for n, one in enumerate(paragraphs) if (who := _named(text, one))}
    for n, who in leads.items():
        after = next((other for other in leads if other > n), len(paragraphs))
        said = list(paragraphs[n + 1 : after])
        if said and said[0].of(text).startswith(_OPENING):
            closed = next((m for m, one in enumerate(said) if _is_closed(one.of(text))), None)
            said = said[: closed + 1] if closed is not None else said
        if said:
            yield who, tuple(said)


def _named(text: str, paragraph: Span) -> Span | None:
    """The body that a line names as the one from which all below comes."""
    match = _LEAD.fullmatch(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    who = Span(*match.span("who" if match["who"] else "whose"))
    words = who.of(text).split()
    proper = all(word[0].isupper() for word in words if word.casefold() not in _SMALL)
    body = BODY.search(who.of(text)) or _LOCAL.search(who.of(text))
    return who if proper and words[0][0].isupper() and body else None


def _is_closed(paragraph: str) -> bool:
    """Whether the quotation ends with a paragraph."""
    return _CLOSING.search(paragraph) is not None
