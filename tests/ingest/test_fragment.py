from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from taken import leads_back

from sayso.ingest.fragment import is_html, text_of
from sayso.ingest.types import Page


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
        ("<p>One\n  <b>bold</b> word</p>", "One bold word"),
        ("<p>a&nbsp;b &amp; c &#8220;d&#x201d;</p>", "a\xa0b & c “d”"),
        ("<p>a<!-- <p>no</p> -->b</p>", "ab"),
        ("<p>a</p><script>if (1 < 2) {}</script><p>b</p>", "a\n\nb"),
        ("<figure><img alt='x > y'><figcaption>No</figcaption></figure><p>b</p>", "b"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("Line one\n\nLine <b>two</b>", "Line one\n\nLine two"),
        ("<p>1 < 2 & 3 > 2</p>", "1 < 2 & 3 > 2"),
        ("<p>a&#1;b</p>&#x2;", "ab"),
        ("<p>never closed <script>x", "never closed x"),
        ("<p> </p>", ""),
        ("", ""),
    ],
)
def test_words_are_kept_and_tags_go(html: str, text: str) -> None:
    found, origin = text_of(html)
    assert found == text
    assert leads_back(Page(found, origin), html)


@pytest.mark.parametrize("text", ["plain words", "1 < 2 and 3 > 2", "AT&T said", "<unknown> he said", "a <- b"])
def test_what_is_no_html_is_not_taken_for_it(text: str) -> None:
    assert not is_html(text)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<br>", "a", " ", "\n", "&amp;", "&#8217;", "&#1;", "<", ">", '"', "'", "<b x='"]
        )
    )
)
def test_whatever_stands_there_leads_back(parts: list[str]) -> None:
    html = "".join(parts)
    text, origin = text_of(html)
    assert leads_back(Page(text, origin), html)
    assert text == text.strip(" ") or "<p>" not in html
