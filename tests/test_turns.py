"""The labels of a conversation, and what only looks like one."""

import pytest

from sayso.read.paragraphs import paragraphs_of
from sayso.turns import labels_of, turns_of

TALKS = [
    (
        "capitals, one asks",
        "HOST: Did the pump fail?\n\nDR ADA FERN: It did.\n\nHOST: When?\n\nFERN: On Monday.\n\nThe pump was old.",
        [("HOST", "Did the pump fail?"), ("DR ADA FERN", "It did."), ("HOST", "When?"), ("FERN", "On Monday.")],
    ),
    (
        "names as they are written",
        "We spoke to Ada Fern.\n\nReporter: Did it fail?\n\nAda Fern: It did.\n\nReporter: When?\n\nAda Fern: May.",
        [("Reporter", "Did it fail?"), ("Ada Fern", "It did."), ("Reporter", "When?"), ("Ada Fern", "May.")],
    ),
    (
        "who asks is named in brackets",
        "INTERVIEWER (Jon Pell): Did it fail?\n\nFERN: No.\n\nPELL: Why not?\n\nFERN: Ask them.",
        [("Jon Pell", "Did it fail?"), ("FERN", "No."), ("PELL", "Why not?"), ("FERN", "Ask them.")],
    ),
    ("question and answer", "Q. Did it fail?\n\nA. No.", [("Q", "Did it fail?"), ("A", "No.")]),
    (
        "further paragraphs between two turns",
        "Q: What then?\nA: It failed.\nNobody came.\n(Laughter.)\nQ: Nobody?\nA: Nobody.\nThe pump is old.",
        [("Q", "What then?"), ("A", "It failed."), ("A", "Nobody came."), ("Q", "Nobody?"), ("A", "Nobody.")],
    ),
    (
        "marked up, with the hour, over further paragraphs in quotation marks",
        '"**[12:01] PELL:** Did it?\n\n"FERN: It did.\n\n"It failed.\n\n"PELL: When?\n\nFern left.',
        [("PELL", "Did it?"), ("FERN", "It did."), ("FERN", '"It failed.'), ("PELL", "When?")],
    ),
]


@pytest.mark.parametrize(("text", "said"), [t[1:] for t in TALKS], ids=[t[0] for t in TALKS])
def test_turns_are_found(text, said):
    turns = turns_of(text, labels_of(text, None), paragraphs_of(text))
    assert [(turn.label.name.of(text), one.of(text)) for turn in turns for one in turn.contents] == said


NONE = [
    "UPDATE: The road is open.\n\nUPDATE: The road is shut.",
    "PARIS: The shop is shut.\n\nPARIS: The bridge is open.",
    "CLAIM: It is dry.\n\nTHE FACTS: It is not, as the facts show.\n\nCLAIM: It burned.\n\nTHE FACTS: It did not.",
    "Chairman: Ada Fern\nEditor: Jon Pell\nPresident: Ann Lee",
    "Ada Fern lost.\n\nFern: She lost her seat in May.\n\nPell: He won with Jon Pell's friends.",
    "JON PELL: He was 41.\n\nANN PELL: She was 40.\n\nMAX PELL: He was 9.",
    "Stated Fern: It did.\n\nContinued Fern: It failed, Ada Fern said.",
    "Fern: it was me.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_list_is_no_conversation(text):
    assert not labels_of(text, None)
