"""What the layout tells is said by whom it names, whatever the tagger makes of the words."""

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
