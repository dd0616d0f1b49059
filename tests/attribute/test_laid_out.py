"""What the layout tells is said by whom it names, whatever the tagger makes of the words."""

import pytest

from sayso.attribute.laid_out import CONFIDENCE
from sayso.model import Document, Style

TEXT = "HOST: The mayor says the dam is safe.\n\nFERN: It burst. I saw it burst.\n\nHOST: When?\n\nThe dam is old."


def test_a_turn_is_its_labels_and_what_is_told_in_it_stands_in_it(reader):
    made = reader.read(Document("d", TEXT, raw_sha256="0" * 64)).attributions
    outer = [one for one in made if one.within is None]
    assert [[s.of(TEXT) for s in (*one.sources, one.cue, *one.contents)] for one in outer] == [
        ["HOST", ":", "The mayor says the dam is safe."],
        ["FERN", ":", "It burst. I saw it burst."],
        ["HOST", ":", "When?"],
    ]
    assert {one.style for one in outer} == {Style.DIRECT}
    inner = [one for one in made if one.within == outer[0].id]
    assert [[s.of(TEXT) for s in one.contents] for one in inner] == [["the dam is safe"]]


LETTER = (
    "A letter to the minister was signed by the harbour master, Ada Fern.\n\n"
    "“The crates were full.\n\n“Your spokesman has said that they were empty.”\n\nThe minister left."
)


def test_a_letter_is_its_senders_and_not_somebodys_whose_words_it_tells(reader):
    made = reader.read(Document("d", LETTER, raw_sha256="0" * 64)).attributions
    letter = next(one for one in made if len(one.contents) > 1)
    assert [s.of(LETTER) for s in (*letter.sources, letter.cue)] == ["the harbour master, Ada Fern", "signed"]
    inner = [one for one in made if one.within == letter.id]
    assert [[s.of(LETTER) for s in one.sources] for one in inner] == [["Your spokesman"]]


def test_a_letter_of_nobody_named_is_left_open(reader):
    text = "It rained.\n\n“The crates were full.\n\n“The union has said that they were empty.”"
    made = reader.read(Document("d", text, raw_sha256="0" * 64)).attributions
    outer = next(one for one in made if len(one.contents) > 1)
    assert (outer.sources, outer.cue, outer.within) == ((), None, None)


STATEMENTS = [
    (
        "whose heading it has",
        "STATEMENT OF THE LOCK AUTHORITY\n\nOrle, 2 March 2031\n\nThe gate was shut.\n\nAda Fern\nSpokeswoman",
        ("LOCK AUTHORITY", ["The gate was shut."]),
    ),
    (
        "whose body stands beside the kind",
        "PRESS RELEASE\n\nMinistry of Canals\n\nThe gate was shut.\n\nThe lock is dry.",
        ("Ministry of Canals", ["The gate was shut.", "The lock is dry."]),
    ),
    (
        "who signs a letter",
        "To the Head of the Mission\n\nDear Sir,\n\nThe gate was shut.\n\nAda Fern",
        ("Ada Fern", ["The gate was shut."]),
    ),
    (
        "who introduces a list",
        "It rained in Orle.\n\nThe union makes the following clarifications:\n\n1. It was dry.\n\n2. It was shut.",
        ("The union", ["It was dry.", "It was shut."]),
    ),
]


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in STATEMENTS], ids=[case[0] for case in STATEMENTS])
def test_statements_are_their_senders(text, told, reader):
    made = reader.read(Document("d", text, raw_sha256="0" * 64)).attributions
    outer = next(one for one in made if one.within is None and len(one.contents) == len(told[1]))
    assert (outer.sources[0].of(text), [span.of(text) for span in outer.contents]) == told


NO_STATEMENTS = [
    "STATEMENT BY THE MAYOR raises questions\n\nThe gate was shut. The lock is dry.",
    "JOINT STATEMENT OF THE GOVERNMENTS OF ORLE AND VELT\n\nThe gate was shut. The lock is dry.",
    "The lock at Orle\n\nThe gate was shut. The lock is dry.\n\nAda Fern",
    "The union makes the same mistakes:\n\n- it was late;\n- it was wrong.",
]


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_what_only_looks_like_a_statement_is_nobodys(text, reader):
    made = reader.read(Document("d", text, raw_sha256="0" * 64)).attributions
    assert not [one for one in made if one.confidence == CONFIDENCE]


@pytest.mark.parametrize(
    ("by", "end"), [('tweet-author="@edlunt"', "</tweet>"), ('author="@edlunt" id="7"', "<tweet/>")]
)
def test_a_post_is_who_wrote_it(reader, by, end):
    text = f"The quay is shut.\n\n<tweet {by}>The pump was dry on Monday.{end}\n\nIt rained."
    made = reader.read(Document("d", text, raw_sha256="0" * 64))
    assert [[s.of(text) for s in (*a.sources, *a.contents)] for a in made.attributions] == [
        ["@edlunt", "The pump was dry on Monday."]
    ]
    told = [c.wording for c in made.claims if c.attribution_id]
    assert told == ["The pump was dry on Monday"]
    assert [s.name for s in made.speakers if s.id in {c.speaker_id for c in made.claims if c.attribution_id}] == [
        "@edlunt"
    ]


def test_a_post_is_whose_name_stands_below_it(reader):
    text = (
        "The quay is shut.\n\nUPDATE: The pump was dry on Monday. Boats near the quay. https://t.co/ab12"
        " pic.twitter.com/x1 — MPD (@marlpd) July 3, 2016\n\nIt rained — and snowed (a lot)."
    )
    made = reader.read(Document("d", text, raw_sha256="0" * 64))
    assert [[s.of(text) for s in (*a.sources, *a.contents)] for a in made.attributions] == [
        ["MPD", "The pump was dry on Monday."]
    ]
    told = [c for c in made.claims if c.attribution_id]
    assert [c.wording for c in told] == ["The pump was dry on Monday"]
    assert [s.name for s in made.speakers if s.id in {c.speaker_id for c in told}] == ["MPD"]
