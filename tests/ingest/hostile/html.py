"""Pages made to do harm, and broken ones, each built by a small program."""

from __future__ import annotations

import base64
from collections.abc import Iterator

STORY = (
    "<p>Two of the nine gates of the Holm Weir dam were opened without warning early on Thursday, rescuers said.</p>"
    "<p>“Nobody rang, nobody wrote, nobody sounded a horn,” said Dariel Voss, the mayor of Low Fallow.</p>"
    "<p>The water board said that its engineer had called twice, and that nobody had picked up.</p>"
)
DEEP = 150_000


def page(body: str = STORY, head: str = "<title>Gates open</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><h1>Gates open</h1>{body}</body></html>"


def ld(content: str) -> str:
    return page(head=f'<title>Gates open</title><script type="application/ld+json">{content}</script>')


def cases() -> Iterator[tuple[str, bytes]]:
    for name, source in (*_shapes(), *_texts(), *_metadata()):
        yield f"{name}.html", source.encode("utf-8", "surrogatepass")
    for name, raw in _bytes():
        yield f"{name}.html", raw
    for name, raw in _saved():
        yield f"{name}.mhtml", raw


def _shapes() -> Iterator[tuple[str, str]]:
    """Trees that are too deep, too wide, or never closed."""
    yield "million-divs", "<html>" + "<div>" * 1_000_000 + "x"
    yield "deep", page("<div>" * 5_000 + STORY + "</div>" * 5_000)
    yield "deep-bold", page("<b>" * 20_000 + STORY)
    yield "deep-lists", page("<ul><li>" * 20_000 + "so" + STORY)
    yield "deep-tables", page("<table><tr><td>" * 3_000 + STORY)
    yield "deep-quotes", page("<blockquote>" * 10_000 + STORY)
    yield "tags-50-mb", "<html>" + "<i></i>" * 7_500_000
    yield "closing-only", "</div>" * 500_000
    yield "endless-attributes", page("<p " + "a=b " * 500_000 + ">" + STORY)
    yield "endless-attribute", page('<p class="' + "x" * 20_000_000 + '">' + STORY)
    yield "unclosed-attribute", page(STORY + '<p class="' + "x" * 5_000_000)
    yield "half-tags", "<a =" * 2_000_000
    yield "half-quotes", "<a x='" * 1_000_000
    yield "angles", "<" * 5_000_000
    yield "closing-angles", page("</" * 1_000_000 + STORY)
    yield "unclosed-comment", page(STORY + "<!-- " + "-" * 1_000_000)
    yield "comments", page("<!-- x -->" * 200_000 + STORY)
    yield "comment-openings", "<!--" * 1_000_000
    yield "unclosed-script", page(STORY + "<script>" + "var x = '<p>';" * 100_000)
    yield "unclosed-svg", page("<svg>" * 50_000 + STORY)
    yield "cdata", page(STORY + "<![CDATA[" * 100_000)
    yield "giant-table", page("<table>" + "<tr>" + "<td>1</td>" * 20 + "</tr>" * 5_000 + "</table>" + STORY)
    yield "spanning", page('<table><tr><td colspan="1000000" rowspan="1000000">x</td></tr></table>' + STORY)
    yield "frames", "<html><frameset cols='20%,*'><frame src='a.html'><frame src='b.html'></frameset></html>"
    yield "forms", page("<form>" * 3_000 + "<input>" * 3_000 + STORY)
    yield "strange-names", page("".join(f"<x-{number}:y>" for number in range(20_000)) + STORY)


def _texts() -> Iterator[tuple[str, str]]:
    """Texts that are none, too much, or not what they look like."""
    yield "empty-page", "<html></html>"
    yield "white", "<html><body>" + " \n" * 500_000 + "</body></html>"
    yield "script-only", "<html><body><script>document.write('hello')</script></body></html>"
    yield "meta-refresh", "<html><head><meta http-equiv=refresh content='0;url=http://x.example/'></head></html>"
    yield "navigation-only", page("<ul>" + "<li><a href=/x>Another section</a></li>" * 500 + "</ul>")
    yield "entities", page("<p>" + "&amp;" * 300_000 + "</p>" + STORY)
    yield "named-entities", page("<p>" + "&CounterClockwiseContourIntegral;" * 100_000 + "</p>" + STORY)
    yield "half-entities", page("<p>" + "&" * 400_000 + "</p>" + STORY)
    yield "surrogate-references", page("<p>&#xD800;&#xDFFF;&#x110000;&#99999999;&#0;</p>" + STORY)
    yield "surrogates", page("<p>\ud800 \udfff</p>" + STORY)
    yield (
        "doctype-entities",
        '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + page("<p>&b;</p>" + STORY),
    )
    yield "file-entity", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("<p>&x;</p>" + STORY)
    yield "nuls", page(STORY.replace(" ", "\x00 "))
    yield "controls", page(STORY.replace(" ", "\x01\x1b \x7f"))
    yield "bidi", page(STORY.replace("gates", "\u202egates\u202c").replace("dam", "\u2066dam"))
    yield "marks", page(STORY.replace("gates", "\ue0000\ue001gates\ue0009999\ue001"))
    yield "combining", page("<p>a" + "\u0301" * 500_000 + "</p>" + STORY)
    yield "one-word", page("<p>" + "x" * 2_500_000 + ".</p>")
    yield "too-much-text", page("<p>" + "word " * 2_000_000 + "</p>")
    yield "one-paragraph", page("<p>" + "The river rose again, they said. " * 20_000 + "</p>")
    yield (
        "pictures",
        page('<img src="data:image/png;base64,' + base64.b64encode(b"x" * 15_000_000).decode() + '">' + STORY),
    )
    yield "lines", page("<p>" + "one &amp; two\r\n" * 20_000 + "</p>" + STORY)
    yield "same-again", page(STORY * 1_500)
    yield "breaks", page("<p>" + "<br>" * 40_000 + "</p>" + STORY)


def _metadata() -> Iterator[tuple[str, str]]:
    """What pages declare: broken, deep, huge, or no text at all."""
    yield "ld-deep", ld("[" * 500_000)
    yield "ld-deep-closed", ld('{"a":' * 100_000 + "1" + "}" * 100_000)
    yield "ld-wide", ld('{"@type":"NewsArticle","author":[' + '{"name":"A"},' * 150_000 + '{"name":"B"}]}')
    yield "ld-broken", ld('{"@type":"NewsArticle","headline":')
    yield "ld-numbers", ld('{"@type":["NewsArticle",1,null],"headline":{"a":1},"author":7,"datePublished":[[[]]]}')
    yield "ld-circle", ld('{"@graph":[{"@id":"#a","@type":"Article","author":{"@id":"#a"},"publisher":{"@id":"#a"}}]}')
    yield "ld-huge-number", ld('{"@type":"NewsArticle","datePublished":' + "9" * 100_000 + "}")
    yield "ld-many", page(head='<script type="application/ld+json">{"@type":"Article"}</script>' * 20_000)
    yield "huge-title", page(head=f"<title>{'long ' * 400_000}</title>")
    yield "no-title", page(head="<title></title>")
    yield "metas", page(head='<meta name="author" content="A B">' * 20_000)
    yield "bad-dates", page(head='<meta name="date" content="99999-99-99T99:99"><time datetime="0000-00-00">')
    yield (
        "bad-addresses",
        page(head='<link rel=canonical href="http://[::1"><meta property="og:url" content="javascript:alert(1)">'),
    )
    yield "markup-in-title", page(head="<title>&lt;script&gt;alert(1)&lt;/script&gt; <b>x</b></title>")


def _bytes() -> Iterator[tuple[str, bytes]]:
    """Encodings that are wrong, undeclared, or no encoding of pages."""
    good = page().encode()
    yield "utf-16-unmarked", page().encode("utf-16-le")
    yield "utf-16-big", page().encode("utf-16-be")
    yield "utf-16-cut", page().encode("utf-16")[:-1]
    yield "utf-32", page().encode("utf-32")
    yield "utf-7", page('<meta charset="utf-7"><p>+ADw-script+AD4-alert(1)</p>' + STORY).encode()
    yield "charset-unknown", page(head='<meta charset="klingon">').encode("cp1252")
    yield (
        "charset-no-text",
        page(head='<meta charset="base64"><meta charset="idna"><meta charset="rot13">').encode("cp1252"),
    )
    yield "charset-long", page(head=f'<meta charset="{"x" * 100_000}">').encode("cp1252")
    yield "mixed", good + "<p>“Café”, he said, and left.</p>".encode("cp1252")
    yield "cut-in-a-character", page().replace("”", "é").encode()[:-40] + b"\xe2\x80"
    yield "random-after", good + bytes(range(256)) * 4_000
    yield "high-bytes", b"<html><body><p>" + bytes(range(128, 256)) * 4_000
    yield "shift-jis", page(head="<meta charset=shift_jis>" + "知らせ" * 50).encode("shift_jis", "replace")
    yield "iso-2022", page(head="<meta charset=iso-2022-jp>" + "知らせ").encode("iso2022_jp", "replace")


def _saved() -> Iterator[tuple[str, bytes]]:
    """Saved pages whose envelope is broken."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    part = b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: %b\r\nContent-Location: %b\r\n\r\n"
    story = page().encode()
    yield "no-parts", head
    yield "no-boundary", head.replace(b'boundary="b"', b"") + part % (b"8bit", b"http://a.example/") + story
    yield "never-ends", head + part % (b"8bit", b"http://a.example/") + story
    yield "wrong-encoding", head + part % (b"base64", b"http://a.example/") + story
    yield "unknown-encoding", head + part % (b"x-nothing", b"http://a.example/") + story
    yield "cut-base64", head + part % (b"base64", b"x") + base64.b64encode(story)[:-7]
    yield "bad-quoted", head + part % (b"quoted-printable", b"x") + story.replace(b"a", b"=ZZ=")
    yield "no-page", head + b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--"
    yield "bad-charset", head + part.replace(b"text/html", b"text/html; charset=nothing") % (b"8bit", b"x") + story
    yield (
        "nested",
        b"".join(
            b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
            for number in range(3_000)
        ),
    )
    yield "many-parts", head + b"--b\r\nContent-Type: text/css\r\n\r\nx\r\n" * 30_000
