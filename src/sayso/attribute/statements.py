"""Statements, press releases and letters: whose page it is says all of it; and lists, whose items are theirs.

"STATEMENT OF THE ELECTION BOARD" above a text, or the name below a letter, tells who says every sentence of it, and
"The Board states the following:" who says what stands in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from sayso.attribute.words import phrase, words_in
from sayso.model import Reading, Span

_KINDS = (
    r"(?:(?:joint|press|official|public|media|open|final) )?"
    r"(?:statement|declaration|communiqu[eé]|release|clarification|announcement|notice|letter)(?: no\.? ?\d+(?:/\d+)?)?"
)
_OF = re.compile(rf"(?i:{_KINDS} (?:of|by|from|issued by) (?:the )?)(?P<who>[^\W\d_].*)")
"""A heading that names whose statement it is: "Statement by the Harbour Board"."""
_KIND = re.compile(rf"(?i)(?:for immediate release|{_KINDS})\W*")
"""One that only tells that it is one: "PRESS RELEASE"."""
_ADDED = re.compile(
    r"(?i) at \d.*| (?:on|about|concerning|regarding|following|to|after|over|in response to)\b.*|[,:;(].*| [–—-] .*"
)
"""What a heading tells besides a name."""
BODY = re.compile(
    r"(?i)\b(?:office|ministry|department|government|board|commission|committee|council|authority|agency|union|party|"
    r"court|tribunal|police|embassy|association|federation|company|ltd|inc|plc|bank|university|army|headquarters|"
    r"directorate|service|bureau|institute|foundation|presidency|parliament|secretariat|mission)\b"
)
"""A word in the name of a body."""
_SMALL = frozenset("of the for and in de la du del al el".split())
_GREETING = re.compile(r"(?:Dear|Sir|Madam|Sirs|Your|Excellency|Ladies|Honou?rable|To whom)\b[^.]*[,:]?")
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w'’-]+")
_CLOSED = re.compile(r"[.!?…:;][\"”’'*_)\]]*$")
_HEADINGS, _SIGNED = 8, 5
"""Paragraphs above and below the text that may be no part of it."""
_LONG, _SHORT = 120, 70
"""Code points that one of those above may have, and one of those below."""
_STATING = frozenset(
    "state declare say announce inform clarify note confirm make issue explain emphasise emphasize stress conclude "
    "find respond reply release publish agree underline recall post send".split()
)
"""What who introduces a list does with it."""
_PUTTING = frozenset("make issue release publish post send".split())
_PUT = frozenset(
    "clarification statement declaration announcement comment remark observation point communique release".split()
)
"""Of those the ones that do so with other things as well, and what it has to be."""
_QUOTED_ITEM = re.compile(r"[\"“]\(?(?:1|a)[.)] ")
"""How the first item begins of a list that stands in quotation marks."""
_LEAST = 2


def page_of(reading: Reading) -> tuple[Span, tuple[Span, ...]] | None:
    """Whose statement or letter a whole document is, and its paragraphs; None of any other document."""
    text, paragraphs = reading.document.text, reading.paragraphs
    first = len(list(takewhile(lambda p: _is_heading(p.of(text)), paragraphs[:_HEADINGS])))
    below = list(takewhile(lambda p: _is_below(p.of(text)), paragraphs[:first:-1][:_SIGNED]))[::-1]
    said = paragraphs[first : len(paragraphs) - len(below)]
    who = _named_above(text, paragraphs[:first]) or _signed(text, paragraphs[:first], below)
    return (who, tuple(said)) if who and said else None


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) <= _LONG and not _CLOSED.search(paragraph)


def _is_below(paragraph: str) -> bool:
    return len(paragraph) <= _SHORT and not _CLOSED.search(paragraph)


def _named_above(text: str, headings: Sequence[Span]) -> Span | None:
    """Whom a heading names whose statement it is; beside one that only calls it so the body that another names."""
    for one in headings:
        if (match := _OF.search(text, one.start, one.end)) and not text[one.start : match.start()].strip(" #*_"):
            return _name(text, Span(match.start("who"), one.end))
    called = [one for one in headings if _KIND.fullmatch(one.of(text).strip(" #*_"))]
    bodies = [one for one in headings if one not in called and BODY.search(one.of(text))] if called else []
    return next((name for one in bodies if (name := _name(text, one))), None)


def _name(text: str, span: Span) -> Span | None:
    """The name at the start of a heading; None where the words are more than one, or those of several bodies."""
    words = _ADDED.sub("", span.of(text)).strip()
    plain = [word for word in words.split() if word.casefold() not in _SMALL]
    one = not re.search(r"(?i)\band\b|\w{4}s of\b", words)
    fit = one and plain and all(word[0].isupper() for word in plain) and (BODY.search(words) or len(plain) > 1)
    start = text.index(words, span.start) if fit else 0
    return Span(start, start + len(words)) if fit else None


def _signed(text: str, headings: Sequence[Span], below: Sequence[Span]) -> Span | None:
    """The person whose name stands below a letter, or a statement of nobody who is named above."""
    sent = any(_GREETING.fullmatch(one.of(text)) or _KIND.fullmatch(one.of(text)) for one in headings)
    names = (one for one in below if _PERSON.fullmatch(one.of(text)) and one.of(text).istitle())
    return next(names, None) if sent else None


def lists_in(reading: Reading) -> Iterator[tuple[Span, Span, tuple[Span, ...]]]:
    """Who introduces a list of what they say, the verb, and the items: "The Board states the following: 1. ..."."""
    text, paragraphs = reading.document.text, reading.paragraphs
    for number, lead in enumerate(paragraphs):
        opened = number + 1 < len(paragraphs) and _QUOTED_ITEM.match(paragraphs[number + 1].of(text)) is not None
        rest = takewhile(lambda p: _is_item(text, p), paragraphs[number + 1 + opened :])
        items = (*paragraphs[number + 1 : number + 1 + opened], *rest)
        if lead.of(text).endswith(":") and len(items) >= _LEAST and (told := introduced(reading, lead)):
            yield (*told, items)


def _is_item(text: str, paragraph: Span) -> bool:
    """Whether the mark of an item stands before a paragraph."""
    line = text[text.rfind("\n", 0, paragraph.start) + 1 : paragraph.start]
    return bool(line.strip())


def introduced(reading: Reading, lead: Span) -> tuple[Span, Span] | None:
    """The subject and verb of the sentence that introduces a list."""
    tokens = reading.tokens
    inside = words_in(reading, lead)
    for verb in (i for i in reversed(inside) if tokens[i].lemma.lower() in _STATING and tokens[i].tag[:2] == "VB"):
        doer = next((i for i in inside if tokens[i].head == verb and tokens[i].dep == "nsubj"), None)
        told = (i for i in inside if tokens[i].head == verb and tokens[i].dep == "dobj")
        put = tokens[verb].lemma.lower() not in _PUTTING or any(tokens[i].lemma.lower() in _PUT for i in told)
        if doer is not None and put:
            return phrase(tokens, doer), Span(tokens[verb].start, tokens[verb].end)
    return None
