from __future__ import annotations

import pytest
from tests.building import extraction

from sayso.attribute.doubtful import without_doubtful
from sayso.read.syntax import SyntaxReader


def kept(text, *attributions):
    made = extraction(text, *attributions)
    found = without_doubtful(SyntaxReader().read(made.document), made.attributions)
    cues = {a.id: a.cue.of(text) for a in found}
    return [(a.cue.of(text), cues.get(a.within)) for a in found]


@pytest.mark.parametrize(
    ("outer", "cue", "content"),
    [
        ("tell the guard I will come back", "tell", "I will come back"),
        ("let's say the dam breaks in March", "let's say", "the dam breaks in March"),
        ("nobody had planned for what appears to be a mistake", "appears", "what"),
        ("they fired the clerk for making an issue of the missing keys", "making an issue of", "the missing keys"),
        ("the club gave fans a chance to show support for the keeper", "to show support for", "the keeper"),
        ("they wrote to the owner about the lift", "about", "the lift"),
    ],
)
def test_what_nobody_does_is_no_attribution(outer, cue, content):
    text = f"Pell said {outer}."
    said = {"sources": ["Pell"], "cue": "said", "contents": [outer], "confidence": 0.9}
    inner = {"cue": cue, "contents": [content], "within": 0, "confidence": 0.6}
    assert kept(text, said, inner) == [("said", None)]


@pytest.mark.parametrize(
    ("outer", "source", "cue", "content", "confidence"),
    [
        ("the guards want a second gate", "the guards", "want", "a second gate", 0.6),
        ("calls to resign had reached the clerk", None, "calls", "to resign", 0.6),
        ("it was reported that the gate was open", None, "was reported", "that the gate was open", 0.6),
        ("Claims that the cook was late are false", None, "Claims", "that the cook was late", 0.6),
        ("the alleged thief had left", None, "alleged", "thief", 0.6),
        ("the boy allegedly took the keys", None, "allegedly", "took the keys", 0.6),
        ("fears of a flood had grown", None, "fears of", "a flood", 0.3),
        ("Marsk is charged with theft", None, "is charged with", "theft", 0.3),
        ("two men are suspected of arson", None, "are suspected of", "arson", 0.3),
    ],
)
def test_what_somebody_may_well_say_is_kept(outer, source, cue, content, confidence):
    text = f"Pell said {outer}."
    said = {"sources": ["Pell"], "cue": "said", "contents": [outer], "confidence": 0.9}
    inner = {"cue": cue, "contents": [content], "within": 0, "confidence": confidence}
    assert kept(text, said, inner | ({"sources": [source]} if source else {})) == [("said", None), (cue, "said")]


def test_a_verb_that_is_unsure_is_no_attribution():
    text = "Pell said the shop had shared the list."
    said = {"sources": ["Pell"], "cue": "said", "contents": ["the shop had shared the list"], "confidence": 0.9}
    inner = {"sources": ["the shop"], "cue": "had shared", "contents": ["the list"], "within": 0, "confidence": 0.3}
    assert kept(text, said, inner) == [("said", None)]


def test_what_stands_in_one_that_goes_stands_in_what_is_around_it():
    text = "Pell said suppose the owners think the pump is old."
    said = {"sources": ["Pell"], "cue": "said", "contents": ["suppose the owners think the pump is old"]}
    gone = {"cue": "suppose", "contents": ["the owners think the pump is old"], "within": 0}
    inner = {"sources": ["the owners"], "cue": "think", "contents": ["the pump is old"], "within": 1}
    assert kept(text, said, gone, inner) == [("said", None), ("think", "said")]


def test_at_top_level_everything_is_kept():
    text = "Let's say the dam breaks."
    assert kept(text, {"cue": "Let's say", "contents": ["the dam breaks"], "confidence": 0.2}) == [("Let's say", None)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Guards discovered a woman, named as Ida Pell, asleep in the lift.", "Guards", "discovered", "a woman"),
        ("Divers spotted a body under the pier.", "Divers", "spotted", "a body under the pier"),
        (
            "Guards found a boy, later named as Olav Pell, 9, playing in the yard.",
            "Guards",
            "later named as",
            "Olav Pell, 9, playing in the yard",
        ),
    ],
)
def test_who_is_only_found_is_nobodys_word(text, source, cue, content):
    assert kept(text, {"sources": [source], "cue": cue, "contents": [content], "confidence": 0.4}) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Guards discovered that a woman slept in the lift.", "Guards", "discovered", "that a woman slept in the lift"),
        ("The inquiry found evidence of arson.", "The inquiry", "found", "evidence of arson"),
        ("The man, named by guards as Olav Pell, had gone.", "guards", "named", "as Olav Pell"),
    ],
)
def test_what_is_found_out_and_who_is_named_by_somebody_are_kept(text, source, cue, content):
    found = kept(text, {"sources": [source], "cue": cue, "contents": [content], "confidence": 0.4})
    assert found == [(cue, None)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        ("Pell was held after a traffic stop revealed he had a gun.", "a traffic stop", "revealed", "he had a gun", 0),
        ("The audit revealed he had a second job.", "The audit", "revealed", "he had a second job", 1),
        ("Officer Pell discovered two ounces of gold.", "Officer Pell", "discovered", "two ounces of gold", 0),
        ("Officer Pell discovered a leak in the tank.", "Officer Pell", "discovered", "a leak in the tank", 1),
    ],
)
def test_what_is_found_or_led_to_on_duty_is_no_word(text, source, cue, content, left):
    assert len(kept(text, {"sources": [source], "cue": cue, "contents": [content]})) == left
