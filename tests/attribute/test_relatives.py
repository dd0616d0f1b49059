from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.relatives import with_relatives
from sayso.read.syntax import SyntaxReader


def said(text, *attributions):
    made = extraction(text, *attributions)
    known = with_relatives(SyntaxReader().read(made.document), made.attributions)
    return [[s.of(text) for s in one.contents] for one in known]


def according(source, *contents):
    return {"sources": [source], "cue": "according to", "contents": list(contents)}


def test_who_says_the_clause_does_not_say_what_stands_before_it():
    text = "Inspectors opened a ledger in which, according to the union, the clerk hid the losses."
    one = according("the union", "Inspectors opened a ledger in which", "the clerk hid the losses")
    assert said(text, one) == [["the clerk hid the losses"]]


def test_the_words_that_begin_the_clause_are_part_of_it():
    text = "They searched a mill whose cellar, according to the guild, was full of salt."
    assert said(text, according("the guild", "was full of salt")) == [["whose cellar", "was full of salt"]]


def test_the_clause_goes_on_behind_who_says_it():
    text = "The mill, whose owner, according to neighbours, lives abroad, was searched."
    assert said(text, according("neighbours", "whose owner")) == [["whose owner", "lives abroad"]]


def test_what_the_sentence_says_of_the_noun_is_not_theirs():
    text = "The hamlet, in which, according to the guild, ten people live, was shelled."
    one = according("the guild", "ten people live, was shelled")
    assert said(text, one) == [["ten people live"]]


@pytest.mark.parametrize(
    "contents",
    [["The mill burned", "and nobody came"], ['"The men who,"', '"were there are gone."']],
)
def test_what_is_said_around_who_says_it_stays(contents):
    text = f"{contents[0]}, according to the guild, {contents[1]}"
    assert said(text, according("the guild", *contents)) == [contents]


def test_nobody_else_says_the_clause():
    text = "The court could not verify a tape in which, according to the guild, a guard sleeps."
    court = {
        "sources": ["The court"],
        "cue": "could not verify",
        "contents": ["a tape in which", "a guard sleeps"],
    }
    assert said(text, court, according("the guild", "a guard sleeps")) == [["a tape"], ["a guard sleeps"]]


def test_in_whose_words_the_clause_stands_says_it_too():
    content = "that Norvik had sued the Herald, from whom the firm is seeking 5 million crowns"
    outer = {"sources": ["The board"], "cue": "announced", "contents": [content]}
    inner = {"sources": ["the firm"], "cue": "is seeking", "contents": ["5 million crowns"], "within": 0}
    assert said(f"The board announced {content}.", outer, inner) == [[content], ["5 million crowns"]]
