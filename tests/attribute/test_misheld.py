from __future__ import annotations

import pytest
from tests.building import extraction

from sayso.attribute.misheld import rightly_held
from sayso.read.syntax import SyntaxReader


def held(text, *attributions):
    made = extraction(text, *attributions)
    found = rightly_held(SyntaxReader().read(made.document), made.attributions)
    return [("|".join(s.of(text) for s in a.sources), "|".join(s.of(text) for s in a.contents)) for a in found]


def said(source, cue, content, **more):
    return {"sources": [source] if source else [], "cue": cue, "contents": [content], **more}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "who"),
    [
        (
            "The ports of Velland, Norrin and Osk took turns denouncing the new toll.",
            "turns",
            "denouncing",
            "the new toll",
            "The ports of Velland, Norrin and Osk",
        ),
        ("Marn spent an hour denying that he sold them.", "an hour", "denying", "that he sold them", "Marn"),
        (
            "The pilot wrote two letters, each of which said that the pier was shut.",
            "each of which",
            "said",
            "that the pier was shut",
            "two letters",
        ),
        (
            "He hit back after the challenger, Mira Sund, had said that he lied.",
            "He",
            "had said",
            "that he lied",
            "the challenger, Mira Sund",
        ),
        (
            "Port agents cannot hear smugglers talking and do not know how many boats there are.",
            "smugglers",
            "do not know",
            "how many boats there are",
            "Port agents",
        ),
        ("Venn got a call on Friday, saying she had to come.", "Venn", "saying", "she had to come", "a call"),
        (
            "Venn received a letter on Friday telling him that the mill was shut.",
            "Venn",
            "received a letter on Friday telling",
            "that the mill was shut",
            "",
        ),
        ("Venn got a job, saying she had to earn.", "Venn", "saying", "she had to earn", "Venn"),
        ("Officers came to Selm for a report of a fight.", "Officers", "a report of", "a fight", ""),
        (
            "While there was mention of rain, both guards said it was dry.",
            "both guards",
            "was mention of",
            "rain",
            "",
        ),
        (
            "Marn was charged with possession of a gun by a felon.",
            "a felon",
            "was charged with",
            "possession of a gun",
            "",
        ),
        (
            "Police said Marn stayed at the gate, admitting he shot the dog.",
            "Police",
            "admitting",
            "he shot the dog",
            "Marn",
        ),
        (
            "The guild, which is seen as close to the mayor, met on Friday.",
            "The guild",
            "is seen as",
            "close to the mayor",
            "",
        ),
        (
            "He left early, given Mr. Marn's comments saying he would sell the pier.",
            "comments",
            "saying",
            "he would sell the pier",
            "Mr. Marn's",
        ),
        (
            "The mayor disliked Mr. Marn's remarks, which included the claim that the pier had sunk.",
            "which",
            "included the claim",
            "that the pier had sunk",
            "Mr. Marn's",
        ),
        (
            "The guild's lawyers sent a film, in which Marn called himself a pirate and admitted that he lied.",
            "The guild's lawyers",
            "admitted",
            "that he lied",
            "Marn",
        ),
        (
            "The mayor left and said that he was ill.",
            "The mayor",
            "said",
            "that he was ill",
            "The mayor",
        ),
    ],
)
def test_who_grammar_tells_says_it(text, source, cue, content, who):
    assert held(text, said(source, cue, content)) == [(who, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The board is convinced that the pact failed.", "The board", "is convinced", "that the pact failed"),
        ("The pact is seen as a failure by the board.", "the board", "is seen as", "a failure"),
        (
            "The deputies saw him leave and said that the pier was shut.",
            "The deputies",
            "said",
            "that the pier was shut",
        ),
        ("He met the mayor, Mira Sund, and said that he lied.", "He", "said", "that he lied"),
        ("The survey proved that the dam was safe.", "The survey", "proved", "that the dam was safe"),
        ("The guild appealed to the mayor to stay.", "The guild", "appealed", "to the mayor to stay"),
        ("Guards worked to determine that it was shut.", "Guards", "worked to determine", "that it was shut"),
        ("The guild has documented problems at the mill.", "The guild", "has documented", "problems at the mill"),
        ("He expects to win.", "He", "expects", "to win"),
        (
            "Marn was arguing that the pier should close, and that the tower should go.",
            "Marn",
            "was arguing",
            "that the pier should close, and that the tower should go",
        ),
        ("Marn fled from a threat to burn the pier to the ground.", "Marn", "threat", "to burn the pier to the ground"),
    ],
)
def test_others_stay(text, source, cue, content):
    assert held(text, said(source, cue, content)) == [(source, content)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The new pier proved to be a burden.", "The new pier", "proved", "to be a burden"),
        (
            "Half of the speech was devoted to criticizing Lee.",
            "Half of the speech",
            "was devoted to",
            "criticizing Lee",
        ),
        ("Venn cannot expect to win.", "Venn", "cannot expect", "to win"),
        ("Venn is appealing to young crews.", "Venn", "is appealing to", "young crews"),
        ("It means admitting that Marn was right.", "It", "admitting", "that Marn was right"),
        ("Guards were trying to figure out who fired.", "Guards", "were trying to figure out", "who fired"),
        ("Four of them have documented ties to a gang.", "Four of them", "have documented", "ties to a gang"),
        ("Venn is favoured to win in the north.", None, "is favoured", "to win in the north"),
    ],
)
def test_what_says_nothing_goes(text, source, cue, content):
    assert held(text, said(source, cue, content)) == []


