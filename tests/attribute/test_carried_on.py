from __future__ import annotations

from building import extraction
from sayso.attribute.carried_on import with_sources
from sayso.read.syntax import SyntaxReader


def sources(text, *attributions):
    made = extraction(text, *attributions)
    known = with_sources(SyntaxReader().read(made.document), made.attributions)
    return [[span.of(text) for span in one.sources] for one in known]


def test_who_goes_on_behind_but_is_who_spoke():
    text = "The mission found no sign of fraud but noted delays."
    first = {"sources": ["The mission"], "cue": "found", "contents": ["no sign of fraud"]}
    assert sources(text, first, {"cue": "noted", "contents": ["delays"]}) == [["The mission"], ["The mission"]]


def test_another_subject_speaks_for_itself():
    text = "The mission found no sign of fraud but the mayor noted delays."
    first = {"sources": ["The mission"], "cue": "found", "contents": ["no sign of fraud"]}
    assert sources(text, first, {"cue": "noted", "contents": ["delays"]}) == [["The mission"], []]


def test_what_is_said_of_it_is_not_said_by_it():
    text = "No sign of fraud was found by the mission but noted delays."
    first = {"sources": ["the mission"], "cue": "was found", "contents": ["No sign of fraud"]}
    assert sources(text, first, {"cue": "noted", "contents": ["delays"]}) == [["the mission"], []]
