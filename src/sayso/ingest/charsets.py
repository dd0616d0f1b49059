"""Bytes of a page as characters: what it declares is believed only as far as the bytes bear it out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""What pages mean that declare one of these, as browsers have it."""
PAGES = frozenset(
    "utf-8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 iso8859-2 iso8859-3"
    " iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r"
    " koi8-u mac-roman mac-cyrillic gb18030 big5hkscs euc_jp iso2022_jp".split()
)
"""What pages are in; a declaration of anything else (UTF-7, say) is no reason to decode it so."""

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE
)
_HEAD = 8192
_SAMPLE = 1 << 18
_FEW = 0.05
_ZEROS = 0.3


def decoded(raw: bytes, declared: str | None = None) -> str:
    """The characters of a page, without a byte-order mark; always the same for the same bytes and declaration.

    ``declared`` is what was said outside the page (the HTTP header), and goes before what it says itself; valid UTF-8
    and a byte-order mark go before both.
    """
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return raw[len(bom) :].decode(encoding, "replace")
    if wide := _wide(raw[:1000]):
        return raw.decode(wide, "replace")
    named = list(_named(raw, declared))
    if "iso2022_jp" in named and b"\x1b" in raw:
        return raw.decode("iso2022_jp", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _older(raw, named)


def _wide(start: bytes) -> str | None:
    """Whether every other byte is zero, as in UTF-16 without a mark."""
    half = len(start) // 2 or 1
    even, odd = start[::2].count(0) / half, start[1::2].count(0) / half
    if max(even, odd) < _ZEROS or min(even, odd) > _ZEROS / 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _named(raw: bytes, declared: str | None) -> Iterator[str]:
    said = [declared] if declared else []
    said += [match[1].decode("ascii", "replace") for match in _DECLARED.finditer(raw[:_HEAD])]
    for label in said[:4]:
        try:
            name = codecs.lookup(label.strip(" \"'").lower()).name
        except (LookupError, ValueError):
            continue
        if (name := WIDER.get(name, name)) in PAGES:
            yield name


def _older(raw: bytes, named: list[str]) -> str:
    """What is not UTF-8 all through: UTF-8 with some slips, else as declared, else as it looks."""
    if (mixed := _slipped(raw)) is not None:
        return mixed
    for encoding in named:
        try:
            if encoding != "utf-8":
                return raw.decode(encoding, _AS_WINDOWS if encoding == "cp1252" else "strict")
        except UnicodeDecodeError:
            continue
    return raw.decode(_likeliest(raw), _AS_WINDOWS)


def _slipped(raw: bytes) -> str | None:
    """The text as UTF-8, strange bytes as windows-1252, unless there are more of them than of UTF-8's."""
    good = sum(len(run) for run in re.findall(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2})+", raw[:_SAMPLE]))
    high = len(re.findall(rb"[\x80-\xff]", raw[:_SAMPLE]))
    return raw.decode("utf-8", _AS_WINDOWS) if good > high / 2 else None


def _likeliest(raw: bytes) -> str:
    high = re.findall(rb"[\x80-\xff]", raw[:_SAMPLE])
    if len(high) <= _FEW * len(raw[:_SAMPLE]):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    name = codecs.lookup(best.encoding).name if best else "cp1252"
    return name if name in PAGES else "cp1252"


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS = "sayso.windows"
codecs.register_error(_AS_WINDOWS, _windows)
