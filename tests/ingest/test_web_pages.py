from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ingest.boilerplate import reads_like_none
from sayso.ingest.charsets import decoded
from sayso.ingest.html import convert
from sayso.ingest.markup import scan
from sayso.ingest.origin import one_for_one
from sayso.ingest.types import Item, Page

CORPUS = Path(__file__).parent / "corpus" / "html"
STORY = (
    "<p>Two of the nine gates of the Holm Weir dam were opened without warning early on Thursday, rescuers said.</p>"
    "<p>&ldquo;Nobody rang,&rdquo; said Dariel Voss, the&nbsp;mayor of <b>Low</b>\n   Fallow.</p>"
    "<p>The water board said that its en&shy;gineer had called twice, and that nobody had picked up the telephone.</p>"
)


def read(body: str, head: str = "<title>Gates open</title>") -> Page:
    source = f"<!DOCTYPE html><html><head>{head}</head><body><h1>Gates open</h1>{body}</body></html>"
    return convert(Item(source.encode(), "page.html", charset="utf-8"))


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.html")), ids=lambda file: file.stem)
def test_every_character_has_its_place_in_the_source(file: Path) -> None:
    page = convert(Item(file.read_bytes(), file.name))
    source = decoded(file.read_bytes())
    covered = 0
    last = 0
    for stretch in page.origin:
        assert last <= stretch.span.start
        last = stretch.span.end
        covered += last - stretch.span.start
        if one_for_one(stretch):
            original = source[stretch.start : stretch.end]
            text = page.text[stretch.span.start : stretch.span.end]
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(text, original, strict=True))
    assert covered >= sum(not c.isspace() for c in page.text)


def test_entities_and_tags_in_a_word_keep_their_places() -> None:
    source = f"<html><body>{STORY}</body></html>"
    page = convert(Item(source.encode(), "page.html"))
    assert "“Nobody rang,” said Dariel Voss, the mayor of Low Fallow." in page.text
    assert "its engineer had called" in page.text
    where = page.text.index("“Nobody")
    places = {stretch.span.start: stretch for stretch in page.origin}
    assert source[places[where].start : places[where].end] == "&ldquo;"


def test_paragraphs_stand_apart() -> None:
    page = read(STORY + "<ul><li>One is dead, they said.</li><li>Two are missing still.</li></ul>" + STORY.upper())
    assert "\n\nOne is dead, they said.\n\nTwo are missing still.\n\n" in page.text


def test_a_title_is_not_repeated_in_the_text() -> None:
    page = read(STORY)
    assert page.meta.title == "Gates open"
    assert "Gates open" not in page.text


def test_a_table_of_entries_is_a_row_a_line() -> None:
    table = "<table><tr><th>Place</th><th>Dead</th></tr><tr><td>Low Fallow</td><td>11</td></tr></table>"
    assert "Place\tDead\n\nLow Fallow\t11" in read(STORY + table + STORY.upper()).text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/>Home</a> <a href=/w>World of rivers and their dams</a></nav>",
        "<div class='related-stories'><h3>Related</h3><p>The eels are gone, it is said.</p></div>",
        "<p>Read also: <a href=/x>Eels of the lower Isk are gone, biologists say.</a></p>",
        "<div class='newsletter'><p>All that moves the valley, in your inbox every Friday of the year.</p></div>",
        "<p>Advertisement</p>",
        "<figure><img src=a><figcaption>The dam on Thursday, seen from the old mill.</figcaption></figure>",
        "<div style='display:none'><p>Nobody sees that this stands here, and nobody should.</p></div>",
        "<section id=comments><article><p>I have lived here for years and nobody told us.</p></article></section>",
        "<p>© 2031 The Isk Valley Post</p>",
        "<script>var story = '<p>It was not so, said a script that nobody ran.</p>'</script>",
        "<!-- <p>It was not so, said a comment that nobody saw.</p> -->",
    ],
)
def test_what_stands_around_a_report_is_left_out(around: str) -> None:
    assert (
        read(f"<article>{STORY}{around}{STORY.upper()}</article>").text
        == read(f"<article>{STORY}{STORY.upper()}</article>").text
    )


