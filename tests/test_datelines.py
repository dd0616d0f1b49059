"""Where a paragraph's words begin behind its dateline."""

import pytest

from sayso.datelines import dateline_end

CASES = [
    ("MARIVO (AP) — Teresa Quill said", "Teresa"),
    ("KARSH, Ostrela, May 3 (Reuters) - Lena Hauk said", "Lena"),
    ("NORTH DORN — Milo Varga said", "Milo"),
    ("PORT ELDER, Pelessia—“No,” she said", "“No"),
    ("HARLE, 3 March 2041 - Clean Shore is worried", "Clean"),
    ("HARLE, 3 May (NNA) - The board said", "The"),
    ("NATO - the alliance - said", "NATO"),
    ("KARSH-based Norrin Trade said", "KARSH"),
    ("Karsh — Milo Varga said", "Karsh"),
    ("THE MINISTER SAYS TARIFFS WILL RISE", "THE"),
]


@pytest.mark.parametrize(("text", "first"), CASES)
def test_a_dateline_ends_where_the_words_begin(text, first):
    assert text[dateline_end(text, 0) :].startswith(first)


def test_it_is_looked_for_where_it_is_said_to_start():
    text = "Kept apart.\n\nMARIVO (AP) — Quill said"
    assert dateline_end(text, 0) == 0
    assert text[dateline_end(text, 13) :] == "Quill said"
