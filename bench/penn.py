"""Text from Penn-style tokens, as a reader would see it, and where each token stands in it."""

from __future__ import annotations

from itertools import takewhile

_OPEN, _CLOSE = "``", "''"
_REAL = {
    _OPEN: "“", _CLOSE: "”", "`": "‘", "'": "’", "'''": "’”",
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
    for token in _with_pairs(tokens):
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
    if before == "." and after == "...":
        return False
    return before in _OPENING or after in _CLOSING or lower in _CLITICS or (before.lower(), lower) in _ONE_WORD


def _with_pairs(tokens: list[str]) -> list[str]:
    """The tokens, with the marks of straight quotations paired.

    Where the text had straight marks, the tokenizer often took an opening one for a closing
    one. One that comes while nothing is open opens a quotation if it leads the text or others
    came before it, or if it pairs up with those that follow; otherwise it closes a quotation
    that began before the window.
    """
    paired, inside, seen = list(tokens), False, False
    for i, token in enumerate(tokens):
        if token not in (_OPEN, _CLOSE):
            continue
        if token == _CLOSE and not inside and (not i or seen or _closings(tokens[i:]) % 2 == 0):
            paired[i] = _OPEN
        inside, seen = paired[i] == _OPEN, True
    return paired


def _closings(tokens: list[str]) -> int:
    """Closing marks before the next opening one."""
    return sum(token == _CLOSE for token in takewhile(lambda token: token != _OPEN, tokens))
