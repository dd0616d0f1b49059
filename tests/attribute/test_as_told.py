from __future__ import annotations

import pytest

from building import PRODUCER, extraction
from sayso.attribute.as_told import with_asides
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    known = with_asides(SyntaxReader().read(made.document), made.attributions, PRODUCER)
    return [(one.sources[0].of(text), one.cue.of(text), [s.of(text) for s in one.contents]) for one in known]


def one(source, cue, content):
    return {"sources": [source], "cue": cue, "contents": [content]}


def test_who_claims_what_another_denies():
    text = "The abbot denied that the bells had been sold, as the guild claimed on Friday."
    denied = one("The abbot", "denied", "that the bells had been sold")
    assert found(text, denied) == [
        ("The abbot", "denied", ["that the bells had been sold"]),
        ("the guild", "claimed", ["that the bells had been sold"]),
    ]


def test_nobody_claims_that_another_denies():
    text = "The abbot denied that the bells had been sold, as had been claimed by the Herald."
    whole = "The abbot denied that the bells had been sold"
    wrong = one("the Herald", "had been claimed", whole)
    denied = {**one("The abbot", "denied", "that the bells had been sold"), "within": 0}
    told = found(text, wrong, denied)
    assert ("the Herald", "had been claimed", ["that the bells had been sold"]) in told
    assert all(whole not in contents for _, _, contents in told)


def test_whose_figure_another_rejects():
    text = "The guild said the fire cost 3 million crowns, not 5 million as the abbot had claimed."
    said = "the fire cost 3 million crowns, not 5 million"
    assert found(text, one("The guild", "said", f"{said} as the abbot had claimed")) == [
        ("The guild", "said", [said]),
        ("the abbot", "had claimed", ["5 million"]),
    ]


def test_who_wants_what_another_does_not_call_for():
    text = "The paper does not call for a ban, as the guild has demanded."
    assert found(text) == [("the guild", "has demanded", ["a ban"])]


@pytest.mark.parametrize(
    "text",
    [
        "The abbot said that the bells had not been sold, as the guild claimed.",
        "The abbot said that the bells rang as the guild claimed its prize.",
        "The abbot said that the bells rang, as it claimed.",
        "The court will not print the names, as the guild has demanded.",
    ],
)
def test_where_nobody_knows_what_they_claim_nothing_is_added(text):
    said = one("The abbot", "said", text[text.find("that") : -1]) if "that" in text else None
    assert len(found(text, *([said] if said else []))) == bool(said)
