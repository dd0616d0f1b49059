"""Text from Penn-style tokens, as a reader would see it, and where each token stands in it."""

from __future__ import annotations

_REAL = {
    "``": "“", "''": "”", "`": "‘", "'": "’", "'''": "’”",
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
_CLITICS = frozenset(("'s", "n't", "'re", "'ve", "'ll", "'m", "'d"))
_CLOSING = frozenset((*".,:;?!%”’)]}", "...", "’”"))
_OPENING = frozenset("“‘([{$#")
_ONE_WORD = frozenset({("can", "not"), ("gon", "na"), ("got", "ta"), ("wan", "na"), ("gim", "me"), ("lem", "me")})


def untokenized(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text and each token's place in it.

    A full stop after an abbreviation is not written twice: both tokens then share it, as
    they did before the text was split.
    """
    text, places, before = "", [], ""
    for token in tokens:
        real = _REAL.get(token, token)
        if real == "." and before.endswith("."):
            places.append((len(text) - 1, len(text)))
            continue
        if text and not _attached(before, real):
            text += " "
        places.append((len(text), len(text) + len(real)))
        text += real
        before = real
    return text, places


def _attached(before: str, after: str) -> bool:
    """Whether no space stands between these two."""
    lower = after.lower()
    return before in _OPENING or after in _CLOSING or lower in _CLITICS or (before.lower(), lower) in _ONE_WORD
