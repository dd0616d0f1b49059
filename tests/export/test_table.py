import re
from dataclasses import replace

import pytest

from building import extraction, with_claims
from sayso.export.table import table

TEXT = "Corrow said that Malk knew all of it, and Radle wrote “no”. It was alleged that the ship sank."
MADE = extraction(
    TEXT,
    {"sources": ["Corrow"], "cue": "said", "contents": ["that Malk knew all of it"], "confidence": 0.987},
    {"sources": ["Malk"], "cue": "knew", "contents": ["all of it"], "within": 0, "confidence": 0.5},
    {"sources": ["Radle"], "contents": ["“no”"], "confidence": 0.25},
    {"cue": "was alleged", "contents": ["It", "that the ship sank"], "confidence": 1.0},
    path="a.md",
    outlet="The Ledger",
    published_at="2031-03-04",
)


def test_a_line_for_each_attribution():
    assert table(MADE) == (
        "a.md · The Ledger · 2031-03-04 · 4 attributions\n"
        "  0.99  Corrow | said | that Malk knew all of it\n"
        "  0.50  └─ Malk | knew | all of it\n"
        "  0.25  Radle | - | “no”\n"
        "  1.00  (no source) | was alleged | It … that the ship sank\n"
        "\n"
    )


def test_claims_stand_below_their_attribution_and_the_report_s_own_in_their_place():
    assert table(with_claims()) == (
        "a.md · The Pier · 1 attribution · 2 claims\n"
        "  0.50  Venn | denied | that the ship sank at Ostend\n"
        "        − Orla Venn: deny, certain | The ship sank at Ostend · … to 2031-03-03 · Ostend\n"
        "        + own voice: say, certain | It rained\n"
        "\n"
    )


def test_lines_of_claims_are_cut_too():
    lines = table(with_claims(), 80).splitlines()
    assert all(len(line) <= 90 for line in lines)
    assert lines[2].startswith("        − Orla Venn: deny, certain | The ship")


def test_attributions_nested_in_each_other_are_shown_once_each():
    made = extraction("A said B told.", {"cue": "said", "contents": ["B told"]}, {"cue": "told", "contents": ["B"]})
    first, second = made.attributions
    ring = replace(made, attributions=(replace(first, within=second.id), replace(second, within=first.id)))
    assert table(ring).count(" | ") == 4


def test_nesting_is_indented_by_depth():
    made = extraction(
        "A said B told C wrote D knew.",
        {"cue": "said", "contents": ["B told C wrote D knew"]},
        {"cue": "told", "contents": ["C wrote D knew"], "within": 0},
        {"cue": "wrote", "contents": ["D knew"], "within": 1},
    )
    lines = table(made).splitlines()[1:4]
    assert [line.index("(no source)") for line in lines] == [8, 11, 14]
    assert ["└─" in line for line in lines] == [False, True, True]


@pytest.mark.parametrize(
    ("attributions", "language", "state"),
    [
        (0, "en", "0 attributions"),
        (1, "en", "1 attribution"),
        (1, None, "1 attribution"),
        (0, "fr", "not read: language fr"),
    ],
)
def test_the_heading_says_what_was_found(attributions, language, state):
    made = extraction("It was late.", *[{"contents": ["was late"]}] * attributions, path="b.txt", language=language)
    assert table(made).splitlines()[0] == f"b.txt · {state}"


def test_without_any_heading_but_the_state():
    assert table(extraction("It was late.")) == "0 attributions\n\n"


def long(count):
    return " ".join(f"word{i}" for i in range(count))


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_lines_are_cut_to_the_width(width):
    text = f"Mr {long(90)} said that {long(90).upper()}"
    made = extraction(text, {"sources": [f"Mr {long(90)}"], "cue": "said", "contents": [f"that {long(90).upper()}"]})
    (_, line, _) = table(made, width).split("\n", 2)
    assert width - 10 <= len(line) <= width
    assert line.count("…") == 2
    assert " | said | that WORD0 " in line


def test_nothing_is_cut_without_a_width():
    text = f"Corrow said {long(500)}"
    assert long(500) in table(extraction(text, {"cue": "said", "contents": [long(500)]}))


def test_a_narrow_width_still_shows_some_of_the_content():
    text = f"Corrow said {long(50)}"
    line = table(extraction(text, {"sources": ["Corrow"], "cue": "said", "contents": [long(50)]}), 10).splitlines()[1]
    assert "Corrow | said | word0 word1 word2" in line


def test_colour_changes_no_word():
    coloured = table(MADE, 100, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == table(MADE, 100)
    assert coloured.count("\x1b[0m") * 2 == coloured.count("\x1b["), "each colour is ended"


@pytest.mark.parametrize(
    "hidden", ["\x1b[31m", "\x07", "\u202e", "\u200b", "\u2066", "\x00", "\x9b", "\ud800"], ids=ascii
)
def test_nothing_in_a_report_reaches_the_terminal_as_a_command(hidden):
    made = extraction(
        f"Cor{hidden}row said no{hidden}thing.", {"sources": [f"Cor{hidden}row"], "contents": [f"no{hidden}thing"]}
    )
    shown = table(made)
    assert hidden[0] not in shown
    assert "thing" in shown


@pytest.mark.parametrize("space", ["\n", "\t", "\u00a0", "\u2028", "\r\n  "], ids=ascii)
def test_white_space_is_one_space(space):
    made = extraction(f"Corrow said{space}no{space}more.", {"contents": [f"no{space}more"]}, path=f"a{space}b")
    assert table(made) == "a b · 1 attribution\n  0.50  (no source) | - | no more\n\n"
