from __future__ import annotations

from dataclasses import replace

import pytest

from building import extraction
from sayso.attribute.strays import without_strays
from sayso.model import Span
from sayso.read.syntax import SyntaxReader

DENIED = "The staff said there was no truth in reports that it had fired."


def contents(text, *attributions):
    made = extraction(text, *attributions)
    found = without_strays(SyntaxReader().read(made.document), made.attributions)
    assert {one.within for one in found if one.within} <= {one.id for one in found}
    return [[span.of(text) for span in one.contents] for one in found]


def test_a_clause_that_another_verb_governs_is_not_what_was_said_before():
    text = f"{DENIED} It emerged on Friday that a battery had been moved."
    first, second = "there was no truth in reports that it had fired", "that a battery had been moved"
    inner = {"cue": "reports", "contents": ["that it had fired", second], "within": 0}
    found = contents(text, {"sources": ["The staff"], "cue": "said", "contents": [first, second]}, inner)
    assert found == [[first], ["that it had fired"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The staff said that it had fired and that a battery had been moved.",
         ["that it had fired", "that a battery had been moved"]),
        ("It emerged on Friday that a battery had been moved, the staff said.", ["that a battery had been moved"]),
    ],
)  # fmt: skip
def test_what_goes_on_is_kept(text, said):
    assert contents(text, {"cue": "said", "contents": said}) == [said]


def test_what_is_said_of_a_claim_is_no_part_of_it():
    text = "Senn's allegation that the navy carried off boxes was pure invention, the general staff said."
    whole = "Senn's allegation that the navy carried off boxes was pure invention"
    outer = {"sources": ["the general staff"], "cue": "said", "contents": [whole]}
    inner = {"cue": "allegation", "contents": ["that the navy carried off boxes was pure invention"], "within": 0}
    assert contents(text, outer, inner) == [[whole], ["that the navy carried off boxes"]]


def test_the_word_of_who_tells_it_is_no_part_of_what_another_said():
    text = "Lee told me that nobody had a key, and that's simply not so. Fenn says it was dry, but not cold."
    lee = {"sources": ["Lee"], "cue": "told", "contents": ["that nobody had a key, and that's simply not so"]}
    fenn = {"sources": ["Fenn"], "cue": "says", "contents": ["it was dry, but not cold"]}
    assert contents(text, lee, fenn) == [["that nobody had a key"], ["it was dry, but not cold"]]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("that nine barges sank are false", "that nine barges sank"),
        ("that the mayor fled are without any foundation", "that the mayor fled"),
        ("that his reports are false", "that his reports are false"),
        ("that whoever fled is wrong", "that whoever fled is wrong"),
    ],
)
def test_the_verdict_on_reports_is_no_part_of_what_they_say(told, kept):
    text = f"The mayor spoke of claims {told}."
    assert contents(text, {"cue": "claims", "contents": [told]}) == [[kept]]


def test_whoever_speaks_of_a_thing_says_nothing_by_that():
    text = "The tape that the press speaks of is a forgery, Lee said."
    lee = {"sources": ["Lee"], "cue": "said", "contents": ["The tape that the press speaks of is a forgery"]}
    press = {"sources": ["the press"], "cue": "speaks of", "contents": ["that"], "within": 0}
    made = extraction(text, lee, press)
    assert without_strays(SyntaxReader().read(made.document), made.attributions) == list(made.attributions[:1])


def test_what_something_is_called_stands_apart_from_why():
    text = 'Mr Brask called that claim a lie: "The navy has no divers."'
    called = {"sources": ["Mr Brask"], "cue": "called", "contents": [text.removeprefix("Mr Brask called ")]}
    across = {"cue": "that claim a lie:", "contents": ['"The navy has no divers."'], "within": 0}
    assert contents(text, called, across) == [["that claim a lie", '"The navy has no divers."']]


def test_what_somebody_is_told_to_have_said_stays_whole():
    text = 'Mr Brask said the guard told him: "Go home."'
    said = {"sources": ["Mr Brask"], "cue": "said", "contents": [text.removeprefix("Mr Brask said ")]}
    assert contents(text, said) == [[text.removeprefix("Mr Brask said ")]]


def test_a_noun_in_what_is_rejected_does_not_tell_the_next_sentence():
    text = 'Karl Bost rejected the claim. "I paid for it myself."'
    quoted = '"I paid for it myself."'
    outer = {"sources": ["Karl Bost"], "cue": "rejected", "contents": ["the claim", quoted]}
    inner = {"cue": "claim", "contents": [quoted], "within": 0}
    assert contents(text, outer, inner) == [["the claim", quoted]]


def test_whom_one_asks_about_something_does_not_say_it():
    text = "Dora Lund said she had asked him about going up to the ward."
    outer = {"sources": ["Dora Lund"], "cue": "said", "contents": ["she had asked him about going up to the ward"]}
    inner = {"sources": ["him"], "cue": "about", "contents": ["going up to the ward"], "within": 0}
    assert contents(text, outer, inner) == [["she had asked him about going up to the ward"]]


