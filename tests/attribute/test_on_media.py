from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.on_media import without_media
from sayso.read.syntax import SyntaxReader


@pytest.mark.parametrize(
    ("text", "source", "content", "who"),
    [
        ("Ann Lee posted on social media declaring the mill was shut.", "social media", "the mill was shut", "Ann Lee"),
        ("A clerk wrote on her blog declaring the mill was shut.", "her blog", "the mill was shut", "A clerk"),
        ("They put it on the site declaring the mill was shut.", "the site", "the mill was shut", "the site"),
    ],
)  # fmt: skip
def test_what_is_posted_is_said_by_who_posts_it(text: str, source: str, content: str, who: str) -> None:
    made = extraction(text, {"sources": [source], "cue": "declaring", "contents": [content]})
    (one,) = without_media(SyntaxReader().read(made.document), made.attributions)
    assert [span.of(text) for span in one.sources] == [who]
    assert (one.id == made.attributions[0].id) is (who == source)
