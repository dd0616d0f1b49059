"""Credit lines: whom a report itself credits for its text or a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model import Credit, CreditKind, Span

MAX_CREDITS = 50
AGENCIES = "agencies"
"""The name given to a credit that names none: "with agency reports"."""

_WORD = r"[A-Z][\w.&’'-]{0,30}"
_NAME = rf"(?:[Tt]he )?{_WORD}(?: (?:{_WORD}|of|the|and|for|de|&)){{0,6}}(?<!\.)"
_SHORT = r"(?:AP|AFP|UPI|PA|DPA|dpa|EFE|ANSA|TASS|RIA|Reuters|Xinhua|Bloomberg|Kyodo|Yonhap|PTI|ANI)"
_AGENCY = rf"(?:{_SHORT}|{_WORD}(?: {_WORD}){{0,3}} (?:Press|News|Agency|Wire|Service)|Associated Press)"

_MORE = rf"(?: ?/ ?(?P<more>{_NAME}))"
_NAMED = rf"(?P<name>{_NAME})"
_WORK = "(?:article|story|report|text|piece)"

PATTERNS: tuple[tuple[CreditKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.MULTILINE))
    for kind, pattern in (
        (
            CreditKind.PHOTO,
            rf"^[ \t]*(?:Photo|Photograph|Image|Picture)s?(?: courtesy(?: of)?| by| credit)?:? +{_NAMED}",
        ),
        (
            CreditKind.PHOTO,
            rf"\((?:Photo|Image|Picture)s?(?: by| courtesy(?: of)?|:)? *{_NAMED}{_MORE}?\)",
        ),
        (CreditKind.PHOTO, rf"\({_NAMED}{_MORE}\)[ \t]*$"),
        (
            CreditKind.TEXT,
            rf"(?:[Tt]o )?[Rr]ead the (?:entire|full|whole|original) {_WORK} (?:from|at|in|on) {_NAMED}",
        ),
        (CreditKind.TEXT, rf"(?:[Rr]eprinted|[Rr]epublished|[Aa]dapted) (?:with permission )?from {_NAMED}"),
        (
            CreditKind.TEXT,
            rf"[Tt]his {_WORK} (?:was )?(?:first|originally) (?:published|appeared)(?: by| in| on| at)? {_NAMED}",
        ),
        (CreditKind.TEXT, rf"(?:[Ww]ith|[Aa]dditional) reporting (?:by|from) {_NAMED}"),
        (CreditKind.TEXT, rf"[Ww]ith (?:additional )?(?:reports|material|files|information) from {_NAMED}"),
        (
            CreditKind.TEXT,
            r"[Ww]ith (?:news )?agency (?:reports?|input)s?|[Ff]rom our (?:wire services|news services)",
        ),
        (CreditKind.TEXT, rf"(?:^[ \t]*\(?|[;.] )(?:[Rr]eporting|[Ww]riting|[Ee]diting) by {_NAMED}"),
        (CreditKind.TEXT, rf"^[ \t]*(?:Source|Via|h/t|Hat tip)[: ]+{_NAMED}[ .]*$"),
        (CreditKind.TEXT, rf"{_NAMED} contributed (?:to this|reporting)"),
        (CreditKind.TEXT, rf"^[^\n(]{{0,60}}\((?P<name>{_AGENCY})\) ?(?:—|–|--?) "),
        (CreditKind.TEXT, rf"(?:^|[.!?”\"] ?)[ \t]*\((?P<name>{_AGENCY})\)[ \t]*$"),
        (CreditKind.TEXT, rf"[.!?”\"] ?[/–—-] ?(?P<name>{_SHORT})[ .]*$"),
    )
)
"""What is credited, and how such a line reads; ``name`` and ``more`` are whom it credits."""


def find_credits(text: str, body: Span) -> tuple[Credit, ...]:
    """The credits in a report's text, in order of the text; a span leads from the first word to the last name."""
    kept: list[Credit] = []
    for kind, name, span in sorted(_matches(text, body), key=lambda found: (found[2].start, found[0], found[1])):
        if not any(one.name == name and one.span and one.span.overlaps(span) for one in kept):
            kept.append(Credit(kind, name, span))
        if len(kept) == MAX_CREDITS:
            break
    return tuple(kept)


def _matches(text: str, body: Span) -> Iterator[tuple[CreditKind, str, Span]]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text, body.start, body.end):
            groups = match.groupdict()
            names = [name for key in ("name", "more") if (name := groups.get(key))]
            for name in names or [AGENCIES]:
                yield kind, " ".join(name.split()), _words(text, match)


def _words(text: str, match: re.Match[str]) -> Span:
    """The match without what only marks its place: a full stop before, white space, a dash after."""
    start, end = match.span()
    while not (text[start].isalnum() or text[start] == "("):
        start += 1
    while not (text[end - 1].isalnum() or text[end - 1] == ")"):
        end -= 1
    return Span(start, end)