def test_what_is_said_against_a_claim_is_not_what_it_claims():
    text = 'Mr Brask denied the claim. "I never sold boats."'
    denied = {"sources": ["Mr Brask"], "cue": "denied", "contents": ["the claim", '"I never sold boats."']}
    false = {"cue": "the claim", "contents": ['"I never sold boats."'], "within": 0}
    assert contents(text, denied, false) == [["the claim", '"I never sold boats."']]


def test_what_is_left_out_is_no_part_of_what_is_said():
    text = "He said it would close, without giving details. “It closed without giving notice,” Lee told us."
    one = {"sources": ["He"], "cue": "said", "contents": ["it would close, without giving details"]}
    assert contents(text, one) == [["it would close"]]
    two = {"sources": ["Lee"], "cue": "told us", "contents": ["“It closed without giving notice,”"]}
    assert contents(text.partition(". ")[2], two) == [["“It closed without giving notice,”"]]


def test_a_condition_is_claimed_by_whom_it_is_ascribed_to_and_what_follows_is_not():
    text = "If the wall was cracked, as the union claims, the company must have known."
    one = {"sources": ["the union"], "cue": "claims"}
    one["contents"] = ["If the wall was cracked", "the company must have known"]
    assert contents(text, one) == [["the wall was cracked"]]


def test_what_others_say_meanwhile_is_not_what_is_said_before():
    text = "Two men died, a doctor said, as Velland blamed the rebels."
    doctor = {"sources": ["a doctor"], "cue": "said", "contents": ["Two men died", "as Velland blamed the rebels"]}
    blames = {"sources": ["Velland"], "cue": "blamed", "contents": ["the rebels"], "within": 0}
    assert contents(text, doctor, blames) == [["Two men died"], ["the rebels"]]


def test_a_reason_behind_who_gives_it_stays():
    text = "The mill will close, the owner said, as the price had fallen."
    parts = ["The mill will close", "as the price had fallen"]
    assert contents(text, {"sources": ["the owner"], "cue": "said", "contents": parts}) == [parts]


def test_what_is_given_to_somebody_is_not_said():
    text = "The council awarded the firm a contract for two ferries, and denied the charge."
    deed = {"sources": ["The council"], "cue": "awarded", "contents": ["the firm a contract for two ferries"]}
    denial = {"sources": ["The council"], "cue": "denied", "contents": ["the charge"]}
    assert contents(text, deed) == []
    assert contents(text, denial) == [["the charge"]]


def test_what_is_ruled_out_is_one_word():
    text = "The chief could not rule it out."
    assert contents(text, {"sources": ["The chief"], "cue": "could not rule", "contents": ["it out"]}) == [["it"]]


def test_who_only_answered_a_question_is_not_told_to_say_it():
    text = "“I answered the question on what I had,” Lee said."
    lee = {"sources": ["Lee"], "cue": "said", "contents": ["“I answered the question on what I had,”"]}
    inner = {"cue": "answered", "contents": ["the question on what I had"], "within": 0}
    assert contents(text, lee, inner) == [["“I answered the question on what I had,”"]]


@pytest.mark.parametrize(
    ("said", "cue", "told", "kept"),
    [
        ("it is important to remember the flood", "to remember", "the flood", False),
        ("it was the council's duty; it wanted to note the cost", "wanted to note", "the cost", True),
    ],
)
def test_an_it_that_means_nothing_says_nothing(said, cue, told, kept):
    text = f"Pryce said {said}."
    outer = {"sources": ["Pryce"], "cue": "said", "contents": [said]}
    whose = "it wanted" if kept else "it is"
    start = text.index(whose)
    made = extraction(text, outer)
    inner = replace(
        made.attributions[0],
        id="a-inner",
        sources=(Span(start, start + 2),),
        cue=Span(text.index(cue), text.index(cue) + len(cue)),
        contents=(Span(text.index(told), text.index(told) + len(told)),),
        within=made.attributions[0].id,
    )
    found = without_strays(SyntaxReader().read(made.document), (*made.attributions, inner))
    assert (len(found) == 2) is kept


def test_what_there_is_no_sign_of_is_not_believed():
    said = "the divers are believed to be safe and there is no sign that the hull broke"
    text = f"The coast guard said {said}."
    outer = {"sources": ["The coast guard"], "cue": "said", "contents": [said]}
    inner = {"cue": "are believed", "contents": ["to be safe", "that the hull broke"], "within": 0}
    assert contents(text, outer, inner) == [[said], ["to be safe"]]


def test_the_bare_subject_of_a_later_sentence_is_not_what_was_said_before():
    text = "They said the clerk was out. In her view, the reports of a theft are false."
    said = {"sources": ["They"], "cue": "said", "contents": ["the clerk was out", "the reports of a theft"]}
    assert contents(text, said) == [["the clerk was out"]]


def test_reportedly_is_of_its_relative_clause_alone():
    text = "A picture of Pell, who reportedly served as a guard in Osk, and a letter on his death hung on a wall."
    told = {"cue": "reportedly", "contents": ["who", "served as a guard in Osk, and a letter on his death"]}
    assert contents(text, told) == [["who", "served as a guard in Osk"]]
