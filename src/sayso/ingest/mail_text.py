"""Whose words a mail's text is: quotations, signatures, what lists add go; of a forwarded mail it is that mail's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.ingest.mail_headers import FORWARDED, PREFIXES, sender, sent_at
from sayso.ingest.origin import Edit, edited
from sayso.ingest.types import Meta
from sayso.model import Stretch

MAX_FORWARDS = 5
"""Mails within mails that are gone through to the innermost."""
MAX_SIGNATURE = 20
"""Lines of a signature."""
MOSTLY = 0.8
"""Of its lines are quoted in a mail that only hands them on."""
ENDS = 15
"""Lines at either end that lists and senders of newsletters fill."""

_HANDED_ON = re.compile(
    r"[> \t]*(?:Begin forwarded message:|-{2,} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré)"
    r"(?: from .{1,80})? ?-{2,})\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[> \t]*(?:-{2,} ?(?:Original (?:Message|Appointment)|Ursprüngliche Nachricht) ?-{2,}|_{20,})\s*$", re.IGNORECASE
)
_HEADER = re.compile(
    r"[> \t]*\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To|Importance):\*?\s*(?P<value>.*?)\s*$", re.IGNORECASE
)
_WROTE = re.compile(
    r"[> \t]*(?:On|Am|Le)\b.{5,200}?\b(?:wrote|schrieb|a écrit)[^\n]{0,80}:\s*$", re.IGNORECASE | re.DOTALL
)
_QUOTE = re.compile(r"(?:> ?)+")
_SIGNATURE = re.compile(r"--\s*$")
_LIST_RULE = re.compile(r"(?:_{10,}|-{10,}|={10,})\s*$")
_LIST_WORDS = re.compile(r"mailing list|listinfo|unsubscribe", re.IGNORECASE)
_ADDED = re.compile(
    r"\bunsubscribe\b|view (?:this|it)\b.{0,40}\bin (?:your|a|the) (?:web )?browser|^\s*Sent from my \w+|^\s*Sent via "
    r"|you(?:'re| are)? receiv(?:ed|ing) this (?:e-?mail|message|newsletter)|^\s*Get Outlook for ",
    re.IGNORECASE,
)

type Lines = list[tuple[int, int]]
"""Where each line begins and ends, its line feed counted with it."""


@dataclass(frozen=True, slots=True)
class Words:
    """A mail's own words, where they stand in its text, and what is known about them."""

    text: str
    origin: tuple[Stretch, ...]
    meta: Meta


def own_words(text: str, meta: Meta, flowed: bool = False) -> Words:
    """What of a mail's text is its own, or that of the mail it forwards; ``flowed``: lines ending in a space go on."""
    forwards = bool(FORWARDED.match(meta.title or ""))
    lines = _lines(text)
    meta, first = _innermost(text, lines, meta, forwards)
    last = _end(text, lines, first)
    kept = lines[first:last]
    hands_on = forwards or first or not any(_is_own(text, line) for line in kept)
    unquoted = bool(hands_on) and _is_quoted(text, kept)
    edits = _edits(text, lines, _shown(text, kept, unquoted), unquoted, flowed)
    mended, origin = edited(text, edits)
    title = PREFIXES.sub("", meta.title or "", count=1) if PREFIXES.match(meta.title or "") else meta.title
    return Words(mended, origin, replace(meta, title=title or None))


def _lines(text: str) -> Lines:
    found, start = [], 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        found.append((start, end))
        start = end
    return found


def _innermost(text: str, lines: Lines, meta: Meta, forwards: bool) -> tuple[Meta, int]:
    """What the innermost forwarded mail's headers say, and the line its text begins at; else as given, and 0."""
    first = 0
    for _ in range(MAX_FORWARDS):
        found = next(_forwarded(text, lines, first, forwards), None)
        if not found:
            break
        inner, first = found
        meta = inner.over(Meta(title=meta.title, language=meta.language))
    return meta, first


def _forwarded(text: str, lines: Lines, first: int, forwards: bool) -> Iterator[tuple[Meta, int]]:
    """Each forwarded mail from a line on: what its headers say, and where its text begins."""
    for number in range(first, len(lines)):
        line = text[slice(*lines[number])]
        if _HANDED_ON.match(line) or (forwards and _ORIGINAL.match(line)):
            headers, begins = _headers(text, lines, number + 1)
            if "from" in headers or "subject" in headers:
                yield _stated(headers), begins


