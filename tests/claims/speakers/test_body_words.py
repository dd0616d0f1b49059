from __future__ import annotations

import pytest

from sayso.claims.speakers.body_words import may_be_called_so


@pytest.mark.parametrize(
    ("noun", "name", "described", "may"),
    [
        ("company", ["Norrin", "Trade"], [], True),
        ("company", ["Norrin", "Petroleum"], [], True),
        ("company", ["Northern", "Council"], ["rebel"], False),
        ("union", ["Clear", "Ledger"], ["campaign", "group"], False),
        ("union", ["Teachers", "Federation"], [], True),
        ("union", ["Unite"], [], True),
        ("agency", ["Coast", "Guard"], [], True),
        ("agency", ["Bank", "of", "Osk"], [], False),
        ("group", ["Northern", "Council"], [], True),
    ],
)
def test_a_word_for_a_body_fits_some(noun, name, described, may):
    assert may_be_called_so(noun, name, described) is may
