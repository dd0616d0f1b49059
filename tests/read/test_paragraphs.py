import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import named
from sayso.ingest.reports import load_report
from sayso.model import Span
from sayso.read.paragraphs import MAX_PARAGRAPH, paragraphs_of

MARK = re.compile(r"|[-*•–—]|\(?\d{1,2}[.)]|\(?[a-z][.)]")


def check(text: str, found: tuple[Span, ...], start: int, end: int) -> None:
    """Paragraphs stand in order, are bounded, and leave out white space at their edges and marks of lists alone."""
    for span in found:
        assert start <= span.start < span.end <= end
        assert len(span.of(text)) <= MAX_PARAGRAPH
        assert span.of(text).strip() == span.of(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    edges = [start, *(place for span in found for place in (span.start, span.end)), end]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        assert MARK.fullmatch(text[a:b].strip())


@pytest.mark.parametrize("case", named("paragraphs.json"))
def test_paragraphs_are_found(case: dict[str, Any]) -> None:
    assert [span.of(case["text"]) for span in paragraphs_of(case["text"])] == case["paragraphs"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**12:30** Orla said no.", "Orla said no."),
        ("*9:05** Orla said no.", "Orla said no."),
        ("14:10 - Orla said no.", "Orla said no."),
        ("[09:40] Orla said no.", "Orla said no."),
        ("9.15am: Orla said no.", "Orla said no."),
        ("**10:05 GMT** “No,” Orla said.", "“No,” Orla said."),
        ("12:30 was when she came.", "12:30 was when she came."),
        ("9.15 euros is the price.", "9.15 euros is the price."),
    ],
)
def test_the_hour_of_an_entry_is_no_part_of_it(text: str, words: str) -> None:
    assert [span.of(text) for span in paragraphs_of(text)] == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We state:\n\n1. It is dry.\n\n2. It is shut.", ["We state:", "It is dry.", "It is shut."]),
        ("(1) It is dry.\nIt rained.\n(2) It is shut.", ["It is dry.", "It rained.", "It is shut."]),
        ("a) it is dry;\nb) it is shut.", ["it is dry;", "it is shut."]),
        ("• it is dry;\n• it is shut.", ["it is dry;", "it is shut."]),
        ("- it is dry;\n- it is shut.", ["it is dry;", "it is shut."]),
        ("2. May was dry.\n\nIt rained.", ["2. May was dry.", "It rained."]),
    ],
)
def test_the_mark_of_an_item_is_no_part_of_it(text: str, words: list[str]) -> None:
    assert [span.of(text) for span in paragraphs_of(text)] == words


def test_the_label_of_a_turn_is_apart() -> None:
    text = "HOST: Did it fail?\n\nFERN: It did.\n\nHOST: When?"
    parts = [span.of(text) for span in paragraphs_of(text)]
    assert parts == ["HOST:", "Did it fail?", "FERN:", "It did.", "HOST:", "When?"]


@pytest.mark.parametrize("case", [*named("paragraphs.json"), *named("odd_texts.json")])
def test_nothing_is_left_out(case: dict[str, Any]) -> None:
    check(case["text"], paragraphs_of(case["text"]), 0, len(case["text"]))


@given(st.text(st.sampled_from("ab .-1\n\r\x0b\x85\u2028\u00a0\u200b"), max_size=300))
def test_nothing_is_left_out_of_any_text(text: str) -> None:
    check(text, paragraphs_of(text), 0, len(text))


def test_front_matter_is_no_paragraph(reports: list[Path]) -> None:
    for report in reports:
        document = load_report(str(report))
        assert document.body is not None
        found = paragraphs_of(document.text, document.body)
        assert len(found) > 5
        check(document.text, found, document.body.start, document.body.end)


def test_a_paragraph_without_end_is_read_in_pieces() -> None:
    text = "word " * 5000
    found = paragraphs_of(text)
    check(text, found, 0, len(text))
    assert all(span.of(text).endswith("word") for span in found)
    assert len(found) <= len(text) // MAX_PARAGRAPH + 2


def test_a_word_without_end_is_cut_where_it_must_be() -> None:
    text = "x" * (2 * MAX_PARAGRAPH + 5)
    assert paragraphs_of(text) == (
        Span(0, MAX_PARAGRAPH),
        Span(MAX_PARAGRAPH, 2 * MAX_PARAGRAPH),
        Span(2 * MAX_PARAGRAPH, 2 * MAX_PARAGRAPH + 5),
    )


def test_the_marks_around_all_of_a_paragraph_are_no_part_of_it() -> None:
    text = "**Did it fail?**\n\nIt **did**.\n\n_Reported by Orla._"
    assert [span.of(text) for span in paragraphs_of(text)] == ["Did it fail?", "It **did**.", "Reported by Orla."]
