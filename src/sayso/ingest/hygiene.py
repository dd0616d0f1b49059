"""Characters as a reader sees them: what was broken on the way is mended, and each keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.ingest.origin import Edit, composed, edited
from sayso.model import Stretch

SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x1f"
"""Odd spaces; each becomes a space."""
BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\u2028\u2029"
"""Odd line ends; each becomes a line feed, as does a carriage return with one."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}  # noqa: RUF100
"""Letters that a typesetter joined; those that are letters of a language (æ, œ) stay."""
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f"  # controls
    "\xad\u200b-\u200f\u2060-\u2065\ufeff\u180e"  # soft hyphen, what has no width
    "\u061c\u202a-\u202e\u2066-\u206f"  # which way to write
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"  # no characters at all
)
"""What shows nothing, and could make a text look like another: taken out."""

_ODD = re.compile(rf"\r\n|[{SPACES}{BREAKS}{''.join(LIGATURES)}{UNSEEN}\x80-\x9f\ud800-\udfff]")
_CALLED = {old: new for olds, new in ((SPACES, " "), (BREAKS, "\n")) for old in olds} | LIGATURES | {"\r\n": "\n"}


def tidy(text: str, origin: tuple[Stretch, ...] = ()) -> tuple[str, tuple[Stretch, ...]]:
    """A text with its characters mended, and its places in the original; curly quotation marks stay as they are.

    Text in the wrong encoding is mended where it plainly is; ligatures are spelled, odd spaces and line ends made
    plain, and what shows nothing is taken out. ``origin`` leads from the text as given; none stays none.
    """
    for edits in (_mojibake, _odd):
        if found := list(edits(text)):
            text, places = edited(text, found)
            origin = composed(places, origin)
    return text, origin


def _odd(text: str) -> Iterator[Edit]:
    for match in _ODD.finditer(text):
        yield match.start(), match.end(), _plain(match[0])


def _plain(odd: str) -> str:
    if "\ud800" <= odd <= "\udfff":
        return "\ufffd"
    if "\x80" <= odd <= "\x9f":  # no control that anybody writes, but windows-1252 taken for Latin-1
        return odd.encode("latin-1").decode("windows-1252", "ignore")
    return _CALLED.get(odd, "")


def _mojibake(text: str) -> Iterator[Edit]:
    """UTF-8 that was decoded as something else, run by run: “â€œ” for a quotation mark."""
    if text.isascii():
        return
    from ftfy import fix_encoding
    from ftfy.badness import is_bad
    from ftfy.chardata import UTF8_DETECTOR_RE

    for match in UTF8_DETECTOR_RE.finditer(text):
        broken = match[0]
        if is_bad(broken) and (mended := fix_encoding(broken)) != broken and len(mended) < len(broken):
            yield match.start(), match.end(), mended
