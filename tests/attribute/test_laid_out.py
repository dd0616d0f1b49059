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
