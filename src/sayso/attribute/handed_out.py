"""Releases that a report only passes on: what stands under "From the Marl Police:" is said by the police.

Up to where its quotation marks close; without any, up to the next such line, one that begins another text, or the end.
Of a statement of somebody ("Lee issued the following statement:") without quotation marks that is its first paragraph,
and what goes on in the first person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sayso.attribute.statements import BODY, introduced
from sayso.attribute.words import words_in
from sayso.datelines import dateline_end
from sayso.model import Reading, Span

_WHOLE = r"(?:(?:press|news|media) )?(?:release|statement|update|information|announcement|report)"
_LEAD = re.compile(
    rf"\W*(?:(?i:previously|originally|earlier|update|{_WHOLE}) )?(?:[Ff]rom|FROM) (?:the )?"
    r"(?P<who>[^\W\d_][^:\n]{2,70}):\W*"
    rf"|\W*(?i:(?:the following|this) (?:is|was) (?:an? |the )?{_WHOLE} (?:issued |released |sent out )?(?:from|by)) "
    r"(?:the )?(?P<whose>[^\W\d_][^:.\n]{2,70})[:.]\W*"
    rf"|\W*(?i:(?:(?:here|below) (?:is|was)|read) (?:the |an? )?(?:full |entire |complete )?{_WHOLE} (?:from|by)) "
    r"(?:the )?(?P<theirs>[^\W\d_][^:\n]{2,70}?)(?: (?:below|here))?:\W*"
    r"|\W*(?P<own>[^\W\d_][^:\n]{2,60}) (?i:press|news|media) (?i:release|statement):\W*"
)
"""A line that only tells who says what stands below."""
_INLINE = re.compile(
    rf"\W*(?:(?i:{_WHOLE}) (?i:from|by)"
    r"|(?i:(?:the following|this) (?:(?:is|comes|was) )?(?:(?:directly|straight) )?from)"
    r"|[Ff]rom|FROM) (?:the )?(?P<who>[^\W\d_][^:\n]{2,70}):\s+"
)
"""Such a lead in the paragraph that it leads: "This is directly from Marl: Officers were called"."""
_OFFICERS = frozenset(
    "chief sheriff mayor captain capt. capt sergeant sgt. sgt lieutenant lt. lt detective det. det superintendent "
    "deputy trooper officer coroner principal".split()
)
"""What stands before the name of a person who hands out statements."""
_MARK = re.compile(r"[“”\"]")
_LONGEST = 12
"""Paragraphs of a statement in one pair of quotation marks."""
_LOCAL = re.compile(r"(?i)\b(?:sheriff|patrol|schools|district|county|city|hospital|administration)\b")
"""A word in the names of others who hand out releases."""
_SMALL = frozenset("of the for and in police department office sheriff’s sheriff's".split())
_OPENING, _CLOSING = ("“", '"'), re.compile(r"[”\"]\W*$")
_ANOTHER = re.compile(
    r"\W*(?:UPDATED?|ORIGINAL|PREVIOUS(?:LY)?|EARLIER|POSTED|COPYRIGHT|Copyright|Original(?:ly)? (?:story|post)|"
    r"Previous(?:ly)? (?:story|coverage)|Earlier (?:story|coverage)|Updated?:|Download|Check back|Stay with|Stay tuned|"
    r"Follow us|Read more|Photo|Watch|Copyright|This (?:is a )?(?:developing )?(?:story|post)|By |-By|©)"
    r"|[^\W\d_]*[^\w\n]*$"
)
"""How a paragraph begins that is no part of the release: another text, or what belongs to the page."""
_NAME = 5
"""Words of a person's name with the office."""
_OURS = re.compile(r"(?i)\b(?:we|our|ours|us|i|my|me)\b")
_QUOTED = re.compile(r"[“\"][^”\"]{0,2000}[”\"]")
_FOLLOWING = re.compile(
    r"(?i)\bthe following\b|\bthis (?:press |news |media )?(?:statement|release)\b"
    r"|\b(?:issued|released|sent(?: out)?|posted|shared|published|provided) (?:a|an|the) (?:[\w-]+ )?"
    r"(?:statement|release)\b[^:.]{0,40}:$"
)
_STATEMENT = re.compile(r"(?i)\b(?:statement|message|letter|release)\b")


