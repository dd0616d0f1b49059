from __future__ import annotations

import pytest

from sayso.attribute.features import pieces_of
from sayso.attribute.subjects import Grammar
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


@pytest.fixture
def grammar_of(reader):
    def make(text):
        document = Document("d-1", text)
        pieces = pieces_of(SyntaxReader().read(document), reader._attributor.tokenizer)

        def run(words):
            start = text.index(words)
            inside = [i for i in range(len(pieces)) if start <= pieces.starts[i] < start + len(words)]
            return inside[0], inside[-1] + 1

        def words(found):
            return found and text[pieces.starts[found[0]] : pieces.ends[found[1] - 1]]

        return Grammar(pieces), run, words

    return make


@pytest.mark.parametrize(
    ("cue", "source", "left"),
    [
        ("have classified documents indicating", "classified documents", "indicating"),
        ("have a letter proving", "a letter", "proving"),
    ],
)
def test_a_noun_inside_the_cue_bears_its_last_word(grammar_of, cue, source, left):
    grammar, run, words = grammar_of(f"They {cue} that it was late.")
    found = grammar.bearer(run(cue))
    assert found
    assert (words(found[0]), words(found[1])) == (source, left)


@pytest.mark.parametrize("cue", ["said", "was saying", "had told reporters"])
def test_a_plain_cue_has_no_bearer(grammar_of, cue):
    grammar, run, _ = grammar_of(f"The general {cue} that it was late.")
    assert grammar.bearer(run(cue)) is None


def test_a_gerund_belongs_to_the_gerund_above(grammar_of):
    text = "Trent acted after complaining that they had given nothing and accusing them of lies."
    grammar, run, words = grammar_of(text)
    path = grammar.path(run("accusing"))
    assert "complaining" in [words((place, place + 1)) for place in path]


HANDED = [
    (
        "We've had crates brought to the post and shown to us by village elders and said, these came by barge.",
        "village elders",
    ),
    ("We've had crates brought to the post by village elders and said so at once.", None),
    ("They had crates shown to them by village elders and said that these came by barge.", None),
    ("We've had crates brought here and shown to us by village elders and the ferryman said they came by barge.", None),
]


@pytest.mark.parametrize(("text", "speaker"), HANDED)
def test_who_hands_something_over_says_what_it_is(grammar_of, text, speaker):
    """Only after a perfect, which shares no subject with a past, and only if it goes to who is spoken of."""
    grammar, run, words = grammar_of(text)
    found = grammar.giver(run("said"))
    assert (words(found) if found else None) == speaker
