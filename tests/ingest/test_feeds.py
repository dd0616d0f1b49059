from __future__ import annotations

import json

import pytest
from taken import items, leads_back, problems

from sayso.ingest import feeds, row

CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
RSS = f'<rss version="2.0" {CONTENT}><channel><title>Strand Herald</title>%s</channel></rss>'
ENTRY = (
    "<item><title>Barges</title><link>https://herald.example/1</link>%s<description>He said so.</description></item>"
)


def test_the_full_content_goes_before_the_summary() -> None:
    full = "<content:encoded><![CDATA[<p>He said so on Monday.</p><p>She denied it.</p>]]></content:encoded>"
    (one,) = items(feeds.expand, RSS % (ENTRY % full))
    assert row.convert(one).text == "He said so on Monday.\n\nShe denied it."


def test_an_entry_with_only_a_summary_is_a_report() -> None:
    (one,) = items(feeds.expand, RSS % (ENTRY % ""))
    assert row.convert(one).text == "He said so."
    assert (one.known.title, one.known.outlet, one.known.url) == ("Barges", "Strand Herald", "https://herald.example/1")
    assert one.source == "file!https://herald.example/1"
    assert one.depth == 1


def test_a_source_other_than_the_feed_is_the_outlet_and_credited() -> None:
    (one,) = items(feeds.expand, RSS % (ENTRY % '<source url="https://wire.example/rss">Meridian Wire</source>'))
    assert (one.known.outlet, one.known.credits) == ("Meridian Wire", ("Meridian Wire",))


def test_a_source_that_is_the_feed_is_no_credit() -> None:
    (one,) = items(feeds.expand, RSS % (ENTRY % '<source url="https://herald.example/rss">Strand Herald</source>'))
    assert (one.known.outlet, one.known.credits) == ("Strand Herald", ())


def test_a_gatherer_s_title_is_without_the_outlet() -> None:
    entry = (ENTRY % '<source url="https://wire.example">Meridian Wire</source>').replace(
        "Barges", "Barges - Meridian Wire"
    )
    (one,) = items(feeds.expand, RSS % entry)
    assert one.known.title == "Barges"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("<pubDate>Wed, 02 Apr 2031 07:30:00 +0100</pubDate>", "2031-04-02T07:30:00+01:00"),
        ("<pubDate>Wed, 02 Apr 2031 07:30:00 EST</pubDate>", "2031-04-02T07:30:00"),
        ("<pubDate>2031-04-02</pubDate>", "2031-04-02"),
        ("<pubDate>last week</pubDate>", None),
        ("", None),
    ],
)
def test_days_are_as_published(said: str, expected: str | None) -> None:
    (one,) = items(feeds.expand, RSS % (ENTRY % said))
    assert one.known.published_at == expected


def test_when_it_was_published_goes_before_when_it_was_changed() -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><title>T</title><id>urn:1</id>'
        "<updated>2031-05-01T00:00:00Z</updated><published>2031-04-01T08:00:00Z</published>"
        "<summary>He said so.</summary></entry></feed>"
    )
    (one,) = items(feeds.expand, feed)
    assert one.known.published_at == "2031-04-01T08:00:00+00:00"


def test_the_same_entry_has_the_same_bytes_wherever_it_stands() -> None:
    entry = ENTRY % ""
    other = entry.replace("Barges", "Other").replace("/1", "/2")
    (alone,) = items(feeds.expand, RSS % entry)
    _, second = items(feeds.expand, RSS % (other + entry))
    assert alone.raw == second.raw


def test_an_entry_leads_back_to_its_own_bytes() -> None:
    (one,) = items(
        feeds.expand, RSS % (ENTRY % "").replace("He said so.", "&lt;p&gt;He &lt;b&gt;said&lt;/b&gt; “so”&lt;/p&gt;")
    )
    page = row.convert(one)
    assert page.text == "He said “so”"
    assert leads_back(page, one.raw.decode())


def test_a_json_feed_is_read() -> None:
    entry = {
        "id": "1",
        "url": "https://h.example/1",
        "title": "T",
        "content_text": "He said so.",
        "authors": [{"name": "A"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": [entry]}
    (one,) = items(feeds.expand, json.dumps(feed))
    assert (one.known.outlet, one.known.byline, row.convert(one).text) == ("Herald", "A", "He said so.")


def test_bare_ampersands_and_names_of_html_do_no_harm() -> None:
    feed = RSS % "<item><title>Fish & chips</title><description>The harbour&nbsp;board & others.</description></item>"
    (one,) = items(feeds.expand, feed)
    assert (one.known.title, row.convert(one).text) == ("Fish & chips", "The harbour\xa0board & others.")


def test_links_without_text_are_counted() -> None:
    (said,) = problems(feeds.expand, RSS % "<item><title>T</title><link>https://h.example/1</link></item>" * 1)
    assert "entries without a text, 1 of 1" in said


def test_a_feed_that_is_cut_short_says_so_after_its_entries() -> None:
    raw = RSS % (ENTRY % "" + "<item><title>Half")
    assert any("cut short" in said for said in problems(feeds.expand, raw[: raw.index("Half")]))


@pytest.mark.parametrize("raw", ["<html><body>No feed</body></html>", "<rss/>", "", "{}", '{"items": 5}'])
def test_what_is_no_feed_is_told(raw: str) -> None:
    assert len(problems(feeds.expand, raw)) >= 1


def test_entities_are_refused_not_expanded() -> None:
    raw = '<!DOCTYPE rss [<!ENTITY a "aaaa">]>' + RSS % (ENTRY % "&a;")
    (said,) = problems(feeds.expand, raw)
    assert "DOCTYPE" in said
