from __future__ import annotations

import pytest

from building import PRODUCER, extraction
from sayso.attribute.fronted import with_fronted
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    known = with_fronted(SyntaxReader().read(made.document), made.attributions, PRODUCER)
    return [(one.sources[0].of(text), one.cue.of(text), [s.of(text) for s in one.contents]) for one in known]


def test_a_clause_before_who_denies_it_is_no_part_of_what_was_said_before():
    text = "He had been deceived, he said. That he had been warned, he continues to dispute."
    first, clause = "He had been deceived", "That he had been warned"
    said = {"sources": ["he"], "cue": "said", "contents": [first, clause]}
    text = text.replace("he said", "Mr Orle said")
    said["sources"] = ["Mr Orle"]
    assert found(text, said) == [("Mr Orle", "said", [first]), ("he", "continues to dispute", [clause])]


def test_what_is_joined_to_another_verb_alone_goes():
    text = "Mr Orle had been deceived. That the casks were full, he denied."
    wrong = {"sources": ["Mr Orle"], "cue": "had been deceived", "contents": ["That the casks were full"]}
    assert found(text, wrong) == [("he", "denied", ["That the casks were full"])]


def test_what_the_tagger_found_stays():
    text = "That the casks had leaked, Mr Orle never denied."
    known = {"sources": ["Mr Orle"], "cue": "denied", "contents": ["That the casks had leaked"]}
    assert found(text, known) == [("Mr Orle", "denied", ["That the casks had leaked"])]


@pytest.mark.parametrize(
    "text", ["That night, he said, the guards slept.", "That the casks leaked, he ran.", "That much the mill admits."]
)
def test_no_other_sentence_has_one(text):
    assert found(text) == []
