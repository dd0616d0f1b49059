from __future__ import annotations

import pytest

from sayso.errors import DecisionError
from sayso.model import Span
from sayso.web.spans import spans_meant

TEXT = "title: rain\nRain fell on\nOstend. 😀 The rain\nstopped in Ostend."
BODY = Span(12, len(TEXT))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Rain fell", ["Rain fell"]),
        ("  fell   on Ostend ", ["fell on\nOstend"]),
        ("😀\nstopped", ["😀", "stopped"]),
        ("rain", ["rain"]),
        ("12-16", ["Rain"]),
        (" 12 - 16 , 17-21", ["Rain", "fell"]),
    ],
)
def test_words_or_places_mean_a_stretch_of_the_body(given: str, meant: list[str]) -> None:
    assert [span.of(TEXT) for span in spans_meant(TEXT, BODY, given)] == meant


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("snow", "does not say 'snow'"),
        ("title", "does not say"),
        ("Ostend", "2 times"),
        ("5-900", "no place"),
        ("9-9", "no place"),
        ("fell.on", "does not say"),
    ],
)
def test_what_is_not_there_or_not_clear_is_told(given: str, told: str) -> None:
    with pytest.raises(DecisionError, match=told):
        spans_meant(TEXT, BODY, given)
