from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard
from serving import PAGE, PARAGRAPH, Site, served

from sayso.errors import InputError
from sayso.fetch.archive import Archive, beside
from sayso.fetch.client import Client, checked_url
from sayso.fetch.reading import pages, pages_of_feed
from sayso.fetch.types import Fetched, Manners
from sayso.ingest import warc
from sayso.ingest.types import Item, Options

QUICK = Manners(delay=0, private=True, connect=2, read=2, total=5)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as one:
        yield one


class Asking:
    """A client of the tests' own manners that notes how long it would have slept."""

    def __init__(self, manners: Manners = QUICK, **more: Any) -> None:
        self.slept: list[float] = []
        self.client = Client(manners, sleep=self.slept.append, **more)

    def fetch(self, url: str) -> Fetched:
        with self.client:
            return self.client.fetch(url)

    def problem(self, url: str) -> str:
        with pytest.raises(InputError) as told:
            self.fetch(url)
        said = str(told.value)
        assert said.endswith(".")
        assert "\n" not in said
        return said


def test_a_page_comes_with_its_address_time_type_and_headers(site: Site) -> None:
    item = Asking().fetch(site.page("/a", X_Other="yes")).item()
    assert (item.raw, item.media_type, item.charset) == (PAGE, "text/html", "utf-8")
    assert (item.source, item.address) == (site.url("/a"), site.url("/a"))
    assert ("X-Other", "yes") in item.headers
    assert item.retrieved_at is not None
    assert item.retrieved_at.endswith("+00:00")


def test_it_says_who_asks(site: Site) -> None:
    Asking().fetch(site.page("/a"))
    assert all(asked["User-Agent"].startswith("Sayso/") for asked in site.headers)
    assert not any("Cookie" in asked or "Referer" in asked for asked in site.headers)


@pytest.mark.parametrize(
    ("way", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstandard.compress(PAGE)),
    ],
)
def test_packed_pages_are_unpacked_and_kept_packed(site: Site, way: str, body: bytes) -> None:
    fetched = Asking().fetch(site.page("/a", body, Content_Encoding=way))
    assert (fetched.item().raw, fetched.answer.body) == (PAGE, body)


def test_a_private_address_is_refused_unless_it_is_allowed(site: Site) -> None:
    assert "--allow-private" in Asking(Manners(delay=0)).problem(site.page("/a"))
    assert site.asked == []


def test_a_name_that_leads_to_a_private_address_is_refused(site: Site) -> None:
    asking = Asking(Manners(delay=0), resolver=lambda host, port: ["127.0.0.1"])
    assert "news.example is at 127.0.0.1" in asking.problem(site.page("/a").replace("127.0.0.1", "news.example"))
    assert site.asked == []


