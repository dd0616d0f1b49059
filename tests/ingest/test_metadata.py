from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html as lxml_html

from sayso.ingest.markup import scan
from sayso.ingest.metadata import (
    clean_byline,
    clean_date,
    clean_language,
    clean_outlet,
    clean_title,
    clean_url,
    outlet_of_url,
    page_meta,
)
from sayso.ingest.types import Meta

CLEANED: list[tuple[Callable[[str], str | None], str, str | None]] = [
    (clean_outlet, "The Harbour Courier | News", "The Harbour Courier"),
    (clean_outlet, "News | The Harbour Courier", "The Harbour Courier"),
    (clean_outlet, "Copyright 2031 The Harbour Courier. All rights reserved.", "The Harbour Courier"),
    (clean_outlet, "WWW.HarbourCourier.example", "harbourcourier.example"),
    (clean_outlet, "@courier", None),
    (clean_outlet, "https://facebook.example/courier", None),
    (clean_byline, "By Ana Ruiz and Tom Okoro, Staff Writers", "Ana Ruiz, Tom Okoro"),
    (clean_byline, "BY ANA RUIZ", "ANA RUIZ"),
    (clean_byline, "Ana Ruiz, Diplomatic Correspondent", "Ana Ruiz"),
    (clean_byline, "Ana Ruiz in Corrin", "Ana Ruiz"),
    (clean_byline, "Ana Ruiz | 9 March 2031", "Ana Ruiz"),
    (clean_byline, "Ana Ruiz March 9, 2031", "Ana Ruiz"),
    (clean_byline, "Ana Ruiz (ana@courier.example)", "Ana Ruiz"),
    (clean_byline, "Reported by Ana Ruiz & Tom Okoro; Lena Bø", "Ana Ruiz, Tom Okoro, Lena Bø"),
    (clean_byline, "Ferris, Joan", "Joan Ferris"),
    (clean_byline, "admin", None),
    (clean_byline, "https://facebook.example/ana", None),
    (clean_byline, "Staff Reporter", None),
    (clean_date, "2031-03-09T10:15:00Z", "2031-03-09T10:15:00+00:00"),
    (clean_date, "Published: Sunday, March 9, 2031", "2031-03-09"),
    (clean_date, "9 March 2031, 10:15", "2031-03-09T10:15:00"),
    (clean_date, "Sun, 09 Mar 2031 10:15:00 +0100", "2031-03-09T10:15:00+01:00"),
    (clean_date, "yesterday", None),
    (clean_date, "3/4/2031", None),
    (clean_url, "https://A.example/x?utm_source=y&id=7&fbclid=z#top", "https://a.example/x?id=7"),
    (clean_url, "https://a.example", "https://a.example/"),
    (clean_url, "javascript:alert(1)", None),
    (clean_url, "/news/x", None),
    (clean_url, "http://[::1", None),
    (clean_url, "https://user:secret@a.example/", None),
    (clean_language, "en-GB", "en"),
    (clean_language, "en_US", "en"),
    (clean_language, "english please", None),
    (outlet_of_url, "https://www.courier.example/x", "courier.example"),
]


@pytest.mark.parametrize(("clean", "given", "expected"), CLEANED)
def test_cleaned(clean: Callable[[str], str | None], given: str, expected: str | None) -> None:
    assert clean(given) == expected


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Gates open - The Harbour Courier", "The Harbour Courier", "Gates open"),
        ("Gates open | World | The Harbour Courier", "The Harbour Courier", "Gates open"),
        ("Gates open – Harbour Courier News", "The Harbour Courier", "Gates open"),
        (
            "The Harbour Courier: Gates open - for now",
            "The Harbour Courier",
            "The Harbour Courier: Gates open - for now",
        ),
        ("The Harbour Courier - Gates open - for now", "The Harbour Courier", "Gates open - for now"),
        ("Gates open - for now", "The Harbour Courier", "Gates open - for now"),
        ("Gates &#39;open&#39;\n now", None, "Gates 'open' now"),
        ("Gates open - courier.example", "courier.example", "Gates open"),
        (" ", None, None),
    ],
)
def test_titles(title: str, outlet: str | None, expected: str | None) -> None:
    assert clean_title(title, outlet) == expected


