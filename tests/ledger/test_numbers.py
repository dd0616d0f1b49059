from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ledger.numbers import Measure, agree, numbers_in, value_of

CASES = json.loads((Path(__file__).parent / "data" / "numbers.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["text"])
def test_numbers_are_found_with_what_bounds_them(case: dict) -> None:
    numbers = numbers_in(case["text"])
    shown = [str(n) if n.measure is Measure.COUNT else f"{n.measure} {n}" for n in numbers]
    assert shown == case["numbers"]


@pytest.mark.parametrize("case", CASES["agreeing"], ids=lambda case: f"{case['one']}, {case['other']}")
def test_numbers_agree_as_a_reader_would_say(case: dict) -> None:
    (one,), (other,) = numbers_in(case["one"]), numbers_in(case["other"])
    assert agree(one, other) is case["agree"]
    assert agree(other, one) is case["agree"]


@given(st.text(alphabet="0123456789 -,.:$%abdehlmnorstuvwxyz", max_size=60))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    numbers = numbers_in(text)
    assert all(n.span.contains(n.words) and n.span.end <= len(text) for n in numbers)
    assert [n.span.start for n in numbers] == sorted(n.span.start for n in numbers)
    assert all(agree(n, n) for n in numbers)


@given(st.integers(0, 10**9))
def test_digits_mean_themselves(value: int) -> None:
    assert value_of(f"{value:,}") == value