def test_what_was_checked_is_what_is_connected_to(site: Site) -> None:
    """A name that is another address a moment later changes nothing: it is asked for once a connection."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["169.254.169.254"]])
    asking = Asking(resolver=lambda host, port: next(answers))
    asking.fetch(site.page("/a").replace("127.0.0.1", "news.example"))
    assert site.asked == ["/robots.txt", "/a"]
    assert list(answers) == [["169.254.169.254"]]


def test_the_machines_own_secrets_are_refused_even_in_an_intranet() -> None:
    assert "where no report can be" in Asking().problem("http://169.254.169.254/latest/meta-data/")


def test_a_redirect_is_followed_and_checked(site: Site) -> None:
    site.page("/b")
    site.page("/a", b"", 302, Location="/b#part")
    item = Asking().fetch(site.url("/a")).item()
    assert (item.source, item.address) == (site.url("/a"), site.url("/b"))


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/",
        "http://[::ffff:169.254.169.254]/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "//0.0.0.0/",
    ],
)
def test_a_redirect_to_where_it_should_not_is_refused(site: Site, target: str) -> None:
    assert Asking().problem(site.page("/a", b"", 302, Location=target))


def test_a_redirect_from_public_to_private_is_refused(site: Site) -> None:
    inside = site.page("/b").replace("127.0.0.1", "inside.example")
    outside = site.page("/a", b"", 302, Location=inside).replace("127.0.0.1", "outside.example")
    asking = Asking(resolver=lambda host, port: ["127.0.0.1"])
    with asking.client, pytest.raises(InputError, match=r"inside\.example"):
        asking.client.fetch(outside, trusted=frozenset(["outside.example"]))
    assert site.pages_asked() == ["/a"]


def test_redirects_end(site: Site) -> None:
    assert "more than 10 times" in Asking().problem(site.page("/a", b"", 301, Location="/a"))
    assert site.pages_asked() == ["/a"] * 11


def test_robots_are_heeded_and_asked_for_once(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /a\nAllow: /\nCrawl-delay: 7\n", Content_Type="text/plain")
    asking = Asking()
    with asking.client as client:
        with pytest.raises(InputError, match=r"robots\.txt"):
            client.fetch(site.page("/a"))
        client.fetch(site.page("/b"))
        client.fetch(site.page("/c"))
    assert site.asked == ["/robots.txt", "/b", "/c"]
    assert max(asking.slept) == pytest.approx(7, abs=0.5)


def test_robots_for_this_program_go_before_those_for_all(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nAllow: /\n\nUser-agent: Sayso\nDisallow: /\n")
    assert "robots.txt" in Asking().problem(site.page("/a"))


def test_a_host_that_fails_to_say_is_left_alone(site: Site) -> None:
    site.page("/robots.txt", b"", 503)
    assert "does not say what programs may read" in Asking().problem(site.page("/a"))
    assert site.pages_asked() == []


def test_requests_to_one_host_are_apart(site: Site) -> None:
    asking = Asking(Manners(delay=3, private=True))
    asking.fetch(site.page("/a"))
    assert asking.slept == [pytest.approx(3, abs=0.5)]


def test_a_busy_host_is_asked_again(site: Site) -> None:
    page = (200, {"Content-Type": "text/html"}, PAGE)
    site.answers["/a"] = [(503, {}, b""), (429, {"Retry-After": "9"}, b""), page]
    asking = Asking()
    assert asking.fetch(site.url("/a")).item().raw == PAGE
    assert asking.slept == [1.0, 9.0]


def test_it_gives_up_in_the_end(site: Site) -> None:
    assert "503" in Asking().problem(site.page("/a", b"", 503))
    assert len(site.pages_asked()) == 4


def test_a_host_that_asks_for_too_long_a_rest_is_left_alone(site: Site) -> None:
    said = Asking().problem(site.page("/a", b"", 429, Retry_After="86400"))
    assert "86,400 seconds" in said
    assert len(site.pages_asked()) == 1


@pytest.mark.parametrize(
    ("status", "remedy"), [(404, "check the address"), (403, "save the page"), (410, "web archive")]
)
def test_an_answer_without_a_page_is_told_with_a_remedy(site: Site, status: int, remedy: str) -> None:
    assert remedy in Asking().problem(site.page("/a", b"no", status))


def test_nobody_there_is_told() -> None:
    with served() as site:
        url = site.url("/a")
    assert "can't be reached" in Asking(Manners(delay=0, private=True, retries=1)).problem(url)


def test_a_body_without_end_is_broken_off(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65_536)

    site.answers["/a"] = endless
    assert "more than 1,000,000 bytes" in Asking(Manners(delay=0, private=True, most_bytes=1_000_000)).problem(
        site.url("/a")
    )


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-", b""])
def test_a_host_that_drips_is_broken_off_by_the_deadline(site: Site, head: bytes) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head or b"HTTP")
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    site.answers["/a"] = dripping
    asking = Asking(Manners(delay=0, private=True, total=0.5, retries=0))
    # It would drip for ever. Which of the two notices first hangs on where in the answer the deadline falls.
    problem = asking.problem(site.url("/a"))
    assert any(told in problem for told in ("timed out", "takes longer than"))


def test_a_bomb_does_not_burst(site: Site) -> None:
    bomb = gzip.compress(b"\0" * (80 << 20))
    fetched = Asking().fetch(site.page("/a", bomb, Content_Encoding="gzip"))
    with pytest.raises(InputError, match="unpacks to more than"):
        fetched.item()


def test_what_is_no_http_is_told(site: Site) -> None:
    site.answers["/a"] = lambda handler: handler.wfile.write(b"220 mail.example ESMTP\r\n")  # type: ignore[func-returns-value]
    assert "can't be reached" in Asking().problem(site.url("/a"))


NO_PAGES = (
    "ftp://h.example/ file:///etc/passwd https:// http://u:p@h.example/ http://h:99999/ http://[::1/ x javascript:1 "
    f"http://h.example/{'a' * 3_000}"
)


@pytest.mark.parametrize("url", ["", *NO_PAGES.split()])
def test_what_is_no_address_of_a_page_is_told(url: str) -> None:
    with pytest.raises(InputError):
        checked_url(url)


def test_what_was_fetched_is_kept_and_can_be_read_again(site: Site, tmp_path: Path) -> None:
    archive = Archive(beside(str(tmp_path / "affair.db")))
    site.page("/old", b"", 301, Location="/b")
    for body, headers in ((PAGE, {}), (gzip.compress(PAGE), {"Content_Encoding": "gzip"})):
        site.page("/b", body, **headers)
        Asking(keep=archive.keep).fetch(site.url("/old"))
    path = tmp_path / "affair.warc.gz"
    found = list(warc.expand(Item(path.read_bytes(), str(path)), Options()))
    assert [one.raw for one in found if isinstance(one, Item)] == [PAGE, PAGE]
    assert [one.address for one in found if isinstance(one, Item)] == [site.url("/b")] * 2
    text = gzip.decompress(path.read_bytes())
    assert text.count(b"WARC-Type: warcinfo") == 1
    assert text.count(b"WARC-Type: request") == 4
    assert text.count(b"WARC-Type: response") == 4
    assert b"WARC-Payload-Digest: sha256:" in text
    assert b"WARC-IP-Address: 127.0.0.1" in text
    assert b"GET /old HTTP/1.1" in text


def test_an_archive_that_can_t_be_written_is_told(site: Site, tmp_path: Path) -> None:
    archive = Archive(str(tmp_path / "no" / "such.warc.gz"))
    assert "can't be written" in Asking(keep=archive.keep).problem(site.page("/a"))


def _feed(site: Site, *links: str) -> str:
    entries = "".join(
        f"<item><title>T{number}</title><link>{link}</link><pubDate>Wed, 02 Apr 2031 07:30:00 +0100</pubDate>"
        '<source url="https://wire.example/">Meridian Wire</source></item>'
        for number, link in enumerate(links)
    )
    feed = f'<rss version="2.0"><channel><title>Herald</title>{entries}</channel></rss>'
    return site.page("/feed", feed.encode(), Content_Type="application/rss+xml")


def test_a_feed_leads_to_its_pages(site: Site) -> None:
    url = _feed(site, site.page("/1"), site.page("/2"), site.page("/1"), site.page("/3"))
    with Asking().client as client:
        found = list(pages_of_feed(client, url, limit=2))
    assert [one.source for one in found if isinstance(one, Item)] == [site.url("/1"), site.url("/2")]
    assert all(isinstance(one, Item) and one.known.credits == ("Meridian Wire",) for one in found)
    assert all(isinstance(one, Item) and one.known.published_at == "2031-04-02T07:30:00+01:00" for one in found)


def test_a_feed_leads_to_no_private_address_but_its_own_host(site: Site) -> None:
    other = site.page("/secret").replace("127.0.0.1", "other.example")
    asking = Asking(resolver=lambda host, port: ["127.0.0.1"])
    with asking.client as client:
        found = list(pages_of_feed(client, _feed(site, other, site.page("/1")), limit=9))
    assert [isinstance(one, Item) for one in found] == [False, True]
    assert "other.example is at 127.0.0.1" in str(found[0])
    assert "/secret" not in site.asked


@pytest.mark.parametrize(
    "body", [b"<html>no feed</html>", b"", b"<rss><channel><item><title>T</title></item></channel></rss>"]
)
def test_what_leads_nowhere_is_told(site: Site, body: bytes) -> None:
    with Asking().client as client:
        (one,) = pages_of_feed(client, site.page("/feed", body), limit=9)
    assert isinstance(one, InputError)


def test_one_page_that_can_t_be_had_leaves_the_others(site: Site) -> None:
    with Asking().client as client:
        found = list(pages(client, [site.page("/1", b"", 404), site.page("/2")]))
    assert [isinstance(one, Item) for one in found] == [False, True]
    assert PARAGRAPH.encode() in PAGE
