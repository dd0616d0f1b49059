from __future__ import annotations

from tests.building import extraction

from sayso.attribute.words import in_words
from sayso.read.syntax import SyntaxReader

TEXT = 'Lena Brock said <post post-author="@lee" post-date="May 4"> that the dam is weak.'


def test_what_stands_in_a_page_s_tag_is_no_attribution_nor_what_stands_in_that():
    made = extraction(
        TEXT,
        {"sources": ["Lena Brock"], "cue": "said", "contents": ["that the dam is weak"]},
        {"sources": ["Lena Brock"], "cue": "post-date=", "contents": ["that the dam is weak"]},
        {"cue": "is", "contents": ["weak"], "within": 1},
    )
    reading = SyntaxReader().read(made.document)
    assert in_words(reading, made.attributions) == [made.attributions[0]]
