"""The last touch to a wording: marks left over, hyphens that a line parted, words twice, a capital, its length."""

from __future__ import annotations

import re

from sayso.mojibake import MEANT

MAX_WORDING = 1000
"""Code points; a longer wording is cut at a word and ends in an ellipsis."""
_DOUBLED = re.compile(r"\b(the|a|an|of|to|in|at|was|it['’]s),? \1\b", re.IGNORECASE)
_COMMAS = re.compile(r"(?: ?,){2,}| (?=,)")
_OPENED = re.compile(r"(?:^|\s)['‘]")
_PARTED = re.compile(
    r"(?<=\b(?:co|re))- (?=[a-z]{4,})|(?<=\d)- (?=(?:year|month|week|day|hour|minute|mile|caliber)s?\b)"
)
"""A hyphen behind which a line ended."""
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\w)|(?<=[\w.!?])\*{1,2}(?![\w*])")
"""The marks around a word that stands out in plain text: "the *Hirta* sank"."""
_SIDE = r"(?:(?:top|bottom|far|front|second from|third from|at) )?(?:left|right|cent(?:er|re)|rear|pictured)"
_SHOWN_AT = re.compile(rf"(\b[A-Z][\w.’'-]+)(?: \({_SIDE}\)|, {_SIDE},(?! (?:or|left|right|cent(?:er|re))\b))")
"""Where in a picture somebody is: "Ann Lee (left)"."""
_WILL = re.compile(r"(?:(?<=[a-z])['’]ll (?:would|will|should)|(?<=[a-z]{5})['’]ll)\b")
"""A "will" that is joined to a noun: "everything'll work"."""
_PUT_IN = re.compile(r"\[([A-Za-z])\](?=[a-z])")
"""The letter that an editor changed at the start of a word: "[T]he"."""
_SPACES = re.compile(r"\s+")


def finished(text: str) -> str:
    """One line, with a capital, no mark left over at either end, and of bounded length."""
    text = text.translate(MEANT)
    text = _PUT_IN.sub(r"\1", _WILL.sub(" will", _SHOWN_AT.sub(r"\1", text)))
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    for opening, closing in ("“”", '""'):
        if text.count(opening) + (text.count(closing) if opening != closing else 0) == 1:
            text = text.replace(opening, "").replace(closing, "")
    if text.endswith(("'", "’")) and not _OPENED.search(text) and text[-2:-1] not in "sxz":
        text = text[:-1]
    text = _PARTED.sub("-", _EMPHASIS.sub("", text))
    line = _COMMAS.sub(lambda m: "," if "," in m[0] else "", _SPACES.sub(" ", text)).strip(" ,;:–—-")
    line = _DOUBLED.sub(r"\1", line)
    if len(line) > MAX_WORDING:
        line = line[: line.rfind(" ", 0, MAX_WORDING)].rstrip(" ,;:") + "…"
    return line[:1].upper() + line[1:]
