"""Feeds made to do harm, and broken ones."""

from __future__ import annotations

from collections.abc import Iterator

WORDS = "The harbour board said that the barges had passed at night, and that nobody had opened a hatch."


def _rss(items: str, before: str = "", title: str = "Feed") -> bytes:
    channel = f"<channel><title>{title}</title>{items}</channel>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0">{channel}</rss>'.encode()


def _item(description: str, title: str = "T", link: str = "https://example.test/1") -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{description}</description></item>"


def _laughs() -> str:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lines}]>'


def cases() -> Iterator[tuple[str, bytes]]:
    good = _item(WORDS)
    yield "billion-laughs.rss", _rss(_item("&l9;"), _laughs())
    yield "quadratic.rss", _rss(_item("&a;" * 5_000), f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]>')
    yield "external.rss", _rss(_item("&x;"), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "external-dtd.rss", _rss(good, '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">')
    yield "laughs-utf16.rss", _rss(_item("&l9;"), _laughs()).decode().encode("utf-16")
    yield "laughs-small-letters.rss", _rss(_item("&l9;"), _laughs().replace("ENTITY", "entity"))
    yield (
        "include.atom",
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:xi="http://www.w3.org/2001/XInclude"><entry><title>T</title>'
            b'<content><xi:include href="file:///etc/passwd" parse="text"/></content></entry></feed>'
        ),
    )
    yield "deep.rss", b"<rss><channel><item>" + b"<a>" * 100_000
    yield (
        "deep-xhtml.atom",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">' + b"<div>" * 20_000,
    )
    yield "items-never-closed.rss", b"<rss><channel>" + b"<item>" * 20_000
    yield "only-opening.rss", b"<rss><channel>" + b"<" * 100_000
    yield "comments.rss", b"<rss><channel>" + b"<!--" * 50_000
    yield "quotes.rss", b"<rss><channel>" + b'<a b="' * 50_000
    yield "ampersands.rss", _rss(_item("&" * 100_000))
    yield "cdata-open.rss", _rss(_item("<![CDATA[" * 20_000))
    yield "tags-in-description.rss", _rss(_item("&lt;div " * 100_000))
    yield "script.rss", _rss(_item("&lt;script&gt;" * 20_000 + WORDS))
    yield "cut-short.rss", _rss(good * 20)[:-500]
    yield "empty.rss", _rss("")
    yield "no-channel.rss", b"<rss/>"
    yield "links-only.rss", _rss(_item("") * 50)
    yield "nul.rss", _rss(_item(WORDS + "\0\0")).replace(b"T</title>", b"\0</title>")
    yield "wrong-encoding.rss", _rss(good).replace(b'"1.0"?', b'"1.0" encoding="utf-16"?')
    yield "no-such-encoding.rss", _rss(good).replace(b'"1.0"?', b'"1.0" encoding="klingon"?')
    yield "long-title.rss", _rss(_item(WORDS, "x" * 1_000_000))
    yield "long-link.rss", _rss(_item(WORDS, link="https://example.test/" + "x" * 1_000_000))
    yield "script-link.rss", _rss(_item(WORDS, link="javascript:alert(1)"))
    yield "dates.rss", _rss(good.replace("</item>", "<pubDate>99 Foo 99999 99:99:99</pubDate></item>"))
    yield "controls.rss", _rss(_item(WORDS, "A&#27;[31mB&#8238;C"))
    yield "deep.json", b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 100_000
    yield (
        "wrong-kinds.json",
        (
            b'{"version":"https://jsonfeed.org/version/1","title":[],"items":[1,null,"x",{"title":{},"content_html":7,'
            b'"authors":5,"url":[]},{"content_text":"He said so.","date_published":1e400,"authors":[[[]]]}]}'
        ),
    )
    yield "no-items.json", b'{"version":"https://jsonfeed.org/version/1"}'
