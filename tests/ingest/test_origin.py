from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.origin import as_replaced, composed, edited, joined, one_for_one, shifted
from sayso.model import Span, Stretch


def true(text: str, original: str, stretches: tuple[Stretch, ...]) -> bool:
    """In order of the text, apart, and alike wherever as long."""
    ends = [0, *(one.span.end for one in stretches)]
    ordered = all(end <= one.span.start < one.span.end for end, one in zip(ends, stretches, strict=False))
    pairs = (
        pair
        for one in stretches
        if one_for_one(one)
        for pair in zip(text[one.span.start : one.span.end], original[one.start : one.end], strict=True)
    )
    inside = all(0 <= one.start <= one.end <= len(original) for one in stretches)
    return ordered and inside and all(a == b or (a.isspace() and b.isspace()) for a, b in pairs)


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[tuple[int, int, str]]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [(start, end, draw(st.text("xyz \n", max_size=3))) for start, end in pairs]


@given(st.text("ab c\t", max_size=30), st.data())
def test_edits_one_after_another_stay_true(original: str, data: st.DataObject) -> None:
    text, origin = edited(original, data.draw(edits(original)))
    assert true(text, original, origin)
    for _ in range(3):
        text, places = edited(text, data.draw(edits(text)))
        origin = composed(places, origin)
        assert true(text, original, origin)


def test_what_was_not_edited_keeps_its_place() -> None:
    text, origin = edited("one &amp; two", [(4, 9, "&")])
    assert text == "one & two"
    assert origin == (Stretch(Span(0, 4), 0, 4), Stretch(Span(4, 5), 4, 9), Stretch(Span(5, 9), 9, 13))


def test_a_space_for_another_is_the_same() -> None:
    assert edited("a\tb", [(1, 2, " ")]) == ("a b", (Stretch(Span(0, 3), 0, 3),))


def test_another_character_for_one_has_no_place() -> None:
    assert edited("a1b", [(1, 2, "x")])[1] == (Stretch(Span(0, 1), 0, 1), Stretch(Span(2, 3), 2, 3))


def test_what_was_taken_out_leaves_two_stretches() -> None:
    assert edited("a-b", [(1, 2, "")]) == ("ab", (Stretch(Span(0, 1), 0, 1), Stretch(Span(1, 2), 2, 3)))


def test_replaced_twice_into_the_old_length_is_no_match() -> None:
    middle, first = edited("xyz.", [(0, 3, "q")])
    text, second = edited(middle, [(0, 1, "abc")])
    assert text == "abc."
    origin = composed(second, first)
    assert not any(one_for_one(one) for one in origin[:-1])
    assert [(one.start, one.end) for one in origin] == [(0, 3), (0, 3), (3, 4)]


def test_a_place_never_runs_over_pages() -> None:
    earlier = (Stretch(Span(0, 2), 5, 7, page=1), Stretch(Span(2, 4), 0, 2, page=2))
    assert composed([Stretch(Span(0, 1), 0, 4)], earlier) == (Stretch(Span(0, 1), 5, 7, page=1),)
    assert composed([Stretch(Span(0, 4), 0, 4)], earlier) == earlier


def test_shifted_and_joined() -> None:
    stretches = shifted([Stretch(Span(0, 2), 0, 2), Stretch(Span(2, 3), 2, 3)], 4, 10)
    assert joined(stretches) == (Stretch(Span(4, 7), 10, 13),)


def test_as_replaced() -> None:
    assert list(as_replaced(Span(0, 1), 4, 5)) == []
    assert list(as_replaced(Span(0, 2), 4, 5)) == [Stretch(Span(0, 2), 4, 5)]
