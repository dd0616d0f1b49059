from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.overrun import without_overrun
from sayso.read.syntax import SyntaxReader


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "who"),
    [
        (
            'The room was calm until guest Mellon approached one of the guards asking, "Will they fight?"',
            "guest Mellon approached one of the guards",
            "asking",
            '"Will they fight?"',
            "guest Mellon",
        ),
        (
            "A man who knew the clerk came in demanding that she leave.",
            "A man who knew the clerk",
            "demanding",
            "that she leave",
            "A man who knew the clerk",
        ),
        (
            "The clerk the mayor trusted said the vault was empty.",
            "The clerk the mayor trusted",
            "said",
            "the vault was empty",
            "The clerk the mayor trusted",
        ),
    ],
)
def test_who_speaks_is_who_does_it(text: str, source: str, cue: str, content: str, who: str) -> None:
    made = extraction(text, {"sources": [source], "cue": cue, "contents": [content]})
    (one,) = without_overrun(SyntaxReader().read(made.document), made.attributions)
    assert [span.of(text) for span in one.sources] == [who]
    assert (one.id == made.attributions[0].id) is (who == source)
