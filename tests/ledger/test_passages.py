from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger.copies import SENTENCE
from sayso.ledger.passages import KEPT, meeting, normal, overlap, passage_of, quotes_in, signature, words_in
from sayso.model import Span

CASES = json.loads(Path(__file__).parent.joinpath("data", "passages.json").read_text("utf-8"))
WORDS = "alder birch cedar dogwood elm fir gorse hazel ivy juniper larch maple oak pine rowan spruce willow yew".split()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_what_is_the_same_text(case: dict[str, Any]) -> None:
    one, two = signature(case["one"]), signature(case["two"])
    assert SENTENCE.holds(overlap(one, two)) is case["same"]
    assert overlap(one, two) == overlap(two, one)


def test_a_passage_within_another_is_contained_in_it() -> None:
    whole = _text(0, 60)
    part = " ".join(whole.split()[10:40])
    found = overlap(signature(whole), signature(part))
    assert found.containment == 1
    assert found.jaccard < 0.6
    assert found.words == 30


def test_long_passages_are_estimated() -> None:
    whole = _text(1, 2000)
    words = whole.split()
    half = " ".join([*words[:1000], *_text(2, 1000).split()])
    assert len(signature(whole)) <= 3 + 4 * KEPT
    assert abs(overlap(signature(whole), signature(half)).jaccard - 1 / 3) < 0.12


def test_nothing_is_like_nothing() -> None:
    assert words_in(signature("…")) == 0
    assert overlap(signature(""), signature("")).jaccard == 0
    assert list(meeting({"a": signature(""), "b": signature("")})) == [("a", "b")]


def test_those_that_are_alike_meet_and_few_others() -> None:
    passages = {}
    for number in range(40):
        words = _text(number, 30).split()
        passages[f"{number}-a"] = signature(" ".join(words))
        passages[f"{number}-b"] = signature(" ".join([*words[:12], "otherwise", *words[13:]]))
    met = set(meeting(passages))
    twins = {(f"{number}-a", f"{number}-b") for number in range(40)}
    assert twins <= met
    assert len(met) < len(list(combinations(passages, 2))) / 10


def test_meetings_do_not_hang_on_the_order() -> None:
    passages = {str(n): signature(_text(n % 7, 20 + n)) for n in range(50)}
    assert list(meeting(passages)) == list(meeting(dict(reversed(passages.items()))))


def test_a_crowd_that_is_alike_costs_no_more_than_its_number() -> None:
    words = _text(3, 40).split()
    passages = {str(n): signature(" ".join([*words[: n % 40], f"x{n}", *words[n % 40 :]])) for n in range(2000)}
    assert len(list(meeting(passages))) < 2000 * 60


def test_the_passage_of_a_claim() -> None:
    text = "One came. Two left. Three stayed. Four slept."
    sentences = [Span(0, 9), Span(10, 19), Span(20, 33), Span(34, 45)]
    assert passage_of(text, sentences, [Span(24, 30)]) == "Two left. Three stayed. Four slept."
    assert passage_of(text, sentences, [Span(0, 3)]) == "One came. Two left."
    assert passage_of(text, (), [Span(0, 3), Span(10, 13)]) == "One Two"


def test_words_and_quotations() -> None:
    assert normal("Don’t pay 1,200 crowns, Mr. Vörn!") == ["dont", "pay", "1200", "crowns", "mr", "vorn"]
    assert normal("Eleven of one") == ["11", "of", "one"]
    assert quotes_in('He said "a b" and “c d”, then: "e f') == ["a b", "c d", "e f"]


def _text(seed: int, length: int) -> str:
    """Words in an order that no other seed has."""
    state, words = seed * 7919 + 13, []
    for _ in range(length):
        state = (state * 1103515245 + 12345) % (1 << 31)
        words.append(WORDS[state >> 16 & 15] + str(seed))
    return " ".join(words)
