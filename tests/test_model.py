from dataclasses import FrozenInstanceError, replace

import pytest

from sayso.model import Attribution, Document, Extraction, Producer, Span, Style

PRODUCER = Producer("tests", "1")


def attribution(name: str, confidence: float = 0.5, within: str | None = None, start: int = 0) -> Attribution:
    return Attribution(
        id=name,
        document_id="d",
        sources=(Span(start + 8, start + 9),),
        cue=Span(start + 6, start + 7),
        contents=(Span(start + 1, start + 3), Span(start + 4, start + 5)),
        style=Style.INDIRECT,
        within=within,
        confidence=confidence,
        producer=PRODUCER,
    )


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2), (-2, -1), (0, 0)])
def test_a_span_is_never_empty_nor_reversed_nor_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_counts_code_points() -> None:
    assert Span(2, 4).of("a👍e\u0301b") == "e\u0301"


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        ((0, 2), (2, 4), False),
        ((0, 3), (2, 4), True),
        ((0, 9), (2, 4), True),
        ((2, 4), (2, 4), True),
        ((5, 6), (2, 4), False),
    ],
)
def test_spans_overlap_if_they_share_a_code_point(a: tuple[int, int], b: tuple[int, int], overlap: bool) -> None:
    assert Span(*a).overlaps(Span(*b)) is overlap
    assert Span(*b).overlaps(Span(*a)) is overlap


@pytest.mark.parametrize(
    ("outer", "inner", "contains"),
    [
        ((0, 4), (0, 4), True),
        ((0, 4), (1, 3), True),
        ((0, 4), (3, 5), False),
        ((1, 4), (0, 2), False),
        ((0, 2), (2, 3), False),
    ],
)
def test_a_span_contains_what_lies_wholly_inside(
    outer: tuple[int, int], inner: tuple[int, int], contains: bool
) -> None:
    assert Span(*outer).contains(Span(*inner)) is contains


def test_spans_sort_as_they_stand_in_the_text() -> None:
    assert sorted([Span(3, 4), Span(0, 5), Span(0, 2)]) == [Span(0, 2), Span(0, 5), Span(3, 4)]


def test_types_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start = 5  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Document("d", "text").text = "another"  # type: ignore[misc]


def test_an_attribution_begins_with_its_first_span_and_lists_all() -> None:
    one = attribution("a")
    assert one.start == 1
    assert one.spans == (Span(8, 9), Span(6, 7), Span(1, 3), Span(4, 5))
    assert replace(one, cue=None, sources=()).spans == one.contents


def test_who_made_an_attribution_does_not_make_it_another() -> None:
    assert attribution("a") == replace(attribution("a"), producer=Producer("a better model", "2"))
    assert attribution("a") != replace(attribution("a"), cue=None)


@pytest.mark.parametrize(("language", "skipped"), [(None, False), ("en", False), ("de", True)])
def test_only_a_text_known_to_be_in_another_language_is_skipped(language: str | None, skipped: bool) -> None:
    assert Extraction(Document("d", "x", language=language), (), PRODUCER).skipped is skipped


@pytest.mark.parametrize(
    ("confidence", "kept"),
    [(0.0, "abcde"), (0.3, "abde"), (0.5, "ae"), (0.9, "a"), (0.95, "")],
)
def test_at_least_drops_the_unsure_and_what_stands_in_them(confidence: float, kept: str) -> None:
    found = (
        attribution("a", 0.9),
        attribution("b", 0.4, within="a"),
        attribution("c", 0.2),
        attribution("d", 0.8, within="b"),
        attribution("e", 0.5),
    )
    extraction = Extraction(Document("d", "x" * 10), found, PRODUCER)
    assert "".join(one.id for one in extraction.at_least(confidence).attributions) == kept
    assert extraction.attributions == found


def test_a_notebook_shows_the_text_escaped() -> None:
    shown = Extraction(Document("d", "<script>&"), (), PRODUCER)._repr_html_()
    assert "&lt;script&gt;&amp;" in shown
    assert "<script>" not in shown
