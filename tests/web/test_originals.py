from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span, Stretch
from sayso.web.places import Place, first_page, places_of

ORIGIN = (
    Stretch(Span(0, 5), 100, 105),
    Stretch(Span(5, 6), 105, 111),  # an entity that became one letter
    Stretch(Span(6, 10), 111, 115),
    Stretch(Span(10, 14), 200, 204),
)


def test_letters_that_match_one_for_one_are_cut_and_others_taken_whole() -> None:
    assert places_of(ORIGIN, Span(2, 4)) == [Place(Span(102, 104))]
    assert places_of(ORIGIN, Span(5, 6)) == [Place(Span(105, 111))]
    assert places_of(ORIGIN, Span(3, 8)) == [Place(Span(103, 113))]


def test_what_stands_apart_in_the_original_stays_apart() -> None:
    assert places_of(ORIGIN, Span(8, 12)) == [Place(Span(113, 115)), Place(Span(200, 202))]
    assert places_of(ORIGIN, Span(20, 30)) == []
    assert places_of((), Span(0, 3)) == []


def test_pages_are_kept_apart() -> None:
    origin = (Stretch(Span(0, 5), 90, 95, 1), Stretch(Span(6, 9), 0, 3, 2))
    found = places_of(origin, Span(3, 8))
    assert found == [Place(Span(93, 95), 1), Place(Span(0, 2), 2)]
    assert first_page(found) == 1
    assert first_page(places_of(ORIGIN, Span(0, 3))) is None


@given(st.text(min_size=1, max_size=30), st.integers(0, 50), st.data())
def test_a_text_taken_over_as_it_stands_is_found_as_it_stands(text: str, shift: int, data: st.DataObject) -> None:
    original = "x" * shift + text + "y"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (found,) = places_of([Stretch(Span(0, len(text)), shift, shift + len(text))], Span(start, end))
    assert found.span.of(original) == text[start:end]
