from typing import Any

import pytest

from conftest import named
from sayso.ingest.language import MIN_LETTERS, detect_language
from sayso.ingest.reports import load_report


@pytest.mark.parametrize("case", named("languages.json"))
def test_the_language_is_told(case: dict[str, Any]) -> None:
    assert detect_language(case["text"]) == case["language"]


def test_the_example_reports_are_english(reports: list[Any]) -> None:
    assert {load_report(str(report)).language for report in reports} == {"en"}


def test_texts_are_judged_from_a_number_of_letters_on() -> None:
    word = "minister said that "
    letters = sum(map(str.isalpha, word))
    enough = word * -(-MIN_LETTERS // letters)
    assert detect_language(enough) == "en"
    assert detect_language(enough[: -len(word)]) is None


@pytest.mark.parametrize("text", ["", "\x00" * 500, "👍" * 500, "x" * 10_000, "he said no " * 100_000])
def test_any_text_gets_an_answer(text: str) -> None:
    found = detect_language(text)
    assert found is None or len(found) == 2
