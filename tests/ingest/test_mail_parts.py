"""Parts of a mail with declarations that the standard library stumbles over."""

from __future__ import annotations

import pytest

from sayso.ingest import mhtml
from sayso.ingest.mail import convert, expand
from sayso.ingest.mail_parts import content_of, parsed
from sayso.ingest.types import Item, Options

DECLARED = (
    "text/plain; charset*0=utf; charset*1=-8",
    "text/plain; charset*=utf-8''utf-8",
    "text/plain; charset*=nothing'en'%ff%fe",
    'text/plain; charset="a\0b"',
    "text/plain; charset=rot13",
    "text/plain; charset=",
    "text/plain; charset*=0*utf; charset*0*=utf-8''%FF; charset*1=x",
)
WORDS = "The dam’s gates were opened, the mayor said."


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "nothing"])
def test_a_charset_that_is_none_hides_no_text(declared: str, encoding: str) -> None:
    raw = f"From: A B <a@b.example>\nContent-Type: {declared}\nContent-Transfer-Encoding: {encoding}\n\n{WORDS}\n"
    item = Item(raw.encode(), "a.eml")
    assert content_of(parsed(item.raw, "a.eml")).strip() == WORDS.encode()
    assert convert(item).text.strip() == WORDS
    assert [one.raw for one in expand(item, Options()) if isinstance(one, Item)] == [item.raw]


def test_nor_the_page_in_a_saved_one() -> None:
    page = f"<html><body><h1>Gates</h1><p>{WORDS} {WORDS}</p></body></html>"
    raw = f"MIME-Version: 1.0\nContent-Type: text/html; charset*=utf-8''utf-8\n\n{page}"
    assert WORDS in mhtml.convert(Item(raw.encode(), "a.mhtml")).text
