"""What the claims stage makes of an attribution that the tagger is not sure of."""

from __future__ import annotations

import pytest

from building import extraction
from sayso.claims.claimer import claims_of
from sayso.read.syntax import SyntaxReader


def told(text: str, source: str, cue: str, content: str, confidence: float) -> list[tuple[str, bool]]:
    """The wordings, and whether each is the report's own."""
    said = {"cue": cue, "contents": [content], "confidence": confidence} | ({"sources": [source]} if source else {})
    made = extraction(text, said)
    claims = claims_of(SyntaxReader().read(made.document), made.attributions).claims
    return [(claim.wording, claim.attribution_id is None) for claim in claims]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The club's posters pumped out that Lena Brock had come back.", "The club's posters", "pumped out",
         "that Lena Brock had come back"),
        ("They whisper that the dam is weak.", "They", "whisper", "that the dam is weak"),
    ],
)  # fmt: skip
def test_an_unsure_one_makes_no_claim_where_its_cue_or_its_source_tells_nothing(text, source, cue, content):
    sure = [wording for wording, own in told(text, source, cue, content, 0.9) if not own]
    assert sure
    assert not [wording for wording, own in told(text, source, cue, content, 0.6) if not own]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Emil Varro withdrew the claim that the dam was weak.", "Emil Varro", "withdrew the claim",
         "that the dam was weak"),
        ("The board puts the number of dead at 14.", "The board", "puts", "the number of dead at 14"),
        ("Emil Varro is charged with arson.", "", "is charged with", "arson"),
        ("Some in town fled at the notion that the dam is weak.", "", "the notion", "that the dam is weak"),
        ("In the latest survey, nine in ten farmers fear a drought.", "the latest survey", "In",
         "nine in ten farmers fear a drought"),
    ],
)  # fmt: skip
def test_an_unsure_one_makes_one_where_they_do(text, source, cue, content):
    assert [wording for wording, own in told(text, source, cue, content, 0.4) if not own]


def test_what_is_no_saying_is_the_reports_own_word():
    text = "Some of the club's posters have been built around the return of Lena Brock."
    made = told(text, "Some of the club's posters", "have been built around", "the return of Lena Brock", 0.4)
    assert made == [(text[:-1], True)]