def test_a_range_has_two_ends():
    text = "Marn broke many rules, from a plan to sell all the boats, to the rude letters."
    content = "to sell all the boats, to the rude letters"
    assert held(text, said("Marn", "a plan", content)) == [("Marn", "to sell all the boats")]


def test_who_does_something_while_another_urges_it():
    text = "She's urging that pilots join the guild, and her aides are asking crews for money."
    content = "that pilots join the guild, and her aides are asking crews for money"
    assert held(text, said("She", "'s urging", content)) == [("She", "that pilots join the guild")]


def test_what_stands_in_one_that_says_nothing_stands_in_what_that_stood_in():
    text = "Lee said half of the speech was devoted to his refusal to pay."
    outer = said("Lee", "said", "half of the speech was devoted to his refusal to pay")
    middle = said("half of the speech", "was devoted to", "his refusal to pay", within=0)
    inner = said("his", "refusal", "to pay", within=1)
    assert held(text, outer, middle, inner) == [("Lee", outer["contents"][0]), ("his", "to pay")]


def test_who_does_something_else_in_the_next_sentence_says_nothing():
    text = "Marn was called a fraud by pilots. He was watched by the guild."
    both = {"sources": ["pilots", "the guild"], "cue": "was called", "contents": ["a fraud"]}
    assert held(text, both) == [("pilots", "a fraud")]


def test_who_is_named_in_passing_is_not_another_speaker():
    text = "Lund drew a line, saying that fears — as told by Marn, the former clerk — were not idle."
    one = {"sources": ["Lund", "Marn, the former clerk"], "cue": "saying", "contents": ["that fears", "were not idle"]}
    assert held(text, one) == [("Lund", "that fears|were not idle")]


@pytest.mark.parametrize(
    ("text", "content", "left"),
    [
        (
            "In the town — her aunt was born there, as she said on Monday — old quarrels were well hidden.",
            "old quarrels were well hidden",
            "her aunt was born there",
        ),
        ("The quay (it sank in May, as she said on Monday) is closed.", "is closed", "it sank in May"),
        ("The quay is closed, as she said on Monday.", "The quay is closed", "The quay is closed"),
    ],
)
def test_what_is_said_within_dashes_is_what_stands_there(text, content, left):
    assert held(text, said("she", "said", content)) == [("she", left)]


def test_an_it_that_only_seems_says_nothing_within_words():
    text = "It seems Marn is tired, Lund said."
    told = said("Lund", "said", "It seems Marn is tired")
    assert held(text, told, said("It", "seems", "Marn is tired", within=0)) == [("Lund", "It seems Marn is tired")]
