"""Pages of letters and comments of readers: the name below each says who says all of it, up to the one before it.

"LETTERS", the letter, and below it "Ada Fern" and "Orle, Greave": it is neither the page that says so nor whoever the
letter is about. A name stands alone below many a report, too, its author's or its photographer's, so that a heading
has to call the page what it is, and nothing but letters may stand below that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.attribute.words import words_in
from sayso.model import Reading, Span

_HEAD = re.compile(
    r"(?i)(?:the )?(?:letters?(?: (?:to|from) (?:the |our )?(?:editors?|readers?))?|mailbag|to the editors?|"
    r"(?:our |your )?readers?['’]?s?['’]? (?:letters|views|voices|comments|opinions|write|respond|reply|react)|"
    r"your (?:letters|views|opinions|comments)|comments (?:from|of|by) (?:our )?readers|(?:from|by) our readers)"
    r"(?:[:|] .{1,99})?"
)
"""How a page of letters is headed, and each letter in some: "To the Editor"."""
_NETWORK = re.compile(r"(?:FACEBOOK|TWITTER|INSTAGRAM|YOUTUBE|REDDIT|E-?MAIL|ONLINE|VIA (?:FACEBOOK|TWITTER|E-?MAIL))")
"""The heading of comments that came by another way."""
_DASH = r"(?:[—–-]{1,2} ?)?"
_WORD = r"(?:(?:[Dd][eiau]|[Dd]el|[Vv][ao]n|[Dd]er|[Ll][ae]|bin|al) )*[^\W\d_a-z][\w'’-]*\.?"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_PLACE = r"[^\W\d_a-z][\w.'’-]*(?: (?:of|the|on|upon|and|de|la|[^\W_a-z][\w.'’-]*|\d{1,4}))*"
_SIGNED = re.compile(
    rf"{_DASH}(?P<first>{_NAME})(?:,? (?:Jr|Sr|M\.?D|Ph\.?D|II|III|IV)\.?)?"
    rf"(?: (?:and|&) (?P<second>{_NAME}))?"
    rf"(?:[,;] ?(?:\d\d, )?{_PLACE}(?:, {_PLACE}){{0,2}}| \({_PLACE}(?:, {_PLACE})?\))?[.]?"
)
"""The line below a letter: one name or two, and where they live."""
_WHERE = re.compile(rf"{_PLACE}(?:, {_PLACE}){{0,3}}[.]?")
_HANDLE = re.compile(rf"{_DASH}(?P<first>@\w{{2,30}})(?:,? (?:on|via) \w+)?[.]?")
_NOTE = re.compile(r"(?i)the (?:writer|author)s? (?:is|are|was|were)\b.*")
_ASKED = re.compile(r"(?i)\bwe (?:asked|invited)\b|\bour (?:followers|readers|viewers|listeners)\b")
"""What a page says itself above the answers."""
_NO_NAME = frozenset("PRP PRP$ DT IN CC MD TO WDT WP WRB EX VBZ".split())
"""Words that no name holds, whatever their capitals: "Lock Her Up"."""
_CLOSED = re.compile(r"[.!?…:;][\"”’'*_)\]]*$")
_LONG, _LINE = 120, 90
_INITIAL = 2
_TAIL = 2
"""Paragraphs below the last letter that may tell how to send one."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """The paragraphs ``start`` to ``end`` in which the signers stand who are named."""

    start: int
    end: int
    names: tuple[Span, ...]


def readers_letters(reading: Reading) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Who signs each letter of such a page, and its paragraphs; nothing of any other text."""
    said, title = _lines(reading), (reading.document.title or "").strip()
    heads = [n for n, one in enumerate(said) if _is_head(one)]
    first = -1 if not heads and _HEAD.fullmatch(title) else next(iter(heads), None)
    if first is None or any(len(one) > _LONG for one in said[:first]):
        return
    signed = list(_signatures(reading, said, heads, first + 1))
    edges = sorted({first + 1, *(n + 1 for n in heads), *(one.end for one in signed)})
    letters = [(_letter(reading, said, edges, one), one.names) for one in signed]
    named = first < 0 or any(not _by_network(said, heads, n + 1) for n in heads)
    enough = len(letters) >= (1 if named else 2)  # one network's name heads a part of many a report
    if enough and all(told for told, _ in letters) and _closes(said, heads, signed):
        for told, names in letters:
            yield names, told


def _lines(reading: Reading) -> list[str]:
    """The paragraphs without marks that only set them off."""
    return [one.of(reading.document.text).strip(" #*_") for one in reading.paragraphs]


def _is_head(paragraph: str) -> bool:
    bare = paragraph.rstrip(" .:")
    return bool(_HEAD.fullmatch(paragraph.rstrip(" .")) or _HEAD.fullmatch(bare) or _NETWORK.fullmatch(bare))


def _signatures(reading: Reading, said: Sequence[str], heads: Sequence[int], start: int) -> Iterator[_Signature]:
    """The signatures below a heading, each with the place and the note behind it."""
    at = start
    while at < len(said):
        found = _signature(reading, said[at], at)
        end = at + 1
        if found and not found[0].of(reading.document.text).startswith("@") and not _by_network(said, heads, at):
            while end < len(said) and end not in heads and end <= at + 2 and _is_where(said[end]):
                end += 1
        while found and end < len(said) and _NOTE.fullmatch(said[end]):
            end += 1
        if found:
            yield _Signature(at, end, found)
        at = end


def _by_network(said: Sequence[str], heads: Sequence[int], at: int) -> bool:
    """Whether comments of a network stand here, below whose names no place stands."""
    above = [n for n in heads if n < at]
    return bool(above) and _NETWORK.fullmatch(said[above[-1]].rstrip(" .:")) is not None


def _is_where(line: str) -> bool:
    return len(line) <= _LINE and _WHERE.fullmatch(line) is not None


def _signature(reading: Reading, line: str, number: int) -> tuple[Span, ...]:
    """The names of which a paragraph is the signature, none of any other."""
    match = (_HANDLE.fullmatch(line) or _SIGNED.fullmatch(line)) if len(line) <= _LINE else None
    if match is None:
        return ()
    start = reading.document.text.index(line, reading.paragraphs[number].start)
    groups = [name for name, text in match.groupdict().items() if text]
    names = tuple(_bare(reading, Span(start + match.start(name), start + match.end(name))) for name in groups)
    tags = {reading.tokens[i].tag for name in names for i in words_in(reading, name)}
    return () if tags & _NO_NAME and not line.lstrip("—–- ").startswith("@") else names


def _bare(reading: Reading, name: Span) -> Span:
    """A name without the full stop that closes its line."""
    words = name.of(reading.document.text).split()
    return Span(name.start, name.end - (words[-1].endswith(".") and len(words[-1]) > _INITIAL))


def _letter(reading: Reading, said: Sequence[str], edges: Sequence[int], one: _Signature) -> tuple[Span, ...]:
    """The paragraphs of a letter, without its own heading and what the page asks above it."""
    start = max(n for n in edges if n <= one.start)
    while start < one.start and (not _CLOSED.search(said[start]) or _ASKED.search(said[start])):
        start += 1
    return reading.paragraphs[start : one.start]


def _closes(said: Sequence[str], heads: Sequence[int], signed: Sequence[_Signature]) -> bool:
    """Whether a signature stands last: names that head what is told of them stand above it."""
    end = signed[-1].end
    return len(said) - end <= _TAIL and end > max(heads, default=-1)
