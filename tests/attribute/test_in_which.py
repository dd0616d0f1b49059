from __future__ import annotations

import pytest
from tests.building import extraction

from sayso.attribute.in_which import with_inner_verbs
from sayso.read.syntax import SyntaxReader

TEXT = "The mayor issued a note in which she denied that the pump had failed."
OUTER = {"sources": ["The mayor"], "cue": "issued a note in which"}
INNER = {"sources": ["she"], "cue": "denied", "contents": ["that the pump had failed"], "within": 0}


def told(*attributions):
    made = extraction(TEXT, *attributions)
    found = with_inner_verbs(SyntaxReader().read(made.document), made.attributions)
    return [(a.sources[0].of(TEXT), a.cue.of(TEXT), a.contents[0].of(TEXT), a.within) for a in found]


def test_who_puts_out_a_statement_says_what_is_in_it():
    outer = {**OUTER, "contents": ["she denied that the pump had failed"]}
    assert told(outer, INNER) == [("The mayor", "denied", "that the pump had failed", None)]


def test_what_another_says_in_a_statement_stays_theirs():
    outer = {**OUTER, "contents": ["she denied that the pump had failed"]}
    assert len(told(outer)) == 1


@pytest.mark.parametrize("cue", ["issued", "issued a note"])
def test_without_the_words_nothing_is_changed(cue):
    outer = {**OUTER, "cue": cue, "contents": ["she denied that the pump had failed"]}
    assert len(told(outer, INNER)) == 2
