from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.by_means import without_means
from sayso.read.syntax import SyntaxReader


@pytest.mark.parametrize(
    ("text", "sources", "cue", "content", "kept"),
    [
        ("Crews were told by radio that the dam had burst.", ["radio"], "were told", "that the dam had burst", []),
        (
            "Lind was informed by letter that he was fired.",
            ["Lind", "letter"],
            "was informed",
            "that he was fired",
            [],
        ),
        (
            "Lind was informed by the radio that he was fired.",
            ["the radio"],
            "was informed",
            "that he was fired",
            ["the radio"],
        ),
        ("The radio said that the dam had burst.", ["The radio"], "said", "that the dam had burst", ["The radio"]),
        (
            "Crews were told by police that the dam had burst.",
            ["police"],
            "were told",
            "that the dam had burst",
            ["police"],
        ),
    ],
)
def test_the_means_says_nothing(text: str, sources: list[str], cue: str, content: str, kept: list[str]) -> None:
    made = extraction(text, {"sources": sources, "cue": cue, "contents": [content]})
    (one,) = without_means(SyntaxReader().read(made.document), made.attributions)
    assert [span.of(text) for span in one.sources] == kept
