from __future__ import annotations

import pytest

from building import PRODUCER, extraction
from sayso.attribute.by_rule import with_rules
from sayso.read.syntax import SyntaxReader


def found(text, *attributions):
    made = extraction(text, *attributions)
    known = made.attributions
    one = [a for a in with_rules(SyntaxReader().read(made.document), known, PRODUCER) if a not in known]
    return [(a.sources[0].of(text), a.cue.of(text), a.contents[0].of(text), a.within is not None) for a in one]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Officials put the toll at 17.", ("Officials", "put", "the toll at 17")),
        ("The union puts the cost of repairs at 3 million marks, not 2.",
         ("The union", "puts", "the cost of repairs at 3 million marks")),
        ("The ministry of health later raised the toll to 19.",
         ("The ministry of health", "raised", "the toll to 19")),
        ("Officials first said 12 people were killed but later revised the figure to nine.",
         ("Officials", "revised", "the figure to nine")),
        ("The navy's figure is 23.", ("The navy", "figure is", "23")),
        ("The islanders’ count stands at 31.", ("The islanders", "count stands", "31")),
        ("The opposition's own estimate was 40 dead.", ("The opposition", "own estimate was", "40 dead")),
        ("By the army's count, 14 people died in the raid.", ("the army", "count", "14 people died in the raid")),
        ("Nine of the dead were children, by the hospital's own tally.",
         ("the hospital", "tally", "Nine of the dead were children")),
        ("On the union's figures, 300 workers lost their jobs.",
         ("the union", "figures", "300 workers lost their jobs")),
        ("The inquiry cleared the captain of negligence.", ("The inquiry", "cleared", "the captain of negligence")),
        ("The judges acquitted Ana Lund of forging the ballots.",
         ("The judges", "acquitted", "Ana Lund of forging the ballots")),
        ("The report gave the cost of the bridge as 3 million marks.",
         ("The report", "gave", "the cost of the bridge as 3 million marks")),
        ("The colonel later withdrew his earlier statement.", ("The colonel", "withdrew", "his earlier statement")),
    ],
)  # fmt: skip
def test_who_gives_a_figure_is_found(text, wanted):
    assert found(text) == [(*wanted, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials did not put the toll at 17.",
        "The crew put the crates at the gate.",
        "The firm cut the number of guards to six.",
        "The bank raised its price to 40 marks.",
        "The toll was raised to 19.",
        "The ministry's number is in the book.",
        "The bank's total assets are worth little.",
        "Its figure is 23.",
        "By any count, 14 people died.",
        "The police cleared the square of protesters.",
        "The inquiry has not cleared the captain of negligence.",
    ],
)
def test_deeds_and_denials_are_no_figures(text):
    assert found(text) == []


def test_inside_what_somebody_says_it_is_nested():
    text = "A nurse said the ministry put the toll at 17."
    said = {"sources": ["A nurse"], "cue": "said", "contents": ["the ministry put the toll at 17"]}
    assert found(text, said) == [("the ministry", "put", "the toll at 17", True)]


def test_what_was_found_already_is_not_found_twice():
    text = "Officials put the toll at 17."
    assert found(text, {"sources": ["Officials"], "cue": "put", "contents": ["the toll at 17"]}) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An extract from the register names Ada Rohn as its owner.",
         ("An extract from the register", "names", "Ada Rohn as its owner")),
        ("The deed lists Rolf Tamm, who lives abroad, as the buyer.",
         ("The deed", "lists", "Rolf Tamm, who lives abroad, as the buyer")),
    ],
)  # fmt: skip
def test_what_a_paper_says_somebody_is(text, wanted):
    assert found(text) == [(*wanted, False)]


@pytest.mark.parametrize(
    "text", ["The mayor names Ada Rohn as his heir.", "The list of names grew.", "The deed lists two houses."]
)
def test_whom_no_paper_names_as_anything(text):
    assert not any(cue in ("names", "lists") for _, cue, _, _ in found(text))


@pytest.mark.parametrize(
    ("said", "cue", "what"),
    [("We cannot rule it out.", "cannot rule", "it"), ("I could not rule that out at all.", "could not rule", "that")],
)
def test_who_cannot_rule_it_out_is_found(said, cue, what):
    text = f"Lund was asked whether the dam had been mined. “{said}” Lund told reporters."
    assert found(text, {"cue": "told reporters", "contents": [said]}) == [(said.split()[0], cue, what, True)]


def test_a_sale_that_is_ruled_out_is_left_to_the_tagger():
    assert found("The company ruled out a sale.") == []
