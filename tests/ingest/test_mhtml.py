from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ingest.mhtml import convert
from sayso.ingest.types import Item

CORPUS = Path(__file__).parent / "corpus" / "mhtml"
STORY = (
    "<html><head><meta charset=utf-8><title>Gates open</title></head><body><h1>Gates open</h1>"
    "<p>Two of the nine gates of the dam were opened without warning early on Thursday, rescuers said.</p>"
    "<p>“Nobody rang,” said Dariel Voss, the mayor of Low Fallow.</p></body></html>"
)
OTHER = b"--b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>Buy pears.</p>\r\n"


def saved(body: bytes, encoding: str, head: str = "", before: bytes = b"") -> bytes:
    return (
        f"From: <Saved>\r\nDate: Fri, 2 Jan 2032 10:00:00 -0000\r\n{head}MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'.encode()
        + before
        + f"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n".encode()
        + b"Content-Location: https://a.example/x?utm_source=y\r\n\r\n"
        + body
        + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("8bit", STORY.encode()),
        ("quoted-printable", quopri.encodestring(STORY.encode())),
        ("base64", base64.encodebytes(STORY.encode())),
    ],
)
def test_a_saved_page(encoding: str, body: bytes) -> None:
    page = convert(Item(saved(body, encoding), "a.mhtml"))
    assert page.text.endswith("“Nobody rang,” said Dariel Voss, the mayor of Low Fallow.")
    assert (page.meta.title, page.meta.url, page.meta.published_at) == ("Gates open", "https://a.example/x", None)


def test_places_count_in_the_page() -> None:
    page = convert(Item(saved(base64.encodebytes(STORY.encode()), "base64"), "a.mhtml"))
    first = page.origin[0]
    assert STORY[first.start : first.end] == page.text[first.span.start : first.span.end]


def test_the_page_is_the_one_that_was_saved() -> None:
    head = "Snapshot-Content-Location: https://a.example/x?utm_source=y\r\n"
    page = convert(Item(saved(STORY.encode(), "8bit", head, OTHER), "a.mhtml"))
    assert "Nobody rang" in page.text


def test_no_page_is_one_sentence() -> None:
    with pytest.raises(InputError, match=r"^a\.mhtml holds no page; save it again as a web page\.$"):
        convert(Item(b"Content-Type: multipart/related; boundary=b\r\n\r\n--b--", "a.mhtml"))


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.mht*")), ids=lambda file: file.name)
def test_corpus(file: Path) -> None:
    assert convert(Item(file.read_bytes(), file.name)).text
