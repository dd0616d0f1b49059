from __future__ import annotations

from building import extraction
from sayso.attribute.citing import with_reports
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    known = with_reports(SyntaxReader().read(made.document), made.attributions)
    return [(one.cue.of(text), [s.of(text) for s in one.contents]) for one in known]


def test_who_cites_letters_reports_what_is_told():
    text = "The Herald reported, citing stolen letters, that the abbot had sold the bells."
    one = {
        "sources": ["The Herald"],
        "cue": "citing",
        "contents": ["stolen letters, that the abbot had sold the bells"],
    }
    assert found(text, one) == [("reported", ["that the abbot had sold the bells"])]


def test_what_somebody_cites_for_what_they_do_stays():
    text = "The guild called off the fair, citing a rule that forbids fires."
    one = {"sources": ["The guild"], "cue": "citing", "contents": ["a rule that forbids fires"]}
    assert found(text, one) == [("citing", ["a rule that forbids fires"])]