def meta_of(head: str = "", body: str = "<h1>Gates open</h1>", **declared: Any) -> Meta:
    if declared:
        head += f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    markup = scan(f"<html><head>{head}</head><body>{body}</body></html>")
    return page_meta(lxml_html.document_fromstring(markup.html), markup.data, markup.saved_from)


def test_nothing_said_is_nothing_known() -> None:
    assert meta_of(body="<p>x</p>") == Meta()


def test_json_ld_goes_before_meta_and_what_is_seen() -> None:
    head = '<meta name="date" content="2031-01-01"><meta name="author" content="Somebody Else">'
    found = meta_of(
        head, **{"@type": "NewsArticle", "datePublished": "2031-03-09T10:00:00+02:00", "author": {"name": "Ana Ruiz"}}
    )
    assert (found.published_at, found.byline) == ("2031-03-09T10:00:00+02:00", "Ana Ruiz")


def test_a_name_goes_before_a_domain() -> None:
    found = meta_of(
        '<meta property="og:site_name" content="courier.example">',
        **{"@type": "NewsArticle", "publisher": {"name": "The Harbour Courier"}},
    )
    assert found.outlet == "The Harbour Courier"


def test_the_domain_is_the_outlet_where_no_name_is() -> None:
    assert meta_of('<link rel="canonical" href="https://www.courier.example/x">').outlet == "courier.example"


def test_nodes_point_at_each_other() -> None:
    graph = [
        {"@type": "WebSite", "@id": "#w", "name": "Not the outlet"},
        {"@type": "Article", "author": {"@id": "#a"}, "publisher": {"@id": "#o"}, "headline": "Gates open"},
        {"@type": "Person", "@id": "#a", "name": "Ana Ruiz"},
        {"@type": "Organization", "@id": "#o", "name": "The Harbour Courier"},
    ]
    found = meta_of(**{"@graph": graph})
    assert (found.byline, found.outlet) == ("Ana Ruiz", "The Harbour Courier")


def test_the_report_among_others_is_known_by_its_headline() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Eels are gone", "datePublished": "2031-01-01"},
        {"@type": "NewsArticle", "headline": "Gates open", "datePublished": "2031-03-09"},
    ]
    assert meta_of(**{"@graph": nodes}).published_at == "2031-03-09"


def test_a_change_or_what_stands_aside_is_no_day_of_publication() -> None:
    body = (
        "<nav><time datetime='2032-01-01'></time></nav><article><h1>Gates open</h1>"
        "<p>Updated <time datetime='2031-05-05'></time></p>"
        "<p>Published <time datetime='2031-03-09'></time></p></article>"
        "<footer><time datetime='2033-01-01'></time></footer>"
    )
    assert meta_of('<meta property="article:modified_time" content="2031-06-06">', body).published_at == "2031-03-09"
    changed = "<h1>Gates open</h1><p>Last updated 9 March 2031</p><footer>1 May 2031</footer>"
    assert meta_of(body=changed).published_at is None


def test_a_visible_byline_and_day() -> None:
    found = meta_of(body="<h1>Gates open</h1><p>By Ana Ruiz</p><p>Sunday 9 March 2031</p><p>The gates opened.</p>")
    assert (found.byline, found.published_at) == ("Ana Ruiz", "2031-03-09")


def test_a_day_in_the_address_is_the_last_resort() -> None:
    found = meta_of('<link rel="canonical" href="https://a.example/2031/03/09/gates">')
    assert found.published_at == "2031-03-09"


def test_an_outlet_is_no_author() -> None:
    found = meta_of(**{"@type": "NewsArticle", "author": {"name": "The Courier"}, "publisher": {"name": "The Courier"}})
    assert (found.outlet, found.byline) == ("The Courier", None)


def test_whom_a_text_is_from() -> None:
    found = meta_of(
        **{
            "@type": "NewsArticle",
            "publisher": {"name": "The Courier"},
            "sourceOrganization": [{"name": "Strand News Agency"}, {"name": "The Courier"}],
            "isBasedOn": "https://www.herald.example/x",
        }
    )
    assert found.credits == ("Strand News Agency", "herald.example")


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "[" * 100_000,
        '{"@type":"NewsArticle","headline":"Gates open",}',
        "null",
        '"x"',
        '{"@type":{"a":[]}}',
        "<!-- {} -->",
    ],
)
def test_broken_declarations_do_no_harm(script: str) -> None:
    assert meta_of(f'<script type="application/ld+json">{script}</script>').title == "Gates open"
