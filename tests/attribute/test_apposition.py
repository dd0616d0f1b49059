from __future__ import annotations

from functools import partial

import pytest

from building import run_of
from sayso.attribute.apposition import charge_ids, set_apart
from sayso.attribute.features import pieces_of
from sayso.attribute.link import Linked
from sayso.model import Document
from sayso.read.syntax import SyntaxReader

ACCUSED = "The army has long accused Tarsia of arming the rebels, "


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents", "kept"),
    [
        (
            ACCUSED + "a charge Osk rejects.",
            "Osk",
            "rejects",
            ["The army has long accused Tarsia of arming the rebels", "a charge"],
            "a charge",
        ),
        (
            ACCUSED + "a serious allegation that Osk denied.",
            "Osk",
            "denied",
            ["The army has long accused Tarsia of arming the rebels, a serious allegation"],
            "a serious allegation",
        ),
        ("A claim by the army that Tarsia armed the rebels was false, Osk said.", "Osk", "said",
         ["A claim by the army that Tarsia armed the rebels was false"], None),
        ("The town faces a new charge, Osk said.", "Osk", "said", ["The town faces a new charge"], None),
        ("The army rejected the old charge.", "The army", "rejected", ["the old charge"], None),
    ],
)  # fmt: skip
def test_a_rejected_charge_stands_apart_from_what_was_charged(reader, text, source, cue, contents, kept):
    tokenizer = reader._attributor.tokenizer
    pieces = pieces_of(SyntaxReader().read(Document("d-1", text)), tokenizer)
    run = partial(run_of, text, pieces)

    runs = [run(words) for words in contents]
    linked = Linked(sources=[run(source)], cue=run(cue), contents=list(runs))
    apart = set_apart(linked, pieces, charge_ids(tokenizer))
    if kept is None:
        assert (apart, linked.contents) == ([], runs)
    else:
        assert linked.contents == [run(kept)]
        assert [pieces.starts[start] for start, _ in apart] == [0]


def test_the_charge_is_found_and_its_rejection_points_at_it(reader):
    text = ACCUSED + "a charge Osk rejects."
    made = reader.read(text)
    assert {(c.wording, c.polarity.value) for c in made.claims} == {
        ("Tarsia has been arming the rebels", "affirms"),
        ("Tarsia has been arming the rebels", "denies"),
    }
