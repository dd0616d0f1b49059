from typing import Any

import pytest

from conftest import named
from sayso.ingest.front import KEYS, MAX_FRONT, FrontMatterError, read_front
from sayso.model import Document


@pytest.mark.parametrize("case", named("front.json"))
def test_front_matter_is_told_from_the_body(case: dict[str, Any]) -> None:
    body, fields = read_front(case["text"])
    assert fields == case["fields"]
    assert (body.of(case["text"]) if body else None) == case["body"]


@pytest.mark.parametrize("case", named("front_broken.json"))
def test_broken_front_matter_says_what_is_wrong(case: dict[str, str]) -> None:
    with pytest.raises(FrontMatterError) as refused:
        read_front(f"---\n{case['yaml']}\n---\nThey said no.")
    assert case["says"] in str(refused.value)
    assert str(refused.value).isprintable()


def test_every_key_fills_a_field() -> None:
    assert set(KEYS.values()) <= set(Document.__dataclass_fields__)


def test_front_matter_beyond_the_limit_is_text() -> None:
    text = f"---\ntitle: Eleven dead\n{'# more\n' * (MAX_FRONT // 7)}---\nThey said no."
    body, fields = read_front(text)
    assert body is not None
    assert (body.of(text), fields) == (text, {})


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\n---", "---\n---\n", "--- \n---", "----\ntitle: x\n----\n", " ---\ntitle: x\n---\n"]
)
def test_fences_without_keys_are_text(text: str) -> None:
    body, fields = read_front(text)
    assert body is not None
    assert (body.of(text), fields) == (text, {})


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", "")])
def test_lists_in_lists_without_end_are_refused(opening: str, closing: str) -> None:
    with pytest.raises(FrontMatterError, match="nested deeper"):
        read_front(f"---\ntitle:\n  {opening * 200}x{closing * 200}\n---\nThey said no.")
