"""Control characters that stand for letters of Windows-1252, as pages leave them: 0x92 for an apostrophe.

No text has the control characters from 0x80 to 0x9F. Each is one character either way, so that offsets stay.
"""

from __future__ import annotations


def _letters() -> dict[int, str]:
    pairs = ((code, bytes([code]).decode("cp1252", "ignore")) for code in range(0x80, 0xA0))
    return {code: letter for code, letter in pairs if letter}


MEANT = _letters()
"""The characters meant, by code point, for ``str.translate``."""
