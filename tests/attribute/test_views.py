from __future__ import annotations

import pytest

from building import PRODUCER, extraction
from sayso.attribute.views import with_views
from sayso.read.syntax import SyntaxReader


def views(text, *attributions):
    made = extraction(text, *attributions)
    found = with_views(SyntaxReader().read(made.document), made.attributions, PRODUCER)
    return [
        ([s.of(text) for s in one.sources], one.cue and one.cue.of(text), [s.of(text) for s in one.contents])
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("In the view of the deputy, the count was fair.", "the deputy", "In the view of"),
        ("But in the eyes of the mayor, the count was fair.", "the mayor", "in the eyes of"),
        ("In Lena Oss's opinion, the count was fair.", "Lena Oss's", "opinion"),
    ],
)
def test_in_whose_view_something_is_thinks_so(text, source, cue):
    assert views(text) == [([source], cue, ["the count was fair"])]


@pytest.mark.parametrize(
    "text",
    [
        "In view of the storm, the port was closed.",
        "In the eyes of the law, the firm is guilty.",
        "In the opinion of the mayor.",
        "The mayor came in the view of the guards, who saw her.",
    ],
)
def test_nobody_in_particular_holds_a_view(text):
    assert views(text) == []


def test_what_was_found_to_be_said_is_kept_and_what_nobody_was_found_to_say_is_not():
    text = "In the view of the deputy, the count was fair."
    said = {"sources": ["the deputy"], "cue": "view", "contents": ["the count was fair"]}
    assert views(text, said) == [(["the deputy"], "view", ["the count was fair"])]
    unsaid = {"contents": ["the count was fair"]}
    assert views(text, unsaid) == [(["the deputy"], "In the view of", ["the count was fair"])]
