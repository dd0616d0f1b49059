from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

import brotli
import pytest
import zstandard
from taken import items, problems
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from sayso.ingest import warc
from sayso.ingest.types import Item

# warcio leaves it to chance when the temporary files that it writes through are closed.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PAGE = b"<html><body><p>The board said the barges had passed.</p></body></html>"
HTML = ("Content-Type", "text/html; charset=iso-8859-1")
WHEN = "2031-04-02T07:30:00Z"


class Archive:
    """A WARC that is written record by record."""

    def __init__(self, packed: bool = False) -> None:
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed)

    def page(self, uri: str, body: bytes = PAGE, *headers: tuple[str, str], status: str = "200 OK") -> Any:
        http = StatusAndHeaders(status, list(headers or [HTML]), protocol="HTTP/1.1")
        return self._write(uri, "response", body, http_headers=http)

    def resource(self, uri: str, kind: str, media_type: str, body: bytes = PAGE) -> Any:
        return self._write(uri, kind, body, warc_content_type=media_type)

    def again(self, uri: str, digest: str, when: str = "2031-05-01T00:00:00Z") -> None:
        http = StatusAndHeaders("200 OK", [HTML], protocol="HTTP/1.1")
        told = {"WARC-Date": when}
        self.writer.write_record(
            self.writer.create_revisit_record(uri, digest, uri, WHEN, http_headers=http, warc_headers_dict=told)
        )

    def _write(self, uri: str, kind: str, body: bytes, **more: Any) -> Any:
        record = self.writer.create_warc_record(
            uri, kind, payload=io.BytesIO(body), warc_headers_dict={"WARC-Date": WHEN}, **more
        )
        self.writer.write_record(record)
        return record.rec_headers

    @property
    def raw(self) -> bytes:
        return self.out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_has_its_address_time_and_headers(packed: bool) -> None:
    archive = Archive(packed)
    archive.page("https://h.example/1")
    (one,) = items(warc.expand, archive.raw, "a.warc")
    assert (one.raw, one.address, one.retrieved_at) == (PAGE, "https://h.example/1", "2031-04-02T07:30:00+00:00")
    assert (one.media_type, one.charset, one.source) == ("text/html", "iso-8859-1", "a.warc!https://h.example/1")
    assert one.headers == (HTML,)
    assert one.known.url is None


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Transfer-Encoding", "chunked")], b"%x\r\n" % len(PAGE) + PAGE + b"\r\n0\r\n\r\n"),
        ([("Transfer-Encoding", "chunked")], PAGE),
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE)),
        ([("Content-Encoding", "gzip")], PAGE),
        ([("Content-Encoding", "br")], brotli.compress(PAGE)),
        ([("Content-Encoding", "br")], PAGE),
        ([("Content-Encoding", "zstd")], zstandard.compress(PAGE)),
        ([("Content-Encoding", "zstd")], zstandard.compress(PAGE[:30]) + zstandard.compress(PAGE[30:])),
        ([("Content-Encoding", "zstd")], PAGE),
        ([("Content-Encoding", "zstd, br")], brotli.compress(zstandard.compress(PAGE))),
        (
            [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
            b"%x\r\n" % len(gzip.compress(PAGE)) + gzip.compress(PAGE) + b"\r\n0\r\n\r\n",
        ),
    ],
)
def test_bodies_are_unpacked(headers: list[tuple[str, str]], body: bytes) -> None:
    archive = Archive()
    archive.page("https://h.example/1", body, HTML, *headers)
    assert [one.raw for one in items(warc.expand, archive.raw)] == [PAGE]


@pytest.mark.parametrize(
    ("way", "body", "says"),
    [
        ("br", brotli.compress(PAGE * 20)[:-4], "cut short"),
        ("br", b"\x8b\x03\x80" + b"\xff" * 60, "damaged"),
        ("br", brotli.compress(bytes(80 << 20)), "more than 67,108,864 bytes"),
        ("zstd", zstandard.compress(PAGE)[:-4], "cut short"),
        ("zstd", b"\x28\xb5\x2f\xfd" + b"\xff" * 60, "damaged"),
        ("zstd", zstandard.compress(bytes(80 << 20)), "more than 67,108,864 bytes"),
    ],
)
def test_a_body_that_can_not_be_unpacked_is_told_of(way: str, body: bytes, says: str) -> None:
    archive = Archive()
    archive.page("https://h.example/1", body, HTML, ("Content-Encoding", way))
    (said,) = [one for one in problems(warc.expand, archive.raw) if "holds no page" not in one]
    assert says in said


