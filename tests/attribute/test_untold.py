from __future__ import annotations

import pytest

from building import PRODUCER, extraction
from sayso.attribute.untold import with_untold
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    known = with_untold(SyntaxReader().read(made.document), made.attributions, PRODUCER)
    return [([s.of(text) for s in one.sources], one.cue.of(text), [s.of(text) for s in one.contents]) for one in known]


@pytest.mark.parametrize(
    ("said", "joint", "cue", "asked"),
    [
        ("that the hull was insured", " but ", "would not say", "who had paid for it"),
        ("that the hull was insured", ", but ", "declined to say", "whether it had leaked"),
        ("that the mill had paid two guards", " and ", "did not say", "to whom"),
    ],
)
def test_what_somebody_will_not_tell_is_no_part_of_what_they_tell(said, joint, cue, asked):
    text = f"The clerk confirmed {said}{joint}{cue} {asked}."
    one = {"sources": ["The clerk"], "cue": "confirmed", "contents": [f"{said}{joint}{cue} {asked}"]}
    apart = found(text, one)
    assert (["The clerk"], "confirmed", [said]) in apart
    assert (["The clerk"], cue, [asked]) in apart
    assert len(apart) == 2


def test_what_was_found_inside_it_gives_way():
    text = "The clerk confirmed that the hull was insured but would not say who had paid for it."
    one = {
        "sources": ["The clerk"],
        "cue": "confirmed",
        "contents": ["that the hull was insured but would not say who had paid for it"],
    }
    inner = {"sources": [], "cue": "would not say", "contents": ["who had paid for it"], "within": 0}
    assert [sources for sources, _, _ in found(text, one, inner)] == [["The clerk"], ["The clerk"]]


@pytest.mark.parametrize(
    "said",
    [
        "that the hull was insured",
        "that the hull was insured but would not float",
        '"the hull was insured but the owner would not say who paid"',
    ],
)
def test_all_else_stays(said):
    text = f"The clerk confirmed {said}."
    one = {"sources": ["The clerk"], "cue": "confirmed", "contents": [said]}
    assert found(text, one) == [(["The clerk"], "confirmed", [said])]
