from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.charges import with_charges
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    mended = with_charges(SyntaxReader().read(made.document), made.attributions)
    assert all(a.within in {b.id for b in mended} for a in mended if a.within)
    return [([s.of(text) for s in a.sources], [s.of(text) for s in a.contents]) for a in mended]


@pytest.mark.parametrize(
    ("text", "sources", "cue", "contents", "wanted"),
    [
        ("Odo Senn was accused by the opposition of misleading parliament.",
         ["the opposition of misleading parliament"], "was accused", ["Odo Senn"],
         (["the opposition"], ["Odo Senn", "of misleading parliament"])),
        ("Drane was blamed by residents for the spill.", ["residents for the spill"], "was blamed", ["Drane"],
         (["residents"], ["Drane", "for the spill"])),
        ("Odo Senn was accused of misleading parliament by the opposition.", [], "was accused of",
         ["Odo Senn", "misleading parliament by the opposition"],
         (["the opposition"], ["Odo Senn", "misleading parliament"])),
    ],
)  # fmt: skip
def test_who_charges_is_parted_from_the_charge(text, sources, cue, contents, wanted):
    assert found(text, {"sources": sources, "cue": cue, "contents": contents}) == [wanted]


@pytest.mark.parametrize(
    ("text", "sources", "cue", "contents"),
    [
        ("Odo Senn was accused by the mayor of Orva.", ["the mayor of Orva"], "accused", ["Odo Senn"]),
        ("The mayor of Orva accused Odo Senn of theft.", ["The mayor of Orva"], "accused", ["Odo Senn of theft"]),
        ("Lind was accused of being bribed by the bank.", [], "accused of", ["Lind", "being bribed by the bank"]),
        ("The bank said by the time it was late.", ["The bank"], "said", ["by the time it was late"]),
    ],
)  # fmt: skip
def test_others_stay_as_they_are(text, sources, cue, contents):
    assert found(text, {"sources": sources, "cue": cue, "contents": contents}) == [(sources, contents)]


def test_what_stands_in_it_stays_there():
    text = "Odo Senn was accused by the opposition of saying that the vote was void."
    outer = {"sources": ["the opposition of saying that the vote was void"], "cue": "accused", "contents": ["Odo Senn"]}
    inner = {"cue": "saying", "contents": ["that the vote was void"], "within": 0}
    assert found(text, outer, inner)[0] == (["the opposition"], ["Odo Senn", "of saying that the vote was void"])