@pytest.mark.parametrize(
    "text",
    [
        "Support for the inquiry’s work is growing, the minister said.",
        "Like others in Verenia, she left.",
        "The copyright law was passed in June.",
        "By using a key card, somebody opened the gates.",
        "Share prices fell by 12 per cent.",
        "Read the full report at The Isk Herald",
        "With reporting by Perrin Ostley in Dunmarrow",
        "Comments by the minister angered Verenia.",
        "Updated figures show 14 dead.",
        "More from the south are expected.",
        "Join us, he told the crowd.",
    ],
)
def test_sentences_are_no_boilerplate(text: str) -> None:
    assert not reads_like_none(text)


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: Who owns a river?", "Also read: Eels", "Related Articles", "Sign up for our newsletter",
        "ADVERTISEMENT",
        "Story continues below advertisement", "Share this article", "Follow us on Facebook", "© 2031 The Post",
        "All rights reserved.", "12 comments", "Leave a comment", "Photo credit: Nora Welk", "Tags: dam, flood",
        "We use cookies to improve this site.", "Already a subscriber? Log in", "Published 9 March 2031, 10:15 GMT",
        "3 min read", "10:14", "Skip to content", "•••", "Subscribe to continue reading", "Facebook Twitter WhatsApp",
    ],
)  # fmt: skip
def test_boilerplate(text: str) -> None:
    assert reads_like_none(text)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>run()</script>",
        "<ul>" + "<li><a href=/x>Another section of the site</a></li>" * 30 + "</ul>",
        "".join(
            f"<article><h2><a href=/{n}>Story {n} today</a></h2><p>What happened in it, in short, {n}.</p>"
            for n in range(12)
        ),
        "<p>Loading...</p>",
    ],
)
def test_a_page_without_a_report_is_one_sentence(body: str) -> None:
    with pytest.raises(InputError, match=r"^page\.html has no text of a report.*\.$"):
        read(body)


@pytest.mark.parametrize(
    ("raw", "declared", "expected"),
    [
        ("“é”".encode(), "iso-8859-1", "“é”"),
        ("“é” – und".encode("cp1252"), "utf-8", "“é” – und"),
        ("“é” – und".encode("cp1252"), None, "“é” – und"),
        ("\ufeff“é”".encode(), "latin-1", "“é”"),
        ("<html>é".encode("utf-16"), None, "<html>é"),
        ("<html>" .encode("utf-16-be"), None, "<html>"),
        ("Привет, это речь".encode("cp1251"), "windows-1251", "Привет, это речь"),
        ("<meta charset=koi8-r>Привет".encode("koi8-r"), None, "<meta charset=koi8-r>Привет"),
        ("“Ünder” und ".encode() * 9 + b"\x93so\x94", None, "“Ünder” und " * 9 + "“so”"),
        (b"+ADw-b+AD4-", "utf-7", "+ADw-b+AD4-"),
        (b"caf\xe9", "base64", "café"),
    ],
)  # fmt: skip
def test_encodings(raw: bytes, declared: str | None, expected: str) -> None:
    assert decoded(raw, declared) == expected


def test_markup_is_made_plain() -> None:
    markup = scan(
        "<!-- saved from url=(0019)https://a.example/ --><P onclick='x()' class=\"a\">3 < 4 &amp; so<br/><o:p>x</o:p>"
        '<script type="application/ld+json">{}</script><svg><path/></svg>'
    )
    assert "onclick" not in markup.html
    assert "svg" not in markup.html
    assert '<p class="a">' in markup.html
    assert "3 &lt; 4 &amp; so<br>" in markup.html
    assert (markup.saved_from, markup.data) == ("https://a.example/", ["{}"])


def test_a_cut_page_is_read_as_far_as_it_goes() -> None:
    source = (CORPUS / "page-03.html").read_bytes()
    whole = convert(Item(source, "page.html")).text
    middle = source.index("“a window until three”".encode())
    assert whole.startswith(convert(Item(source[:middle], "cut.html")).text)