def _headers(text: str, lines: Lines, number: int) -> tuple[dict[str, str], int]:
    """The headers written out from a line on, and the line after them."""
    found: dict[str, str] = {}
    while number < len(lines) and not found and not _bare(text, lines[number]):
        number += 1
    while number < len(lines):
        line = text[slice(*lines[number])]
        if not (header := _HEADER.match(line)):
            if _bare(text, lines[number]) and not (line.startswith((" ", "\t")) and found):
                break
            follows = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
            if not (found and _HEADER.match(follows)):
                break
        elif header["value"]:
            found.setdefault(header["name"].lower(), header["value"])
        number += 1
    return found, number


def _bare(text: str, line: tuple[int, int]) -> str:
    """A line without marks of quotation and white space."""
    return _QUOTE.sub("", text[slice(*line)], count=1).strip()


def _stated(headers: dict[str, str]) -> Meta:
    day = sent_at(headers.get("date") or headers.get("sent") or "")
    return sender(headers.get("from", "")).over(Meta(title=headers.get("subject"), published_at=day))


def _end(text: str, lines: Lines, first: int) -> int:
    """The line before which the mail's own text ends: at what it answers to, its signature, what a list adds."""
    end = len(lines)
    for number in range(first, len(lines)):
        line = text[slice(*lines[number])]
        if _ORIGINAL.match(line) and len(_headers(text, lines, number + 1)[0]) > 1:
            end = number
            break
    for number in range(first, end):
        line = text[slice(*lines[number])]
        rule = _LIST_RULE.match(line) and _LIST_WORDS.search(
            text[lines[number][1] : lines[min(end, number + 5) - 1][1]]
        )
        if (rule and end - number <= ENDS) or (_SIGNATURE.match(line) and end - number <= MAX_SIGNATURE):
            return number
    return end


def _is_own(text: str, line: tuple[int, int]) -> bool:
    """Whether a line is neither empty nor quoted, nor says that something is."""
    content = text[slice(*line)]
    return bool(content.strip()) and not content.lstrip().startswith(">") and not _WROTE.match(content)


def _is_quoted(text: str, lines: Lines) -> bool:
    filled = [line for line in lines if text[slice(*line)].strip()]
    return sum(text[slice(*line)].lstrip().startswith(">") for line in filled) >= MOSTLY * max(1, len(filled))


def _shown(text: str, lines: Lines, unquoted: bool) -> list[tuple[int, int]]:
    """The lines that stay, without empty ones at either end."""
    kept: list[tuple[int, int]] = []
    skipped = set(_introductions(text, lines))
    for number, line in enumerate(lines):
        content = text[slice(*line)]
        added = min(number, len(lines) - 1 - number) < ENDS and _ADDED.search(content)
        if number not in skipped and not added and (unquoted or not content.startswith(">")):
            kept.append(line)
    while kept and not _bare(text, kept[-1]):
        kept.pop()
    start = next((number for number, line in enumerate(kept) if _bare(text, line)), 0)
    return kept[start:]


def _introductions(text: str, lines: Lines) -> Iterator[int]:
    """The lines that introduce a quotation, "On Monday, Ann wrote:", be it over two of them."""
    for number, (start, end) in enumerate(lines):
        if _WROTE.fullmatch(text, start, end):
            yield number
        elif (
            number + 1 < len(lines) and text[start:end].strip() and _WROTE.fullmatch(text, start, lines[number + 1][1])
        ):
            yield from (number, number + 1)


def _edits(text: str, lines: Lines, kept: Lines, unquoted: bool, flowed: bool) -> Iterator[Edit]:
    staying = set(kept)
    for start, end in lines:
        if (start, end) not in staying:
            yield start, end, ""
            continue
        quote = _QUOTE.match(text, start, end) if unquoted else None
        if quote:
            yield start, quote.end(), ""
        if flowed and text[start:end].endswith(" \n") and text[start:end] != "-- \n":
            yield end - 1, end, ""