def handed_out(reading: Reading) -> Iterator[tuple[Span, Span | None, tuple[Span, ...]]]:
    """Whose release it is, the verb that tells so, if one does, and its paragraphs."""
    text, paragraphs = reading.document.text, reading.paragraphs
    leads = {n: who for n, one in enumerate(paragraphs) if (who := _named(text, one))}
    for n, who in leads.items():
        after = next((other for other in leads if other > n), len(paragraphs))
        said = list(paragraphs[n + 1 : after])
        if said and said[0].of(text).startswith(_OPENING):
            closed = next((m for m, one in enumerate(said) if _is_closed(one.of(text))), None)
            said = said[: closed + 1] if closed is not None else said
        else:
            said = said[:1] + list(takewhile(lambda p: _goes_on(text, p), said[1:]))
        if said:
            yield who, None, tuple(said)
    for n, one in enumerate(paragraphs[:-1]):
        if n not in leads and (told := _issued(reading, one)) and (stated := _stated(text, paragraphs[n + 1 :])):
            yield (*told, stated)
    for one in paragraphs:
        within = _INLINE.match(text, one.start, one.end)
        span = Span(*within.span("who")) if within else None
        if within and span and (who := _body(text, span) or _person(text, span)):
            yield who, None, (Span(within.end(), one.end),)


def _stated(text: str, after: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs of a statement that begins here; none of one that ends with its first quotation."""
    if not after[0].of(text).startswith(_OPENING):
        ours = takewhile(lambda p: _goes_on(text, p) and _is_ours(text, p), after[1:])
        return (after[0], *ours)
    marks = [len(_MARK.findall(one.of(text))) for one in after[:_LONGEST]]
    last = next((m for m, found in enumerate(marks) if m and found), 0)
    whole = marks[0] == 1 and last and marks[last] == 1 and _is_closed(after[last].of(text))
    return tuple(after[: last + 1]) if whole else ()


def _named(text: str, paragraph: Span) -> Span | None:
    """The body that a line names as the one from which all below comes."""
    match = _LEAD.fullmatch(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    return _body(text, Span(*match.span(match.lastgroup or 0)))


def _body(text: str, who: Span) -> Span | None:
    """The name of a body; None where the words are no name, or that of a person."""
    words = who.of(text).split()
    proper = all(word[0].isupper() for word in words if word.casefold() not in _SMALL)
    body = BODY.search(who.of(text)) or _LOCAL.search(who.of(text))
    return who if proper and words[0][0].isupper() and body else None


def _person(text: str, who: Span) -> Span | None:
    """The name of a person of office, or whom the text has named in full before; None of other words."""
    first, *_, last = words = who.of(text).split() * (1 if " " in who.of(text) else 2)
    named = all(word[0].isupper() and word.rstrip(".").isalpha() for word in words) and len(words) <= _NAME
    before = re.search(rf"[A-Z][a-z]+ {re.escape(last)}\b", text[: who.start])
    return who if named and (before or first.casefold() in _OFFICERS - {last.casefold()}) else None


def _issued(reading: Reading, lead: Span) -> tuple[Span, Span] | None:
    """Who issues what stands below, and the verb: "The district issued the following statement on Sunday:"."""
    said = lead.of(reading.document.text)
    last = re.split(r"(?<=[.!?]) ", said)[-1]
    if not said.endswith(":") or not _FOLLOWING.search(last) or not _STATEMENT.search(last):
        return None
    told = introduced(reading, lead)
    if told and (noun := _STATEMENT.search(reading.document.text, told[1].end, lead.end)):
        told = told[0], Span(told[1].start, noun.end())
    sure = told is not None and any(reading.tokens[i].tag[:2] in ("NN", "NNP") for i in words_in(reading, told[0]))
    return told if sure else None


def _goes_on(text: str, paragraph: Span) -> bool:
    """Whether a release may go on with a paragraph."""
    said = paragraph.of(text)
    dated = dateline_end(text, paragraph.start) > paragraph.start
    return not (dated or _ANOTHER.match(said) or said.isupper())


def _is_ours(text: str, paragraph: Span) -> bool:
    """Whether a paragraph goes on in the first person, and quotes nobody."""
    said = paragraph.of(text)
    return _OURS.search(said) is not None and not _QUOTED.search(said)


def _is_closed(paragraph: str) -> bool:
    """Whether the quotation ends with a paragraph."""
    return _CLOSING.search(paragraph) is not None
