from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.rebuttals import IDIOMS, with_rebuttals
from sayso.claims.stance.acts import VERBS
from sayso.model import Act
from sayso.read.syntax import SyntaxReader

CLAIM = "claims that it shelled the clinic"


def found(text, *attributions):
    made = extraction(text, *attributions)
    reading = SyntaxReader().read(made.document)
    return [
        (
            [s.of(text) for s in one.sources],
            one.cue and one.cue.of(text),
            [s.of(text) for s in one.contents],
            one.within is not None,
        )
        for one in with_rebuttals(reading, made.attributions)
    ]


def claimed(noun="claims", content="that it shelled the clinic", sources=()):
    return {"sources": list(sources), "cue": noun, "contents": [content]}


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        (f"The army brushed aside {CLAIM}.", "The army", "brushed aside"),
        (f"A spokesman for the army has poured cold water on {CLAIM}.", "A spokesman for the army",
         "has poured cold water on"),
        (f"On Monday the army again rejected {CLAIM}.", "the army", "rejected"),
    ],
)  # fmt: skip
def test_who_waves_a_claim_away_is_found(text, source, cue):
    assert found(text, claimed()) == [
        ([source], cue, [CLAIM], False),
        ([], "claims", ["that it shelled the clinic"], True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"The army did not brush aside {CLAIM}.",
        f"The army was angered by {CLAIM}.",
        f"The army brushed aside a doctor who repeated {CLAIM}.",
        f"{CLAIM.capitalize()} were brushed aside by the army.",
    ],
)
def test_anything_else_is_left_as_it_is(text):
    noun = "Claims" if text.startswith("Claims") else "claims"
    assert found(text, claimed(noun)) == [([], noun, ["that it shelled the clinic"], False)]


@pytest.mark.parametrize("verb", IDIOMS)
def test_each_idiom_denies_or_doubts(verb):
    keys = [f"{verb} {words.split()[0]}" if words else verb for words in IDIOMS[verb]]
    assert {VERBS.get(key, VERBS.get(verb)) for key in keys} <= {Act.DENY, Act.QUESTION}


def test_what_was_found_already_is_not_found_twice():
    text = f"The army brushed aside {CLAIM}."
    both = [{"sources": ["The army"], "cue": "brushed aside", "contents": [CLAIM]}, claimed()]
    assert len(found(text, *both)) == 2


def test_a_claim_keeps_who_makes_it():
    text = "The army brushed aside the union's claims that it shelled the clinic."
    first, second = found(text, claimed(sources=["the union's"]))
    assert first == (["The army"], "brushed aside", ["the union's claims that it shelled the clinic"], False)
    assert second[0] == ["the union's"]


@pytest.mark.parametrize(
    ("text", "second", "first"),
    [
        ("The ministry first denied, then admitted, that it had bought them.", "admitted", "denied"),
        ("The ministry confirmed but later denied that it had bought them.", "later denied", "confirmed"),
    ],
)
def test_what_two_verbs_tell_is_told_by_both(text, second, first):
    said = "that it had bought them"
    made = found(text, {"sources": ["The ministry"], "cue": second, "contents": [said]})
    assert (["The ministry"], first, [said], False) in made
    assert len(made) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied the report, then admitted that it had bought them.",
        "The ministry paid and admitted that it had bought them.",
    ],
)
def test_a_first_verb_with_its_own_object_tells_nothing_more(text):
    said = {"sources": ["The ministry"], "cue": "admitted", "contents": ["that it had bought them"]}
    assert len(found(text, said)) == 1