def test_what_is_no_page_is_passed_over() -> None:
    archive = Archive()
    archive.page("https://h.example/style.css", b"p{}", ("Content-Type", "text/css"))
    archive.page("https://h.example/gone", PAGE, status="404 Not Found")
    archive.page("https://h.example/robots.txt", b"User-agent: *", ("Content-Type", "text/plain"))
    archive.resource("urn:view:1", "resource", "text/html")
    archive.page("https://h.example/1")
    assert [one.address for one in items(warc.expand, archive.raw)] == ["https://h.example/1"]


def test_an_archive_of_no_pages_says_so() -> None:
    archive = Archive()
    archive.page("https://h.example/style.css", b"p{}", ("Content-Type", "text/css"))
    (said,) = problems(warc.expand, archive.raw)
    assert "holds no page" in said


def test_resources_and_conversions_are_pages() -> None:
    archive = Archive()
    archive.resource("https://h.example/1", "resource", "text/html")
    archive.resource("https://h.example/2", "conversion", "text/plain", b"The board said so.")
    assert [one.media_type for one in items(warc.expand, archive.raw)] == ["text/html", "text/plain"]


def test_the_text_of_a_page_that_is_there_itself_is_no_other_report() -> None:
    archive = Archive()
    archive.page("https://h.example/1")
    archive.resource("https://h.example/1", "conversion", "text/plain", b"The board said so.")
    assert len(items(warc.expand, archive.raw)) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_the_same_again_is_the_earlier_page_at_its_own_time(packed: bool) -> None:
    archive = Archive(packed)
    digest = archive.page("https://h.example/1").get_header("WARC-Payload-Digest")
    archive.again("https://h.example/1", digest)
    first, second = items(warc.expand, archive.raw)
    assert first.raw == second.raw
    assert (first.retrieved_at, second.retrieved_at) == ("2031-04-02T07:30:00+00:00", "2031-05-01T00:00:00+00:00")


def test_the_same_as_in_another_archive_is_told() -> None:
    archive = Archive()
    archive.again("https://h.example/1", "sha1:ELSEWHERE")
    (said,) = problems(warc.expand, archive.raw)
    assert "another archive" in said


def test_the_same_picture_again_is_no_problem() -> None:
    archive = Archive()
    archive.page("https://h.example/1")
    digest = archive.page("https://h.example/p.png", b"\x89PNG", ("Content-Type", "image/png"))
    archive.again("https://h.example/p.png", digest.get_header("WARC-Payload-Digest"))
    assert len(items(warc.expand, archive.raw)) == 1


def test_a_file_packed_as_one_is_read_too() -> None:
    archive = Archive()
    archive.page("https://h.example/1")
    archive.page("https://h.example/2")
    assert len(items(warc.expand, gzip.compress(archive.raw))) == 2


def test_what_stands_before_a_break_is_read() -> None:
    archive = Archive(packed=True)
    archive.page("https://h.example/1")
    archive.page("https://h.example/2")
    found = list(warc.expand(Item(archive.raw[:-40], "a.warc.gz"), warc.Options()))
    assert isinstance(found[0], Item)
    assert any("damaged" in str(one) for one in found[1:])


def test_after_a_record_of_no_length_the_next_is_found() -> None:
    archive = Archive()
    archive.page("https://h.example/1")
    archive.page("https://h.example/2")
    first, second, rest = archive.raw.split(b"Content-Length: ", 2)[0:3]
    raw = first + b"Content-Length: -" + second + b"Content-Length: " + rest
    found = list(warc.expand(Item(raw, "a.warc"), warc.Options()))
    assert [isinstance(one, Item) for one in found] == [False, True]


def _wacz(pages: list[dict[str, str]]) -> bytes:
    archive = Archive(packed=True)
    archive.page("https://h.example/1")
    archive.page("https://ads.example/frame.html")
    archive.page("https://h.example/2", b"%PDF-1.4", ("Content-Type", "application/pdf"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("archive/data.warc.gz", archive.raw)
        packed.writestr("pages/pages.jsonl", "\n".join(json.dumps(page) for page in [{"format": "x"}, *pages]))
    return out.getvalue()


def test_the_pages_of_a_wacz_are_those_it_lists() -> None:
    listed = [{"url": "https://h.example/1", "title": "One | Herald"}, {"url": "https://h.example/2", "title": "Two"}]
    first, second = items(warc.expand, _wacz(listed), "a.wacz")
    assert (first.source, first.known.title) == ("a.wacz!https://h.example/1", None)
    assert (second.address, second.known.title) == ("https://h.example/2", "Two")


def test_a_wacz_that_lists_none_of_its_pages_gives_all() -> None:
    assert len(items(warc.expand, _wacz([{"url": "https://other.example/"}]))) == 3
